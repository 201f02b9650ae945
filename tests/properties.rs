//! What holds for every document and every day.
//!
//! A failing example ends with the smallest document and day that fail: put the document into a file, and
//! `out-yet answer FILE --on DAY --json` shows it. `PROPTEST_CASES=10000` tries more, `PROPTEST_RNG_SEED=1` always the
//! same.

mod generated;
mod literal;

use chrono::NaiveDate;
use generated::{Document, a_day, a_document, an_unknown_member, any_bytes, any_day};
use out_yet::card::{CardProps, Layout};
use out_yet::check::{Level, check};
use out_yet::cli::{Native, render};
use out_yet::date::{PartialDate, written_day};
use out_yet::facts::Fact;
use out_yet::standing::{Answer, Outcome, Standing, is_out, standing, today};
use out_yet::status::Status;
use out_yet::words::{Request, summary, words};
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// The card and everything before it.
fn see_everything(status: &Status, day: NaiveDate, written: NaiveDate) -> String {
    let (then, standing) = (standing(status, written), standing(status, today(status, day)));
    assert!(matches!(standing.facts(), Fact::Record(_)));
    let words =
        words(&standing, Request { is_dated: true, written: Some(&then) }, &Native::of("en"));
    assert!(!summary(&standing, &Native::of("en")).is_empty());
    render(CardProps {
        words: Rc::new(words),
        layout: Layout::Card,
        heading_level: 3,
        document: None,
    })
}

/// The members of every object in another order, with one more among them that no document knows.
fn shuffled(value: &Value, unknown: &(String, Value), seed: u64) -> Value {
    match value {
        Value::Object(members) => {
            let members =
                members.iter().map(|(name, value)| (name, shuffled(value, unknown, seed + 1)));
            let unknown = (&unknown.0, unknown.1.clone());
            let mut members: Vec<(&String, Value)> = members.chain([unknown]).collect();
            members.sort_by_key(|(name, _)| {
                let mut hasher = DefaultHasher::new();
                (name, seed).hash(&mut hasher);
                hasher.finish()
            });
            members
                .into_iter()
                .map(|(name, value)| (name.clone(), value))
                .collect::<Map<_, _>>()
                .into()
        }
        Value::Array(list) => list.iter().map(|value| shuffled(value, unknown, seed + 1)).collect(),
        other => other.clone(),
    }
}

/// The document as it would have been on a day, its launch apart: what is dated after that day is not there.
fn cut(document: &Document, day: NaiveDate) -> Document {
    let is_later = |entry: &Value, name: &str| {
        let date = entry[name].as_str().and_then(|date| date.parse::<PartialDate>().ok());
        date.is_some_and(|date| date.last_day() > day)
    };
    let mut cut = document.clone();
    for (list, name) in
        [("promises", "said"), ("reports", "said"), ("access", "date"), ("peers", "launched")]
    {
        cut.0[list].as_array_mut().unwrap().retain(|entry| !is_later(entry, name));
    }
    for peer in cut.0["peers"].as_array_mut().unwrap() {
        if is_later(peer, "out") {
            peer.as_object_mut().unwrap().remove("out");
        }
    }
    if is_later(&cut.0["launch"], "date") {
        cut.0["launch"]["date"] = "9999".into();
    }
    cut
}

/// The days from a week before to a few months after the most of the entries.
fn days() -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(2023, 12, 13).unwrap().iter_days().take(200)
}

const KEYS: [&str; 19] = [
    "as_of",
    "answer",
    "stage",
    "scope",
    "launch",
    "launched",
    "days_since_launch",
    "took_days",
    "first_out",
    "out_on",
    "last_promise",
    "days_since_last_promise",
    "retracted_on",
    "last_promised_date",
    "days_since_promised_date",
    "late_days",
    "promises",
    "slips",
    "stale",
];

fn names(fact: &Fact) -> Vec<&str> {
    match fact {
        Fact::Record(members) => members.iter().map(|(name, _)| *name).collect(),
        other => panic!("{other:?} is no object"),
    }
}

