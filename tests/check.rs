//! `out-yet check`: everything that is wrong with a document, and what is worth a warning.

mod binary;

use binary::{MUSE_SPARK, WITHDRAWN, check, document, file, out_yet, run};
use out_yet::date::parse_day;
use out_yet::status::{Json, Status};
use out_yet::warnings::warnings;

#[test]
fn all_that_is_wrong_is_printed_a_line_each_with_its_path() {
    let text = document(
        r#""promises": [{ "said": "2026-06", "due": "x\ny" }], "page": "a.html", "page": 1,"#,
    );
    let broken = file("broken.out-yet.json", &text);
    let line = |problem: &str| format!("{broken}: error: {problem}\n");
    let errors = [
        "promises[0].due: holds U+000A, a control character that no reader would see",
        "page: named twice in one object; expected once",
        "page: \"a.html\"; expected a web address that starts with http:// or https://",
        "promises[0].said: \"2026-06\"; expected a day, like \"2026-06-03\"",
        "promises[0].due: \"x\\u000ay\"; expected a date, like \"2026-06-03\", \"2026-06\", \"2026-Q3\", \
         \"2026-H2\" or \"2026\"",
    ];
    let errors: String = errors.map(line).concat();
    check(&["answer", broken], 1, "", &errors);
    let warning = format!("{broken}: warning: promises[0]: has no source\n");
    check(&["check", broken], 1, &(errors + &warning), "");
}

