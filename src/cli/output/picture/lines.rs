//! Text that is broken into lines: what is how wide, and where a line may end.

use crate::cli::edition::Theme;
use crate::cli::fonts::{Fonts, Weight};
use crate::words::{Piece, Sentence, Words, plain};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Direction, get_base_direction};

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
    pub(super) runs: Vec<Run>,
}

/// Words that are set in one way.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) is_document: bool,
    pub(super) isolate: Option<char>,
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

/// Words of the language as a line.
pub fn line(text: &str) -> Line {
    Line { runs: vec![Run { text: text.into(), is_document: false, isolate: None }] }
}
