//! The rules of the standing, read word for word: slow, and by other ways than the real ones.

use chrono::NaiveDate;
use out_yet::date::{PartialDate, written_day};
use out_yet::status::{Promise, Status};
use serde_json::{Value, json};

/// What `answer --json` has to say.
pub fn facts(status: &Status, day: NaiveDate) -> Value {
    Reading { status, day }.facts()
}

struct Reading<'a> {
    status: &'a Status,
    day: NaiveDate,
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(chrono::Datelike::num_days_from_ce(&to) - chrono::Datelike::num_days_from_ce(&from))
}

fn due(promise: &Promise) -> Option<NaiveDate> {
    promise.due.map(PartialDate::last_day)
}

impl<'a> Reading<'a> {
    /// Its last entry leaves a day public.
    fn is_public(&self, day: NaiveDate) -> bool {
        let entry = self.status.access.iter().rfind(|entry| entry.date <= day);
        entry.is_some_and(|entry| ["preview", "general"].contains(&entry.stage.as_str()))
    }

    /// The first public day after another.
    fn public_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.succ_opt()?
            .iter_days()
            .take_while(|day| *day <= self.day)
            .find(|day| self.is_public(*day))
    }

    fn first_out(&self) -> Option<NaiveDate> {
        let first = self.status.access.first()?.date;
        self.public_after(first.pred_opt()?)
    }

    /// The first day of the run of days, up to the day of the reading, that are all public or all not public.
    fn run_began(&self) -> NaiveDate {
        let is_public = self.is_public(self.day);
        let mut began = self.day;
        while let Some(before) = began.pred_opt()
            && self.is_public(before) == is_public
            && self.status.access.first().is_some_and(|first| first.date <= before)
        {
            began = before;
        }
        began
    }

    fn said(&self) -> Vec<&'a Promise> {
        self.status.promises.iter().filter(|promise| promise.said <= self.day).collect()
    }

    fn before_out(&self) -> Vec<&'a Promise> {
        let first_out = self.first_out();
        self.said().into_iter().filter(|said| first_out.is_none_or(|out| said.said < out)).collect()
    }

    fn that_count(&self) -> Vec<&'a Promise> {
        if self.first_out().is_some() && !self.is_public(self.day) {
            self.said().into_iter().filter(|promise| promise.said >= self.run_began()).collect()
        } else {
            self.before_out()
        }
    }

    /// The due day of the last promised date, or the day on which it was taken back.
    fn last_promised_date(promises: &[&Promise]) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let Some(at) = promises.iter().rposition(|promise| promise.due.is_some()) else {
            return (None, None);
        };
        let date = due(promises[at]);
        let mut later = promises[at + 1..].iter();
        match later.find(|later| later.retracts && Some(later.said) <= date) {
            Some(retraction) => (None, Some(retraction.said)),
            None => (date, None),
        }
    }

    fn what_became_of(&self, at: usize) -> (&'static str, Option<i64>) {
        let said = self.said();
        let promise = said[at];
        let Some(due_day) = due(promise) else { return ("undated", None) };
        let out = self.public_after(promise.said);
        let moves = |later: &&Promise| {
            let names_a_later_day = due(later).is_some_and(|day| day > due_day);
            let in_time = later.said <= due_day && out.is_none_or(|out| later.said < out);
            in_time && (names_a_later_day || later.retracts)
        };
        match out {
            Some(out) if out <= due_day => ("kept", None),
            _ if said[at + 1..].iter().any(moves) => ("moved", None),
            Some(out) => ("late", Some(days(due_day, out))),
            None if due_day < self.day => ("missed", Some(days(due_day, self.day))),
            None => ("pending", None),
        }
    }

    fn facts(&self) -> Value {
        let written = |day: Option<NaiveDate>| day.map(written_day);
        let is_out = self.is_public(self.day);
        let access = self.status.access.iter().rfind(|access| access.date <= self.day);
        let date = self.status.launch.date;
        let launched = Some(date.last_day()).filter(|launched| *launched <= self.day);
        let first_out = self.first_out();
        let took = launched.and_then(|launched| Some(days(launched, first_out?)));
        let took = took.filter(|days| *days >= 0 || matches!(date, PartialDate::Day(_)));
        let count = self.that_count();
        let last = count.last();
        let (promised, retracted) = Self::last_promised_date(&count);
        let late = Self::last_promised_date(&self.before_out()).0;
        let said = self.said();
        let told = (0..said.len()).filter(|at| !self.is_public(said[*at].said));
        let told: Vec<Value> = told
            .map(|at| {
                let (standing, days) = self.what_became_of(at);
                json!({ "said": written(Some(said[at].said)), "due_by": written(due(said[at])),
                    "standing": standing, "days": days })
            })
            .collect();
        let slipped = |promise: &&Value| {
            ["moved", "late", "missed"].map(Value::from).contains(&promise["standing"])
        };
        let mut slips: Vec<&str> =
            told.iter().filter(slipped).filter_map(|promise| promise["due_by"].as_str()).collect();
        slips.sort_unstable();
        slips.dedup();
        let age = days(self.status.verified, self.day);
        json!({
            "as_of": written_day(self.day),
            "answer": if is_out { "yes" } else { "no" },
            "stage": access.map_or("none", |access| access.stage.as_str()),
            "scope": access.and_then(|access| access.scope.clone()),
            "launch": launched.map(|_| date.written()),
            "launched": written(launched),
            "days_since_launch": launched.filter(|_| !is_out).map(|launched| days(launched, self.day)),
            "took_days": took,
            "first_out": written(first_out),
            "out_on": is_out.then(|| written_day(self.run_began())),
            "last_promise": last.map(|last| json!({ "said": written_day(last.said),
                "due": last.due.map(PartialDate::written), "due_by": written(due(last)), "quote": last.quote })),
            "days_since_last_promise": last.filter(|_| !is_out).map(|last| days(last.said, self.day)),
            "retracted_on": written(retracted),
            "last_promised_date": written(promised),
            "days_since_promised_date": promised.filter(|_| !is_out).map(|promised| days(promised, self.day)),
            "late_days": first_out.and_then(|out| Some(days(late?, out))),
            "promises": told,
            "slips": slips.len(),
            "stale": !is_out && age > self.status.stale_after_days,
        })
    }
}
