//! What the pictures share: colours, text that is broken into lines, and the SVG around them.

use crate::cli::edition::{Edition, Theme};
use crate::cli::fonts::{Fonts, Weight};
use crate::cli::html::{raw, rendered};
use crate::standing::Answer;
use crate::words::{Piece, Sentence, Words, plain};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Direction, get_base_direction};
use yew::prelude::*;

/// A colour of the card, by what it is for.
#[derive(Clone, Copy)]
pub enum Colour {
    Ink,
    Muted,
    Line,
    Surface,
    Sunken,
    Answer,
}

impl Colour {
    const ALL: [Colour; 6] =
        [Colour::Ink, Colour::Muted, Colour::Line, Colour::Surface, Colour::Sunken, Colour::Answer];

    /// Its name in `styles/card.css`, and its class here.
    fn name(self) -> &'static str {
        match self {
            Colour::Ink => "ink",
            Colour::Muted => "muted",
            Colour::Line => "line",
            Colour::Surface => "surface",
            Colour::Sunken => "sunken",
            Colour::Answer => "answer",
        }
    }

    /// The colour in the light and in the dark, as `styles/card.css` has it.
    fn light_and_dark(self, answer: Answer) -> [&'static str; 2] {
        match self {
            Colour::Ink => ["#1a1b1f", "#eceef2"],
            Colour::Muted => ["#5b5e66", "#a6abb5"],
            Colour::Line => ["#d9dbe0", "#3a3e47"],
            Colour::Surface => ["#fff", "#17191e"],
            Colour::Sunken => ["#f5f6f8", "#20232a"],
            Colour::Answer => match answer {
                Answer::Yes => ["#0a7a3d", "#5fd38d"],
                Answer::No => ["#b3261e", "#ff9a8d"],
            },
        }
    }
}

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Type {
    pub size: f32,
    pub weight: Weight,
    /// From one line to the next, in sizes.
    pub leading: f32,
}

impl Type {
    pub const fn regular(size: f32) -> Type {
        Type { size, weight: Weight::Regular, leading: 1.45 }
    }

    pub const fn bold(size: f32) -> Type {
        Type { size, weight: Weight::Bold, leading: 1.3 }
    }
}

/// A line of a text: words of the language, and of the document.
pub struct Line {
    runs: Vec<Run>,
}

struct Run {
    text: String,
    is_document: bool,
    isolate: Option<char>,
}

impl Line {
    /// As it is read.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Whose fonts draw the picture.
#[derive(Clone, Copy)]
pub enum Drawn {
    /// Those that measured it.
    WithOurFonts,
    /// The reader's, whichever these are.
    WithAny,
}

/// DejaVu Sans and Verdana, the widest of the usual fonts, are this much wider than Inter.
const WIDEST: f32 = 1.12;
/// A letter of a monospaced font is 0.6 of its size. Such a line may use up a margin, but no more.
const MONOSPACED: f32 = 0.57;

/// What sets the texts of a picture.
pub struct Setter<'a> {
    pub fonts: &'a Fonts,
    pub drawn: Drawn,
    pub words: &'a Words,
    pub theme: Theme,
    widths: RefCell<HashMap<(char, u16), f32>>,
}

