//! The slip chart in the picture of the card.

use super::{Colour, GUTTER, How, INSIDE, MARGIN, SMALL, Sheet, Type, baseline};
use crate::chart::{Bar, Position, Shape, Stretch};
use crate::cli::output::picture::number;
use crate::words::{Chart, Piece, Plotted, Sentence, plain};
use yew::prelude::*;

/// The days of a delay that matters most.
const DELAY: Type = Type::bold(22.0);
/// The width of a delay at least, so that it is seen however short it is.
const LEAST: f32 = 4.0;
/// The room for an outline at either end.
const INSET: f32 = 7.0;
/// From the words of a row to the middle of its bar, and from there to the words of the next.
const ABOVE: f32 = 14.0;
const BELOW: f32 = 24.0;
/// From the outline of a key to its words.
const KEY: f32 = 22.0;

/// Where a place is.
fn x(at: Position) -> f32 {
    MARGIN + INSET + f32::from(at) / 1000.0 * (INSIDE - 2.0 * INSET)
}

/// A sentence with a capital at its start, as the card has it by its style.
fn capitalised(sentence: &[Piece]) -> Sentence {
    let mut sentence = sentence.to_vec();
    if let Some(Piece::Text(text)) = sentence.first_mut() {
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        *text = first.chain(letters).collect();
    }
    sentence
}

/// The rows of a chart and its moments, for those who do not see them.
pub(super) fn told(chart: &Chart) -> String {
    let rows = chart.waits.iter().chain(&chart.moments).map(|row| {
        let said = [&row.date[..], &row.text, row.outcome.as_deref().unwrap_or_default()];
        let said = said.map(plain).into_iter().filter(|said| !said.is_empty());
        said.collect::<Vec<_>>().join(" · ") + "."
    });
    format!("{}: {}", chart.title, rows.collect::<Vec<_>>().join(" "))
}

impl Sheet<'_> {
    /// Each wait is its words and a bar; behind them stand the lines that lead down to the moments.
    pub(super) fn chart(&mut self, chart: &Chart) {
        let behind = self.marks.len();
        let top = self.y;
        for wait in &chart.waits {
            self.wait(wait);
        }
        let height = self.y - top;
        let guide = |plotted: &Plotted| {
            let is_day = plotted.bar.shape == Shape::Day;
            let colour = if is_day { Colour::Muted } else { Colour::Line };
            self.setter.rectangle([x(plotted.bar.line[0]) - 0.5, top, 1.0, height], 0.0, colour)
        };
        let launch = chart.waits.iter().filter(|wait| wait.bar.shape == Shape::Launch);
        let guides: Vec<Html> = launch.chain(&chart.moments).map(guide).collect();
        self.marks.splice(behind..behind, guides);

        self.line([0, 1000], 1.0, Colour::Muted);
        for moment in &chart.moments {
            self.outline(moment.bar.shape, moment.bar.line[0]);
        }
        self.y += 20.0;
        for moment in &chart.moments {
            self.key(moment);
        }
    }

    fn wait(&mut self, wait: &Plotted) {
        let behind = self.marks.len();
        let top = self.y;
        let is_slip = wait.bar.is_slip;
        let (font, colour) = if is_slip { (DELAY, Colour::Delay) } else { (SMALL, Colour::Ink) };
        let outcome = wait.outcome.as_ref().map(|outcome| capitalised(outcome));
        let outcome = outcome.map(|outcome| self.setter.lines(&[outcome], INSIDE, font));
        let outcome = outcome.unwrap_or_default();
        let said = [wait.date.clone(), wait.text.clone()];
        let said = self.setter.lines(&said, INSIDE, SMALL);
        match (said.as_slice(), outcome.as_slice()) {
            ([said], [outcome])
                if self.setter.width(&said.text(), SMALL)
                    + self.setter.width(&outcome.text(), font)
                    + GUTTER
                    <= INSIDE =>
            {
                let y = top + baseline(font);
                let place = [MARGIN, y];
                self.marks.push(self.setter.text(said, place, SMALL, Colour::Muted, How::Start));
                let place = [MARGIN + INSIDE, y];
                self.marks.push(self.setter.text(outcome, place, font, colour, How::End));
                self.y += font.size * font.leading;
            }
            _ => {
                self.lines(&said, MARGIN, SMALL, Colour::Muted);
                self.lines(&outcome, MARGIN, font, colour);
            }
        }
        let ground = [MARGIN, top, INSIDE, self.y - top];
        self.marks.insert(behind, self.setter.rectangle(ground, 0.0, Colour::Surface));
        self.y += ABOVE;
        self.bar(&wait.bar);
        self.y += BELOW;
    }

    fn bar(&mut self, bar: &Bar) {
        if let Some(due) = bar.due {
            self.line(due, 8.0, Colour::Line);
        }
        let [from, to] = bar.line;
        if bar.is_open {
            let dashes = ((x(to) - x(from)) / 8.0) as usize;
            let start = format!("M{} {}", number(x(from)), number(self.y - 0.5));
            let dashes = start + &"h4v1h-4zm8 0".repeat(dashes);
            self.marks.push(self.setter.path(dashes, Colour::Muted));
            self.outline(Shape::Open, to);
        } else {
            self.line([from.min(to), from.max(to)], 1.0, Colour::Muted);
        }
        if let Some([_, due]) = bar.due.filter(|_| !bar.is_open) {
            self.outline(Shape::Due, due);
        }
        self.outline(bar.shape, from);
        if let Some([from, to]) = bar.delay {
            let (height, colour) =
                if bar.is_slip { (12.0, Colour::Delay) } else { (6.0, Colour::Muted) };
            self.rectangle(x(from), (x(to) - x(from)).max(LEAST), height, colour);
        }
    }

    fn line(&mut self, [from, to]: Stretch, height: f32, colour: Colour) {
        self.rectangle(x(from), x(to) - x(from), height, colour);
    }

    fn rectangle(&mut self, x: f32, width: f32, height: f32, colour: Colour) {
        let place = [x, self.y - height / 2.0, width, height];
        self.marks.push(self.setter.rectangle(place, 0.0, colour));
    }

    fn outline(&mut self, shape: Shape, at: Position) {
        let path = self.setter.path(shape.outline().to_owned(), Colour::Muted);
        let place = format!("translate({} {})", number(x(at)), number(self.y));
        self.marks.push(html! { <g transform={place}>{ path }</g> });
    }

    fn key(&mut self, moment: &Plotted) {
        let said = [moment.text.clone(), moment.date.clone()];
        let said: Vec<_> = said.into_iter().filter(|sentence| !sentence.is_empty()).collect();
        let lines = self.setter.lines(&said, INSIDE - KEY, SMALL);
        let top = self.y;
        self.y += SMALL.size * SMALL.leading / 2.0;
        self.outline(moment.bar.shape, 0);
        self.y = top;
        self.lines(&lines, MARGIN + KEY, SMALL, Colour::Muted);
    }
}
