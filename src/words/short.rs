//! The answer where there is little room: in a sentence of an article, in a badge, and in plain sentences.

use super::language::{Locale, Message};
use super::voice::{Slot, Voice};
use super::{Marked, Piece, Request, Sentence, plain, words};
use crate::date::PartialDate;
use crate::standing::{Answer, Promised, Standing, days_between};
use crate::status::Stage;

/// The answer in a few plain sentences, with its day, for those who do not see the card.
pub fn summary(standing: &Standing, locale: &dyn Locale) -> String {
    let voice = Voice::new(standing, locale);
    let message = match standing.answer {
        Answer::Yes => Message::SummaryYes,
        Answer::No => Message::SummaryNo,
    };
    let answer = voice.dated(message, standing.day);
    let words = words(standing, Request::default(), locale);
    let mut qualifier = Sentence::new();
    for item in &words.qualifier {
        if !qualifier.is_empty() {
            qualifier.push(Piece::Text(" · ".into()));
        }
        qualifier.extend_from_slice(item);
    }
    let counters = words.counters.iter().map(Marked::sentence);
    let more = [qualifier].into_iter().chain(counters);
    plain(&more.fold(answer, |before, words| {
        let slots = [("before", Slot::Sentence(&before)), ("words", Slot::Sentence(&words))];
        voice.filled(Message::FollowedBy, &slots)
    }))
}

/// The answer with its day, like "As of 4 June 2026: No".
pub fn answer(standing: &Standing, locale: &dyn Locale) -> String {
    let voice = Voice::new(standing, locale);
    let answer = if standing.answer == Answer::Yes { Message::Yes } else { Message::No };
    plain(&voice.labelled(&voice.dated(Message::AsOf, standing.day), &voice.text(answer)))
}

/// What a line and a badge say, and of which number and day.
struct Short {
    line: Message,
    badge: Message,
    count: i64,
    date: PartialDate,
}

impl Voice<'_> {
    /// The answer as a sentence without its full stop, like "The Muse Spark API *has been out since 9 July 2026*, 92
    /// days after Muse Spark launched".
    pub fn line(&self, is_dated: bool) -> Marked {
        let short = self.short();
        let due = self.due(short.date);
        let mut line = self.marked(short.line, &self.slots(&short, &due));
        if is_dated {
            line.before =
                self.labelled(&self.dated(Message::AsOf, self.standing.day), &line.before);
        }
        line
    }

    /// The answer in a badge, like "No, 57 days after launch".
    pub fn badge(&self, is_dated: bool) -> Sentence {
        let short = self.short();
        let badge = self.filled(short.badge, &self.slots(&short, &[]));
        if !is_dated {
            return badge;
        }
        self.labelled(&self.dated(Message::AsOf, self.standing.day), &badge)
    }

    fn slots<'a>(&self, short: &Short, due: &'a [Piece]) -> [(&'static str, Slot<'a>); 4] {
        let first = self.standing.first_out.unwrap_or(self.standing.day);
        [
            ("count", Slot::Number(short.count.abs())),
            ("date", Slot::Date(short.date)),
            ("due", Slot::Sentence(due)),
            ("first", Slot::Date(PartialDate::Day(first))),
        ]
    }

    fn short(&self) -> Short {
        let standing = self.standing;
        let launch = standing.launch.as_ref();
        let is_day = launch.is_some_and(|launch| launch.date.is_day());
        let overdue = standing.days_since_promised_date.filter(|days| *days > 0);
        let withdrawn = standing.access.as_ref().filter(|access| access.stage == Stage::Withdrawn);
        // What was out and is not again is not counted by how long it took.
        let days = match standing.answer {
            Answer::Yes => standing.took_days,
            Answer::No => launch.map(|launch| days_between(launch.date.last_day(), standing.day)),
        };
        let mut count = days.unwrap_or_default();
        let mut date = PartialDate::Day(standing.out_on.unwrap_or(standing.day));
        let (line, badge) = match (standing.answer, standing.took_days) {
            (Answer::Yes, _) if standing.out_on != standing.first_out => {
                (Message::LineOutAgain, Message::BadgeYes)
            }
            (Answer::Yes, None) => (Message::LineOut, Message::BadgeYes),
            (Answer::Yes, Some(0)) if is_day => (Message::LineOutSameDay, Message::BadgeYes),
            (Answer::Yes, Some(..0)) => (Message::LineOutBefore, Message::BadgeYes),
            (Answer::Yes, Some(_)) if is_day => (Message::LineOutDays, Message::BadgeYes),
            (Answer::Yes, Some(_)) => (Message::LineOutAtLeast, Message::BadgeYes),
            (Answer::No, _) if standing.stale => {
                date = PartialDate::Day(standing.verified);
                (Message::LineStale, Message::BadgeStale)
            }
            (Answer::No, _)
                if let (Some(days), Promised::Date(due)) = (overdue, &standing.promised) =>
            {
                (count, date) = (days, *due);
                (Message::LinePastDue, Message::BadgePastDue)
            }
            (Answer::No, _) if let Some(access) = withdrawn => {
                date = PartialDate::Day(access.date);
                (Message::LineWithdrawn, Message::BadgeWithdrawn)
            }
            (Answer::No, _) if launch.is_none() => (Message::LineNoLaunch, Message::No),
            (Answer::No, _) if is_day && count == 0 => (Message::LineNoToday, Message::No),
            (Answer::No, _) if is_day => (Message::LineNoDays, Message::BadgeNoDays),
            (Answer::No, _) => (Message::LineNoAtLeast, Message::No),
        };
        Short { line, badge, count, date }
    }
}
