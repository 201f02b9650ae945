//! What the pictures share: colours, marks, and the SVG around them.

mod lines;

pub use lines::{Drawn, Line, Setter, Type, line};

use crate::cli::edition::{Edition, Theme};
use crate::cli::fonts::Weight;
use crate::cli::html::{raw, rendered};
use crate::standing::Answer;
use crate::words::{Words, plain};
use lines::Run;
use std::fmt::Write;
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
    Delay,
}

/// The colour of a "no", and of what is late.
const NO: [&str; 2] = ["#b3261e", "#ff9a8d"];

impl Colour {
    const ALL: [Colour; 7] = [
        Colour::Ink,
        Colour::Muted,
        Colour::Line,
        Colour::Surface,
        Colour::Sunken,
        Colour::Answer,
        Colour::Delay,
    ];

    /// Its name in `styles/card.css`, and its class here.
    fn name(self) -> &'static str {
        match self {
            Colour::Ink => "ink",
            Colour::Muted => "muted",
            Colour::Line => "line",
            Colour::Surface => "surface",
            Colour::Sunken => "sunken",
            Colour::Answer => "answer",
            Colour::Delay => "delay",
        }
    }

    /// The colour in the light and in the dark, as `styles/card.css` has it.
    pub fn light_and_dark(self, answer: Answer) -> [&'static str; 2] {
        match self {
            Colour::Ink => ["#1a1b1f", "#eceef2"],
            Colour::Muted => ["#5b5e66", "#a6abb5"],
            Colour::Line => ["#d9dbe0", "#3a3e47"],
            Colour::Surface => ["#fff", "#17191e"],
            Colour::Sunken => ["#f5f6f8", "#20232a"],
            Colour::Answer => match answer {
                Answer::Yes => ["#0a7a3d", "#5fd38d"],
                Answer::No => NO,
            },
            Colour::Delay => NO,
        }
    }
}

impl Setter<'_> {
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

/// A number as short as can be seen.
pub fn number(number: f32) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}

/// What may stand in a text, but not in XML.
fn is_no_xml(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// A picture of an edition as an SVG document, or as part of an HTML page; with what is said to those who do not see
/// it.
pub fn picture(
    edition: &Edition,
    form: &str,
    said: &str,
    [width, height]: [f32; 2],
    family: &'static str,
    content: Html,
) -> String {
    let Edition { id, standing, style, words, .. } = edition;
    let letter = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    let id: String = id.chars().map(letter).collect();
    // Several pictures can stand in one page, of the same document too.
    let mut id = format!("out-yet-{form}-{id}-{}", crate::date::written_day(standing.day));
    if style.theme != Theme::Auto {
        id = format!("{id}-{}", style.theme.as_str());
    }
    let [width, height] = [width, height].map(number);
    let [title_id, desc_id] = ["title", "desc"].map(|part| format!("{id}-{part}"));
    let title = format!("{} {}", edition.question(), edition.answer).replace(is_no_xml, "\u{fffd}");
    let desc = said.replace(is_no_xml, "\u{fffd}");
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

/// The host of the page, to say where more is.
pub fn host(edition: &Edition) -> Option<String> {
    edition.page()?.split(['/', '?', '#']).nth(2).map(str::to_owned)
}

/// The day of the answer.
pub fn as_of(words: &Words) -> String {
    words.as_of.as_deref().map(plain).unwrap_or_default()
}
