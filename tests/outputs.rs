//! The outputs for programs and for readers without pictures, read by readers that did not write them.

mod binary;
mod generated;
mod table;

use chrono::{Days, NaiveDate};
use generated::{a_day, a_document};
use out_yet::cli::{Format, written_down};
use out_yet::date::parse_day;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const MUSE_SPARK: &str = include_str!("../status/muse-spark-api.out-yet.json");
const MIDJOURNEY: &str = include_str!("../status/midjourney-api.out-yet.json");
const WITHDRAWN: &str = include_str!("data/withdrawn.out-yet.json");
/// Each of its texts is a `<script>` that names the field.
const HOSTILE: &str = include_str!("data/hostile.out-yet.json");

const BASE: &str = "https://example.com/status/";
const FORMATS: [Format; 6] =
    [Format::Text, Format::Shields, Format::JsonLd, Format::Oembed, Format::Atom, Format::Calendar];

fn on(format: Format, document: &str, day: NaiveDate) -> String {
    let bytes = written_down(format, "muse-spark-api", document, day, Some(BASE)).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[track_caller]
fn output(format: Format, document: &str, day: &str) -> String {
    on(format, document, parse_day(day).unwrap())
}

/// An output on the days that matter, one after the other.
fn on_the_days(format: Format) -> String {
    let muse_spark = ["2026-04-20", "2026-06-04", "2026-07-01", "2026-07-09", "2026-08-05"];
    let mut days: Vec<(&str, &str, &str)> =
        muse_spark.map(|day| ("Muse Spark", MUSE_SPARK, day)).into();
    days.extend(["2026-03-01", "2026-04-01", "2026-06-01"].map(|day| ("Comet", WITHDRAWN, day)));
    days.push(("Midjourney", MIDJOURNEY, "2026-12-25"));
    let shown = |(name, document, day): (&str, &str, &str)| {
        format!("――― {name}, {day}\n{}", output(format, document, day))
    };
    days.into_iter().map(shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_text_reads_so() {
    insta::assert_snapshot!(on_the_days(Format::Text));
}

#[test]
fn the_badge_is_made_from_this() {
    insta::assert_snapshot!(on_the_days(Format::Shields));
}

#[test]
fn the_event_of_schema_org_is_this() {
    insta::assert_snapshot!(on_the_days(Format::JsonLd));
}

#[test]
fn the_frame_for_other_sites_is_this() {
    insta::assert_snapshot!(output(Format::Oembed, MUSE_SPARK, "2026-06-04"));
}

#[test]
fn the_feed_is_this() {
    insta::assert_snapshot!(output(Format::Atom, MUSE_SPARK, "2026-07-09"));
}

#[test]
fn the_feed_has_these_entries() {
    let entries = |document, day| {
        let feed = feed(&output(Format::Atom, document, day));
        let entry = |entry: &Entry| format!("{} {}\n", entry.id, entry.title);
        format!("――― {day} {}\n{}", feed.id, feed.entries.iter().map(entry).collect::<String>())
    };
    let muse_spark = ["2026-04-07", "2026-04-20", "2026-06-04", "2026-08-05"];
    let mut shown: Vec<String> = muse_spark.map(|day| entries(MUSE_SPARK, day)).into();
    shown.push(entries(WITHDRAWN, "2026-06-01"));
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn the_calendar_is_this() {
    // The library's carriage returns would be lost in a file of text.
    insta::assert_snapshot!(on_the_days(Format::Calendar).replace("\r\n", "\n"));
}

/// The scheduled day, the days that slipped, and the status: each row is a day.
#[track_caller]
fn check_schedule(document: &str, rows: &[(&str, &str)]) {
    for (day, expected) in rows {
        let event: Value = serde_json::from_str(&output(Format::JsonLd, document, day)).unwrap();
        let status = event["eventStatus"].as_str().unwrap_or("–");
        let status = status.trim_start_matches("https://schema.org/Event");
        let previous = event["previousStartDate"].as_array().into_iter().flatten();
        let previous = previous.map(|day| day.as_str().unwrap()).collect::<Vec<_>>().join(" ");
        let start = event["startDate"].as_str().unwrap_or("–");
        assert_eq!(format!("{status} {start} | {previous}").trim_end(), *expected, "{day}");
    }
}

#[test]
fn the_event_is_scheduled_for_the_date_that_stands() {
    let document = table::document(
        "2026-01-01",
        &[
            "2026-01-05",
            "2026-01-10 for 2026-02",
            "2026-02-20 for 2026-03-10",
            "2026-04-01 for 2026-Q2",
        ],
        &["2026-06-30 preview", "2026-07-01 general"],
    );
    check_schedule(
        &document,
        &[
            ("2026-01-04", "– – |"),
            ("2026-01-05", "– – |"),
            ("2026-01-10", "Scheduled 2026-02-28 |"),
            ("2026-02-20", "Rescheduled 2026-03-10 | 2026-02-28"),
            ("2026-03-10", "Rescheduled 2026-03-10 | 2026-02-28"),
            ("2026-03-11", "Postponed – | 2026-02-28 2026-03-10"),
            ("2026-04-01", "Rescheduled 2026-06-30 | 2026-02-28 2026-03-10"),
            ("2026-06-30", "Rescheduled 2026-06-30 | 2026-02-28 2026-03-10"),
            ("2026-12-31", "Rescheduled 2026-06-30 | 2026-02-28 2026-03-10"),
        ],
    );
}

#[test]
fn a_day_that_is_named_again_is_not_among_the_previous_ones() {
    let promises = ["2026-01-10 for 2026-03", "2026-02-01 for 2026-04", "2026-03-01 for 2026-03"];
    check_schedule(
        &table::document("2026-01-01", &promises, &[]),
        &[
            ("2026-02-01", "Rescheduled 2026-04-30 | 2026-03-31"),
            ("2026-03-01", "Scheduled 2026-03-31 |"),
        ],
    );
}

#[test]
fn the_event_is_postponed_once_its_date_was_taken_back() {
    let promises = ["2026-01-10 for 2026-02", "2026-02-01 retracts"];
    check_schedule(
        &table::document("2026-01-01", &promises, &["2026-05-01 general"]),
        &[
            ("2026-01-31", "Scheduled 2026-02-28 |"),
            ("2026-02-01", "Postponed – | 2026-02-28"),
            ("2026-05-01", "Rescheduled 2026-05-01 | 2026-02-28"),
        ],
    );
}

#[test]
fn the_event_is_cancelled_while_it_is_withdrawn_and_nothing_was_promised_since() {
    check_schedule(
        WITHDRAWN,
        &[
            ("2026-01-19", "Scheduled 2026-01-31 |"),
            ("2026-01-20", "Scheduled 2026-01-20 |"),
            ("2026-03-01", "Cancelled – | 2026-01-20"),
            ("2026-03-10", "Scheduled 2026-05-31 |"),
            ("2026-06-01", "Scheduled 2026-01-20 |"),
        ],
    );
    let access = ["2026-01-01 private", "2026-01-20 withdrawn"];
    check_schedule(
        &table::document("2026-01-01", &["2026-01-10 for 2026-02"], &access),
        &[("2026-01-19", "Scheduled 2026-02-28 |"), ("2026-01-20", "Cancelled – | 2026-02-28")],
    );
}

#[test]
fn the_badge_is_grey_once_a_no_is_stale() {
    for (day, expected) in [
        ("2026-07-08", json!(["As of 8 July 2026: No", "b3261e"])),
        ("2026-07-09", json!(["As of 9 July 2026: Yes", "0a7a3d"])),
        ("2027-07-09", json!(["As of 9 July 2027: Yes", "0a7a3d"])),
    ] {
        assert_eq!(badge(MUSE_SPARK, day), expected, "{day}");
    }
    // Verified on 23 September 2026.
    assert_eq!(badge(MIDJOURNEY, "2026-12-22"), json!(["As of 22 December 2026: No", "b3261e"]));
    assert_eq!(badge(MIDJOURNEY, "2026-12-23"), json!(["As of 23 December 2026: No", "5b5e66"]));
}

fn badge(document: &str, day: &str) -> Value {
    let badge: Value = serde_json::from_str(&output(Format::Shields, document, day)).unwrap();
    json!([badge["message"], badge["color"]])
}

#[test]
fn a_frame_needs_to_know_where_it_will_be_published() {
    binary::check(
        &["render", binary::MUSE_SPARK, "--to", "oembed"],
        2,
        "",
        "--to oembed needs --base-url: it shows the card in a frame from the folder that publish makes\n",
    );
}

/// The events of promises and releases on a day, like `promise/2026-01-10/1 2026-02-01 to 2026-02-28, 0 tentative`.
#[track_caller]
fn check_events(document: &str, rows: &[(&str, &[&str])]) {
    for (day, expected) in rows {
        let events = events(&output(Format::Calendar, document, day));
        let shown = events.iter().filter(|event| !event["UID"].contains("/launch@")).map(|event| {
            let uid = event["UID"].trim_start_matches("muse-spark-api/");
            let uid = uid.trim_end_matches("@example.com");
            let [first, end] = ["DTSTART", "DTEND"].map(|name| date(&event[name]));
            let last = end - Days::new(1);
            let status = event["STATUS"].to_lowercase();
            format!("{uid} {first} to {last}, {} {status}", event["SEQUENCE"])
        });
        assert_eq!(shown.collect::<Vec<_>>(), *expected, "{day}");
    }
}

#[test]
fn a_promise_that_is_moved_moves_its_event() {
    let promises =
        ["2026-01-10 for 2026-02", "2026-02-20 for 2026-03-10", "2026-03-01 for 2026-03-05"];
    check_events(
        &table::document("2026-01-01", &promises, &["2026-03-05 general"]),
        &[
            ("2026-01-09", &[]),
            ("2026-01-10", &["promise/2026-01-10/1 2026-02-01 to 2026-02-28, 0 tentative"]),
            ("2026-02-20", &["promise/2026-01-10/1 2026-03-10 to 2026-03-10, 1 tentative"]),
            ("2026-03-01", &["promise/2026-01-10/1 2026-03-05 to 2026-03-05, 2 tentative"]),
            (
                "2026-03-05",
                &[
                    "promise/2026-01-10/1 2026-03-05 to 2026-03-05, 3 confirmed",
                    "out/2026-03-05 2026-03-05 to 2026-03-05, 0 confirmed",
                ],
            ),
        ],
    );
}

#[test]
fn a_date_that_was_missed_stays_where_it_was() {
    let promises = ["2026-01-10 for 2026-01", "2026-02-01 for 2026-02"];
    check_events(
        &table::document("2026-01-01", &promises, &[]),
        &[
            ("2026-01-31", &["promise/2026-01-10/1 2026-01-10 to 2026-01-31, 0 tentative"]),
            (
                "2026-02-01",
                &[
                    "promise/2026-01-10/1 2026-01-10 to 2026-01-31, 0 tentative",
                    "promise/2026-02-01/1 2026-02-01 to 2026-02-28, 0 tentative",
                ],
            ),
        ],
    );
}

#[test]
fn a_date_that_is_only_said_again_stays_where_it_was() {
    let promises = ["2026-01-10 for 2026-01", "2026-01-20", "2026-01-25 for 2026-01"];
    let event = "promise/2026-01-10/1 2026-01-10 to 2026-01-31, 0 tentative";
    let document = table::document("2026-01-01", &promises, &[]);
    check_events(&document, &[("2026-01-20", &[event]), ("2026-01-25", &[event])]);
}

#[test]
fn a_date_that_is_taken_back_cancels_its_event_until_another_is_named() {
    let promises = [
        "2026-01-05 retracts",
        "2026-01-10",
        "2026-01-10 for 2026-02",
        "2026-02-01 retracts",
        "2026-02-02 retracts",
        "2026-04-01 for 2026-05-02",
    ];
    check_events(
        &table::document("2026-01-01", &promises, &[]),
        &[
            ("2026-01-10", &["promise/2026-01-10/2 2026-02-01 to 2026-02-28, 0 tentative"]),
            ("2026-02-01", &["promise/2026-01-10/2 2026-02-01 to 2026-02-28, 1 cancelled"]),
            ("2026-03-01", &["promise/2026-01-10/2 2026-02-01 to 2026-02-28, 1 cancelled"]),
            ("2026-04-01", &["promise/2026-01-10/2 2026-05-02 to 2026-05-02, 2 tentative"]),
            ("2026-05-03", &["promise/2026-01-10/2 2026-05-02 to 2026-05-02, 2 tentative"]),
        ],
    );
}

#[test]
fn a_date_that_was_taken_back_and_is_kept_all_the_same_is_confirmed() {
    let promises = ["2026-01-10 for 2026-02", "2026-02-01 retracts"];
    let document = table::document("2026-01-01", &promises, &["2026-02-28 preview"]);
    check_events(
        &document,
        &[(
            "2026-02-28",
            &[
                "promise/2026-01-10/1 2026-02-01 to 2026-02-28, 2 confirmed",
                "out/2026-02-28 2026-02-28 to 2026-02-28, 0 confirmed",
            ],
        )],
    );
}

#[test]
fn what_is_promised_after_a_withdrawal_is_another_event() {
    let promises = ["2026-01-10 for 2026-12", "2026-02-10 for 2026-11", "2026-04-01 for 2026-10"];
    let access =
        ["2026-02-01 preview", "2026-02-02 private", "2026-02-02 preview", "2026-03-01 withdrawn"];
    check_events(
        &table::document("2026-01-01", &promises, &access),
        &[(
            "2026-04-01",
            &[
                "promise/2026-01-10/1 2026-12-01 to 2026-12-31, 1 confirmed",
                "promise/2026-04-01/1 2026-10-01 to 2026-10-31, 0 tentative",
                "out/2026-02-01 2026-02-01 to 2026-02-01, 0 confirmed",
            ],
        )],
    );
}

#[test]
fn the_last_day_that_can_be_written_has_no_day_after_it() {
    let document = table::document("2026-01-01", &["2026-01-10 for 9999"], &[]);
    let events = events(&output(Format::Calendar, &document, "2026-01-10"));
    let promise = events.last().unwrap();
    assert_eq!(promise["DTSTART"], "99990101");
    assert!(!promise.contains_key("DTEND"), "{promise:?}");
}

#[test]
fn corrected_texts_and_facts_of_other_days_change_no_id() {
    let mut document: Value = serde_json::from_str(MUSE_SPARK).unwrap();
    document["subject"] = "Spark API".into();
    document["launch"]["what"] = "Spark".into();
    document["promises"][1]["quote"] = "in June".into();
    document["promises"][1]["who"] = "Meta".into();
    document["reports"][0]["summary"] = "Another summary.".into();
    document["access"][1]["scope"] = "the United States".into();
    document["verified"] = "2026-11-01".into();
    let reports = document["reports"].as_array_mut().unwrap();
    reports.insert(0, json!({ "said": "2026-05-01", "summary": "One more." }));
    let corrected = document.to_string();
    let (before, after) =
        [MUSE_SPARK, &corrected].map(|text| feed(&output(Format::Atom, text, "2026-08-05"))).into();
    let [before_ids, after_ids] = [&before, &after].map(ids);
    assert_eq!(before.id, after.id);
    assert!(after_ids.is_superset(&before_ids), "{after_ids:?}");
    assert_eq!(after_ids.len(), before_ids.len() + 1);
    let [before, after] =
        [MUSE_SPARK, &corrected].map(|text| uids(&output(Format::Calendar, text, "2026-08-05")));
    assert_eq!(before, after);
}

#[test]
fn no_text_of_a_document_is_markup_in_an_output() {
    for day in ["2026-01-01", "2026-02-01", "2026-06-01", "2026-12-01"] {
        for entry in feed(&output(Format::Atom, HOSTILE, day)).entries {
            assert!(!entry.content.contains("<script"), "{}", entry.content);
            assert!(!entry.content.contains("<img"), "{}", entry.content);
        }
        assert!(!output(Format::JsonLd, HOSTILE, day).contains('<'));
        let frame: Value = serde_json::from_str(&output(Format::Oembed, HOSTILE, day)).unwrap();
        let frame = frame["html"].as_str().unwrap();
        assert_eq!(frame.matches('<').count(), 2, "{frame}");
        let events = events(&output(Format::Calendar, HOSTILE, day));
        assert!(
            events.iter().all(|event| event["SUMMARY"].starts_with("<script>subject-alert(1)"))
        );
    }
}

#[test]
fn what_is_no_character_in_xml_is_replaced() {
    let document =
        table::document("2026-01-01", &[], &[]).replace("\"S\"", "\"S\u{fffe}\u{ffff}\"");
    let feed = feed(&output(Format::Atom, &document, "2026-01-01"));
    assert_eq!(feed.entries[0].title, "S\u{fffd}\u{fffd} launched");
}

#[test]
fn an_entry_is_updated_when_it_is_known_what_became_of_a_promise() {
    for (promises, access, day, updated) in [
        ("2026-03-01 for 2026-03-10", "", "2026-03-10", "2026-03-01"),
        ("2026-03-01 for 2026-03-10", "", "2026-03-11", "2026-03-11"),
        ("2026-03-01 for 2026-03-10", "", "2026-03-20", "2026-03-11"),
        ("2026-03-01 for 2026-03-10", "2026-03-15 preview", "2026-03-20", "2026-03-15"),
        ("2026-03-01 for 2026-03-10", "2026-03-05 preview", "2026-03-20", "2026-03-05"),
        ("2026-03-01 for 2026-03-10; 2026-03-04 for 2026-04", "", "2026-03-20", "2026-03-04"),
        ("2026-03-01 for 2026-03-10; 2026-03-04 retracts", "", "2026-03-20", "2026-03-04"),
        ("2026-03-01", "2026-03-05 preview", "2026-03-20", "2026-03-01"),
    ] {
        let promises: Vec<&str> = promises.split("; ").collect();
        let access: Vec<&str> = access.split_terminator("; ").collect();
        let text = table::document("2026-01-01", &promises, &access);
        let feed = feed(&output(Format::Atom, &text, day));
        let entry = feed
            .entries
            .iter()
            .find(|entry| entry.id.ends_with("2026-03-01:muse-spark-api/promise/1"));
        assert_eq!(&entry.unwrap().updated[..10], updated, "{promises:?}, {access:?}, {day}");
    }
}

#[test]
fn where_it_is_published_is_not_needed_for_an_id() {
    let day = parse_day("2026-06-04").unwrap();
    let made = |format, id| {
        String::from_utf8(written_down(format, id, MUSE_SPARK, day, None).unwrap()).unwrap()
    };
    let feed = feed(&made(Format::Atom, "muse spark, é"));
    assert_eq!(feed.id, "tag:out-yet.invalid,2026:muse+spark%2C+%C3%A9");
    let first = events(&made(Format::Calendar, "muse spark, é")).remove(0);
    assert_eq!(first["UID"], "muse+spark%2C+%C3%A9/launch@out-yet.invalid");
}

#[test]
fn what_no_address_may_hold_is_escaped() {
    let mut document: Value = serde_json::from_str(WITHDRAWN).unwrap();
    document["page"] = "https://example.com/[a]?b={c}|é".into();
    document["launch"]["sources"] =
        json!([{ "url": "https://[::1]/`d^" }, { "url": "https://[e/" }]);
    let document = document.to_string();
    let feed = output(Format::Atom, &document, "2026-01-01");
    let feed = roxmltree::Document::parse(&feed).unwrap();
    let links = feed.descendants().filter_map(|node| node.attribute("href"));
    let expected = [
        "https://example.com/status/muse-spark-api/atom.xml",
        "https://example.com/%5Ba%5D?b=%7Bc%7D%7C%C3%A9",
        "https://example.com/launch",
        "https://[::1]/%60d%5E",
    ];
    assert_eq!(links.collect::<Vec<_>>(), expected);
    let launch = events(&output(Format::Calendar, &document, "2026-01-01")).remove(0);
    assert_eq!(launch["URL"], expected[1]);
    let event: Value =
        serde_json::from_str(&output(Format::JsonLd, &document, "2026-01-01")).unwrap();
    assert_eq!(event["url"], expected[1]);
}

#[test]
fn the_text_compares_with_the_day_of_the_article() {
    let arguments = ["render", binary::MUSE_SPARK, "--to", "text", "--on", "2026-07-09"];
    let mut command = binary::out_yet(&arguments);
    let text = binary::run(command.args(["--written", "2026-06-04"])).out;
    let answer: Vec<&str> = text.lines().skip(2).take(3).collect();
    let expected = [
        "As of 9 July 2026: Yes",
        "Public preview · United States · since 9 July 2026",
        "When this was written, 4 June 2026: No on day 57 after the launch",
    ];
    assert_eq!(answer, expected);
}

struct Feed {
    id: String,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    updated: String,
    content: String,
}

/// A feed as another library reads it, with what Atom asks of every feed.
#[track_caller]
fn feed(xml: &str) -> Feed {
    const ATOM: &str = "http://www.w3.org/2005/Atom";
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let text = |node: roxmltree::Node, name: &str| {
        let mut found = node.children().filter(|child| child.has_tag_name((ATOM, name)));
        let text = found.next().unwrap_or_else(|| panic!("no {name}\n{xml}")).text();
        assert!(found.next().is_none(), "{name} twice\n{xml}");
        text.unwrap_or_default().to_owned()
    };
    let root = document.root_element();
    let author = root.children().find(|child| child.has_tag_name((ATOM, "author"))).unwrap();
    assert!(!text(author, "name").is_empty());
    let entry = |node: roxmltree::Node| {
        let links = node.children().filter(|child| child.attribute("rel") == Some("alternate"));
        assert!(links.count() <= 1, "{xml}");
        let [id, title, updated, content] =
            ["id", "title", "updated", "content"].map(|name| text(node, name));
        Entry { id, title, updated, content }
    };
    let entries = root.children().filter(|child| child.has_tag_name((ATOM, "entry")));
    Feed {
        id: text(root, "id"),
        updated: text(root, "updated"),
        entries: entries.map(entry).collect(),
    }
}

fn ids(feed: &Feed) -> BTreeSet<String> {
    let ids: BTreeSet<String> = feed.entries.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids.len(), feed.entries.len(), "an id twice");
    ids
}

type Properties = BTreeMap<String, String>;

/// The properties of each event, as RFC 5545 has them read; lines that it does not allow fail.
#[track_caller]
fn events(calendar: &str) -> Vec<Properties> {
    let lines: Vec<&str> = calendar.split_inclusive("\r\n").collect();
    for line in &lines {
        let content = line.strip_suffix("\r\n").unwrap_or_else(|| panic!("{line:?} has no end"));
        assert!(content.len() <= 75 && !content.contains(['\r', '\n']), "{content:?}");
    }
    let unfolded = calendar.replace("\r\n ", "");
    let mut lines = unfolded.lines();
    assert_eq!(lines.next(), Some("BEGIN:VCALENDAR"));
    assert_eq!(lines.next_back(), Some("END:VCALENDAR"));
    let mut events: Vec<Properties> = Vec::new();
    for line in lines.skip_while(|line| *line != "BEGIN:VEVENT") {
        let (name, value) = line.split_once(':').unwrap();
        let name = name.split(';').next().unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(Properties::new()),
            ("END", "VEVENT") => {}
            _ => {
                let before = events.last_mut().unwrap().insert(name.into(), unescaped(value));
                assert_eq!(before, None, "{name} twice");
            }
        }
    }
    events
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some(escaped @ ('\\' | ',' | ';')) => escaped,
                other => panic!("\\{other:?} in {value:?}"),
            },
            other => other,
        });
    }
    text
}