impl<'a> Setter<'a> {
    pub fn new(fonts: &'a Fonts, drawn: Drawn, words: &'a Words, theme: Theme) -> Setter<'a> {
        Setter { fonts, drawn, words, theme, widths: RefCell::default() }
    }

    /// The lines of sentences one after the other, none of them wider than this.
    ///
    /// A sentence that does not fit beside the one before it begins a line of its own.
    pub fn lines(&self, sentences: &[Sentence], width: f32, font: Type) -> Vec<Line> {
        let lines = |row: Sentence| {
            let text = Text::new(&row);
            let lines = self.balanced(&text, width, font).into_iter();
            lines.map(|line| text.line(line)).collect::<Vec<_>>()
        };
        self.rows(sentences, width, font).into_iter().flat_map(lines).collect()
    }

    /// The same in no more than so many lines: in the largest of the fonts that does, else cut at their end.
    pub fn fitted(
        &self,
        sentences: &[Sentence],
        width: f32,
        most: usize,
        fonts: &[Type],
    ) -> (Vec<Line>, Type) {
        let mut cut = (Vec::new(), Type::regular(0.0));
        for font in fonts.iter().copied() {
            for row in [sentences, &[joined(sentences)]] {
                let lines = self.lines(row, width, font);
                if lines.len() <= most {
                    return (lines, font);
                }
            }
            cut = (self.cut(&joined(sentences), width, most, font), font);
        }
        cut
    }

    /// The first lines of a sentence, each as full as can be.
    fn cut(&self, sentence: &[Piece], width: f32, most: usize, font: Type) -> Vec<Line> {
        let text = Text::new(sentence);
        let mut ranges = self.broken(&text.text, &text.breaks(), width, font);
        ranges.truncate(most);
        if let Some(last) = ranges.last_mut() {
            let room = width - self.width("…", font);
            last.end = self.fitting(&text.text, last.start..text.text.len(), room, font);
        }
        let mut lines: Vec<Line> = ranges.into_iter().map(|line| text.line(line)).collect();
        if let Some(last) = lines.last_mut().and_then(|line| line.runs.last_mut()) {
            last.text += "…";
        }
        lines
    }

    /// How wide a text is, or may become.
    pub fn width(&self, text: &str, font: Type) -> f32 {
        let mut widths = self.widths.borrow_mut();
        let width = |letter| {
            *widths
                .entry((letter, font.weight.number()))
                .or_insert_with(|| self.fonts.width(letter, font.weight))
        };
        let width = text.chars().map(width).sum::<f32>() * font.size;
        match self.drawn {
            Drawn::WithOurFonts => width,
            Drawn::WithAny => {
                let letters = text.chars().count() as f32 * font.size;
                (width * WIDEST).max(letters * MONOSPACED)
            }
        }
    }

    /// The space before what is drawn of a text: with large letters it is seen.
    pub fn bearing(&self, text: &str, font: Type) -> f32 {
        let bearing = |letter| self.fonts.bearing(letter, font.weight);
        text.chars().next().map_or(0.0, bearing) * font.size
    }

    /// As many sentences beside each other as fit.
    fn rows(&self, sentences: &[Sentence], width: f32, font: Type) -> Vec<Sentence> {
        let mut rows: Vec<Sentence> = Vec::new();
        for sentence in sentences {
            let beside = rows.last().map(|row| joined(&[row.clone(), sentence.clone()]));
            let fits = |row: &Sentence| self.width(&plain(row), font) <= width;
            match (rows.last_mut(), beside.filter(fits)) {
                (Some(row), Some(beside)) => *row = beside,
                (Some(_) | None, _) => rows.push(sentence.clone()),
            }
        }
        rows
    }

    /// A few lines of about the same width, so that no word is left alone on the last; of more, each as full as can be.
    fn balanced(&self, text: &Text, width: f32, font: Type) -> Vec<Range<usize>> {
        let breaks = text.breaks();
        let mut best = self.broken(&text.text, &breaks, width, font);
        if (2..=6).contains(&best.len()) {
            let (mut narrow, mut wide) = (width / 2.0, width);
            while wide - narrow > font.size / 4.0 {
                let middle = (narrow + wide) / 2.0;
                let lines = self.broken(&text.text, &breaks, middle, font);
                if lines.len() > best.len() {
                    narrow = middle;
                } else {
                    (wide, best) = (middle, lines);
                }
            }
        }
        best
    }

    fn broken(&self, text: &str, breaks: &[usize], width: f32, font: Type) -> Vec<Range<usize>> {
        let part = |range: Range<usize>| text.get(range).unwrap_or_default().trim();
        let fits = |range: Range<usize>| self.width(part(range), font) <= width;
        let mut lines = Vec::new();
        let (mut start, mut end) = (0, 0);
        for next in breaks.iter().copied() {
            if !fits(start..next) {
                if end > start {
                    lines.push(start..end);
                    start = end;
                }
                // What stands without a space is broken where a letter ends.
                while !fits(start..next) {
                    let cut = self.fitting(text, start..next, width, font);
                    lines.push(start..cut);
                    start = cut;
                }
            }
            end = next;
        }
        lines.push(start..end);
        lines.retain(|line| !part(line.clone()).is_empty());
        lines
    }

    /// Where the part of a text ends that is as wide as this; one letter at least.
    fn fitting(&self, text: &str, range: Range<usize>, width: f32, font: Type) -> usize {
        let whole = text.get(range.clone()).unwrap_or_default();
        let ends = GraphemeClusterSegmenter::new().segment_str(whole).filter(|end| *end > 0);
        let mut fitting = None;
        for end in ends {
            let fits = self.width(whole.get(..end).unwrap_or_default(), font) <= width;
            if fitting.is_some() && !fits {
                break;
            }
            fitting = Some(end);
        }
        fitting.map_or(range.end, |end| range.start + end)
    }

    /// The attributes `fill` and `class` of a colour: the class is what a style for the dark finds.
    fn fill(&self, colour: Colour) -> (&'static str, Option<&'static str>) {
        let [light, dark] = colour.light_and_dark(self.words.answer);
        match self.theme {
            Theme::Auto => (light, Some(colour.name())),
            Theme::Light => (light, None),
            Theme::Dark => (dark, None),
        }
    }

    pub fn rectangle(&self, [x, y, width, height]: [f32; 4], radius: f32, colour: Colour) -> Html {
        let (fill, class) = self.fill(colour);
        let [x, y, width, height] = [x, y, width, height].map(number);
        let rx = (radius > 0.0).then(|| number(radius));
        html! { <rect {x} {y} {width} {height} {rx} {fill} {class} /> }
    }

    pub fn path(&self, d: String, colour: Colour) -> Html {
        let (fill, class) = self.fill(colour);
        html! { <path {d} {fill} {class} /> }
    }

    /// A line of text on its baseline.
    pub fn text(
        &self,
        line: &Line,
        [x, y]: [f32; 2],
        font: Type,
        colour: Colour,
        how: How,
    ) -> Html {
        let (fill, class) = self.fill(colour);
        let runs: Html = line.runs.iter().map(|run| self.run(run, font)).collect();
        let is_bold = font.weight == Weight::Bold;
        let (anchor, spacing, length) = match how {
            How::Start => (None, None, None),
            How::End => (Some("end"), None, None),
            How::Tight => (None, Some(number(font.size * -0.03)), None),
            How::Middle { length } => (Some("middle"), None, length.map(number)),
        };
        html! {
            <text x={number(x)} y={number(y)} font-size={number(font.size)}
                font-weight={is_bold.then_some("700")} text-anchor={anchor} letter-spacing={spacing}
                textLength={length.clone()} lengthAdjust={length.map(|_| "spacingAndGlyphs")}
                {fill} {class}>{ runs }</text>
        }
    }

    fn run(&self, run: &Run, font: Type) -> Html {
        let text = run.text.replace(is_no_xml, "\u{fffd}");
        // Isolated as `<bdi>` is, by marks that programs other than browsers know too.
        let text = match run.isolate {
            Some(isolate) => format!("{isolate}{text}\u{2069}"),
            None => text,
        };
        let part = |(family, part): (Option<String>, String)| match family {
            Some(family) => html! { <tspan font-family={family}>{ part }</tspan> },
            None => html! { { part } },
        };
        let text: Html = self.fonts.parts(&text, font.weight).into_iter().map(part).collect();
        match run.is_document {
            true => html! { <tspan lang={self.words.document_lang.clone()}>{ text }</tspan> },
            false => text,
        }
    }
}

