//! The document as a stranger's text: syntax, limits, and what hides from a reader.

use out_yet::status::{LARGEST, Refusal, Status};

/// The smallest document that is accepted, with these members besides, as text.
fn document(members: &str) -> String {
    let members = if members.is_empty() { String::new() } else { format!(", {members}") };
    let least = r#""version": 1, "subject": "S", "launch": { "date": "2026-01-01" }, "verified": "2026-01-01""#;
    format!("{{ {least}{members} }}")
}

#[track_caller]
fn accepted(members: &str) {
    let status = Status::parse(document(members).as_bytes());
    assert!(status.is_ok(), "{status:?}\n{}", document(members));
}

#[track_caller]
fn check(members: &str, expected: &[&str]) {
    let text = document(members);
    match Status::parse(text.as_bytes()) {
        Err(Refusal::Problems(found)) => {
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{text}");
        }
        other => panic!("{other:?}\n{text}"),
    }
}

#[track_caller]
fn check_syntax(text: impl AsRef<[u8]>, line: usize, column: usize) {
    let text = text.as_ref();
    let refusal = Status::parse(text).unwrap_err();
    assert_eq!(refusal, Refusal::Syntax { line, column }, "{}", String::from_utf8_lossy(text));
    assert_eq!(refusal.code(), "json-syntax");
}

#[test]
fn what_is_not_json_in_utf_8_is_refused_with_its_place() {
    check_syntax("", 1, 1);
    check_syntax("\n", 2, 1);
    check_syntax("soon", 1, 1);
    check_syntax("{", 1, 2);
    check_syntax("{\n  \"version\": 1,\n}", 3, 1);
    check_syntax("{\"version\": 1} {}", 1, 16);
    check_syntax("{\"version\": 01}", 1, 14);
    check_syntax("{\"version\": NaN}", 1, 13);
    check_syntax("{'version': 1}", 1, 2);
    check_syntax("{ // a comment\n}", 1, 3);
    check_syntax("{\"subject\": \"a\nb\"}", 2, 1);
    check_syntax("{\"subject\": \"\\x\"}", 1, 16);
    check_syntax(b"{\n\"subject\": \"\xff\"}", 2, 13);
    check_syntax(b"\xff\xfe{\0}\0", 1, 1);
    check_syntax(b"{\"subject\": \"\xc3\"}", 1, 14);
}

