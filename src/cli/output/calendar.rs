//! `--to calendar`: what was promised, the launch, and the days on which it came out, as iCalendar (RFC 5545).
//!
//! A date that was promised is one event, from its first day (but not from before it was said) to its last. A promise
//! that moves the date moves this event ([`schedule`](crate::schedule) says when it does), and one that takes it back
//! cancels it.
//!
//! An event keeps the UID of the promise that began it, and its SEQUENCE counts what has changed its dates or its
//! status. A promise is TENTATIVE until it is kept: then it is CONFIRMED. One that was missed stays TENTATIVE, since some
//! programs hide what is CANCELLED. Stamps are the days on which
//! it became what it is.

use crate::cli::Native;
use crate::cli::edition::{Edition, web_address};
use crate::date::written_day;
use crate::schedule::{PromisedDate, promised_dates, releases};
use crate::standing::{Event, Outcome, Standing};
use crate::words::{Entry, Request, plain, words};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use icalendar::{Component, EventLike, EventStatus, Parameter, Property};

/// The calendar, the promises between the launch and the releases.
pub fn calendar(edition: &Edition) -> String {
    let told = told(edition);
    let releases = releases(&edition.standing);
    let launch = told.iter().filter_map(|told| match told.event {
        Event::Launch(launch) => {
            Some(fact(edition, told, "launch".into(), launch.date.first_day()))
        }
        Event::Access(_) | Event::Promise(..) | Event::Report(_) => None,
    });
    let dates = promised_dates(&edition.standing);
    let promises = dates.iter().filter_map(|date| promised(edition, &told, date));
    let out = releases.iter().filter_map(|release| {
        let uid = format!("out/{}", written_day(release.day));
        Some(fact(edition, told.get(release.entry)?, uid, release.day))
    });

    let mut calendar = icalendar::Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//out-yet//out-yet//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("X-WR-CALNAME", edition.status.subject.as_str()));
    calendar.append_property(("X-WR-CALDESC", edition.summary.as_str()));
    let mut daily = Property::new("REFRESH-INTERVAL", "P1D");
    calendar.append_property(daily.append_parameter(Parameter::new("VALUE", "DURATION")));
    calendar.extend(launch.chain(promises).chain(out));
    folded(&calendar.to_string())
}

/// Something that happened, and how it is told.
struct Told<'a> {
    event: &'a Event,
    entry: &'a Entry,
    /// Without the quotation, which is for the description.
    title: String,
    /// Which of the promises of its day it is, from 1.
    ordinal: usize,
}

/// The history, the oldest first.
fn told(edition: &Edition) -> Vec<Told<'_>> {
    let history = &edition.standing.history;
    let titles = titles(&edition.standing, &edition.locale);
    let entries = edition.words.history.iter().rev();
    let told = history.iter().zip(entries).zip(titles).enumerate();
    told.map(|(index, ((event, entry), title))| {
        let same =
            |other: &&Event| matches!(other, Event::Promise(..)) && other.day() == event.day();
        let ordinal = history.iter().take(index + 1).filter(same).count();
        Told { event, entry, title, ordinal }
    })
    .collect()
}

/// What happened, the oldest first, in words without quotations.
fn titles(standing: &Standing, locale: &Native) -> Vec<String> {
    let mut standing = standing.clone();
    for event in &mut standing.history {
        if let Event::Promise(promise, _) = event {
            promise.quote = None;
        }
    }
    let words = words(&standing, Request::default(), locale);
    words.history.iter().rev().map(|entry| plain(&entry.text)).collect()
}

fn promised(edition: &Edition, told: &[Told], date: &PromisedDate) -> Option<icalendar::Event> {
    let promises: Vec<&Told> = date.promises.iter().filter_map(|place| told.get(*place)).collect();
    let uid = format!("promise/{}/{}", written_day(date.first_said), promises.first()?.ordinal);
    let is_kept = date.outcome == Outcome::Kept;
    let stamp = midnight(date.settled(&edition.standing));
    let status = match date.outcome {
        Outcome::Kept => EventStatus::Confirmed,
        Outcome::Moved => EventStatus::Cancelled,
        Outcome::Pending | Outcome::Late(_) | Outcome::Missed(_) | Outcome::Undated => {
            EventStatus::Tentative
        }
    };
    let first_day = date.due.first_day().max(date.named);
    let title = &told.get(date.named_by)?.title;
    let mut event = event(edition, &uid, title, first_day, date.due.last_day());
    event
        .status(status)
        .sequence(date.changes + u32::from(is_kept))
        .created(midnight(date.first_said))
        .last_modified(stamp)
        .timestamp(stamp)
        .description(&description(edition, &promises));
    Some(event)
}

/// What became of it by the day of the edition, and who said what, the latest first.
fn description(edition: &Edition, promises: &[&Told]) -> String {
    let as_of = edition.words.as_of.as_deref().map(plain).unwrap_or_default();
    let last = promises.iter().rev().find_map(|told| told.entry.outcome.as_deref());
    let outcome = last.map(|outcome| format!("{as_of}: {}", plain(outcome)));
    let promises = promises.iter().rev().map(|told| paragraph(told.entry));
    outcome.into_iter().chain(promises).collect::<Vec<_>>().join("\n\n")
}

/// Something that happened on a day, or until it.
fn fact(edition: &Edition, told: &Told, uid: String, first_day: NaiveDate) -> icalendar::Event {
    let day = told.event.day();
    let mut event = event(edition, &uid, &told.title, first_day, day);
    event
        .status(EventStatus::Confirmed)
        .sequence(0)
        .created(midnight(day))
        .last_modified(midnight(day))
        .timestamp(midnight(day))
        .description(&paragraph(told.entry));
    event
}

/// An event of whole days, which nobody is busy with.
fn event(
    edition: &Edition,
    uid: &str,
    title: &str,
    first_day: NaiveDate,
    last_day: NaiveDate,
) -> icalendar::Event {
    let mut event = icalendar::Event::new();
    event
        .uid(&format!("{}/{uid}@{}", edition.name(), edition.authority()))
        .summary(&format!("{}: {title}", edition.status.subject))
        .starts(first_day)
        .add_property("TRANSP", "TRANSPARENT");
    // The end is the day after the last; there is none that can be written after the year 9999.
    if let Some(end) = last_day.succ_opt().filter(|end| end.year() <= 9999) {
        event.ends(end);
    }
    if let Some(page) = edition.page().as_deref().and_then(web_address) {
        event.url(&page);
    }
    event
}

fn paragraph(entry: &Entry) -> String {
    let mut lines = vec![format!("{}: {}", plain(&entry.date), plain(&entry.text))];
    lines.extend(entry.detail.clone());
    lines.extend(entry.links.iter().map(|link| format!("{}: {}", link.text, link.url)));
    lines.join("\n")
}

/// Facts are known to the day.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The lines folded to 75 octets at most: the library writes one more where what is left over is 75.
fn folded(calendar: &str) -> String {
    let mut text = String::new();
    for line in calendar.replace("\r\n ", "").lines() {
        let mut room = 75;
        for c in line.chars() {
            if c.len_utf8() > room {
                text += "\r\n ";
                room = 74;
            }
            room -= c.len_utf8();
            text.push(c);
        }
        text += "\r\n";
    }
    text
}