#[test]
fn a_document_that_cannot_be_read_at_all_is_refused_in_a_line() {
    let newer = file("newer.out-yet.json", r#"{ "version": 2, "wait": "new" }"#);
    let expected =
        "error: version: 2; expected 1: this document needs a newer version of this program";
    check(&["answer", newer], 1, "", &format!("{newer}: {expected}\n"));
    let cut = file("cut.out-yet.json", "{\n  \"version\": 1,\n");
    let expected = "error: document: not JSON in UTF-8 from line 3, column 1";
    check(&["answer", cut], 1, "", &format!("{cut}: {expected}\n"));
    check(&["check", cut], 1, &format!("{cut}: {expected}\n"), "");
    let large = file("large.out-yet.json", &" ".repeat(262_145));
    let expected = "error: document: 262145 bytes; expected at most 262144";
    check(&["check", large], 1, &format!("{large}: {expected}\n"), "");
}

#[test]
fn the_real_documents_have_no_errors() {
    let gemini = MUSE_SPARK.replace("muse-spark", "gemini-omni-flash");
    let midjourney = MUSE_SPARK.replace("muse-spark", "midjourney");
    let expected = format!(
        "{MUSE_SPARK}: no errors, 0 warnings\n{gemini}: no errors, 0 warnings\n\
         {midjourney}: warning: launch: has no source\n{midjourney}: no errors, 1 warning\n"
    );
    check(&["check", MUSE_SPARK, &gemini, &midjourney], 0, &expected, "");
}

#[test]
fn each_file_is_checked_and_the_worst_decides() {
    let fine = file("fine.out-yet.json", &document(""));
    let bad = file("bad.out-yet.json", &document("\"by\": 1,"));
    let fine_line = format!("{fine}: no errors, 0 warnings\n");
    let bad_line = format!("{bad}: error: by: 1; expected a text that is not empty\n");
    check(&["check", fine], 0, &fine_line, "");
    check(&["check", bad, fine], 1, &format!("{bad_line}{fine_line}"), "");
    let printed = run(&mut out_yet(&["check", "absent.out-yet.json", bad, fine]));
    assert_eq!((printed.code, printed.out), (Some(2), format!("{bad_line}{fine_line}")));
}

#[test]
fn warnings_are_printed_and_count_as_errors_only_when_strict() {
    let text = document(
        r#""promises": [{ "said": "2026-06-03" }, { "said": "2026-06-02", "sources": [] }],
           "access": [
             { "date": "2026-01-02", "stage": "preview", "scope": "Asia", "sources": [{ "url": "https://example.com" }] },
             { "date": "2026-01-03", "stage": "private", "scope": "Europe", "sources": [{ "url": "https://example.com" }] }
           ],"#,
    );
    let warned = file(
        "warned.out-yet.json",
        &text.replace("2026-01-01\", \"promises", "9999-12-31\", \"promises"),
    );
    let lines = [
        "promises[1].said: 2026-06-02 stands after 2026-06-03; entries go by their days",
        "promises[0]: has no source",
        "promises[1]: has no source",
        "access[1].stage: ends the public access of the entry before it, for scopes replace each other",
        "verified: lies in the future; readers get answers for that day",
    ];
    let lines: String = lines.map(|line| format!("{warned}: warning: {line}\n")).concat();
    check(&["check", warned], 0, &format!("{lines}{warned}: no errors, 5 warnings\n"), "");
    check(&["check", warned, "--strict"], 1, &lines, "");
    let one = file(
        "one.out-yet.json",
        &document("\"reports\": [{ \"said\": \"2026-01-01\", \"summary\": \"s\" }],"),
    );
    let line = format!("{one}: warning: reports[0]: has no source\n");
    check(&["check", one], 0, &format!("{line}{one}: no errors, 1 warning\n"), "");
}

#[track_caller]
fn check_warnings(members: &str, today: &str, expected: &[&str]) {
    let text = document(members);
    let (json, status) =
        (Json::parse(text.as_bytes()).unwrap(), Status::parse(text.as_bytes()).ok());
    let warnings = warnings(&json, status.as_ref(), parse_day(today).unwrap());
    let warnings = warnings.iter().map(ToString::to_string);
    let warnings: Vec<String> = warnings.filter(|line| !line.ends_with("has no source")).collect();
    assert_eq!(warnings, expected, "{text}");
}

#[test]
fn a_verified_day_after_today_brings_a_warning() {
    let warning = "verified: lies in the future; readers get answers for that day";
    check_warnings("", "2025-12-31", &[warning]);
    check_warnings("", "2026-01-01", &[]);
    check_warnings("", "2026-01-02", &[]);
}

#[test]
fn entries_of_one_day_are_in_order() {
    let said =
        |days: [&str; 2]| days.map(|day| format!("{{ \"said\": \"2026-01-{day}\" }}")).join(", ");
    let promises = |days| format!("\"promises\": [{}],", said(days));
    let warning = "promises[1].said: 2026-01-01 stands after 2026-01-02; entries go by their days";
    check_warnings(&promises(["02", "01"]), "2026-01-01", &[warning]);
    check_warnings(&promises(["02", "02"]), "2026-01-01", &[]);
    check_warnings(&promises(["02", "03"]), "2026-01-01", &[]);
}

#[test]
fn private_access_after_public_brings_a_warning_where_the_scope_differs() {
    let warning = "access[1].stage: ends the public access of the entry before it, for scopes replace each other";
    for (before, after, is_warned) in [
        (r#""preview", "scope": "Asia""#, r#""private", "scope": "Europe""#, true),
        (r#""general""#, r#""private", "scope": "Europe""#, true),
        (r#""general", "scope": "Asia""#, r#""private""#, true),
        (r#""general", "scope": "Asia""#, r#""private", "scope": "Asia""#, false),
        (r#""general""#, r#""withdrawn", "scope": "Asia""#, false),
        (r#""private", "scope": "Asia""#, r#""private", "scope": "Europe""#, false),
    ] {
        let entry = |day, stage| format!(r#"{{ "date": "2026-01-0{day}", "stage": {stage} }}"#);
        let members = format!("\"access\": [{}, {}],", entry(1, before), entry(2, after));
        check_warnings(&members, "2026-01-01", &[warning][usize::from(!is_warned)..]);
    }
}

#[test]
fn an_unknown_field_is_told_with_the_one_that_was_meant() {
    let text = document(
        r#""promisses": [], "verfied": "x", "colour": 1, "a: \u001bb": 2,
           "peers": [{ "subject": "p", "launchd": "x", "launched": "2026",
             "sources": [{ "url": "https://example.com", "titel": "t" }] }],"#,
    );
    let unknown = file("unknown.out-yet.json", &text.replace("\\u001b", ""));
    let lines = [
        "promisses: is not a field that the card reads; did you mean \"promises\"?",
        "verfied: is not a field that the card reads; did you mean \"verified\"?",
        "colour: is not a field that the card reads",
        "a: b: is not a field that the card reads",
        "peers[0].launchd: is not a field that the card reads; did you mean \"launched\"?",
        "peers[0].sources[0].titel: is not a field that the card reads; did you mean \"title\"?",
    ];
    let lines: String = lines.map(|line| format!("{unknown}: warning: {line}\n")).concat();
    check(&["check", unknown], 0, &format!("{lines}{unknown}: no errors, 6 warnings\n"), "");
}

#[test]
fn findings_are_printed_for_programs_too() {
    let text = document(r#""by": 1, "a: b": 100, "c%\n": 1,"#);
    let found = file("found,%.out-yet.json", &text);
    let json = format!(
        r#"{{"file":"{found}","level":"error","path":"c%\n","message":"holds U+000A, a control character that no reader would see"}}
{{"file":"{found}","level":"error","path":"by","message":"1; expected a text that is not empty"}}
{{"file":"{found}","level":"warning","path":"a: b","message":"is not a field that the card reads"}}
{{"file":"{found}","level":"warning","path":"c%\n","message":"is not a field that the card reads"}}
"#
    );
    check(&["check", "--format", "json", found], 1, &json, "");
    let github = "::error file=found%2C%25.out-yet.json::c%25\\u000a: holds U+000A, a control character that no reader would see
::error file=found%2C%25.out-yet.json::by: 1; expected a text that is not empty
::warning file=found%2C%25.out-yet.json::a: b: is not a field that the card reads
::warning file=found%2C%25.out-yet.json::c%25\\u000a: is not a field that the card reads
";
    check(&["check", "--format", "github", found], 1, github, "");
    let cut = file("{.out-yet.json", "{");
    let json = format!(
        r#"{{"file":"{cut}","level":"error","path":"","message":"not JSON in UTF-8 from line 1, column 1"}}"#
    );
    check(&["check", "--format=json", cut], 1, &(json + "\n"), "");
    check(&["check", "--format=json", WITHDRAWN], 0, "", "");
}
