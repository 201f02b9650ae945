//! `--to atom`: the dated facts as an Atom feed (RFC 4287), the newest first.
//!
//! The id of an entry is a tag URI (RFC 4151) made of the publisher's host, the fact's day, the document's name, the
//! kind of the fact, and which of its kind it is on that day: `tag:example.com,2026-06-03:muse-spark-api/promise/1`.
//! So it stays the same when facts of other days are added and when texts are corrected. An entry is published on the day
//! of its fact, and updated when what became of a promise was known: when it was kept, moved, missed or came late. How
//! many days ago that was changes without a new date, so it bears the day it was made for. The feed is dated by its
//! newest entry or by the day on which all was verified. Atom wants an author: it is who publishes the document, not who
//! is waited for.

use crate::cli::edition::{Edition, web_address};
use crate::cli::html::rendered;
use crate::date::written_day;
use crate::schedule::settled;
use crate::standing::Event;
use crate::words::{Entry, Link, plain};
use atom_syndication as atom;
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::cmp::Reverse;
use yew::prelude::*;

/// The feed, or why it cannot be written.
pub fn atom(edition: &Edition) -> Result<String, String> {
    let places = 0..edition.standing.history.len();
    let newest = places.filter_map(|place| settled(&edition.standing, place)).max();
    let updated = newest.unwrap_or(edition.status.verified).max(edition.status.verified);
    let author = edition.publisher().unwrap_or_else(|| edition.words.document.into());
    let feed = atom::Feed {
        title: edition.question().into(),
        subtitle: Some(edition.summary.as_str().into()),
        id: feed_id(edition),
        updated: midnight(updated),
        authors: vec![atom::Person { name: author, ..Default::default() }],
        links: feed_links(edition),
        entries: entries(edition),
        lang: Some(edition.lang().into()),
        ..Default::default()
    };
    let layout = atom::WriteConfig { indent_size: Some(2), ..Default::default() };
    let bytes = feed.write_with_config(Vec::new(), layout).map_err(|error| error.to_string())?;
    let xml = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    // These two are no characters to XML, not even escaped.
    Ok(xml.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}") + "\n")
}

/// The launch is what every document has: a corrected day of it seldom changes its year.
fn feed_id(edition: &Edition) -> String {
    let year = edition.status.launch.date.last_day().year();
    format!("tag:{},{year:04}:{}", edition.authority(), edition.name())
}

fn feed_links(edition: &Edition) -> Vec<atom::Link> {
    let own = edition.addresses.as_ref().map(|addresses| atom::Link {
        href: addresses.output(&edition.id, "atom.xml").into(),
        rel: "self".into(),
        mime_type: Some("application/atom+xml".into()),
        ..Default::default()
    });
    let page = edition.page().as_deref().and_then(web_address).map(|page| atom::Link {
        href: page,
        rel: "alternate".into(),
        mime_type: Some("text/html".into()),
        ..Default::default()
    });
    own.into_iter().chain(page).collect()
}

/// An entry for each fact, the newest first.
fn entries(edition: &Edition) -> Vec<atom::Entry> {
    let facts = &edition.standing.history;
    let fact = |(index, (fact, entry)): (usize, (&Event, &Entry))| {
        let same = |other: &&Event| kind(other) == kind(fact) && other.day() == fact.day();
        let ordinal = facts.iter().take(index + 1).filter(same).count();
        let updated = settled(&edition.standing, index).unwrap_or(fact.day());
        (updated, feed_entry(edition, fact, ordinal, entry, updated))
    };
    let told = facts.iter().zip(edition.words.history.iter().rev());
    let mut entries: Vec<(NaiveDate, atom::Entry)> = told.enumerate().map(fact).collect();
    entries.reverse();
    entries.sort_by_key(|(updated, _)| Reverse(*updated));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn feed_entry(
    edition: &Edition,
    fact: &Event,
    ordinal: usize,
    entry: &Entry,
    updated: NaiveDate,
) -> atom::Entry {
    let (authority, day, name) = (edition.authority(), fact.day(), edition.name());
    atom::Entry {
        title: plain(&entry.text).into(),
        id: format!("tag:{authority},{}:{name}/{}/{ordinal}", written_day(day), kind(fact)),
        updated: midnight(updated),
        published: Some(midnight(day)),
        links: entry_links(&entry.links),
        content: Some(atom::Content {
            content_type: Some("html".into()),
            value: Some(content(edition, entry)),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn kind(fact: &Event) -> &'static str {
    match fact {
        Event::Launch(_) => "launch",
        Event::Access(_) => "access",
        Event::Promise(..) => "promise",
        Event::Report(_) => "report",
    }
}

/// The first source is the one to open; there can be only one of that kind.
fn entry_links(links: &[Link]) -> Vec<atom::Link> {
    let addressed = links.iter().filter_map(|link| Some((web_address(&link.url)?, link)));
    let link = |(index, (address, link)): (usize, (String, &Link))| atom::Link {
        href: address,
        rel: if index == 0 { "alternate" } else { "related" }.into(),
        title: Some(link.text.clone()),
        ..Default::default()
    };
    addressed.enumerate().map(link).collect()
}

fn content(edition: &Edition, entry: &Entry) -> String {
    let as_of = edition.words.as_of.as_deref().map(plain).unwrap_or_default();
    let outcome = entry.outcome.as_ref().map(|outcome| {
        html! { <p>{ format!("{as_of}: ") }<b>{ plain(outcome) }</b></p> }
    });
    let detail = entry.detail.as_ref().map(|detail| html! { <p>{ detail }</p> });
    let link = |link: &Link| html! { <li><a href={link.url.clone()}>{ &link.text }</a></li> };
    let links = (!entry.links.is_empty()).then(|| {
        html! { <ul>{ entry.links.iter().map(link).collect::<Html>() }</ul> }
    });
    rendered(html! {
        <>
            <p>{ format!("{}: {}", plain(&entry.date), plain(&entry.text)) }</p>
            { outcome }
            { detail }
            { links }
        </>
    })
}

/// Facts are known to the day.
fn midnight(day: NaiveDate) -> atom::FixedDateTime {
    day.and_time(NaiveTime::MIN).and_utc().fixed_offset()
}
