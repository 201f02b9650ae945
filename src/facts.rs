//! A standing as data: the object that `out-yet answer --json` prints and that the element's events carry.

use crate::date::{PartialDate, written_day};
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
            let mut facts = Facts::default();
            facts.day("said", Some(promise.said));
            facts.text("due", promise.due.map(PartialDate::written));
            facts.day("due_by", promise.due.map(PartialDate::last_day));
            facts.text("quote", promise.quote.clone());
            Fact::Record(facts.0)
        });
        let promises = self.promises.iter().map(|standing| {
            let mut facts = Facts::default();
            facts.day("said", Some(standing.promise.said));
            facts.day("due_by", standing.promise.due.map(PartialDate::last_day));
            facts.text("standing", Some(standing.outcome.as_str().into()));
            facts.number("days", standing.outcome.days());
            Fact::Record(facts.0)
        });
        let answer = match self.answer {
            Answer::Yes => "yes",
            Answer::No => "no",
        };
        let mut facts = Facts::default();
        facts.day("as_of", Some(self.day));
        facts.text("answer", Some(answer.into()));
        facts.text("stage", Some(self.stage().into()));
        facts.text("scope", scope);
        facts.text("launch", launch.map(PartialDate::written));
        facts.day("launched", launch.map(PartialDate::last_day));
        facts.number("days_since_launch", self.days_since_launch);
        facts.number("took_days", self.took_days);
        facts.day("first_out", self.first_out);
        facts.day("out_on", self.out_on);
        facts.fact("last_promise", last_promise.unwrap_or(Fact::Null));
        facts.number("days_since_last_promise", self.days_since_last_promise);
        facts.day("retracted_on", retracted_on);
        facts.day("last_promised_date", self.promised.day());
        facts.number("days_since_promised_date", self.days_since_promised_date);
        facts.number("late_days", self.late.map(|late| late.days));
        facts.fact("promises", Fact::List(promises.collect()));
        facts.number("slips", Some(self.slips as i64));
        facts.fact("stale", Fact::Flag(self.stale));
        Fact::Record(facts.0)
    }
}

/// The members of an object; one without a value is `null`.
#[derive(Default)]
struct Facts(Vec<(&'static str, Fact)>);

impl Facts {
    fn fact(&mut self, name: &'static str, fact: Fact) {
        self.0.push((name, fact));
    }

    fn text(&mut self, name: &'static str, text: Option<String>) {
        self.fact(name, text.map_or(Fact::Null, Fact::Text));
    }

    fn number(&mut self, name: &'static str, number: Option<i64>) {
        self.fact(name, number.map_or(Fact::Null, Fact::Number));
    }

    fn day(&mut self, name: &'static str, day: Option<NaiveDate>) {
        self.text(name, day.map(written_day));
    }
}
