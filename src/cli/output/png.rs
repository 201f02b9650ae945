//! `--to png`: the answer as a picture for link previews.

use super::picture::{
    Colour, Drawn, How, Line, Setter, Type, as_of, baseline, host, line, picture,
};
use crate::cli::edition::{Edition, Theme};
use crate::cli::fonts::{FAMILY, Weight};
use crate::words::{Marked, Piece, Sentence, Words};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;
use std::collections::BTreeSet;
use std::slice::from_ref;
use yew::prelude::*;

/// What the readers of link previews ask for.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const LEFT: f32 = 80.0;
const RIGHT: f32 = 1120.0;
/// Where the counters stand.
const COUNTERS: f32 = 700.0;
/// The height of the answer with all that belongs to it.
const BLOCK: f32 = 326.0;
/// Where the foot begins.
const RULE: f32 = 542.0;
const FOOT: f32 = 556.0;
const ANSWER: Type = Type { size: 216.0, weight: Weight::Bold, leading: 1.0 };

/// The picture.
pub fn png(edition: &Edition) -> Result<Vec<u8>, String> {
    let options = edition.style.fonts.options();
    let tree = Tree::from_str(&draw(edition).svg, &options).map_err(cannot)?;
    let mut pixmap = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| cannot("too large"))?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    encode(&pixmap).map_err(cannot)
}

fn cannot(error: impl std::fmt::Display) -> String {
    format!("the picture cannot be drawn: {error}")
}

/// What to do about letters that no font has, in the order of Unicode.
pub fn warning(edition: &Edition) -> Option<String> {
    let drawn = draw(edition).text;
    let letters: BTreeSet<char> = drawn.chars().collect();
    let missing = letters.into_iter().filter(|letter| !edition.style.fonts.has(*letter));
    let missing: Vec<String> =
        missing.map(|letter| format!("{letter} (U+{:04X})", u32::from(letter))).collect();
    let missing = match missing.as_slice() {
        [] => return None,
        [first @ .., last] if first.len() >= MOST_NAMED => {
            let named = first.get(..MOST_NAMED).unwrap_or(first).join(", ");
            format!("{named} and {} more", missing.len() - MOST_NAMED)
        }
        letters => letters.join(", "),
    };
    Some(format!(
        "no font has {missing}; each is a box in the picture. --font FILE takes a font that has them"
    ))
}

/// The picture covers all of its ground, so that there is nothing to see through.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let pixels = pixmap.pixels().iter();
    let colours: Vec<u8> = pixels.flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(bytes)
}

/// A warning is to be read.
const MOST_NAMED: usize = 12;

struct Drawing {
    svg: String,
    /// All that is written in it.
    text: String,
}

fn draw(edition: &Edition) -> Drawing {
    let words = &*edition.words;
    let theme = match edition.style.theme {
        Theme::Auto | Theme::Light => Theme::Light,
        Theme::Dark => Theme::Dark,
    };
    let setter = Setter::new(&edition.style.fonts, Drawn::WithOurFonts, words, theme);
    let mut sheet = Sheet { setter, marks: Vec::new(), text: String::new() };
    sheet.preview(words, host(edition));
    let size = [WIDTH as f32, HEIGHT as f32];
    let content = sheet.marks.into_iter().collect();
    let svg = picture(edition, "preview", &edition.summary, size, FAMILY, content);
    Drawing { svg, text: sheet.text }
}

struct Sheet<'a> {
    setter: Setter<'a>,
    marks: Vec<Html>,
    text: String,
}

impl Sheet<'_> {
    fn preview(&mut self, words: &Words, host: Option<String>) {
        self.rectangle([0.0, 0.0, WIDTH as f32, HEIGHT as f32], Colour::Surface);
        let question =
            self.fitted(&words.question, RIGHT - LEFT, 2, &[48.0, 42.0, 36.0].map(Type::bold));
        let end = self.lines(question, [LEFT, 50.0], Colour::Ink);

        // The middle of what is left between the question and the foot.
        let top = (end + RULE - BLOCK) / 2.0;
        let day = Type::bold(34.0);
        let place = [LEFT, top + baseline(day)];
        self.line(&line(&as_of(words)), place, day, Colour::Ink, How::Start);
        let left = LEFT - self.setter.bearing(words.answer_word, ANSWER);
        let word = line(words.answer_word);
        self.line(&word, [left, top + 220.0], ANSWER, Colour::Answer, How::Tight);
        let fonts = [28.0, 25.0].map(Type::regular);
        let width = COUNTERS - LEFT - 40.0;
        let qualifier = self.setter.fitted(&words.qualifier, width, 2, &fonts);
        self.lines(qualifier, [LEFT, top + 242.0], Colour::Ink);

        let mut y = top - 6.0;
        for counter in &words.counters {
            y = self.counter(counter, y) + 26.0;
        }

        self.rectangle([LEFT, RULE, RIGHT - LEFT, 2.0], Colour::Line);
        let foot = words.stale.as_ref().unwrap_or(&words.verified);
        let foot = self.fitted(foot, 700.0, 1, &[24.0, 21.0].map(Type::regular));
        let font = foot.1;
        self.lines(foot, [LEFT, FOOT], Colour::Muted);
        if let Some(host) = host {
            let (lines, _) = self.fitted(&vec![Piece::Text(host)], 320.0, 1, &[font]);
            for line in lines {
                self.line(&line, [RIGHT, FOOT + baseline(font)], font, Colour::Muted, How::End);
            }
        }
    }

    /// A counter from `y` down, and where it ends.
    fn counter(&mut self, counter: &Marked, y: f32) -> f32 {
        let width = RIGHT - COUNTERS;
        let small = [26.0, 23.0].map(Type::regular);
        let mut end = y;
        for (index, pieces) in
            [&counter.before, &counter.mark, &counter.after].into_iter().enumerate()
        {
            if pieces.is_empty() {
                continue;
            }
            let (lines, colour) = match index {
                1 => (
                    self.fitted(pieces, width, 1, &[52.0, 44.0, 36.0].map(Type::bold)),
                    Colour::Ink,
                ),
                _ => (self.fitted(pieces, width, 2, &small), Colour::Muted),
            };
            end = self.lines(lines, [COUNTERS, if end > y { end + 2.0 } else { y }], colour);
        }
        end
    }

    fn fitted(
        &self,
        sentence: &Sentence,
        width: f32,
        most: usize,
        fonts: &[Type],
    ) -> (Vec<Line>, Type) {
        self.setter.fitted(from_ref(sentence), width, most, fonts)
    }

    fn rectangle(&mut self, place: [f32; 4], colour: Colour) {
        self.marks.push(self.setter.rectangle(place, 0.0, colour));
    }

    /// Lines from a place down, and where they end.
    fn lines(
        &mut self,
        (lines, font): (Vec<Line>, Type),
        [x, mut y]: [f32; 2],
        colour: Colour,
    ) -> f32 {
        for line in &lines {
            self.line(line, [x, y + baseline(font)], font, colour, How::Start);
            y += font.size * font.leading;
        }
        y
    }

    fn line(&mut self, line: &Line, place: [f32; 2], font: Type, colour: Colour, how: How) {
        self.text += &line.text();
        self.marks.push(self.setter.text(line, place, font, colour, how));
    }
}
