//! The status document: each of its rules with the path and the message, and everything wrong at once.

use out_yet::status::{Refusal, Status};
use serde_json::{Value, json};

/// What is wrong with a document, a line for each problem.
fn problems(text: &str) -> Vec<String> {
    match Status::parse(text.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(Refusal::Problems(problems)) => problems.iter().map(ToString::to_string).collect(),
        Err(other) => panic!("{other:?}\n{text}"),
    }
}

/// The smallest document that is accepted, with these members besides or instead.
fn document(members: Value) -> Value {
    let mut document = json!({
        "version": 1, "subject": "S", "launch": { "date": "2026-01-01" }, "verified": "2026-01-01"
    });
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    document
}

#[track_caller]
fn check(members: Value, expected: &[&str]) {
    assert_eq!(problems(&document(members).to_string()), expected);
}

/// A document as it is written, for what `json!` cannot write.
#[track_caller]
fn check_text(text: &str, expected: &[&str]) {
    assert_eq!(problems(text), expected, "{text}");
}

#[test]
fn the_real_documents_are_accepted() {
    check_text(include_str!("../status/muse-spark-api.out-yet.json"), &[]);
    check_text(include_str!("../status/gemini-omni-flash-api.out-yet.json"), &[]);
    check_text(include_str!("../status/midjourney-api.out-yet.json"), &[]);
    check_text(include_str!("data/withdrawn.out-yet.json"), &[]);
}

#[test]
fn what_is_absent_has_its_default() {
    let status = Status::parse(document(json!({})).to_string().as_bytes()).unwrap();
    assert_eq!((status.lang.as_str(), status.stale_after_days), ("en", 90));
    assert_eq!((status.launch.what.as_str(), status.question), ("S", None));
    assert!(status.promises.is_empty() && status.reports.is_empty());
    assert!(status.access.is_empty() && status.peers.is_empty());
    check(json!({ "promises": [], "reports": [], "access": [], "peers": [] }), &[]);
}

#[test]
fn entries_go_by_their_days_and_those_of_one_day_by_the_file() {
    let entries = json!([
        { "date": "2026-03-02", "stage": "general", "note": "last" },
        { "date": "2026-03-01", "stage": "private", "note": "first" },
        { "date": "2026-03-01", "stage": "preview", "note": "second" },
    ]);
    let text = document(json!({ "access": entries })).to_string();
    let access = Status::parse(text.as_bytes()).unwrap().access;
    let notes: Vec<&str> = access.iter().filter_map(|access| access.note.as_deref()).collect();
    assert_eq!(notes, ["first", "second", "last"]);
}

#[test]
fn the_document_is_an_object_with_what_it_needs() {
    check_text("[]", &["document: a list; expected an object"]);
    check_text("null", &["document: null; expected an object"]);
    check_text("\"soon\"", &["document: \"soon\"; expected an object"]);
    check_text(
        "{}",
        &[
            "version: is missing",
            "subject: is missing",
            "launch: is missing",
            "verified: is missing",
        ],
    );
    check(
        json!({ "launch": {}, "promises": [{}], "reports": [{}], "access": [{}], "peers": [{ "sources": [{}] }] }),
        &[
            "launch.date: is missing",
            "promises[0].said: is missing",
            "reports[0].said: is missing",
            "reports[0].summary: is missing",
            "access[0].date: is missing",
            "access[0].stage: is missing",
            "peers[0].subject: is missing",
            "peers[0].launched: is missing",
            "peers[0].sources[0].url: is missing",
        ],
    );
}

#[test]
fn no_field_has_two_types() {
    for text in ["by", "question", "criterion"] {
        check(json!({ text: 7 }), &[&format!("{text}: 7; expected a text that is not empty")]);
        check(
            json!({ text: null }),
            &[&format!("{text}: null; expected a text that is not empty")],
        );
    }
    for list in ["promises", "reports", "access", "peers"] {
        check(json!({ list: {} }), &[&format!("{list}: an object; expected a list")]);
        check(json!({ list: [true] }), &[&format!("{list}[0]: true or false; expected an object")]);
    }
    check(json!({ "launch": "2026-04-08" }), &["launch: \"2026-04-08\"; expected an object"]);
    check(
        json!({ "promises": [{ "said": "2026-01-01", "who": [], "quote": 1.5, "retracts": "yes" }] }),
        &[
            "promises[0].who: a list; expected a text that is not empty",
            "promises[0].quote: a number; expected a text that is not empty",
            "promises[0].retracts: \"yes\"; expected true or false",
        ],
    );
    check(
        json!({ "access": [{ "date": "2026-01-01", "stage": "general", "scope": 1, "note": {}, "sources": "x" }] }),
        &[
            "access[0].scope: 1; expected a text that is not empty",
            "access[0].note: an object; expected a text that is not empty",
            "access[0].sources: \"x\"; expected a list",
        ],
    );
}

