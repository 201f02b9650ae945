//! A standing as data: the object that `out-yet answer --json` prints and that the element's events carry.

use crate::date::written_day;
use crate::standing::{Answer, Promised, Standing};
use chrono::NaiveDate;

/// A JSON value that keeps its members in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Fact>),
    /// An object.
    Record(Vec<(&'static str, Fact)>),
}

impl Standing {
    /// The standing as one object.
    ///
    /// Days are written like `2026-06-03`; counts are of whole days, negative where the later day came first. What has
    /// not happened, or is no longer counted, is `null`.
    pub fn facts(&self) -> Fact {
        let promised_day = match &self.promised {
            Promised::Date(due) => Some(due.last_day()),
            Promised::Retracted(_)
            | Promised::Vaguely
            | Promised::NotSinceWithdrawn
            | Promised::Never => None,
        };
        let retracted_on = match self.promised {
            Promised::Retracted(on) => Some(on),
            Promised::Date(_)
            | Promised::Vaguely
            | Promised::NotSinceWithdrawn
            | Promised::Never => None,
        };
        let scope = self.access.as_ref().and_then(|access| access.scope.clone());
        let launch = self.launch.as_ref().map(|launch| launch.date);
        let last_promise = self.last_promise.as_ref().map(|promise| {
            Fact::Record(vec![
                ("said", Fact::from(promise.said)),
                ("due", Fact::from(promise.due.map(|due| due.written()))),
                ("due_by", Fact::from(promise.due.map(|due| due.last_day()))),
                ("quote", Fact::from(promise.quote.clone())),
            ])
        });
        let promises = self.promises.iter().map(|standing| {
            Fact::Record(vec![
                ("said", Fact::from(standing.promise.said)),
                ("due_by", Fact::from(standing.promise.due.map(|due| due.last_day()))),
                ("standing", Fact::Text(standing.outcome.as_str().into())),
                ("days", Fact::from(standing.outcome.days())),
            ])
        });
        let answer = match self.answer {
            Answer::Yes => "yes",
            Answer::No => "no",
        };
        Fact::Record(vec![
            ("as_of", Fact::from(self.day)),
            ("answer", Fact::Text(answer.into())),
            ("stage", Fact::Text(self.stage().into())),
            ("scope", Fact::from(scope)),
            ("launch", Fact::from(launch.map(|date| date.written()))),
            ("launched", Fact::from(launch.map(|date| date.last_day()))),
            ("days_since_launch", Fact::from(self.days_since_launch)),
            ("took_days", Fact::from(self.took_days)),
            ("first_out", Fact::from(self.first_out)),
            ("out_on", Fact::from(self.out_on)),
            ("last_promise", last_promise.unwrap_or(Fact::Null)),
            ("days_since_last_promise", Fact::from(self.days_since_last_promise)),
            ("retracted_on", Fact::from(retracted_on)),
            ("last_promised_date", Fact::from(promised_day)),
            ("days_since_promised_date", Fact::from(self.days_since_promised_date)),
            ("late_days", Fact::from(self.late.map(|late| late.days))),
            ("promises", Fact::List(promises.collect())),
            ("slips", Fact::Number(self.slips as i64)),
            ("stale", Fact::Flag(self.stale)),
        ])
    }
}

impl<T> From<Option<T>> for Fact
where
    Fact: From<T>,
{
    fn from(value: Option<T>) -> Fact {
        value.map_or(Fact::Null, Fact::from)
    }
}

impl From<NaiveDate> for Fact {
    fn from(day: NaiveDate) -> Fact {
        Fact::Text(written_day(day))
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Fact {
        Fact::Text(text)
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Fact {
        Fact::Number(number)
    }
}
