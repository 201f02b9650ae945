//! Documents and standings as rows, which are quicker to read than JSON.
#![allow(dead_code, reason = "each test uses its own part of these")]

use out_yet::date::parse_day;
use out_yet::standing::standing;
use out_yet::status::Status;
use serde_json::{Value, json};

/// A document whose promises are written like `2026-01-01 for 2026-01-31`, `2026-01-01 retracts` or `2026-01-01`, access like
/// `2026-01-20 preview` or `2026-01-20 preview in Europe`.
pub fn document(launch: &str, promises: &[&str], access: &[&str]) -> String {
    let promises = promises.iter().map(|promise| match promise.split_once(' ') {
        None => json!({ "said": promise }),
        Some((said, "retracts")) => json!({ "said": said, "retracts": true }),
        Some((said, due)) => json!({ "said": said, "due": due.strip_prefix("for ") }),
    });
    let access = access.iter().map(|access| {
        let (date, stage) = access.split_once(' ').unwrap();
        match stage.split_once(" in ") {
            None => json!({ "date": date, "stage": stage }),
            Some((stage, scope)) => json!({ "date": date, "stage": stage, "scope": scope }),
        }
    });
    let (promises, access): (Vec<Value>, Vec<Value>) = (promises.collect(), access.collect());
    json!({ "version": 1, "subject": "S", "launch": { "date": launch }, "verified": "2026-01-01",
        "promises": promises, "access": access })
    .to_string()
}

/// A table: its first line names columns, each other line a day and what is true on it.
#[track_caller]
pub fn check(document: &str, table: &str) {
    let status = Status::parse(document.as_bytes()).unwrap();
    let mut rows =
        table.trim().lines().map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let columns = rows.next().unwrap();
    for row in rows {
        let facts = standing(&status, parse_day(row[0]).unwrap()).facts();
        let facts = serde_json::to_value(facts).unwrap();
        let found: Vec<String> = columns.iter().map(|column| cell(&facts[column])).collect();
        assert_eq!(found, row, "{columns:?} of\n{document}");
    }
}

fn cell(fact: &Value) -> String {
    let text = |name| fact[name].as_str().unwrap_or_default();
    match fact {
        Value::Null => "–".into(),
        Value::String(text) => text.clone(),
        Value::Array(promises) => {
            promises.iter().map(cell).reduce(|list, next| list + ", " + &next).unwrap_or("–".into())
        }
        Value::Object(promise) if promise.contains_key("standing") => {
            let days = fact["days"].as_i64().map(|days| format!(" {days}"));
            text("standing").to_owned() + &days.unwrap_or_default()
        }
        Value::Object(_) if fact["due"].is_null() => text("said").into(),
        Value::Object(_) => text("said").to_owned() + " for " + text("due"),
        other => other.to_string(),
    }
}
