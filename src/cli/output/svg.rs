//! `--to svg`: the card as a picture that scales.

mod chart;

use super::picture::{
    Colour, Drawn, How, Line, Setter, Type, as_of, baseline, host, line, picture,
};
use crate::cli::edition::Edition;
use crate::cli::fonts::{Fonts, Weight};
use crate::words::{Latest, Marked, Piece, Sentence, Words};
use std::slice::from_ref;
use yew::prelude::*;

const WIDTH: f32 = 640.0;
const MARGIN: f32 = 40.0;
/// From the margin to the margin.
const INSIDE: f32 = WIDTH - 2.0 * MARGIN;
/// Between the two counters.
const GUTTER: f32 = 16.0;
/// From the edge of a notice to its words.
const INDENT: f32 = 20.0;

const QUESTION: Type = Type::regular(18.0);
const DAY: Type = Type::bold(18.0);
const ANSWER: Type = Type { size: 104.0, weight: Weight::Bold, leading: 0.86 };
const QUALIFIER: Type = Type::regular(18.0);
const NUMBER: Type = Type::bold(28.0);
const QUOTE: Type = Type::regular(22.0);
const NOTICE: Type = Type::regular(15.0);
const SMALL: Type = Type::regular(14.0);

/// Fonts of the readers; the first that they have is used.
const FAMILY: &str =
    "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/// The card as an SVG document.
pub fn svg(edition: &Edition) -> String {
    let words = &*edition.words;
    let fonts = Fonts::default();
    let setter = Setter::new(&fonts, Drawn::WithAny, words, edition.style.theme);
    let mut sheet = Sheet { setter, marks: Vec::new(), y: 36.0 };
    sheet.card(words, host(edition));
    let height = (sheet.y + 32.0).round();
    let setter = &sheet.setter;
    let marks: Html = sheet.marks.iter().cloned().collect();
    let content = html! {
        <>
            { setter.rectangle([0.0, 0.0, WIDTH, height], 14.0, Colour::Line) }
            { setter.rectangle([1.0, 1.0, WIDTH - 2.0, height - 2.0], 13.0, Colour::Surface) }
            { marks }
        </>
    };
    let mut said = edition.summary.clone();
    if let Some(chart) = &words.chart {
        said = [&said, " ", &chart::told(chart)].concat();
    }
    picture(edition, "card", &said, [WIDTH, height], FAMILY, content)
}

/// The card from its top down to `y`.
struct Sheet<'a> {
    setter: Setter<'a>,
    marks: Vec<Html>,
    y: f32,
}

impl Sheet<'_> {
    fn card(&mut self, words: &Words, host: Option<String>) {
        self.sentence(&words.question, QUESTION, Colour::Muted);
        self.y += 22.0;
        self.answer(words);
        self.y += 18.0;
        self.sentences(&words.qualifier, QUALIFIER, Colour::Ink);
        let written = words.written.as_ref().map(Marked::sentence);
        for notice in [&words.stale, &written].into_iter().flatten() {
            self.y += 18.0;
            self.notice(notice);
        }
        self.y += 30.0;
        self.rule();
        self.y += 24.0;
        self.counters(&words.counters);
        self.y += 26.0;
        self.rule();
        if let Some(latest) = &words.latest {
            self.y += 26.0;
            self.latest(latest);
        }
        if let Some(chart) = &words.chart {
            self.y += 30.0;
            self.chart(chart);
        }
        self.y += 34.0;
        self.foot(words, host);
    }

    fn sentence(&mut self, sentence: &Sentence, font: Type, colour: Colour) {
        self.sentences(from_ref(sentence), font, colour);
    }

    fn sentences(&mut self, sentences: &[Sentence], font: Type, colour: Colour) {
        let lines = self.setter.lines(sentences, INSIDE, font);
        self.lines(&lines, MARGIN, font, colour);
    }

    fn lines(&mut self, lines: &[Line], x: f32, font: Type, colour: Colour) {
        for line in lines {
            let place = [x, self.y + baseline(font)];
            self.marks.push(self.setter.text(line, place, font, colour, How::Start));
            self.y += font.size * font.leading;
        }
    }

    /// The answer and its day, which belong together.
    fn answer(&mut self, words: &Words) {
        let before = self.marks.len();
        self.lines(&[line(&as_of(words))], MARGIN, DAY, Colour::Ink);
        self.y += 6.0;
        let place =
            [MARGIN - self.setter.bearing(words.answer_word, ANSWER), self.y + ANSWER.size * 0.8];
        let answer = line(words.answer_word);
        self.marks.push(self.setter.text(&answer, place, ANSWER, Colour::Answer, How::Tight));
        self.y += ANSWER.size * ANSWER.leading;
        let group: Html = self.marks.drain(before..).collect();
        self.marks.push(html! { <g>{ group }</g> });
    }

    fn notice(&mut self, notice: &Sentence) {
        let lines = self.setter.lines(from_ref(notice), INSIDE - INDENT - 16.0, NOTICE);
        let height = lines.len() as f32 * NOTICE.size * NOTICE.leading + 20.0;
        self.marks.push(self.setter.rectangle(
            [MARGIN, self.y, INSIDE, height],
            0.0,
            Colour::Sunken,
        ));
        self.marks.push(self.setter.rectangle([MARGIN, self.y, 4.0, height], 0.0, Colour::Answer));
        self.y += 10.0;
        self.lines(&lines, MARGIN + INDENT, NOTICE, Colour::Ink);
        self.y += 10.0;
    }

    fn rule(&mut self) {
        self.marks.push(self.setter.rectangle([MARGIN, self.y, INSIDE, 1.0], 0.0, Colour::Line));
        self.y += 1.0;
    }

    fn counters(&mut self, counters: &[Marked; 2]) {
        let width = (INSIDE - GUTTER) / 2.0;
        let top = self.y;
        let mut bottom = top;
        for (counter, x) in counters.iter().zip([MARGIN, MARGIN + width + GUTTER]) {
            self.y = top;
            for (index, pieces) in
                [&counter.before, &counter.mark, &counter.after].into_iter().enumerate()
            {
                let (font, colour) =
                    if index == 1 { (NUMBER, Colour::Ink) } else { (SMALL, Colour::Muted) };
                if pieces.is_empty() {
                    continue;
                }
                if self.y > top {
                    self.y += 4.0;
                }
                let lines = self.setter.lines(from_ref(pieces), width, font);
                self.lines(&lines, x, font, colour);
            }
            bottom = self.y.max(bottom);
        }
        self.y = bottom;
    }

    fn latest(&mut self, latest: &Latest) {
        if let Some(kind) = latest.kind {
            self.lines(&[line(kind)], MARGIN, Type::bold(SMALL.size), Colour::Muted);
            self.y += 2.0;
        }
        let font = if latest.is_quote { QUOTE } else { QUALIFIER };
        self.sentence(&latest.text, font, Colour::Ink);
        self.y += 4.0;
        self.sentence(&latest.attribution, SMALL, Colour::Muted);
    }

    /// What was verified when, and at the other end where more is, if there is room for both.
    fn foot(&mut self, words: &Words, host: Option<String>) {
        let top = self.y;
        self.sentence(&words.verified, SMALL, Colour::Muted);
        let Some(host) = host else { return };
        let host = [vec![Piece::Text(host)]];
        let (lines, font) = self.setter.fitted(&host, INSIDE / 2.0 - GUTTER, 1, &[SMALL]);
        for line in lines {
            let place = [WIDTH - MARGIN, top + baseline(font)];
            self.marks.push(self.setter.text(&line, place, font, Colour::Muted, How::End));
        }
    }
}
