//! The answer where there is little room: in a sentence of an article, in a badge, and in plain sentences.

use super::language::{Locale, Message};
use super::voice::{Slot, Voice};
use super::{Marked, Piece, Request, Sentence, plain, words};
use crate::standing::{Answer, Promised, Standing};
use crate::status::Stage;

/// The answer in a few plain sentences, with its day, for those who do not see the card.
pub fn summary(standing: &Standing, locale: &dyn Locale) -> String {
    let voice = Voice::new(standing, locale);
    let message = match standing.answer {
        Answer::Yes => Message::SummaryYes,
        Answer::No => Message::SummaryNo,
    };
    let slots = [("date", Slot::Day(standing.day)), ("subject", voice.subject())];
    let answer = voice.filled(message, &slots);
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

impl Voice<'_> {
    /// The answer as a sentence without its full stop, like "The Muse Spark API *has been out since 9 July 2026*, 92
    /// days after Muse Spark".
    pub fn line(&self, is_dated: bool) -> Marked {
        let mut line = match self.standing.answer {
            Answer::Yes => self.line_out(),
            Answer::No => self.line_not_out(),
        };
        if is_dated {
            line.before =
                self.labelled(&self.dated(Message::AsOf, self.standing.day), &line.before);
        }
        line
    }

    fn line_out(&self) -> Marked {
        let standing = self.standing;
        let (out, first) = (standing.out_on, standing.first_out);
        let date = out.or(first).unwrap_or(standing.day);
        let slots = [
            ("subject", self.subject()),
            ("what", self.awaited()),
            ("date", Slot::Day(date)),
            ("first", Slot::Day(first.unwrap_or(date))),
        ];
        let is_day = standing.launch.as_ref().is_some_and(|launch| launch.date.is_day());
        match standing.took_days {
            _ if out != first => self.marked(Message::LineOutAgain, &slots),
            None => self.marked(Message::LineOut, &slots),
            Some(0) if is_day => self.marked(Message::LineOutSameDay, &slots),
            Some(days @ ..0) => self.marked_count(Message::LineOutBefore, -days, &slots),
            Some(days) if is_day => self.marked_count(Message::LineOutDays, days, &slots),
            Some(days) => self.marked_count(Message::LineOutAtLeast, days, &slots),
        }
    }

    fn line_not_out(&self) -> Marked {
        let standing = self.standing;
        let subject = ("subject", self.subject());
        if standing.stale {
            let date = ("date", Slot::Day(standing.verified));
            return self.marked(Message::LineStale, &[subject, date]);
        }
        if let (Promised::Date(due), Some(days @ 1..)) =
            (&standing.promised, standing.days_since_promised_date)
        {
            let slots = [subject, ("due", Slot::Date(*due))];
            return self.marked_count(Message::LinePastDue, days, &slots);
        }
        if let Some(access) = &standing.access
            && access.stage == Stage::Withdrawn
        {
            return self
                .marked(Message::LineWithdrawn, &[subject, ("date", Slot::Day(access.date))]);
        }
        let slots = [subject, ("what", self.awaited())];
        let is_day = standing.launch.as_ref().is_some_and(|launch| launch.date.is_day());
        match standing.days_since_launch {
            None => self.marked(Message::LineNoLaunch, &slots),
            Some(0) if is_day => self.marked(Message::LineNoToday, &slots),
            Some(days) if is_day => self.marked_count(Message::LineNoDays, days, &slots),
            Some(days) => self.marked_count(Message::LineNoAtLeast, days, &slots),
        }
    }

    /// The answer in a badge, like "No, 57 days after launch".
    pub fn badge(&self, is_dated: bool) -> Sentence {
        let standing = self.standing;
        let badge = match standing.answer {
            Answer::Yes => self.dated(Message::BadgeYes, standing.out_on.unwrap_or(standing.day)),
            Answer::No if standing.stale => self.dated(Message::BadgeStale, standing.verified),
            Answer::No => self.badge_no(),
        };
        if !is_dated {
            return badge;
        }
        self.labelled(&self.dated(Message::AsOf, standing.day), &badge)
    }

    fn badge_no(&self) -> Sentence {
        let standing = self.standing;
        if let Some(days @ 1..) = standing.days_since_promised_date {
            return self.counted(Message::BadgePastDue, days);
        }
        let is_day = standing.launch.as_ref().is_some_and(|launch| launch.date.is_day());
        match (&standing.access, standing.days_since_launch) {
            (Some(access), _) if access.stage == Stage::Withdrawn => {
                self.dated(Message::BadgeWithdrawn, access.date)
            }
            (_, Some(days @ 1..)) if is_day => self.counted(Message::BadgeNoDays, days),
            _ => self.text(Message::No),
        }
    }
}
