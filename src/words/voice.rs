//! How a message becomes a sentence: what its slots are filled with, and what of it stands out.

use super::language::{Language, Locale, Message};
use super::{Marked, Piece, Sentence, document, plain};
use crate::date::PartialDate;
use crate::standing::Standing;
use chrono::NaiveDate;

/// What stands in for a `{name}` in the words of a language. `{subject}` and `{what}` are those of the standing.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    Number(i64),
    Date(PartialDate),
    Sentence(&'a [Piece]),
}

/// A standing about to be put into words.
pub struct Voice<'a> {
    pub language: &'static Language,
    pub locale: &'a dyn Locale,
    pub standing: &'a Standing,
}

impl<'a> Voice<'a> {
    pub fn new(standing: &'a Standing, locale: &'a dyn Locale) -> Voice<'a> {
        Voice { language: locale.language(), locale, standing }
    }

    /// A message without slots.
    pub fn say(&self, message: Message) -> &'static str {
        self.language.of(message, None)
    }

    pub fn text(&self, message: Message) -> Sentence {
        vec![Piece::Text(self.say(message).into())]
    }

    /// A message with its slots; the number in `{count}` decides about its form.
    pub fn filled(&self, message: Message, slots: &[(&str, Slot)]) -> Sentence {
        self.fill(self.form(message, slots), slots)
    }

    pub fn counted(&self, message: Message, days: i64) -> Sentence {
        self.filled(message, &[("count", Slot::Number(days))])
    }

    pub fn dated(&self, message: Message, day: NaiveDate) -> Sentence {
        self.filled(message, &[("date", Slot::Date(PartialDate::Day(day)))])
    }

    /// Like “Report: it is tested”.
    pub fn labelled(&self, label: &[Piece], words: &[Piece]) -> Sentence {
        let slots = [("label", Slot::Sentence(label)), ("words", Slot::Sentence(words))];
        self.filled(Message::Labelled, &slots)
    }

    pub fn quoted(&self, quote: &str) -> Sentence {
        self.filled(Message::Quote, &[("words", Slot::Sentence(&document(quote)))])
    }

    fn form(&self, message: Message, slots: &[(&str, Slot)]) -> &'static str {
        let count = slots.iter().find_map(|(_, slot)| match slot {
            Slot::Number(number) => Some(self.locale.plural(*number)),
            Slot::Date(_) | Slot::Sentence(_) => None,
        });
        self.language.of(message, count.as_deref())
    }

    /// A sentence in which `*asterisks*` are around what stands out.
    pub fn marked(&self, message: Message, slots: &[(&str, Slot)]) -> Marked {
        let mut parts = self.form(message, slots).split('*').map(|part| self.fill(part, slots));
        let mut next = || parts.next().unwrap_or_default();
        Marked { before: next(), mark: next(), after: next() }
    }

    /// A sentence with its `{slots}` filled in, of which the build knows that they are given.
    fn fill(&self, words: &str, slots: &[(&str, Slot)]) -> Sentence {
        let mut sentence = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            if !before.is_empty() {
                sentence.push(Piece::Text(before.into()));
            }
            let given = slots.iter().find(|(slot, _)| *slot == name);
            match (given, name) {
                (Some((_, Slot::Number(number))), _) => {
                    sentence.push(Piece::Text(self.locale.number(*number)));
                }
                (Some((_, Slot::Date(date))), _) => sentence.push(self.date(*date)),
                (Some((_, Slot::Sentence(pieces))), _) => sentence.extend_from_slice(pieces),
                (None, "what") => sentence.push(Piece::Document(self.standing.awaited.clone())),
                (None, _) => sentence.push(Piece::Document(self.standing.subject.clone())),
            }
            rest = after;
        }
        if !rest.is_empty() {
            sentence.push(Piece::Text(rest.into()));
        }
        sentence
    }

    /// A date by which something was promised: a month means its end.
    pub fn due(&self, date: PartialDate) -> Sentence {
        match date {
            PartialDate::Day(_) => vec![self.date(date)],
            PartialDate::Month(..) | PartialDate::Year(_) => {
                self.filled(Message::EndOf, &[("date", Slot::Date(date))])
            }
            PartialDate::Quarter(..) | PartialDate::Half(..) => {
                self.filled(Message::EndOfPart, &[("date", Slot::Date(date))])
            }
        }
    }

    pub fn day(&self, day: NaiveDate) -> Piece {
        self.date(PartialDate::Day(day))
    }

    pub fn date(&self, date: PartialDate) -> Piece {
        let locale = self.locale;
        let first_day = date.first_day();
        let less_precise = |message, year, number| {
            let year = ("year", Slot::Date(PartialDate::Year(year)));
            plain(&self.filled(message, &[year, ("number", Slot::Number(i64::from(number)))]))
        };
        let spoken = match date {
            PartialDate::Day(day) => locale.day(day),
            PartialDate::Month(..) => locale.month(first_day),
            PartialDate::Year(_) => locale.year(first_day),
            PartialDate::Quarter(year, number) => less_precise(Message::Quarter, year, number),
            PartialDate::Half(year, 2) => less_precise(Message::SecondHalf, year, 2),
            PartialDate::Half(year, half) => less_precise(Message::FirstHalf, year, half),
        };
        // HTML has no machine-readable form for quarters and halves.
        let datetime = match date {
            PartialDate::Quarter(..) | PartialDate::Half(..) => None,
            PartialDate::Year(_) | PartialDate::Month(..) | PartialDate::Day(_) => {
                Some(date.written())
            }
        };
        Piece::Date { text: spoken, datetime }
    }
}