#[test]
fn a_text_that_is_none_of_what_was_expected_is_told_if_it_is_short() {
    let short = "é".repeat(60);
    check(json!({ "launch": short }), &[&format!("launch: \"{short}\"; expected an object")]);
    check(json!({ "launch": "é".repeat(61) }), &["launch: a text; expected an object"]);
}

#[test]
fn what_must_be_named_is_not_empty() {
    for empty in ["", " ", "\u{a0}\u{2003}"] {
        let expected = format!("subject: \"{empty}\"; expected a text that is not empty");
        check(json!({ "subject": empty }), &[&expected]);
    }
    check(
        json!({
            "question": " ",
            "launch": { "what": "", "date": "2026-01-01" },
            "promises": [{ "said": "2026-01-01", "quote": "" }],
            "access": [{ "date": "2026-01-01", "stage": "private", "scope": "" }],
            "reports": [{ "said": "2026-01-01", "summary": "" }],
            "peers": [{ "subject": "", "launched": "2026" }],
        }),
        &[
            "question: \" \"; expected a text that is not empty",
            "launch.what: \"\"; expected a text that is not empty",
            "promises[0].quote: \"\"; expected a text that is not empty",
            "reports[0].summary: \"\"; expected a text that is not empty",
            "access[0].scope: \"\"; expected a text that is not empty",
            "peers[0].subject: \"\"; expected a text that is not empty",
        ],
    );
}

