//! `out-yet check`: everything that is wrong with a document and what is worth a warning, each with its place.

mod binary;

use binary::{MUSE_SPARK, check, document, file, out_yet, run};
use out_yet::check::{Finding, Level};
use out_yet::date::parse_day;
use std::io::Write;
use std::process::Stdio;

/// The day on which the documents of these tests were verified.
const ON: &str = "--on=2026-01-01";

/// What is found in a text on 1 January 2026.
fn found(text: &str) -> Vec<Finding> {
    out_yet::check::check(text.as_bytes(), parse_day("2026-01-01").unwrap()).findings
}

/// Like `error 3:14 promises[0].due: … (hint)`.
fn line(finding: &Finding) -> String {
    let Finding { level, path, message, hint, place } = finding;
    let hint = hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
    format!("{} {}:{} {path}: {message}{hint}", level.as_str(), place.line, place.column)
}

#[test]
fn findings_read_like_those_of_a_compiler() {
    const BROKEN: &str = r#"{
  "version": 1,
  "subject": "Muse Spаrk API",
  "promisses": [],
  "lang": "en_US",
  "launch": { "what": "Muse", "date": "2026-02-30" },
  "promises": [
    { "said": "2026-06", "due": "3 June 2026", "a.b": { "x": 1 } },
    { "said": "2026-06-03", "quote": "x", "due": "2026-06", "due": "soon", "retracts": true }
  ],
  "access": [{ "date": "2026-07-09", "stage": "beta" }]
}
"#;
    let broken = file("broken.out-yet.json", BROKEN);
    let printed = run(&mut out_yet(&["check", broken, "--on", "2026-08-01"]));
    assert_eq!((printed.code, printed.err.as_str()), (Some(1), ""));
    insta::assert_snapshot!("findings_read_like_those_of_a_compiler", printed.out);
    // `answer` says the same errors where nobody takes them for an answer.
    let answered = run(&mut out_yet(&["answer", broken]));
    assert_eq!((answered.code, answered.out.as_str()), (Some(1), ""));
    let errors = |text: &str| text.lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!(errors(&answered.err), errors(&printed.out));
    assert!(!answered.err.contains("warning: "));
}