/// Where a line of text stands by its place, and how wide.
pub enum How {
    Start,
    End,
    /// From the start, with letters close together, as suits large ones.
    Tight,
    /// Around its place, as wide as this in every font.
    Middle {
        length: Option<f32>,
    },
}

/// Where the baseline lies in a line of the fonts, from its middle.
pub fn baseline(font: Type) -> f32 {
    font.size * (font.leading / 2.0 + 0.364)
}

/// A sentence as one text.
struct Text {
    text: String,
    /// The end of each piece, whether it is the document's, and what keeps its direction to itself.
    pieces: Vec<(usize, bool, Option<char>)>,
}

impl Text {
    fn new(pieces: &[Piece]) -> Text {
        let mut whole = Text { text: String::new(), pieces: Vec::new() };
        for piece in pieces {
            let (is_document, isolate) = match piece {
                Piece::Text(text) => {
                    whole.text += text;
                    (false, None)
                }
                // A date is not broken.
                Piece::Date { text, .. } => {
                    whole.text += &text.replace(' ', "\u{a0}");
                    (false, None)
                }
                Piece::Document(text) => {
                    whole.text += text;
                    let isolate = match get_base_direction(text.as_str()) {
                        Direction::Rtl => '\u{2067}',
                        Direction::Ltr | Direction::Mixed => '\u{2066}',
                    };
                    (true, BidiInfo::new(text, None).has_rtl().then_some(isolate))
                }
            };
            whole.pieces.push((whole.text.len(), is_document, isolate));
        }
        whole
    }