#[test]
fn the_version_is_1_however_a_number_may_be_written() {
    let with =
        |version: &str| document(json!({})).to_string().replacen(":1,", &format!(":{version},"), 1);
    for one in ["1", "1.0", "1e0", "10E-1"] {
        check_text(&with(one), &[]);
    }
    for (other, found) in
        [("0", "0"), ("-1", "-1"), ("1.5", "a number"), ("\"1\"", "\"1\""), ("null", "null")]
    {
        let expected = format!("version: {found}; expected 1, the version of this format");
        check_text(&with(other), &[&expected]);
    }
    for (later, found) in [("2", 2), ("2.0", 2), ("9007199254740993", 9_007_199_254_740_993)] {
        let refusal = Status::parse(with(later).as_bytes()).unwrap_err();
        assert_eq!(
            (refusal.code(), &refusal),
            ("json-version", &Refusal::Version { found }),
            "{later}"
        );
    }
    // What a later version changes is not held against it.
    let later = Status::parse(br#"{ "version": 2, "subject": 1, "launch": [], "launch": [] }"#);
    assert_eq!(later, Err(Refusal::Version { found: 2 }));
}

const A_DAY: &str = "expected a day, like \"2026-06-03\"";
const A_DATE: &str =
    "expected a date, like \"2026-06-03\", \"2026-06\", \"2026-Q3\", \"2026-H2\" or \"2026\"";
const IN_THE_CALENDAR: &str = "expected a date that the calendar has";

/// A value in each place that wants a date, with what each place says of it.
#[track_caller]
fn check_dates(found: Value, in_place_of_a_day: Option<&str>, in_place_of_a_date: Option<&str>) {
    let document = json!({
        "launch": { "date": found },
        "promises": [{ "said": found }, { "said": "0001-01-01", "due": found }],
        "reports": [{ "said": found, "summary": "s" }],
        "access": [{ "date": found, "stage": "private" }],
        "peers": [{ "subject": "p", "launched": found, "out": found,
            "sources": [{ "url": "https://example.com", "date": found }] }],
        "verified": found,
    });
    let place =
        |place: &str, says: Option<&str>| says.map(|says| format!("{place}: {found}; {says}"));
    let expected: Vec<String> = [
        place("launch.date", in_place_of_a_date),
        place("promises[0].said", in_place_of_a_day),
        place("promises[1].due", in_place_of_a_date),
        place("reports[0].said", in_place_of_a_day),
        place("access[0].date", in_place_of_a_day),
        place("peers[0].launched", in_place_of_a_date),
        place("peers[0].out", in_place_of_a_date),
        place("peers[0].sources[0].date", in_place_of_a_date),
        place("verified", in_place_of_a_day),
    ]
    .into_iter()
    .flatten()
    .collect();
    check(document, &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn only_launches_due_dates_and_those_of_peers_and_sources_may_be_partial() {
    for partial in ["2026", "2026-H2", "2026-Q3", "2026-06"] {
        check_dates(json!(partial), Some(A_DAY), None);
    }
    for day in ["2026-06-03", "2024-02-29", "0001-01-01", "9999-12-31"] {
        check_dates(json!(day), None, None);
    }
    for text in ["", "soon", "10000-01-01", "2026-6-3", "2026-06-03T00:00:00Z"] {
        check_dates(json!(text), Some(A_DAY), Some(A_DATE));
    }
    for day in
        ["2026-02-29", "2026-02-30", "2026-06-31", "0000-01-01", "0000", "2026-13", "2026-Q5"]
    {
        check_dates(json!(day), Some(IN_THE_CALENDAR), Some(IN_THE_CALENDAR));
    }
    check_dates(json!(2026), Some(A_DAY), Some(A_DATE));
    check_dates(json!(null), Some(A_DAY), Some(A_DATE));
}

#[test]
fn a_promise_does_not_fall_due_before_it_was_said() {
    let before = ["2026-06-14", "2026-05", "2026-Q1", "2025"].map(|due| (due, false));
    let after = ["2026-06-15", "2026-06-16", "2026-06", "2026-Q2", "2026-H1", "2026"];
    for (due, is_fine) in before.into_iter().chain(after.map(|due| (due, true))) {
        let expected = format!("promises[1].due: {due} is before the day it was said, 2026-06-15");
        let promise = json!({ "said": "2026-06-15", "due": due });
        let expected: &[&str] = if is_fine { &[] } else { &[&expected] };
        check(json!({ "promises": [{ "said": "2026-01-01" }, promise] }), expected);
    }
}

#[test]
fn a_promise_that_retracts_names_no_date() {
    let said = "2026-06-15";
    let expected =
        &["promises[0].due: a promise that retracts names no date; expected either of the two"];
    check(json!({ "promises": [{ "said": said, "retracts": true, "due": "2026-07" }] }), expected);
    check(json!({ "promises": [{ "said": said, "retracts": false, "due": "2026-07" }] }), &[]);
    check(json!({ "promises": [{ "said": said, "retracts": true }] }), &[]);
}

#[test]
fn the_stage_is_one_of_four() {
    for stage in ["private", "preview", "general", "withdrawn"] {
        check(json!({ "access": [{ "date": "2026-01-01", "stage": stage }] }), &[]);
    }
    for stage in [json!("none"), json!("Preview"), json!("preview "), json!(""), json!(1)] {
        let expected = format!(
            "access[0].stage: {stage}; expected \"private\", \"preview\", \"general\" or \"withdrawn\""
        );
        check(json!({ "access": [{ "date": "2026-01-01", "stage": stage }] }), &[&expected]);
    }
}

#[test]
fn a_no_is_stale_after_1_to_36500_days() {
    for days in [json!(1), json!(90), json!(90.0), json!(36_500)] {
        check(json!({ "stale_after_days": days }), &[]);
    }
    for days in [json!(0), json!(-1), json!(36_501), json!("90"), json!(null)] {
        let expected =
            format!("stale_after_days: {days}; expected a whole number of days, 1 to 36500");
        check(json!({ "stale_after_days": days }), &[&expected]);
    }
}

#[test]
fn the_language_is_a_tag() {
    for tag in ["en", "pt-BR", "zh-Hant-TW", "de-1996", "sr-Latn-x-a"] {
        check(json!({ "lang": tag }), &[]);
    }
    for tag in
        ["", "e", "en_GB", "en-", "-en", "en--GB", "e1", "English!", "en\" onload=\"", "abcdefghi"]
    {
        let expected =
            format!("lang: \"{tag}\"; expected a language tag, like \"en\" or \"pt-BR\"");
        check(json!({ "lang": tag }), &[&expected]);
    }
}

#[test]
fn everything_wrong_is_told_in_one_go() {
    check(
        json!({
            "version": "one", "subject": "", "by": 1, "page": "//x",
            "promises": [{ "said": "2026-06", "due": "soon" }, { "said": "2026-06-03", "due": "2026-05" }],
            "access": [{ "date": "2026-02-30", "stage": "beta" }],
            "verified": "yesterday",
        }),
        &[
            "version: \"one\"; expected 1, the version of this format",
            "subject: \"\"; expected a text that is not empty",
            "by: 1; expected a text that is not empty",
            "page: \"//x\"; expected a web address that starts with http:// or https://",
            &format!("promises[0].said: \"2026-06\"; {A_DAY}"),
            &format!("promises[0].due: \"soon\"; {A_DATE}"),
            "promises[1].due: 2026-05 is before the day it was said, 2026-06-03",
            &format!("access[0].date: \"2026-02-30\"; {IN_THE_CALENDAR}"),
            "access[0].stage: \"beta\"; expected \"private\", \"preview\", \"general\" or \"withdrawn\"",
            &format!("verified: \"yesterday\"; {A_DAY}"),
        ],
    );
}
