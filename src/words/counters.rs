//! The two waits: since the launch, and by the last promised date.

use super::Marked;
use super::language::Message;
use super::voice::{Slot, Voice};
use crate::date::PartialDate;
use crate::standing::{Answer, Event, Promised};

impl Voice<'_> {
    pub fn launch_counter(&self) -> Marked {
        let standing = self.standing;
        let launch = standing.launch.as_ref().map(|launch| launch.date);
        let is_day = launch.is_some_and(PartialDate::is_day);
        let days = standing.took_days.or(standing.days_since_launch).unwrap_or_default();
        let message = match (launch, standing.took_days) {
            (None, _) => Message::LaunchAwaited,
            (_, Some(0)) if is_day => Message::TookNone,
            (_, Some(..0)) => Message::TookBefore,
            (_, Some(_)) if is_day => Message::TookDays,
            (_, Some(_)) => Message::TookAtLeast,
            (_, None) if standing.first_out.is_some() => Message::TookUnknown,
            (_, None) if is_day && days == 0 => Message::LaunchToday,
            (_, None) if is_day => Message::LaunchDays,
            (_, None) => Message::LaunchAtLeast,
        };
        let date = launch.unwrap_or(PartialDate::Day(standing.day));
        self.marked(message, &[("count", Slot::Number(days.abs())), ("date", Slot::Date(date))])
    }

    pub fn promise_counter(&self) -> Marked {
        let standing = self.standing;
        let quote = standing.last_promise.as_ref().and_then(|last| last.quote.as_deref());
        let retracts = standing.last_promise.as_ref().is_some_and(|last| last.retracts);
        let (message, days) = match (&standing.promised, standing.answer) {
            (Promised::Date(_), Answer::Yes) => {
                let days = standing.late.map_or(0, |late| late.days);
                (by_date(days, [Message::Early, Message::OnTime, Message::Late]), days)
            }
            (Promised::Date(_), Answer::No) => {
                let days = standing.days_since_promised_date.unwrap_or_default();
                (by_date(days, [Message::DueIn, Message::DueToday, Message::PastDue]), days)
            }
            (Promised::Vaguely, Answer::Yes) if quote.is_some() => (Message::NoDateQuote, 0),
            (Promised::Vaguely, Answer::Yes) => (Message::NoDateEver, 0),
            (Promised::Vaguely, Answer::No) => {
                let message = match quote {
                    Some(_) => Message::VagueQuote,
                    None if retracts => Message::VagueRetraction,
                    None => Message::VaguePromise,
                };
                (message, standing.days_since_last_promise.unwrap_or_default())
            }
            (Promised::Retracted(_), Answer::Yes | Answer::No) => (Message::NoDateRetracted, 0),
            (Promised::NotSinceWithdrawn, Answer::Yes | Answer::No) => {
                (Message::NoDateSinceWithdrawn, 0)
            }
            (Promised::Never, Answer::Yes) if self.is_promised_since() => {
                (Message::NoDateBefore, 0)
            }
            (Promised::Never, Answer::Yes | Answer::No) => (Message::NoDateEver, 0),
        };
        let date = match standing.promised {
            Promised::Date(due) => due,
            Promised::Retracted(day) => PartialDate::Day(day),
            Promised::Vaguely | Promised::NotSinceWithdrawn | Promised::Never => {
                PartialDate::Day(standing.day)
            }
        };
        let due = self.due(date);
        let quote = self.quoted(quote.unwrap_or_default());
        let slots = [
            ("count", Slot::Number(days.abs())),
            ("due", Slot::Sentence(&due)),
            ("date", Slot::Date(date)),
            ("words", Slot::Sentence(&quote)),
        ];
        self.marked(message, &slots)
    }

    /// Whether a date was named on a day on which it was out already, which no count heeds.
    fn is_promised_since(&self) -> bool {
        self.standing.history.iter().any(|event| match event {
            Event::Promise(promise, _) => promise.due.is_some(),
            Event::Launch(_) | Event::Access(_) | Event::Report(_) => false,
        })
    }
}

/// What is said of a date before it, on it and after it.
fn by_date(days: i64, [before, on, after]: [Message; 3]) -> Message {
    match days {
        ..0 => before,
        0 => on,
        1.. => after,
    }
}
