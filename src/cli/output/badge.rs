//! `--to badge`: the answer as a pill, for a line of badges.

use super::picture::{Colour, Drawn, How, Line, Setter, Type, line, number, picture};
use crate::cli::edition::Edition;
use crate::cli::fonts::{Fonts, Weight};
use crate::words::Piece;
use yew::prelude::*;

const HEIGHT: f32 = 20.0;
/// From the ends to the words.
const MARGIN: f32 = 9.0;
const BASELINE: f32 = 14.0;
const SUBJECT: Type = Type { size: 11.0, weight: Weight::Regular, leading: 1.0 };
const ANSWER: Type = Type { size: 11.0, weight: Weight::Bold, leading: 1.0 };
/// A longer subject is cut; the title has it all.
const LONGEST: f32 = 240.0;

const FAMILY: &str = "Inter, Verdana, 'DejaVu Sans', system-ui, sans-serif";

/// The badge as an SVG document.
pub fn badge(edition: &Edition) -> String {
    let fonts = Fonts::default();
    let theme = edition.style.theme;
    let setter = Setter::new(&fonts, Drawn::WithOurFonts, &edition.words, theme);
    let subject = [vec![Piece::Document(edition.status.subject.clone())]];
    let (subject, _) = setter.fitted(&subject, LONGEST, 1, &[SUBJECT]);
    let subject = subject.into_iter().next().unwrap_or_else(|| line(""));
    let answer = line(&edition.answer);
    let [left, right] = [(&subject, SUBJECT), (&answer, ANSWER)]
        .map(|(line, font)| (setter.width(&line.text(), font) + 2.0 * MARGIN).ceil());
    let text = |line: &Line, font: Type, [start, width]: [f32; 2]| {
        // What the fonts lack is not as wide as it was guessed to be.
        let is_measured = line.text().chars().all(|letter| fonts.has(letter));
        let how = How::Middle { length: is_measured.then_some(width - 2.0 * MARGIN) };
        setter.text(line, [start + width / 2.0, BASELINE], font, Colour::Surface, how)
    };
    let [width, radius] = [left + right, HEIGHT / 2.0];
    let [start, straight, end] = [left, right - radius, -right + radius].map(number);
    let answer_end = format!("M{start} 0h{straight}a{radius} {radius} 0 0 1 0 {HEIGHT}h{end}z");
    let content = html! {
        <>
            { setter.rectangle([0.0, 0.0, left + radius, HEIGHT], radius, Colour::Muted) }
            { setter.path(answer_end, Colour::Answer) }
            { text(&subject, SUBJECT, [0.0, left]) }
            { text(&answer, ANSWER, [left, right]) }
        </>
    };
    picture(edition, "badge", &edition.summary, [width, HEIGHT], FAMILY, content)
}
