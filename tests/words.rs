//! The sentences of the card, in English.

use out_yet::cli::Native;
use out_yet::date::parse_day;
use out_yet::standing::standing;
use out_yet::status::Status;
use out_yet::words::{Request, Words, plain, words};
use serde_json::{Value, json};

/// All the words on a day, for an article that was written on another.
fn words_on(document: &Value, day: &str, written: &str) -> Words {
    let status = Status::parse(document.to_string().as_bytes()).unwrap();
    let [standing, then] = [day, written].map(|day| standing(&status, parse_day(day).unwrap()));
    words(&standing, Request { is_dated: true, written: Some(&then) }, &Native::of("en-GB"))
}

/// The counter of the launch, and that of the last promised date.
fn counters(document: &Value, day: &str) -> [String; 2] {
    words_on(document, day, day).counters.map(|counter| plain(&counter.sentence()))
}

fn document(launch: &str, promises: Value, access: Value) -> Value {
    json!({ "version": 1, "subject": "Comet API", "launch": { "what": "Comet", "date": launch },
        "verified": "2026-01-01", "promises": promises, "access": access })
}

#[track_caller]
fn check_launch(launch: &str, access: Value, day: &str, sentence: &str) {
    assert_eq!(counters(&document(launch, json!([]), access), day)[0], sentence, "{launch} {day}");
}

#[test]
fn the_first_counter_tells_the_wait_since_the_launch() {
    let none = || json!([]);
    check_launch("2026-01-01", none(), "2025-12-31", "Comet has not launched yet");
    check_launch("2026-01-01", none(), "2026-01-01", "Today Comet launched");
    check_launch(
        "2026-01-01",
        none(),
        "2026-01-02",
        "1 day since Comet launched on 1 January 2026",
    );
    check_launch(
        "2026-01-01",
        none(),
        "2026-01-03",
        "2 days since Comet launched on 1 January 2026",
    );
    check_launch(
        "2022-07-12",
        none(),
        "2026-11-24",
        "1,596 days since Comet launched on 12 July 2022",
    );
    let withdrawn = || json!([{ "date": "2026-01-02", "stage": "preview" }, { "date": "2026-01-05", "stage": "withdrawn" }]);
    check_launch(
        "2026-01-01",
        withdrawn(),
        "2026-01-05",
        "1 day after Comet launched on 1 January 2026",
    );
}

#[test]
fn the_first_counter_tells_what_it_took() {
    let out = |day: &str| json!([{ "date": day, "stage": "general" }]);
    let day = "2026-03-01";
    check_launch(
        "2026-01-20",
        out("2026-01-20"),
        day,
        "Same day as Comet launched, 20 January 2026",
    );
    check_launch(
        "2026-01-19",
        out("2026-01-20"),
        day,
        "1 day after Comet launched on 19 January 2026",
    );
    check_launch(
        "2026-01-18",
        out("2026-01-20"),
        day,
        "2 days after Comet launched on 18 January 2026",
    );
    check_launch(
        "2026-01-21",
        out("2026-01-20"),
        day,
        "1 day before Comet launched on 21 January 2026",
    );
    check_launch(
        "2026-01-22",
        out("2026-01-20"),
        day,
        "2 days before Comet launched on 22 January 2026",
    );
    check_launch("2026-03-02", out("2026-01-20"), day, "Comet has not launched yet");
}

#[test]
fn a_count_from_a_partial_launch_says_at_least() {
    let none = || json!([]);
    check_launch("2025", none(), "2025-12-30", "Comet has not launched yet");
    check_launch("2025", none(), "2026-01-01", "At least 1 day since Comet launched in 2025");
    check_launch(
        "2025-12",
        none(),
        "2026-01-02",
        "At least 2 days since Comet launched in December 2025",
    );
    check_launch(
        "2025-Q4",
        none(),
        "2025-12-31",
        "At least 0 days since Comet launched in Q4 2025",
    );
    let out = |day: &str| json!([{ "date": day, "stage": "general" }]);
    let quarter = "At least 1 day after Comet launched in Q4 2025";
    check_launch("2025-Q4", out("2026-01-01"), "2026-03-01", quarter);
    let last_day = "At least 0 days after Comet launched in Q4 2025";
    check_launch("2025-Q4", out("2025-12-31"), "2026-03-01", last_day);
    let unknown = "December 2025 is when Comet launched";
    check_launch("2025-12", out("2025-12-30"), "2026-03-01", unknown);
}

#[track_caller]
fn check_promise(promises: Value, out: Option<&str>, day: &str, sentence: &str) {
    let access = out.map_or(json!([]), |out| json!([{ "date": out, "stage": "general" }]));
    assert_eq!(counters(&document("2026-01-01", promises, access), day)[1], sentence, "{day}");
}

