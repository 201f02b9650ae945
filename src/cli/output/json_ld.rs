//! `--to json-ld`: the release as a `PublicationEvent` of schema.org, with the dates that slipped.
//!
//! `startDate` is the first day on which it was out, or the promised date that stands and is still to come.
//! `previousStartDate` has every other day that was promised and not kept. There is no status where nothing was ever
//! scheduled, `EventPostponed` where the last date has passed or was taken back, and `EventCancelled` where it was
//! withdrawn and nothing was promised since: then the day on which it had come out is among the previous ones.
//! A partial date stands for its last day here too.

use crate::cli::edition::{Edition, web_address};
use crate::date::{PartialDate, written_day};
use crate::standing::{Answer, Event, Outcome, PromiseStanding, Promised, Standing};
use crate::status::{Source, Stage};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

/// The event, ready for a `<script type="application/ld+json">`: no HTML can be seen in it.
pub fn json_ld(edition: &Edition) -> String {
    let status = &edition.status;
    let schedule = schedule(&edition.standing);
    let maker = status.by.as_ref().map(|by| json!({ "@type": "Organization", "name": by }));
    let about = object([
        ("@type", Some("WebAPI".into())),
        ("name", Some(status.subject.as_str().into())),
        ("provider", maker.clone()),
    ]);
    let event = object([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("PublicationEvent".into())),
        ("name", Some(status.subject.as_str().into())),
        ("description", Some(edition.summary.as_str().into())),
        ("eventStatus", schedule.status.map(Value::from)),
        ("startDate", schedule.start.map(|day| written_day(day).into())),
        ("previousStartDate", list(schedule.previous.into_iter().map(written_day))),
        ("organizer", maker),
        ("about", Some(about)),
        ("url", page(edition)),
        ("mainEntityOfPage", Some(web_page(edition))),
        ("subjectOf", list(sources(&edition.standing).into_iter().filter_map(cited))),
    ]);
    format!("{event:#}\n").replace('<', "\\u003c")
}

/// When the release is, or was to be.
#[derive(Default)]
struct Schedule {
    status: Option<&'static str>,
    start: Option<NaiveDate>,
    previous: Vec<NaiveDate>,
}

fn schedule(standing: &Standing) -> Schedule {
    let start = match (standing.answer, &standing.promised) {
        (Answer::Yes, _) => standing.first_out,
        (Answer::No, _) if is_cancelled(standing) => None,
        (Answer::No, Promised::Date(due)) => {
            Some(due.last_day()).filter(|due| *due >= standing.day)
        }
        (Answer::No, _) => None,
    };
    let mut previous = slipped(standing);
    if is_cancelled(standing) {
        previous.extend(standing.promised.day());
        previous.extend(standing.first_out);
    }
    previous.retain(|day| Some(*day) != start);
    previous.sort_unstable();
    previous.dedup();
    match event_status(standing, start, &previous) {
        Some(status) => Schedule { status: Some(status), start, previous },
        None => Schedule::default(),
    }
}

fn event_status(
    standing: &Standing,
    start: Option<NaiveDate>,
    previous: &[NaiveDate],
) -> Option<&'static str> {
    match (start, &standing.promised) {
        (Some(_), _) if previous.is_empty() => Some("https://schema.org/EventScheduled"),
        (Some(_), _) => Some("https://schema.org/EventRescheduled"),
        (None, _) if is_cancelled(standing) => Some("https://schema.org/EventCancelled"),
        (None, Promised::Date(_) | Promised::Retracted(_)) => {
            Some("https://schema.org/EventPostponed")
        }
        (None, Promised::Vaguely | Promised::NotSinceWithdrawn | Promised::Never) => None,
    }
}

/// It was withdrawn, and nothing was promised since.
fn is_cancelled(standing: &Standing) -> bool {
    let withdrawn = standing.access.as_ref().filter(|access| access.stage == Stage::Withdrawn);
    let before = |day| standing.last_promise.as_ref().is_none_or(|promise| promise.said < day);
    standing.promised == Promised::NotSinceWithdrawn
        || withdrawn.is_some_and(|access| before(access.date))
}

/// The days that were promised and not kept: those of the wait for the first release, or once it was out and was
/// withdrawn, of the wait for another.
fn slipped(standing: &Standing) -> Vec<NaiveDate> {
    let slipped = |promise: &&PromiseStanding| match promise.outcome {
        Outcome::Moved | Outcome::Late(_) | Outcome::Missed(_) => true,
        Outcome::Undated | Outcome::Kept | Outcome::Pending => false,
    };
    let is_again = standing.answer == Answer::No && !is_cancelled(standing);
    let of_this_wait = |promise: &&PromiseStanding| match standing.first_out {
        Some(first_out) => (promise.promise.said >= first_out) == is_again,
        None => true,
    };
    let promises = standing.promises.iter().filter(slipped).filter(of_this_wait);
    promises.filter_map(|promise| promise.promise.due.map(PartialDate::last_day)).collect()
}

fn page(edition: &Edition) -> Option<Value> {
    edition.page().as_deref().and_then(web_address).map(Value::from)
}

/// The page that says all this: only a creative work can have been changed or published on a day.
fn web_page(edition: &Edition) -> Value {
    object([
        ("@type", Some("WebPage".into())),
        ("name", Some(edition.question().into())),
        ("url", page(edition)),
        ("inLanguage", Some(edition.lang().into())),
        ("dateModified", Some(written_day(edition.status.verified).into())),
        ("sdDatePublished", Some(written_day(edition.standing.day).into())),
    ])
}

/// All that is linked to, each once.
fn sources(standing: &Standing) -> Vec<&Source> {
    let mut sources: Vec<&Source> = Vec::new();
    for event in &standing.history {
        let of_event = match event {
            Event::Launch(launch) => &launch.sources,
            Event::Access(access) => &access.sources,
            Event::Promise(promise, _) => &promise.sources,
            Event::Report(report) => &report.sources,
        };
        for source in of_event {
            if sources.iter().all(|known| known.url != source.url) {
                sources.push(source);
            }
        }
    }
    sources
}

fn cited(source: &Source) -> Option<Value> {
    let address = web_address(&source.url)?;
    let archive = source.archive.as_deref().and_then(web_address);
    let publisher = |publisher: &String| json!({ "@type": "Organization", "name": publisher });
    let published = source.date.filter(|date| date.is_day()).map(PartialDate::written);
    Some(object([
        ("@type", Some("WebPage".into())),
        ("url", Some(address.into())),
        ("name", source.title.as_deref().map(Value::from)),
        ("publisher", source.publisher.as_ref().map(publisher)),
        ("datePublished", published.map(Value::from)),
        ("archivedAt", archive.map(Value::from)),
    ]))
}

/// A list of something.
fn list<T: Into<Value>>(items: impl Iterator<Item = T>) -> Option<Value> {
    let items: Vec<Value> = items.map(Into::into).collect();
    (!items.is_empty()).then(|| items.into())
}

/// An object of the members that are there.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let there = members.into_iter().filter_map(|(name, value)| Some((name.into(), value?)));
    there.collect::<Map<String, Value>>().into()
}