fn date(value: &str) -> NaiveDate {
    NaiveDate::parse_from_str(value, "%Y%m%d").unwrap()
}

fn uids(calendar: &str) -> BTreeMap<String, u32> {
    let events = events(calendar);
    let uids: BTreeMap<String, u32> = events
        .iter()
        .map(|event| (event["UID"].clone(), event["SEQUENCE"].parse().unwrap()))
        .collect();
    assert_eq!(uids.len(), events.len(), "a UID twice");
    uids
}

fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn days() -> impl Strategy<Value = Vec<NaiveDate>> {
    vec(a_day(), 2..6).prop_map(|mut days| {
        days.sort_unstable();
        days
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_output_says_its_day_and_is_the_same_each_time(document in a_document(), day in a_day()) {
        let text = document.0.to_string();
        for format in FORMATS {
            let made = on(format, &text, day);
            let said = day.format("As of %-d %B %Y").to_string();
            let unfolded = made.replace("\r\n ", "");
            prop_assert!(unfolded.contains(&said), "{:?}\n{}", format, made);
            prop_assert!(made.ends_with('\n') && !made.ends_with("\n\n"), "{:?}\n{}", format, made);
            prop_assert_eq!(&made, &on(format, &text, day));
        }
    }

    #[test]
    fn no_line_of_the_text_ends_in_a_space(document in a_document(), day in a_day()) {
        let text = on(Format::Text, &document.0.to_string(), day);
        prop_assert!(text.lines().all(|line| line == line.trim_end()), "{}", text);
        prop_assert!(!text.contains("\n\n\n"), "{}", text);
    }

    #[test]
    fn a_feed_keeps_its_ids_as_the_days_pass(document in a_document(), days in days()) {
        let text = document.0.to_string();
        let feeds: Vec<Feed> = days.iter().map(|day| feed(&on(Format::Atom, &text, *day))).collect();
        for pair in feeds.windows(2) {
            prop_assert_eq!(&pair[0].id, &pair[1].id);
            prop_assert!(ids(&pair[1]).is_superset(&ids(&pair[0])));
            prop_assert!(pair[0].updated <= pair[1].updated);
        }
        for feed in feeds {
            prop_assert!(feed.entries.is_sorted_by(|a, b| a.updated >= b.updated));
            prop_assert!(feed.entries.iter().all(|entry| entry.updated <= feed.updated));
        }
    }

    #[test]
    fn a_calendar_keeps_its_events_as_the_days_pass(document in a_document(), days in days()) {
        let text = document.0.to_string();
        let calendars = days.iter().map(|day| uids(&on(Format::Calendar, &text, *day)));
        let calendars: Vec<BTreeMap<String, u32>> = calendars.collect();
        for pair in calendars.windows(2) {
            for (uid, sequence) in &pair[0] {
                prop_assert!(pair[1].get(uid).is_some_and(|later| later >= sequence), "{} of {:?}", uid, pair);
            }
        }
    }

    #[test]
    fn an_event_that_changes_its_dates_or_status_has_another_sequence(document in a_document(), days in days()) {
        let text = document.0.to_string();
        let mut seen: BTreeMap<(String, String), [Option<String>; 3]> = BTreeMap::new();
        for day in days {
            for event in events(&on(Format::Calendar, &text, day)) {
                let key = (event["UID"].clone(), event["SEQUENCE"].clone());
                let shown = ["DTSTART", "DTEND", "STATUS"].map(|name| event.get(name).cloned());
                prop_assert!(shown[1].is_none() || shown[1] > shown[0], "{:?}", event);
                let before = seen.insert(key, shown.clone());
                prop_assert!(before.is_none() || before == Some(shown), "{:?}", event);
            }
        }
    }

    #[test]
    fn what_programs_read_has_the_members_that_they_look_for(document in a_document(), day in a_day()) {
        let text = document.0.to_string();
        let [shields, json_ld, oembed] = [Format::Shields, Format::JsonLd, Format::Oembed]
            .map(|format| serde_json::from_str::<Value>(&on(format, &text, day)).unwrap());
        prop_assert_eq!(names(&shields), ["schemaVersion", "label", "message", "color", "cacheSeconds"]);
        prop_assert_eq!(
            names(&oembed),
            ["version", "type", "title", "provider_name", "provider_url", "cache_age", "html", "width", "height",
                "thumbnail_url", "thumbnail_width", "thumbnail_height"]
        );
        prop_assert_eq!(&json_ld["@type"], "PublicationEvent");
        prop_assert_eq!(&json_ld["name"], &document.0["subject"]);
        let is_set = |name: &str| !json_ld[name].is_null();
        prop_assert!(is_set("description") && is_set("about") && is_set("mainEntityOfPage"));
        // A date means nothing without a status, and each status has the dates that schema.org asks for with it.
        let status = json_ld["eventStatus"].as_str().map(|status| status.trim_start_matches("https://schema.org/"));
        let dates = (is_set("startDate"), is_set("previousStartDate"));
        prop_assert!(
            match status {
                None => dates == (false, false),
                Some("EventScheduled") => dates == (true, false),
                Some("EventRescheduled") => dates == (true, true),
                Some("EventPostponed") => dates == (false, true),
                Some("EventCancelled") => !dates.0,
                Some(_) => false,
            },
            "{:#}",
            json_ld
        );
        let previous = json_ld["previousStartDate"].as_array().cloned().unwrap_or_default();
        prop_assert!(!previous.contains(&json_ld["startDate"]));
    }
}
