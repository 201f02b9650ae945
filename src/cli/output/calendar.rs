//! `--to calendar`: what was promised, the launch, and the days on which it came out, as iCalendar (RFC 5545).
//!
//! A date that was promised is one event, from its first day (but not from before it was said) to its last. While there
//! is still time and it is not out, whoever names another day, later or earlier, moves this event, and whoever takes the
//! date back cancels it; a day that is named after that moves it again. A date that has passed stays where it was, and
//! the next one is an event of its own. So is what is promised once it was out and was withdrawn. What was said while
//! it was out, or without a date, is no event.
//!
//! An event keeps the UID of the promise that began it, and its SEQUENCE counts what has changed its dates or its
//! status. All of this is decided by what was known on the day on which a promise was said, so the calendar of a later
//! day never takes an event away, and no SEQUENCE falls. A promise is TENTATIVE until it is kept: then it is CONFIRMED.
//! One that was missed stays TENTATIVE, since some programs hide what is CANCELLED. Stamps are the days of the facts.

use crate::cli::English;
use crate::cli::edition::{Edition, web_address};
use crate::date::{PartialDate, written_day};
use crate::standing::{Event, Outcome, Standing};
use crate::words::{Entry, Request, plain, words};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use icalendar::{Component, EventLike, EventStatus, Parameter, Property};

/// The calendar, the promises between the launch and the releases.
pub fn calendar(edition: &Edition) -> String {
    let told = told(edition);
    let releases = releases(&told);
    let launch = told.iter().filter_map(|told| match told.event {
        Event::Launch(launch) => {
            Some(fact(edition, told, "launch".into(), launch.date.first_day()))
        }
        Event::Access(_) | Event::Promise(..) | Event::Report(_) => None,
    });
    let chains = chains(&told, &releases);
    let promises = chains.iter().map(|chain| chain.event(edition, &releases));
    let out = releases.iter().map(|release| {
        let day = release.event.day();
        fact(edition, release, format!("out/{}", written_day(day)), day)
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

fn told(edition: &Edition) -> Vec<Told<'_>> {
    let history = &edition.standing.history;
    let titles = titles(&edition.standing);
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
fn titles(standing: &Standing) -> Vec<String> {
    let mut standing = standing.clone();
    for event in &mut standing.history {
        if let Event::Promise(promise, _) = event {
            promise.quote = None;
        }
    }
    let words = words(&standing, Request::default(), &English);
    words.history.iter().rev().map(|entry| plain(&entry.text)).collect()
}

/// The access entries with which it came out: the last of a day, after one that was not public.
fn releases<'a>(told: &'a [Told<'a>]) -> Vec<&'a Told<'a>> {
    let mut releases: Vec<&Told> = Vec::new();
    let mut was_public = false;
    let mut access = told.iter().filter(|told| matches!(told.event, Event::Access(_))).peekable();
    while let Some(entry) = access.next() {
        if access.peek().is_some_and(|next| next.event.day() == entry.event.day()) {
            continue;
        }
        let is_public = matches!(entry.event, Event::Access(access) if access.stage.is_public());
        if is_public && !was_public {
            releases.push(entry);
        }
        was_public = is_public;
    }
    releases
}

/// One date that was promised, however often it was moved.
struct Chain<'a> {
    uid: String,
    /// The promises that named it, moved it or took it back, the oldest first.
    promises: Vec<&'a Told<'a>>,
    first_said: NaiveDate,
    last_said: NaiveDate,
    /// The date that was named last.
    due: PartialDate,
    /// The day on which it was named first: the event does not begin before.
    named: NaiveDate,
    title: &'a str,
    outcome: Outcome,
    is_taken_back: bool,
    changes: u32,
}

fn chains<'a>(told: &'a [Told<'a>], releases: &[&Told]) -> Vec<Chain<'a>> {
    let mut chains: Vec<Chain> = Vec::new();
    for told in told {
        let Event::Promise(promise, Some(outcome)) = told.event else { continue };
        let open = chains.last_mut().filter(|chain| chain.is_open(promise.said, releases));
        match (open, promise.due) {
            (Some(chain), Some(due)) => chain.name(told, promise.said, due, *outcome),
            (Some(chain), None) if promise.retracts => chain.take_back(told, promise.said),
            (None, Some(due)) => chains.push(Chain {
                uid: format!("promise/{}/{}", written_day(promise.said), told.ordinal),
                promises: vec![told],
                first_said: promise.said,
                last_said: promise.said,
                due,
                named: promise.said,
                title: &told.title,
                outcome: *outcome,
                is_taken_back: false,
                changes: 0,
            }),
            (Some(_) | None, None) => {}
        }
    }
    chains
}

impl<'a> Chain<'a> {
    /// Whether what is said on a day is about this date still.
    fn is_open(&self, said: NaiveDate, releases: &[&Told]) -> bool {
        let came_out =
            releases.iter().any(|out| self.last_said < out.event.day() && out.event.day() <= said);
        !came_out && (self.is_taken_back || said <= self.due.last_day())
    }

    fn name(&mut self, told: &'a Told<'a>, said: NaiveDate, due: PartialDate, outcome: Outcome) {
        self.promises.push(told);
        self.last_said = said;
        if self.is_taken_back || self.due != due {
            self.changes += 1;
            self.named = said;
        }
        self.due = due;
        self.title = &told.title;
        self.outcome = outcome;
        self.is_taken_back = false;
    }

    fn take_back(&mut self, told: &'a Told<'a>, said: NaiveDate) {
        self.promises.push(told);
        self.last_said = said;
        self.changes += u32::from(!self.is_taken_back);
        self.is_taken_back = true;
    }

    fn event(&self, edition: &Edition, releases: &[&Told]) -> icalendar::Event {
        let kept = releases
            .iter()
            .map(|release| release.event.day())
            .find(|day| *day > self.last_said)
            .filter(|_| self.outcome == Outcome::Kept);
        let status = match self.outcome {
            Outcome::Kept => EventStatus::Confirmed,
            Outcome::Moved => EventStatus::Cancelled,
            Outcome::Pending | Outcome::Late(_) | Outcome::Missed(_) | Outcome::Undated => {
                EventStatus::Tentative
            }
        };
        let first_day = self.due.first_day().max(self.named);
        let mut event = event(edition, &self.uid, self.title, first_day, self.due.last_day());
        event
            .status(status)
            .sequence(self.changes + u32::from(kept.is_some()))
            .created(midnight(self.first_said))
            .last_modified(midnight(kept.unwrap_or(self.last_said)))
            .timestamp(midnight(kept.unwrap_or(self.last_said)))
            .description(&self.description(edition));
        event
    }

    /// What became of it by the day of the edition, and who said what, the latest first.
    fn description(&self, edition: &Edition) -> String {
        let as_of = edition.words.as_of.as_deref().map(plain).unwrap_or_default();
        let last = self.promises.iter().rev().find_map(|told| told.entry.outcome.as_deref());
        let outcome = last.map(|outcome| format!("{as_of}: {}", plain(outcome)));
        let promises = self.promises.iter().rev().map(|told| paragraph(told.entry));
        outcome.into_iter().chain(promises).collect::<Vec<_>>().join("\n\n")
    }
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