#[test]
fn the_second_counter_tells_the_wait_by_the_promised_date() {
    let promise = |due: &str| json!([{ "said": "2026-01-01", "due": due }]);
    let check = |day: &str, sentence| check_promise(promise("2026-06"), None, day, sentence);
    check("2025-12-31", "No date was ever promised");
    check("2026-06-28", "2 days left (promised by the end of June 2026)");
    check("2026-06-29", "1 day left (promised by the end of June 2026)");
    check("2026-06-30", "Due today (promised by the end of June 2026)");
    check("2026-07-01", "1 day overdue (promised by the end of June 2026)");
    check("2026-07-02", "2 days overdue (promised by the end of June 2026)");
    let check = |due, sentence| check_promise(promise(due), None, "2026-12-30", sentence);
    check("2026", "1 day left (promised by the end of 2026)");
    check("2026-H2", "1 day left (promised by the end of the second half of 2026)");
    check("2026-Q4", "1 day left (promised by the end of Q4 2026)");
    check("2026-12-31", "1 day left (promised by 31 December 2026)");
}

#[test]
fn the_second_counter_tells_how_late_it_came() {
    let check = |out, sentence| {
        let promise = json!([{ "said": "2026-01-01", "due": "2026-01-31" }]);
        check_promise(promise, Some(out), "2026-03-01", sentence);
    };
    check("2026-01-29", "2 days early (promised by 31 January 2026)");
    check("2026-01-30", "1 day early (promised by 31 January 2026)");
    check("2026-01-31", "On time (promised by 31 January 2026)");
    check("2026-02-01", "1 day late (promised by 31 January 2026)");
    check("2026-02-02", "2 days late (promised by 31 January 2026)");
}

#[test]
fn without_a_number_the_second_counter_says_why() {
    let soon = json!([{ "said": "2026-01-05", "quote": "soon" }]);
    check_promise(json!([]), None, "2026-03-01", "No date was ever promised");
    check_promise(json!([]), Some("2026-02-01"), "2026-03-01", "No date was ever promised");
    check_promise(soon.clone(), None, "2026-01-05", "0 days since “soon”");
    check_promise(soon.clone(), None, "2026-01-06", "1 day since “soon”");
    check_promise(soon.clone(), None, "2026-01-07", "2 days since “soon”");
    check_promise(soon, Some("2026-02-01"), "2026-03-01", "No date was promised, only “soon”");
    let wordless = json!([{ "said": "2026-01-05" }]);
    check_promise(wordless, None, "2026-01-06", "1 day since a promise without a date");
    let retracted = json!([{ "said": "2026-01-01", "due": "2026-08" }, { "said": "2026-07-12", "retracts": true }]);
    check_promise(
        retracted.clone(),
        None,
        "2026-07-11",
        "51 days left (promised by the end of August 2026)",
    );
    check_promise(retracted.clone(), None, "2026-07-12", "No date stands since 12 July 2026");
    check_promise(retracted, Some("2026-10-01"), "2026-12-01", "No date stands since 12 July 2026");
    let access = json!([{ "date": "2026-01-02", "stage": "general" }, { "date": "2026-02-01", "stage": "withdrawn" }]);
    let withdrawn = counters(&document("2026-01-01", json!([]), access), "2026-02-01");
    assert_eq!(withdrawn[1], "No date has been promised since it was withdrawn");
}

#[test]
fn the_qualifier_names_stage_scope_and_day_and_the_first_day_where_it_differs() {
    let access = json!([
        { "date": "2026-01-02", "stage": "private", "scope": "partners" },
        { "date": "2026-01-03", "stage": "preview" },
        { "date": "2026-02-01", "stage": "general", "scope": "Europe" },
        { "date": "2026-03-01", "stage": "withdrawn" },
    ]);
    let document = document("2026-01-01", json!([]), access);
    for (day, expected) in [
        ("2025-12-31", "Not launched"),
        ("2026-01-01", "Not available to developers"),
        ("2026-01-02", "Selected partners only · partners · since 2 January 2026"),
        ("2026-01-03", "Public preview · since 3 January 2026"),
        (
            "2026-02-01",
            "Generally available · Europe · since 1 February 2026; first out 3 January 2026",
        ),
        ("2026-03-01", "Withdrawn · since 1 March 2026; first out 3 January 2026"),
    ] {
        let qualifier = words_on(&document, day, day).qualifier;
        let qualifier: Vec<String> = qualifier.iter().map(|words| plain(words)).collect();
        assert_eq!(qualifier.join(" · "), expected, "{day}");
    }
}

