//! Documents made up at random: valid ones, with their entries within a few years and most within a few weeks.
#![allow(dead_code, reason = "each test uses its own part of these")]

use chrono::{Datelike, Days, NaiveDate};
use out_yet::date::{PartialDate, written_day};
use out_yet::status::Status;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};
use std::fmt;

/// A document, shown as it would stand in a file.
#[derive(Clone, PartialEq)]
pub struct Document(pub Value);

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}\n", self.0)
    }
}

impl Document {
    /// The document as the program reads it.
    pub fn status(&self) -> Status {
        Status::parse(self.0.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error:?}"))
    }
}

/// The year's end and 29 February are among the first hundred days.
pub fn a_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2023, 12, 20).unwrap();
    prop_oneof![9 => 0..100u64, 1 => 0..1500u64].prop_map(move |days| first + Days::new(days))
}

/// A date at one of the five precisions that ends on this day or after.
fn partial(day: NaiveDate, precision: u8) -> String {
    match precision {
        0 => PartialDate::Year(day.year()),
        1 => PartialDate::Half(day.year(), day.month0() / 6 + 1),
        2 => PartialDate::Quarter(day.year(), day.month0() / 3 + 1),
        3 | 4 => PartialDate::Month(day.year(), day.month()),
        _ => PartialDate::Day(day),
    }
    .written()
}

fn a_date() -> impl Strategy<Value = String> {
    (a_day(), 0..12u8).prop_map(|(day, precision)| partial(day, precision))
}

fn a_text() -> impl Strategy<Value = String> {
    string_regex("[[\\PC]--[\\p{Zl}\\p{Zp}]]{0,8}|[ <>&\"'{}a-z]{0,20}")
        .unwrap()
        .prop_filter("says something", |text| !text.trim().is_empty())
}

fn a_name() -> impl Strategy<Value = String> {
    a_text().prop_map(|text| format!("N{text}"))
}

fn a_link() -> impl Strategy<Value = String> {
    string_regex("https?://example\\.com/[a-z0-9/?&=#;%']{0,20}").unwrap()
}

/// An object of the members that are there.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn sources() -> impl Strategy<Value = Option<Value>> {
    let source = (
        a_link(),
        option::of(a_name()),
        option::of(a_name()),
        option::of(a_date()),
        option::of(a_link()),
    )
        .prop_map(|(url, title, publisher, date, archive)| {
            object([
                ("url", Some(url.into())),
                ("title", title.map(Value::from)),
                ("publisher", publisher.map(Value::from)),
                ("date", date.map(Value::from)),
                ("archive", archive.map(Value::from)),
            ])
        });
    option::of(vec(source, 0..2).prop_map(Value::from))
}

fn promise() -> impl Strategy<Value = Value> {
    // It retracts, names no date, or names one so many days ahead at this precision.
    let due = prop_oneof![1 => Just(None), 1 => Just(Some(None)), 4 => (0..60u64, 0..12u8).prop_map(|d| Some(Some(d)))];
    (a_day(), due, option::of(a_name()), option::of(a_text()), sources()).prop_map(
        |(said, due, who, quote, sources)| {
            let date =
                due.flatten().map(|(days, precision)| partial(said + Days::new(days), precision));
            object([
                ("said", Some(written_day(said).into())),
                ("who", who.map(Value::from)),
                ("quote", quote.map(Value::from)),
                ("due", date.map(Value::from)),
                ("retracts", due.is_none().then_some(true.into())),
                ("sources", sources),
            ])
        },
    )
}

fn report() -> impl Strategy<Value = Value> {
    (a_day(), option::of(a_name()), a_name(), sources()).prop_map(
        |(said, who, summary, sources)| {
            object([
                ("said", Some(written_day(said).into())),
                ("who", who.map(Value::from)),
                ("summary", Some(summary.into())),
                ("sources", sources),
            ])
        },
    )
}