#[test]
fn a_lone_surrogate_is_refused_with_its_place() {
    check_syntax(r#"{"subject": "\ud83d"}"#, 1, 20);
    check_syntax(r#"{"subject": "\ud83dx"}"#, 1, 20);
    check_syntax(r#"{"subject": "\ud83d\u0041"}"#, 1, 26);
    check_syntax(r#"{"subject": "\ude80"}"#, 1, 20);
    check_syntax(r#"{"x\udfff": ""}"#, 1, 10);
    check_syntax(b"{\"subject\": \"\xed\xa0\xbd\"}", 1, 14);
    accepted(r#""by": "\ud83d\ude80 🚀""#);
}

#[test]
fn one_byte_order_mark_is_read_over_and_a_second_is_refused() {
    let text = document("");
    assert!(Status::parse(format!("\u{feff}{text}").as_bytes()).is_ok());
    check_syntax(format!("\u{feff}\u{feff}{text}"), 1, 1);
    check_syntax(format!(" \u{feff}{text}"), 1, 2);
    check_syntax(format!("{text}\u{feff}"), 1, text.len() + 1);
    check("\"by\": \"\u{feff}\"", &["by: holds U+FEFF, which no reader would see"]);
}

#[test]
fn a_document_has_at_most_256_kib() {
    let pad =
        |size: usize| [document(""), " ".repeat(size - document("").len())].concat().into_bytes();
    assert_eq!(LARGEST, 262_144);
    assert!(Status::parse(&pad(262_144)).is_ok());
    let refusal = Status::parse(&pad(262_145)).unwrap_err();
    assert_eq!((refusal.code(), &refusal), ("json-size", &Refusal::Size { bytes: 262_145 }));
}

#[test]
fn a_document_nests_at_most_32_levels() {
    let lists = |levels: usize| format!("\"x\": {}{}", "[".repeat(levels), "]".repeat(levels));
    let objects =
        |levels: usize| format!("\"x\": {}1{}", "{\"x\": ".repeat(levels), "}".repeat(levels));
    // The document itself is the first level.
    accepted(&lists(31));
    accepted(&objects(31));
    check(&lists(32), &[&format!("x{}: nested more deeply than 32 levels", "[0]".repeat(31))]);
    check(&objects(32), &[&format!("x{}: nested more deeply than 32 levels", ".x".repeat(31))]);
    for levels in [1_000, 100_000] {
        assert!(Status::parse(document(&lists(levels)).as_bytes()).is_err());
        assert!(Status::parse("[".repeat(levels).as_bytes()).is_err());
        assert!(Status::parse("{\"x\":".repeat(levels / 2).as_bytes()).is_err());
    }
}

/// A list of the same entry.
fn list(name: &str, entry: &str, count: usize) -> String {
    format!("\"{name}\": [{}]", vec![entry; count].join(", "))
}

#[test]
fn a_list_has_at_most_200_entries() {
    for (name, entry) in [
        ("promises", r#"{ "said": "2026-01-01" }"#),
        ("reports", r#"{ "said": "2026-01-01", "summary": "s" }"#),
        ("access", r#"{ "date": "2026-01-01", "stage": "private" }"#),
        ("peers", r#"{ "subject": "p", "launched": "2026" }"#),
        ("unknown", "0"),
    ] {
        accepted(&list(name, entry, 200));
        check(&list(name, entry, 201), &[&format!("{name}: 201 entries; expected at most 200")]);
    }
    let sources = |count| {
        let sources = list("sources", r#"{ "url": "https://example.com" }"#, count);
        list("peers", &format!(r#"{{ "subject": "p", "launched": "2026", {sources} }}"#), 1)
    };
    accepted(&sources(200));
    check(&sources(201), &["peers[0].sources: 201 entries; expected at most 200"]);
}

#[test]
fn an_object_has_at_most_200_members() {
    let members = |count| -> String {
        let members: Vec<String> = (0..count).map(|index| format!("\"m{index}\": 0")).collect();
        format!("\"x\": {{ {} }}", members.join(", "))
    };
    accepted(&members(200));
    check(&members(201), &["x: 201 members; expected at most 200"]);
    // What so many hold is looked at too.
    let last = members(200).replace("\"m199\": 0", &format!("\"m199\": \"{}\"", "a".repeat(501)));
    check(&last, &["x.m199: 501 characters; expected at most 500"]);
}

#[test]
fn a_text_has_at_most_500_characters_and_a_link_2000() {
    for letter in ["a", "é", "本", "🚀"] {
        let text = |count| format!("\"by\": \"{}\"", letter.repeat(count));
        accepted(&text(500));
        check(&text(501), &["by: 501 characters; expected at most 500"]);
    }
    for (name, path) in [("a.b", r#"["a.b"].x"#), ("a[0]", r#"["a[0]"].x"#), ("", r#"[""].x"#)] {
        let long = format!("\"{name}\": {{ \"x\": \"{}\" }}", "a".repeat(501));
        check(&long, &[&format!("{path}: 501 characters; expected at most 500")]);
    }
    let inside = |count| format!("\"unknown\": [{{ \"x\": \"{}\" }}]", "a".repeat(count));
    accepted(&inside(500));
    check(&inside(501), &["unknown[0].x: 501 characters; expected at most 500"]);
    let links = |count: usize| {
        let link = format!("https://example.com/{}", "a".repeat(count - 20));
        format!(
            r#""$schema": "{link}", "page": "{link}", "reports": [{{ "said": "2026-01-01", "summary": "s",
               "sources": [{{ "url": "{link}", "archive": "{link}" }}] }}]"#
        )
    };
    accepted(&links(2000));
    check(
        &links(2001),
        &[
            "$schema: 2001 characters; expected at most 2000",
            "page: 2001 characters; expected at most 2000",
            "reports[0].sources[0].url: 2001 characters; expected at most 2000",
            "reports[0].sources[0].archive: 2001 characters; expected at most 2000",
        ],
    );
}

#[test]
fn an_object_names_each_member_once() {
    let twice = "named twice in one object; expected once";
    check(r#""subject": "S""#, &[&format!("subject: {twice}")]);
    check(
        r#""s\u0075bject": "T", "subject": "U""#,
        &[&format!("subject: {twice}"); 2].map(|s| &**s),
    );
    check(
        r#""promises": [{ "said": "2026-01-01", "said": "2026-01-02",
            "sources": [{ "url": "https://example.com", "url": "https://example.com" }] }]"#,
        &[&format!("promises[0].said: {twice}"), &format!("promises[0].sources[0].url: {twice}")],
    );
    check(r#""launch": { "date": "2026-01-01" }"#, &[&format!("launch: {twice}")]);
    check(r#""x": { "y": 1, "y": 1, "y": 1 }"#, &[&format!("x.y: {twice}"); 2].map(|s| &**s));
    accepted(r#""Subject": "S", "x": { "subject": "S" }, "y": [{ "z": 1 }, { "z": 1 }]"#);
}

#[test]
fn what_hides_from_a_reader_is_refused_with_its_place() {
    let hidden = |code: u32| format!("holds U+{code:04X}, which no reader would see");
    let ranges = [0..=0x1f, 0x7f..=0x9f, 0x2028..=0x202e, 0x2066..=0x2069, 0xfeff..=0xfeff];
    for code in ranges.into_iter().flatten() {
        check(&format!("\"by\": \"a\\u{code:04x}b\""), &[&format!("by: {}", hidden(code))]);
        check(
            &format!(
                "\"reports\": [{{ \"said\": \"2026-01-01\", \"summary\": \"\\u{code:04x}s\" }}]"
            ),
            &[&format!("reports[0].summary: {}", hidden(code))],
        );
        check(&format!("\"x\\u{code:04x}\": 1"), &[&format!("x\\u{code:04x}: {}", hidden(code))]);
    }
    for code in
        [0x20, 0x7e, 0xa0, 0xad, 0x061c, 0x200b, 0x200d, 0x200e, 0x200f, 0x2027, 0x202f, 0x206a]
    {
        accepted(&format!("\"by\": \"a\\u{code:04x}b\""));
    }
}

#[test]
fn what_is_wrong_takes_one_line_whatever_the_document_holds() {
    let stage = r#"\u001b[2J\n::error::\u202e"#;
    check(
        &format!(
            r#""x\ny": {{ "z": "\u001b" }}, "access": [{{ "date": "2026-01-01", "stage": "{stage}" }}]"#
        ),
        &[
            "x\\u000ay: holds U+000A, which no reader would see",
            "x\\u000ay.z: holds U+001B, which no reader would see",
            "access[0].stage: holds U+001B, which no reader would see",
            "access[0].stage: \"\\u001b[2J\\u000a::error::\\u202e\"; \
             expected \"private\", \"preview\", \"general\" or \"withdrawn\"",
        ],
    );
}

#[test]
fn unknown_fields_change_nothing() {
    let known = include_str!("data/withdrawn.out-yet.json");
    let unknown = known.replace("\"date\":", "\"Date\": [null, {}], \"date\":");
    let unknown = unknown.replacen('{', "{ \"colour\": \"red\", \"due\": 1, ", 1);
    assert_ne!(known, unknown);
    assert_eq!(Status::parse(known.as_bytes()), Status::parse(unknown.as_bytes()));
}