#[test]
fn a_document_that_cannot_be_read_at_all_is_told_with_its_place() {
    for (text, expected) in [
        (
            &br#"{ "version": 2, "wait": "new" }"#[..],
            "error 1:14 version: 2; expected 1: this document needs a newer version of this program",
        ),
        (
            b"{\n  \"version\": 1,\n",
            "error 3:1 : not JSON: EOF while parsing a value (a bracket, a brace or a quotation mark is not closed)",
        ),
        (
            b"",
            "error 1:1 : not JSON: there is nothing in it (`out-yet new` makes a document to begin with)",
        ),
        (b"{ \"a\": tru }", "error 1:8 : not JSON: expected true, false or null"),
        (
            b"{ \"a\": NaN }",
            "error 1:8 : not JSON: expected value (JSON has no such value: leave out what is not known)",
        ),
        (
            br#"{ "a": "\ud800" }"#,
            "error 1:15 : not JSON: half of a character: its other \\u is missing",
        ),
        (
            b"{ \"a\": \"x\ny\" }",
            "error 1:10 : not JSON: a control character in a text (within a text a line break is not allowed; a text stands on one line)",
        ),
        (
            b"{ \"date\": 2026-06-01 }",
            "error 1:15 : not JSON: expected `,` or `}` (a date stands between quotation marks: \"2026-06-03\")",
        ),
        (
            b"{ \"promises\": { { } } }",
            "error 1:17 : not JSON: key must be a string (a list stands between brackets: [{ … }])",
        ),
        (b"<!doctype html>", "error 1:1 : not JSON: expected value (this is HTML or XML)"),
        (b"{\"by\": \"a\xff\"}", "error 1:10 : the byte 0xFF is not UTF-8"),
        (&[b' '; 262_145], "error 1:1 : more than 262144 bytes, which is the most"),
        (
            &[b'['; 200],
            "error 1:128 : not JSON: recursion limit exceeded (the format needs no more than 32 levels)",
        ),
        (
            "{ “by”: 1 }".as_bytes(),
            "error 1:3 : not JSON: key must be a string (texts stand between straight quotation marks: \"…\")",
        ),
        (
            b"{ by: 1 }",
            "error 1:3 : not JSON: key must be a string (names stand between quotation marks)",
        ),
        (
            b"{ 'by': 1 }",
            "error 1:3 : not JSON: key must be a string (texts stand between \"double\" quotation marks)",
        ),
        (
            b"{ \"by\": Meta }",
            "error 1:9 : not JSON: expected value (texts stand between quotation marks)",
        ),
        (
            b"{ \"by\": 1, }",
            "error 1:10 : not JSON: trailing comma (there is no comma after the last entry)",
        ),
        (
            b"{ \"by\": 1\n  \"lang\": 2 }",
            "error 2:3 : not JSON: expected `,` or `}` (a comma is missing before this)",
        ),
        ("\u{feff}\u{feff}{}".as_bytes(), "error 1:1 : not JSON: expected value"),
        (
            "\u{feff}{ /* ä */ }".as_bytes(),
            "error 1:3 : not JSON: key must be a string (JSON has no comments)",
        ),
        ("{ \"by\": \"ä\" x }".as_bytes(), "error 1:13 : not JSON: expected `,` or `}`"),
    ] {
        let report = out_yet::check::check(text, parse_day("2026-01-01").unwrap());
        let found: Vec<String> = report.findings.iter().map(line).collect();
        assert_eq!(found, [expected], "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn a_place_is_told_in_lines_and_characters_and_in_bytes() {
    let text = "\u{feff}{ \"by\": \"äö😀\", \"bу\": 1,\r\n  \"page\": \"x\", \"lang\": [\n 1 ] }";
    let places: Vec<String> = found(text)
        .iter()
        .filter(|finding| finding.message != "is missing")
        .map(|Finding { path, place, .. }| {
            let marked = &text[place.bytes.clone()];
            format!(
                "{path} {}:{}-{}:{} {marked}",
                place.line, place.column, place.end_line, place.end_column
            )
        })
        .collect();
    assert_eq!(places, ["bу 1:16-1:20 \"bу\"", "page 2:11-2:14 \"x\"", "lang 2:24-2:25 ["]);
}

#[test]
fn what_is_missing_is_told_where_it_should_be() {
    let text = "{\n  \"version\": 1,\n  \"launch\": {\n    \"what\": \"W\"\n  },\n  \"access\": [\n    {}\n  ]\n}";
    let missing: Vec<String> =
        found(text).iter().filter(|finding| finding.level == Level::Error).map(line).collect();
    assert_eq!(
        missing,
        [
            "error 1:1 subject: is missing (What is waited for, like `Muse Spark API`.)",
            "error 1:1 verified: is missing (The day on which all of this was last checked, like `2026-09-30`.)",
            "error 3:13 launch.date: is missing (When it was launched; a date that may be partial, like `2026-04-08` or `2026-04`.)",
            "error 7:5 access[0].date: is missing (The day from which it holds, like `2026-07-09`.)",
            "error 7:5 access[0].stage: is missing (Who can use it from then on. \"private\": By invitation, for partners, from a waitlist. \"preview\": Any developer, labelled preview or beta. \"general\": Any developer. \"withdrawn\": Nobody any more.)",
        ]
    );
}

#[test]
fn of_a_name_that_stands_twice_the_second_is_told() {
    let text = document("\"peers\": [],\n\"a]\\\"b\": 1, \"peers\": [],");
    let twice = found(&text).into_iter().find(|finding| finding.message.starts_with("named twice"));
    let place = twice.unwrap().place;
    assert_eq!((place.line, place.column), (2, 13));
}

#[test]
fn a_path_tells_a_name_with_a_dot_from_a_member_of_a_member() {
    let paths: Vec<String> =
        found(r#"{ "a.b": { "c\u001b": 1 }, "a": { "b": "\u001b" }, "": "\u001b" }"#)
            .into_iter()
            .filter(|finding| finding.message.starts_with("holds U+"))
            .map(|finding| format!("{} {}", finding.path.escape_debug(), finding.place.column))
            .collect();
    assert_eq!(paths, [r#"[\"a.b\"].c\u{1b} 12"#, r"a.b 40", r#"[\"\"] 56"#]);
}

/// Ensure a field with this value is told with this hint.
#[track_caller]
fn check_hint(field: &str, value: &str, hint: Option<&str>) {
    let (start, end) = match field.split_once('.') {
        Some((list, name)) => (format!("\"{list}\": [{{ \"{name}\": "), "}],"),
        None => (format!("\"{field}\": "), ","),
    };
    let text = document(&(start + value + end));
    let path = field.replace('.', "[0].");
    let finding = found(&text).into_iter().find(|finding| finding.path == path);
    let finding = finding.unwrap_or_else(|| panic!("{text}: nothing is said of it"));
    assert_eq!(finding.hint.as_deref(), hint, "{text}: {}", finding.message);
}

#[test]
fn a_hint_says_how_to_mend_it() {
    for (date, hint) in [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2026-06-00", "June 2026 has 30 days"),
        ("2026-13", "months go from 01 to 12"),
        ("2026-00-10", "months go from 01 to 12"),
        ("2026-Q5", "quarters go from Q1 to Q4"),
        ("2026-H3", "halves are H1 and H2"),
        ("0000-01-01", "years go from 0001 to 9999"),
        ("2026-6-3", "did you mean \"2026-06-03\"?"),
        ("2026/06/03", "did you mean \"2026-06-03\"?"),
        ("2026-06-03T10:00:00Z", "did you mean \"2026-06-03\"?"),
        ("June 2026", "did you mean \"2026-06\"?"),
        ("Sept. 2026", "did you mean \"2026-09\"?"),
        ("3 June 2026", "did you mean \"2026-06-03\"?"),
        ("June 3rd, 2026", "did you mean \"2026-06-03\"?"),
        ("Q3 2026", "did you mean \"2026-Q3\"?"),
        ("2026 h2", "did you mean \"2026-H2\"?"),
        ("2026q3", "leave the field out where no date was named"),
        ("03/06/2026", "leave the field out where no date was named"),
        ("soon", "leave the field out where no date was named"),
    ] {
        check_hint("promises.due", &format!("\"{date}\""), Some(hint));
    }
    let no_day = "\"2026-06\" is no single day, and here one is needed";
    check_hint("promises.said", "\"2026-06\"", Some(no_day));
    check_hint("promises.said", "\"June 3, 2026\"", Some("did you mean \"2026-06-03\"?"));
    check_hint("promises.said", "\"June 2026\"", None);
    check_hint("promises.retracts", "\"true\"", Some("without quotation marks: true"));
    check_hint("promises.retracts", "\"yes\"", None);
    check_hint("stale_after_days", "\"90\"", Some("without quotation marks: 90"));
    check_hint("by", "5", Some("a text stands between quotation marks: \"5\""));
    check_hint("by", "null", Some("nothing is null here: leave out what is not known"));
    check_hint(
        "promises",
        "{}",
        Some("a list stands between brackets, even with one entry: [{ … }]"),
    );
    check_hint("lang", "\"pt_BR\"", Some("did you mean \"pt-BR\"?"));
    check_hint("lang", "\"English!\"", None);
    check_hint("page", "\"example.com/a\"", Some("did you mean \"https://example.com/a\"?"));
    let user = "an address with a user name is refused: it may hide where it leads";
    check_hint("page", "\"https://a@example.com/\"", Some(user));
    check_hint(
        "page",
        "\"https://example.com/a b\"",
        Some("within an address a space is written %20"),
    );
    check_hint("page", "\"javascript:alert(1)\"", None);
    for (said, stage) in [
        ("open beta", "preview"),
        ("GA", "general"),
        ("waitlist", "private"),
        ("privat", "private"),
    ] {
        check_hint(
            "access.stage",
            &format!("\"{said}\""),
            Some(&format!("did you mean \"{stage}\"?")),
        );
    }
    check_hint("access.stage", "\"maybe\"", None);
    let beta = "\"preview\" if any developer can use it, otherwise \"private\"";
    check_hint("access.stage", "\"beta\"", Some(beta));
    let source =
        "a list stands between brackets, even with one entry: [{ \"url\": \"https://…\" }]";
    check_hint("access.sources", "\"https://example.com/\"", Some(source));
    check_hint("lang", "\"english_UK\"", None);
    check_hint(
        "by",
        "\"\"",
        Some(
            "Who makes it, like `Meta`. The card does not show it. Leave it out where nothing is known.",
        ),
    );
    check_hint("reports.summary", "\"\"", Some("What was said, in your own words."));
}

#[test]
fn the_real_documents_have_no_errors_and_their_warnings_are_true() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/status");
    let printed = run(&mut out_yet(&["check", folder, "--format", "json", "--on", "2026-10-01"]));
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    for line in printed.out.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let said = (finding["path"].as_str().unwrap(), finding["message"].as_str().unwrap());
        // The announcement of Midjourney's beta has no lasting address; no address of an archived copy is known.
        let is_true = said == ("launch", "has no source") && line.contains("midjourney")
            || said.1 == "the source has no archived copy";
        assert!(is_true, "{line}");
    }
    assert_eq!(printed.out.matches("midjourney").count(), 2);
}

#[test]
fn files_folders_and_standard_input_are_checked_and_the_worst_decides() {
    let fine = file("fine.out-yet.json", &document(""));
    let bad = file("bad.out-yet.json", &document("\"by\": 1,"));
    let fine_line = format!("{fine}: no errors, no warnings\n");
    check(&["check", ON, fine], 0, &fine_line, "");
    let both = run(&mut out_yet(&["check", ON, bad, fine]));
    assert_eq!(both.code, Some(1));
    assert!(
        both.out.ends_with(&format!("{bad}: 1 error, no warnings\n{fine_line}")),
        "{}",
        both.out
    );
    let printed = run(&mut out_yet(&["check", ON, "absent.out-yet.json", bad, fine]));
    assert_eq!((printed.code, printed.out), (Some(2), both.out));

    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("checked");
    #[allow(clippy::disallowed_methods, reason = "the binary reads folders")]
    {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("b/empty")).unwrap();
        std::fs::write(folder.join("b/z.out-yet.json"), document("")).unwrap();
        std::fs::write(folder.join("c.out-yet.json"), document("")).unwrap();
        std::fs::write(folder.join("package.json"), "{}").unwrap();
    }
    let lines = ["checked/b/z.out-yet.json", "checked/c.out-yet.json"];
    let lines = lines.map(|name| format!("{name}: no errors, no warnings\n")).concat();
    check(&["check", ON, "checked"], 0, &lines, "");
    let empty = "checked/b/empty: holds no file that ends with .out-yet.json\n";
    check(&["check", "checked/b/empty"], 2, "", empty);

    let mut command = out_yet(&["check", ON, "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(document("").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stdout, b"<stdin>: no errors, no warnings\n");
}

#[test]
fn warnings_count_as_errors_only_when_strict() {
    let report = "\"reports\": [{ \"said\": \"2026-01-01\", \"summary\": \"s\" }],";
    let one = file("one.out-yet.json", &document(report));
    assert_eq!(run(&mut out_yet(&["check", ON, one])).code, Some(0));
    let strict = run(&mut out_yet(&["check", ON, one, "--strict"]));
    assert_eq!(strict.code, Some(1));
    assert!(strict.out.ends_with(&format!("{one}: no errors, 1 warning\n")), "{}", strict.out);
}

/// Ensure these are the warnings of the smallest document with these members, besides those about sources and quotations.
#[track_caller]
fn check_warnings(members: &str, today: &str, expected: &[&str]) {
    let text = document(members);
    let report = out_yet::check::check(text.as_bytes(), parse_day(today).unwrap());
    let about = ["has no source", "has no archived copy", "has no quotation"];
    let found: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| !about.iter().any(|about| finding.message.ends_with(about)))
        .map(|finding| format!("{}: {}", finding.path, finding.message))
        .collect();
    assert_eq!(found, expected, "{text}");
    assert!(report.findings.iter().all(|finding| finding.level == Level::Warning), "{text}");
}

#[test]
fn a_verified_day_in_the_future_or_long_ago_brings_a_warning() {
    check_warnings(
        "",
        "2025-12-31",
        &["verified: lies in the future; readers get answers for that day"],
    );
    check_warnings("", "2026-01-01", &[]);
    check_warnings("", "2026-04-01", &[]);
    check_warnings(
        "",
        "2026-04-02",
        &["verified: is 91 days ago, more than the 90 of `stale_after_days`"],
    );
    check_warnings("\"stale_after_days\": 91,", "2026-04-02", &[]);
}

#[test]
fn entries_of_one_day_are_in_order() {
    let said =
        |days: [&str; 2]| days.map(|day| format!("{{ \"said\": \"2025-12-{day}\" }}")).join(", ");
    let promises = |days| format!("\"promises\": [{}],", said(days));
    let warning = "promises[1].said: 2025-12-01 stands after 2025-12-02; entries go by their days";
    check_warnings(&promises(["02", "01"]), "2026-01-01", &[warning]);
    check_warnings(&promises(["02", "02"]), "2026-01-01", &[]);
    check_warnings(&promises(["02", "03"]), "2026-01-01", &[]);
}

#[test]
fn private_access_after_public_brings_a_warning_where_the_scope_differs() {
    let warning = "access[1].stage: ends the public access of the entry before it";
    for (before, after, is_warned) in [
        (r#""preview", "scope": "Asia""#, r#""private", "scope": "Europe""#, true),
        (r#""general""#, r#""private", "scope": "Europe""#, true),
        (r#""general", "scope": "Asia""#, r#""private""#, true),
        (r#""general", "scope": "Asia""#, r#""private", "scope": "Asia""#, false),
        (r#""general""#, r#""withdrawn", "scope": "Asia""#, false),
        (r#""private", "scope": "Asia""#, r#""private", "scope": "Europe""#, false),
    ] {
        let entry = |day, stage| format!(r#"{{ "date": "2025-12-0{day}", "stage": {stage} }}"#);
        let members = format!("\"access\": [{}, {}],", entry(1, before), entry(2, after));
        check_warnings(&members, "2026-01-01", &[warning][usize::from(!is_warned)..]);
    }
    // By their days, wherever they stand in the file.
    let members = r#""access": [{ "date": "2025-12-02", "stage": "private" }, { "date": "2025-12-01", "stage": "preview", "scope": "A" }],"#;
    let warnings = [
        "access[0].stage: ends the public access of the entry before it",
        "access[1].date: 2025-12-01 stands after 2025-12-02; entries go by their days",
    ];
    check_warnings(members, "2026-01-01", &warnings);
}

#[test]
fn a_promise_that_counts_for_nothing_brings_a_warning() {
    let access = r#""access": [{ "date": "2025-12-05", "stage": "preview" }, { "date": "2025-12-08", "stage": "withdrawn" }],"#;
    let warning = "promises[0].said: it was out on that day already, so the promise does not count";
    for (said, is_warned) in [("04", false), ("05", true), ("07", true), ("08", false)] {
        let members = format!("{access} \"promises\": [{{ \"said\": \"2025-12-{said}\" }}],");
        check_warnings(&members, "2026-01-01", &[warning][usize::from(!is_warned)..]);
    }
    let retracts = "{ \"said\": \"2025-12-01\", \"retracts\": true }";
    let dated = "{ \"said\": \"2025-12-01\", \"due\": \"2026\" }";
    let warning = "there is no promised date to take back";
    for (promises, at) in [
        (retracts.to_string(), Some(0)),
        (format!("{dated}, {retracts}"), None),
        (format!("{dated}, {retracts}, {retracts}"), Some(2)),
        (format!("{{ \"said\": \"2025-12-01\" }}, {retracts}"), Some(1)),
    ] {
        let expected = at.map(|at| format!("promises[{at}].retracts: {warning}"));
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_warnings(&format!("\"promises\": [{promises}],"), "2026-01-01", &expected);
    }
}

#[test]
fn a_fact_after_the_day_of_verification_brings_a_warning() {
    let report = |day| format!("\"reports\": [{{ \"said\": \"{day}\", \"summary\": \"s\" }}],");
    let warning = "reports[0].said: 2026-01-02 lies after the day of `verified`, 2026-01-01";
    check_warnings(&report("2026-01-02"), "2026-01-05", &[warning]);
    check_warnings(&report("2026-01-01"), "2026-01-05", &[]);
    // A partial date that has begun may have come.
    let peer = |out| {
        format!(
            "\"peers\": [{{ \"subject\": \"P\", \"launched\": \"2025\", \"out\": \"{out}\" }}],"
        )
    };
    check_warnings(&peer("2026"), "2026-01-05", &[]);
    let warning = "peers[0].out: 2026-02 lies after the day of `verified`, 2026-01-01";
    check_warnings(&peer("2026-02"), "2026-01-05", &[warning]);
}

#[test]
fn names_of_mixed_scripts_bring_a_warning() {
    for (name, is_mixed) in [
        ("Mеta", true), // with a Cyrillic е
        ("Meta", false),
        ("Мета", false),
        ("Meta и Мета", false),
        ("東京カメラ", false),
        ("GPT-5.5", false),
        ("API版", false),
        ("GPT한국", false),
    ] {
        let warning = format!("by: \"{name}\" mixes letters of different scripts");
        check_warnings(
            &format!("\"by\": \"{name}\","),
            "2026-01-01",
            &[warning.as_str()][usize::from(!is_mixed)..],
        );
    }
}

#[test]
fn facts_without_a_source_an_archived_copy_or_a_quotation_bring_warnings() {
    let text = r#"{ "version": 1, "subject": "S", "verified": "2026-01-01", "launch": { "date": "2026-01-01" },
"promises": [{ "said": "2025-12-01", "quote": "soon", "sources": [{ "url": "https://example.com/" }] }],
"reports": [{ "said": "2025-12-01", "summary": "s", "sources": [] }],
"peers": [{ "subject": "P", "launched": "2025" }],
"access": [{ "date": "2025-12-01", "stage": "private",
  "sources": [{ "url": "https://example.com/", "archive": "https://example.org/" }] },
  { "date": "2025-12-02", "stage": "private", "sources": [{ "url": "https://example.com/" }] }]}"#;
    let archive = "the source has no archived copy (give the address of an archived copy as \"archive\": pages go away)";
    let expected = [
        "warning 1:69 launch: has no source".to_owned(),
        format!("warning 2:67 promises[0].sources[0]: {archive}"),
        "warning 3:13 reports[0]: has no source".into(),
        "warning 4:11 peers[0]: has no source".into(),
        format!("warning 7:59 access[1].sources[0]: {archive}"),
    ];
    assert_eq!(found(text).iter().map(line).collect::<Vec<_>>(), expected);
    let unquoted = text.replace("\"quote\": \"soon\", ", "");
    let quotation = "warning 2:14 promises[0]: the promise has no quotation (give its exact words as \"quote\")";
    assert!(found(&unquoted).iter().map(line).any(|line| line == quotation));
}

#[test]
fn an_unknown_field_is_told_with_the_one_that_was_meant() {
    let text = document(
        r#""promisses": [], "verfied": "x", "colour": 1,
           "peers": [{ "subject": "p", "launchd": "x", "launched": "2025",
             "sources": [{ "url": "https://example.com", "archive": "https://example.org", "titel": "t" }] }],"#,
    );
    let found: Vec<String> = found(&text)
        .iter()
        .map(|finding| format!("{}: {}", finding.path, finding.hint.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [
            "promisses: did you mean \"promises\"?",
            "verfied: did you mean \"verified\"?",
            "colour: the fields here are $schema, version, subject, by, question, lang, page, criterion, launch, \
             promises, reports, access, peers, verified, stale_after_days",
            "peers[0].launchd: did you mean \"launched\"?",
            "peers[0].sources[0].titel: did you mean \"title\"?",
        ]
    );
}

#[test]
fn findings_are_printed_for_programs_too() {
    let text = document(r#""by": 1, "a: b": 100, "c%\n": "x","#);
    let found = file("found,%.out-yet.json", &text);
    let printed = run(&mut out_yet(&["check", "--format", "json", found]));
    assert_eq!(printed.code, Some(1));
    let first: serde_json::Value =
        serde_json::from_str(printed.out.lines().next().unwrap()).unwrap();
    let expected = serde_json::json!({
        "file": found, "line": 1, "column": 65, "end_line": 1, "end_column": 66, "level": "error", "path": "by",
        "message": "1; expected a text that is not empty",
        "hint": "a text stands between quotation marks: \"1\""
    });
    assert_eq!(first, expected);
    assert_eq!(printed.out.lines().count(), 4);
    let printed = run(&mut out_yet(&["check", "--format", "github", found]));
    assert_eq!(
        printed.out.lines().next().unwrap(),
        "::error file=found%2C%25.out-yet.json,line=1,col=65,endLine=1,endColumn=66::by: 1; expected a text that is \
         not empty (a text stands between quotation marks: \"1\")"
    );
    assert!(printed.out.contains("c%25\\u000a: holds U+000A"), "{}", printed.out);
    let fine = file("silent.out-yet.json", &document(""));
    check(&["check", "--format=json", ON, fine], 0, "", "");
}

#[test]
fn colours_are_for_terminals_only() {
    let bad = file("coloured.out-yet.json", &document("\"by\": 1,"));
    let coloured = |name: &str, value: &str| {
        run(out_yet(&["check", bad]).env_remove("NO_COLOR").env(name, value)).out.contains('\u{1b}')
    };
    assert!(!coloured("TERM", "xterm-256color"), "not into a pipe");
    assert!(coloured("CLICOLOR_FORCE", "1"), "unless it is asked for");
    let both = run(out_yet(&["check", bad]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"));
    assert!(!both.out.contains('\u{1b}'), "NO_COLOR is heeded");
}

#[test]
fn a_document_of_one_long_line_is_told_by_what_is_near() {
    let text =
        document(&format!("\"by\": 5, \"x\": [{}], \"lang\": \"-\",", "\"é\", ".repeat(150) + "1"));
    let long = file("long.out-yet.json", &text);
    let printed = run(&mut out_yet(&["check", long]));
    assert!(printed.out.contains(&format!("{long}:1:836\n")), "{}", printed.out);
    assert!(printed.out.contains("\"lang\": \"-\","), "{}", printed.out);
    assert!(printed.out.lines().all(|line| line.chars().count() < 200), "{}", printed.out);
}

#[test]
fn the_documents_of_the_tests_bring_no_panic_cut_anywhere() {
    #[allow(clippy::disallowed_methods, reason = "the document is a file")]
    let text = std::fs::read(MUSE_SPARK).unwrap();
    for end in 0..text.len() {
        let report = out_yet::check::check(&text[..end], parse_day("2026-01-01").unwrap());
        let first = &report.findings.first().expect("a cut document is none");
        assert!(report.text.get(first.place.bytes.clone()).is_some(), "{end}: {first:?}");
    }
}