fn access() -> impl Strategy<Value = Value> {
    let stage = prop::sample::select(vec!["private", "preview", "general", "withdrawn"]);
    (a_day(), stage, option::of(a_name()), option::of(a_text()), sources()).prop_map(
        |(date, stage, scope, note, sources)| {
            object([
                ("date", Some(written_day(date).into())),
                ("stage", Some(stage.into())),
                ("scope", scope.map(Value::from)),
                ("note", note.map(Value::from)),
                ("sources", sources),
            ])
        },
    )
}

fn peer() -> impl Strategy<Value = Value> {
    (a_name(), option::of(a_name()), a_date(), option::of(a_date()), sources()).prop_map(
        |(subject, by, launched, out, sources)| {
            object([
                ("subject", Some(subject.into())),
                ("by", by.map(Value::from)),
                ("launched", Some(launched.into())),
                ("out", out.map(Value::from)),
                ("sources", sources),
            ])
        },
    )
}

/// A document that keeps every rule.
pub fn a_document() -> impl Strategy<Value = Document> {
    let lang = prop::sample::select(vec!["en", "de", "ar", "pt-BR"]);
    let texts = (
        a_name(),
        option::of(a_text()),
        option::of(a_text()),
        option::of(lang),
        option::of(a_link()),
    );
    let launch = (option::of(a_name()), a_date(), sources());
    let lists = (vec(promise(), 0..7), vec(report(), 0..3), vec(access(), 0..7), vec(peer(), 0..4));
    (texts, launch, lists, a_day(), option::of(1..200i64)).prop_map(
        |((subject, by, question, lang, page), (what, date, sources), lists, verified, stale)| {
            let launch = [
                ("what", what.map(Value::from)),
                ("date", Some(date.into())),
                ("sources", sources),
            ];
            let (promises, reports, access, peers) = lists;
            Document(object([
                ("version", Some(json!(1))),
                ("subject", Some(subject.into())),
                ("by", by.map(Value::from)),
                ("question", question.map(Value::from)),
                ("lang", lang.map(Value::from)),
                ("page", page.map(Value::from)),
                ("launch", Some(object(launch))),
                ("promises", Some(promises.into())),
                ("reports", Some(reports.into())),
                ("access", Some(access.into())),
                ("peers", Some(peers.into())),
                ("verified", Some(written_day(verified).into())),
                ("stale_after_days", stale.map(Value::from)),
            ]))
        },
    )
}

/// A value with a name that no document knows.
pub fn an_unknown_member() -> impl Strategy<Value = (String, Value)> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        a_text().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(4, 16, 4, |inner| {
        let members = vec((a_text(), inner.clone()), 0..4);
        let object =
            members.prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>()));
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), object]
    });
    (a_text().prop_map(|name| format!("x-{name}")), value)
}

/// Bytes of every kind: any at all, and documents with a few bytes changed, cut or doubled.
pub fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), 0..4usize, vec(any::<u8>(), 0..4));
    let changed = (a_document(), vec(change, 0..4)).prop_map(|(document, changes)| {
        let mut bytes = document.0.to_string().into_bytes();
        for (at, removed, added) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, added);
        }
        bytes
    });
    let swapped = (an_unknown_member(), a_document(), any::<prop::sample::Index>()).prop_map(
        |((_, value), mut document, index)| {
            let members = document.0.as_object_mut().unwrap();
            let at = index.index(members.len());
            *members.values_mut().nth(at).unwrap() = value;
            document.0.to_string().into_bytes()
        },
    );
    prop_oneof![
        vec(any::<u8>(), 0..200),
        "[\\[\\]{}\",:0-9a-z\\\\ ]{0,100}".prop_map(String::into_bytes),
        changed,
        swapped,
    ]
}

/// Every day that the type can hold.
pub fn any_day() -> impl Strategy<Value = NaiveDate> {
    let any = (1..=3_652_059).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap());
    prop_oneof![8 => a_day(), 4 => any, 1 => Just(NaiveDate::MIN), 1 => Just(NaiveDate::MAX)]
}
