//! How a message becomes a sentence: what its slots are filled with, and what of it stands out.

use super::language::{Language, Locale, Message};
use super::{Marked, Piece, Sentence, plain};
use crate::date::PartialDate;
use crate::standing::Standing;
use chrono::NaiveDate;

/// What stands in for a `{name}` in the words of a language.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    Document(&'a str),
    Quote(&'a str),
    Number(i64),
    Year(NaiveDate),
    Day(NaiveDate),
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

    /// A message that needs nothing else.
    pub fn say(&self, message: Message) -> &'static str {
        self.language.of(message)
    }

    pub fn text(&self, message: Message) -> Sentence {
        vec![Piece::Text(self.say(message).into())]
    }

    pub fn filled(&self, message: Message, slots: &[(&str, Slot)]) -> Sentence {
        self.fill(self.say(message), slots)
    }

    pub fn dated(&self, message: Message, day: NaiveDate) -> Sentence {
        self.filled(message, &[("date", Slot::Day(day))])
    }

    pub fn counted(&self, message: Message, count: i64) -> Sentence {
        let words = self.language.counted(message, &self.locale.plural(count));
        self.fill(words, &[("count", Slot::Number(count))])
    }

    /// Like “Report: it is tested”.
    pub fn labelled(&self, label: &[Piece], words: &[Piece]) -> Sentence {
        let slots = [("label", Slot::Sentence(label)), ("words", Slot::Sentence(words))];
        self.filled(Message::Labelled, &slots)
    }

    pub fn quoted(&self, quote: &str) -> Sentence {
        self.filled(Message::Quote, &[("words", Slot::Document(quote))])
    }

    pub fn marked(&self, message: Message, slots: &[(&str, Slot)]) -> Marked {
        self.mark(self.say(message), slots)
    }

    pub fn marked_count(&self, message: Message, count: i64, slots: &[(&str, Slot)]) -> Marked {
        let mut slots = slots.to_vec();
        slots.push(("count", Slot::Number(count)));
        self.mark(self.language.counted(message, &self.locale.plural(count)), &slots)
    }

    /// A sentence in which `*asterisks*` are around what stands out.
    fn mark(&self, words: &str, slots: &[(&str, Slot)]) -> Marked {
        let mut parts = words.split('*').map(|part| self.fill(part, slots));
        let mut next = || parts.next().unwrap_or_default();
        Marked { before: next(), mark: next(), after: next() }
    }

    /// A sentence with its `{slots}` filled in; one that is not given stays as it is.
    fn fill(&self, words: &str, slots: &[(&str, Slot)]) -> Sentence {
        let mut sentence = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            if !before.is_empty() {
                sentence.push(Piece::Text(before.into()));
            }
            match slots.iter().find(|(slot, _)| *slot == name) {
                Some((_, slot)) => self.fill_in(*slot, &mut sentence),
                None => sentence.push(Piece::Text(["{", name, "}"].concat())),
            }
            rest = after;
        }
        if !rest.is_empty() {
            sentence.push(Piece::Text(rest.into()));
        }
        sentence
    }

    fn fill_in(&self, slot: Slot, sentence: &mut Sentence) {
        sentence.push(match slot {
            Slot::Document(words) => Piece::Document(words.into()),
            Slot::Number(number) => Piece::Text(self.locale.number(number)),
            Slot::Year(day) => Piece::Text(self.locale.year(day)),
            Slot::Day(day) => self.day(day),
            Slot::Date(date) => self.date(date),
            Slot::Quote(words) => return sentence.extend(self.quoted(words)),
            Slot::Sentence(pieces) => return sentence.extend_from_slice(pieces),
        });
    }

    pub fn day(&self, day: NaiveDate) -> Piece {
        self.date(PartialDate::Day(day))
    }

    pub fn date(&self, date: PartialDate) -> Piece {
        let locale = self.locale;
        let first_day = date.first_day();
        let year = ("year", Slot::Year(first_day));
        let spoken = match date {
            PartialDate::Day(day) => locale.day(day),
            PartialDate::Month(..) => locale.month(first_day),
            PartialDate::Year(_) => locale.year(first_day),
            PartialDate::Quarter(_, number) => {
                let number = Slot::Number(i64::from(number));
                plain(&self.filled(Message::Quarter, &[("number", number), year]))
            }
            PartialDate::Half(_, half) => {
                let half = if half == 2 { Message::SecondHalf } else { Message::FirstHalf };
                plain(&self.filled(half, &[year]))
            }
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
