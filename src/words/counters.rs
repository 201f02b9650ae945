//! The two waits: since the launch, and by the last promised date.

use super::Marked;
use super::language::Message;
use super::voice::{Slot, Voice};
use crate::date::PartialDate;
use crate::standing::{Answer, Event, Promised};
use crate::status::Launch;

impl Voice<'_> {
    pub fn launch_counter(&self) -> Marked {
        let what = ("what", self.awaited());
        let Some(launch) = &self.standing.launch else {
            return self.marked(Message::LaunchAwaited, &[what]);
        };
        let slots = [what, ("date", Slot::Date(launch.date))];
        match (self.standing.took_days, self.standing.days_since_launch) {
            (Some(took), _) => self.took(launch, took, &slots),
            (None, _) if self.standing.first_out.is_some() => {
                self.marked(Message::TookUnknown, &slots)
            }
            (None, Some(0)) if launch.date.is_day() => self.marked(Message::LaunchToday, &slots),
            (None, days) => {
                let is_day = launch.date.is_day();
                let words = if is_day { Message::LaunchDays } else { Message::LaunchAtLeast };
                self.marked_count(words, days.unwrap_or_default(), &slots)
            }
        }
    }

    fn took(&self, launch: &Launch, took: i64, slots: &[(&str, Slot)]) -> Marked {
        match took {
            0 if launch.date.is_day() => self.marked(Message::TookNone, slots),
            ..0 => self.marked_count(Message::TookBefore, -took, slots),
            _ if launch.date.is_day() => self.marked_count(Message::TookDays, took, slots),
            _ => self.marked_count(Message::TookAtLeast, took, slots),
        }
    }

    /// What was launched, or is to be.
    pub fn awaited(&self) -> Slot<'_> {
        Slot::Document(&self.standing.awaited)
    }

    pub fn promise_counter(&self) -> Marked {
        let standing = self.standing;
        match (&standing.promised, standing.answer) {
            (Promised::Date(due), Answer::Yes) => {
                let days = standing.late.map_or(0, |late| late.days);
                self.by_date(days, *due, [Message::Early, Message::OnTime, Message::Late])
            }
            (Promised::Date(due), Answer::No) => {
                let days = standing.days_since_promised_date.unwrap_or_default();
                self.by_date(days, *due, [Message::DueIn, Message::DueToday, Message::PastDue])
            }
            (Promised::Vaguely, Answer::Yes) => match self.last_quote() {
                Some(quote) => self.marked(Message::NoDateQuote, &[("words", quote)]),
                None => self.marked(Message::NoDateEver, &[]),
            },
            (Promised::Vaguely, Answer::No) => {
                let days = standing.days_since_last_promise.unwrap_or_default();
                let retracts = standing.last_promise.as_ref().is_some_and(|last| last.retracts);
                match self.last_quote() {
                    Some(quote) => {
                        self.marked_count(Message::VagueQuote, days, &[("words", quote)])
                    }
                    None if retracts => self.marked_count(Message::VagueRetraction, days, &[]),
                    None => self.marked_count(Message::VaguePromise, days, &[]),
                }
            }
            (Promised::Retracted(on), Answer::Yes | Answer::No) => {
                self.marked(Message::NoDateRetracted, &[("date", Slot::Day(*on))])
            }
            (Promised::NotSinceWithdrawn, Answer::Yes | Answer::No) => {
                self.marked(Message::NoDateSinceWithdrawn, &[])
            }
            (Promised::Never, Answer::Yes) if self.is_promised_since() => {
                self.marked(Message::NoDateBefore, &[])
            }
            (Promised::Never, Answer::Yes | Answer::No) => self.marked(Message::NoDateEver, &[]),
        }
    }

    /// Whether a date was named on a day on which it was out already, which no count heeds.
    fn is_promised_since(&self) -> bool {
        self.standing.history.iter().any(|event| match event {
            Event::Promise(promise, _) => promise.due.is_some(),
            Event::Launch(_) | Event::Access(_) | Event::Report(_) => false,
        })
    }

    /// What is said of a date before it, on it and after it.
    fn by_date(&self, days: i64, due: PartialDate, [before, on, after]: [Message; 3]) -> Marked {
        let slots = [("due", Slot::Date(due))];
        match days {
            ..0 => self.marked_count(before, -days, &slots),
            0 => self.marked(on, &slots),
            1.. => self.marked_count(after, days, &slots),
        }
    }

    /// The words of the last promise.
    fn last_quote(&self) -> Option<Slot<'_>> {
        let promise = self.standing.last_promise.as_ref()?;
        promise.quote.as_deref().map(Slot::Quote)
    }
}