    /// Where a line may end.
    fn breaks(&self) -> Vec<usize> {
        LineSegmenter::new_auto(LineBreakOptions::default()).segment_str(&self.text).collect()
    }

    fn line(&self, range: Range<usize>) -> Line {
        let line = self.text.get(range.clone()).unwrap_or_default();
        let range = range.start + (line.len() - line.trim_start().len())
            ..range.end - (line.len() - line.trim_end().len());
        let mut runs = Vec::new();
        let mut start = 0;
        for (end, is_document, isolate) in &self.pieces {
            let part = start.max(range.start)..(*end).min(range.end);
            start = *end;
            if let Some(text) = self.text.get(part).filter(|text| !text.is_empty()) {
                let (is_document, isolate) = (*is_document, *isolate);
                runs.push(Run { text: text.into(), is_document, isolate });
            }
        }
        Line { runs }
    }
}

/// Sentences as one.
fn joined(sentences: &[Sentence]) -> Sentence {
    sentences.join(&Piece::Text(" · ".into()))
}

/// A number as short as can be seen.
pub fn number(number: f32) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}

/// What may stand in a text, but not in XML.
fn is_no_xml(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// A picture of an edition as an SVG document, or as part of an HTML page.
pub fn picture(
    edition: &Edition,
    form: &str,
    [width, height]: [f32; 2],
    family: &'static str,
    content: Html,
) -> String {
    let Edition { id, summary, standing, style, words, .. } = edition;
    let letter = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    let id: String = id.chars().map(letter).collect();
    // Several pictures can stand in one page, of the same document too.
    let mut id = format!("out-yet-{form}-{id}-{}", crate::date::written_day(standing.day));
    if style.theme != Theme::Auto {
        id = format!("{id}-{}", style.theme.as_str());
    }
    let [width, height] = [width, height].map(number);
    let [title_id, desc_id] = ["title", "desc"].map(|part| format!("{id}-{part}"));
    let title =
        format!("{} {}", edition.question(), edition.answer()).replace(is_no_xml, "\u{fffd}");
    let desc = summary.replace(is_no_xml, "\u{fffd}");
    rendered(html! {
        <svg xmlns="http://www.w3.org/2000/svg" id={id.clone()} viewBox={format!("0 0 {width} {height}")}
            {width} {height} role="img" aria-labelledby={title_id.clone()}
            aria-describedby={desc_id.clone()} lang={words.lang.clone()} font-family={family}>
            <title id={title_id}>{ title }</title>
            <desc id={desc_id}>{ desc }</desc>
            <style>{ raw(style_sheet(&id, style.theme, words.answer)) }</style>
            { content }
        </svg>
    }) + "\n"
}

/// The colours in the dark; and what a page around it must not bring in.
fn style_sheet(id: &str, theme: Theme, answer: Answer) -> String {
    let mut sheet = format!(
        "#{id}{{direction:ltr;font-style:normal;font-weight:400;letter-spacing:normal;\
         text-anchor:start;text-shadow:none;text-transform:none;word-spacing:normal}}"
    );
    if theme == Theme::Auto {
        sheet += "@media (prefers-color-scheme:dark){";
        for colour in Colour::ALL {
            let [_, dark] = colour.light_and_dark(answer);
            // Writing to a text cannot fail.
            let _ = write!(sheet, "#{id} .{}{{fill:{dark}}}", colour.name());
        }
        sheet += "}";
    }
    sheet
}

/// Words of the language as a line.
pub fn line(text: &str) -> Line {
    Line { runs: vec![Run { text: text.into(), is_document: false, isolate: None }] }
}

/// The host of the page, to say where more is.
pub fn host(edition: &Edition) -> Option<String> {
    edition.page()?.split(['/', '?', '#']).nth(2).map(str::to_owned)
}

/// The day of the answer.
pub fn as_of(words: &Words) -> String {
    words.as_of.as_deref().map(plain).unwrap_or_default()
}