#[test]
fn a_stale_no_says_so() {
    let document =
        document("2026-01-01", json!([]), json!([{ "date": "2026-04-05", "stage": "general" }]));
    let stale = |day| words_on(&document, day, day).stale.map(|words| plain(&words));
    let expected = "Last verified on 1 January 2026: this “No” may be out of date.";
    assert_eq!(stale("2026-04-01"), None);
    assert_eq!(stale("2026-04-02").as_deref(), Some(expected));
    assert_eq!(stale("2026-04-05"), None);
}

#[test]
fn an_article_of_another_day_is_told_what_was_true_then() {
    let document =
        document("2026-01-01", json!([]), json!([{ "date": "2026-01-20", "stage": "general" }]));
    let sentence = |day, written| {
        words_on(&document, day, written).written.map(|words| plain(&words.sentence()))
    };
    for (written, expected) in [
        ("2025-12-31", "When this was written, 31 December 2025: No before the launch"),
        ("2026-01-01", "When this was written, 1 January 2026: No on the day of the launch"),
        ("2026-01-19", "When this was written, 19 January 2026: No on day 18 after the launch"),
        ("2026-01-20", "When this was written, 20 January 2026: Yes"),
    ] {
        assert_eq!(sentence("2026-03-01", written).as_deref(), Some(expected));
    }
}

#[test]
fn an_article_on_a_partial_launch_is_told_at_least_how_many_days() {
    let document = document("2026-01", json!([]), json!([]));
    let written = words_on(&document, "2026-03-01", "2026-02-02").written;
    let expected = "When this was written, 2 February 2026: No on day 2 after the launch at least";
    assert_eq!(written.map(|words| plain(&words.sentence())).as_deref(), Some(expected));
}

#[test]
fn a_peer_is_measured_from_its_launch() {
    let mut document = document("2026-01-01", json!([]), json!([]));
    let check = |document: &Value, sentence: &str| {
        let peers = words_on(document, "2026-03-01", "2026-03-01").peers;
        assert_eq!(plain(&peers[0].text), sentence);
    };
    for (launched, out, sentence) in [
        ("2026-01-20", Some("2026-01-20"), "Rival: same day"),
        ("2026-01-20", Some("2026-01-21"), "Rival: 1 day"),
        ("2026-01-20", Some("2026-01-22"), "Rival: 2 days"),
        ("2026-01-20", Some("2026-01-18"), "Rival: 2 days before launch"),
        ("2026-01", Some("2026-02-02"), "Rival: at least 2 days"),
        ("2026-01", Some("2026-01-31"), "Rival: at least 0 days"),
        ("2026-02-28", None, "Rival: not out after 1 day"),
        ("2026-01", None, "Rival: not out after at least 29 days"),
        ("2026-02-27", Some("2026-03-02"), "Rival: not out after 2 days"),
    ] {
        let mut peer = json!({ "subject": "Rival", "launched": launched });
        peer.as_object_mut().unwrap().extend(out.map(|out| ("out".into(), out.into())));
        document["peers"] = json!([peer]);
        check(&document, sentence);
    }
}

#[test]
fn a_retraction_is_no_promise_without_a_date() {
    let promises = json!([
        { "said": "2026-01-05", "quote": "soon" },
        { "said": "2026-01-10", "retracts": true },
    ]);
    check_promise(promises, None, "2026-01-11", "1 day since the promise was taken back");
}

#[test]
fn a_date_that_was_promised_once_it_was_out_is_not_denied() {
    let promises = json!([{ "said": "2026-01-05", "due": "2026-01-20" }]);
    let expected = "No date was promised before it came out";
    check_promise(promises, Some("2026-01-04"), "2026-01-06", expected);
}

#[test]
fn an_article_of_the_same_or_a_later_day_is_told_nothing_more() {
    let document = document("2026-01-01", json!([]), json!([]));
    assert!(words_on(&document, "2026-03-01", "2026-03-01").written.is_none());
    assert!(words_on(&document, "2026-03-01", "2026-03-02").written.is_none());
}

#[test]
fn the_line_counts_from_the_launch_where_it_is_not_out_again() {
    let access = |first: &str| json!([{ "date": first, "stage": "preview" }, { "date": "2026-03-01", "stage": "private" }]);
    for first in ["2025-12-20", "2026-01-20"] {
        let words =
            words_on(&document("2026-01-01", json!([]), access(first)), "2026-04-01", "2026-04-01");
        let line = "As of 1 April 2026: The Comet API is not out, 90 days after Comet launched";
        assert_eq!(plain(&words.line.sentence()), line);
        assert_eq!(plain(&words.badge[1]), "As of 1 April 2026: No, 90 days after launch");
    }
}
