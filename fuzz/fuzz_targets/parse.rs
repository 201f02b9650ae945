//! Any bytes: they are a document or are refused with a place, and both readers agree.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::{Corpus, fuzz_target};
use out_yet::check::{Level, check};
use out_yet::status::{LARGEST, Refusal, Status};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let parsed = Status::parse(bytes);
    let report = check(bytes, NaiveDate::from_ymd_opt(2026, 6, 4).unwrap_or_default());
    let errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
    assert_eq!(errors.count() == 0, parsed.is_ok(), "{parsed:?}");
    for finding in &report.findings {
        assert!(report.text.get(finding.place.bytes.clone()).is_some(), "{finding}");
    }
    match parsed {
        Ok(status) => {
            // The same document, written by another.
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            match serde_json::from_slice::<Value>(bytes) {
                Ok(value) => {
                    let written = value.to_string();
                    // Numbers may take more room than they did.
                    let is_longer = written.len() > LARGEST;
                    assert!(is_longer || Status::parse(written.as_bytes()) == Ok(status));
                }
                // JSON sets numbers no limit; the other reader does.
                Err(error) => {
                    assert!(error.to_string().starts_with("number out of range"), "{error}");
                }
            }
        }
        Err(refusal) => has_a_place(bytes, &refusal),
    }
    Corpus::Keep
});

fn has_a_place(bytes: &[u8], refusal: &Refusal) {
    match refusal {
        Refusal::Syntax { line, column } => {
            let found = bytes.split(|byte| *byte == b'\n').nth(line - 1);
            let found = found.unwrap_or_else(|| panic!("no line {line}"));
            // What is missing at the end stands behind it.
            assert!((1..=found.len() + 1).contains(column), "no column {column}");
        }
        Refusal::Problems(problems) => {
            // Of the document itself: how long it is, what it hides, and that it is no object.
            let nowhere = problems.iter().filter(|problem| problem.path.is_empty()).count();
            assert!(!problems.is_empty() && nowhere <= 3, "{problems:?}");
        }
        Refusal::Size { bytes: size } => assert_eq!(*size, bytes.len()),
        Refusal::Version { found } => assert!(*found > 1),
    }
}