fn member<'a>(fact: &'a Fact, name: &str) -> &'a Fact {
    match fact {
        Fact::Record(members) => &members.iter().find(|(found, _)| *found == name).unwrap().1,
        other => panic!("{other:?} is no object"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_bytes_and_no_day_make_it_panic(bytes in any_bytes(), day in any_day(), written in any_day()) {
        let status = Status::parse(&bytes);
        let report = check(&bytes, day);
        let errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
        prop_assert_eq!(errors.count() == 0, status.is_ok());
        for finding in &report.findings {
            prop_assert!(report.text.get(finding.place.bytes.clone()).is_some(), "{}", finding);
        }
        match status {
            Ok(status) => prop_assert!(!see_everything(&status, day, written).is_empty()),
            Err(refusal) => prop_assert!(refusal.code().starts_with("json-")),
        }
    }

    #[test]
    fn every_valid_document_makes_a_card(document in a_document(), day in any_day(), written in any_day()) {
        prop_assert!(see_everything(&document.status(), day, written).ends_with("</article>"));
    }

    #[test]
    fn the_facts_are_those_of_the_rules_read_word_for_word(document in a_document(), on in a_day()) {
        let status = document.status();
        let facts = serde_json::to_value(standing(&status, on).facts()).unwrap();
        prop_assert_eq!(facts, literal::facts(&status, on));
        prop_assert_eq!(is_out(&status, on), standing(&status, on).answer == Answer::Yes);
    }

    #[test]
    fn the_order_of_members_and_unknown_fields_change_nothing(
        document in a_document(),
        unknown in an_unknown_member(),
        seed in 0..u64::MAX / 2,
    ) {
        let other = Document(shuffled(&document.0, &unknown, seed));
        prop_assert_eq!(document.status(), other.status(), "{:?}", other);
    }

    #[test]
    fn what_is_dated_after_a_day_never_changes_its_standing(document in a_document(), on in a_day()) {
        let cut = cut(&document, on);
        prop_assert_eq!(standing(&document.status(), on), standing(&cut.status(), on));
    }

    #[test]
    fn the_answer_changes_only_on_a_day_that_bears_an_access_entry(document in a_document()) {
        let status = document.status();
        for (before, on) in days().zip(days().skip(1)) {
            let (before, now) = (standing(&status, before), standing(&status, on));
            if before.answer != now.answer || before.access != now.access || before.out_on != now.out_on {
                prop_assert!(status.access.iter().any(|access| access.date == on), "on {}", on);
            }
        }
    }

    #[test]
    fn once_it_was_out_what_it_took_and_how_late_it_came_stay(document in a_document()) {
        let status = document.status();
        let out: Vec<Standing> = days().map(|day| standing(&status, day)).filter(|on| on.first_out.is_some()).collect();
        for pair in out.windows(2) {
            prop_assert_eq!(pair[0].first_out, pair[1].first_out);
            prop_assert_eq!(pair[0].late, pair[1].late);
            // It stays unknown until the launch.
            prop_assert!(pair[0].launch.is_none() || pair[0].took_days == pair[1].took_days);
        }
    }

    #[test]
    fn a_promise_is_late_or_missed_by_a_day_or_more(document in a_document(), on in a_day()) {
        for promise in standing(&document.status(), on).promises {
            if let Outcome::Late(days) | Outcome::Missed(days) = promise.outcome {
                prop_assert!(days > 0, "{:?}", promise);
            }
        }
    }

    #[test]
    fn the_facts_have_exactly_their_keys(document in a_document(), on in a_day()) {
        let facts = standing(&document.status(), on).facts();
        prop_assert_eq!(names(&facts), KEYS);
        prop_assert_eq!(member(&facts, "as_of"), &Fact::Text(written_day(on)));
        if let last @ Fact::Record(_) = member(&facts, "last_promise") {
            prop_assert_eq!(names(last), ["said", "due", "due_by", "quote"]);
        }
        let Fact::List(promises) = member(&facts, "promises") else { panic!("promises are no list") };
        for promise in promises {
            prop_assert_eq!(names(promise), ["said", "due_by", "standing", "days"]);
        }
    }

    #[test]
    fn a_valid_document_keeps_all_its_entries(document in a_document()) {
        let status = document.status();
        let count = |list: &str| document.0[list].as_array().unwrap().len();
        prop_assert_eq!(status.promises.len(), count("promises"));
        prop_assert_eq!(status.reports.len(), count("reports"));
        prop_assert_eq!(status.access.len(), count("access"));
        prop_assert_eq!(status.peers.len(), count("peers"));
    }
}
