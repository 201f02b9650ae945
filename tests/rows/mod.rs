//! Documents that are good, and documents that are bad in every way that a person or a program makes them so.
//!
//! They are rows of `tests/data/corpus/*.json`, which JavaScript can read as well. A row is `good` or `bad`, and has one of:
//! - `with`: the smallest document with these members besides, or instead of its own;
//! - `without`: the smallest document without this member;
//! - `document`: the whole of it;
//! - `members`: the same as text, put behind the members of the smallest document;
//! - `text`: the whole of it as text.
//!
//! A text may come in parts: a text, `{ "repeat": "a", "times": 501 }`, or `{ "bytes": [255] }` for what is not UTF-8.
//! `beyond_schema` says why no schema refuses it, where none does.
#![allow(dead_code, reason = "each test uses its own part of these")]

use serde_json::{Value, json};

pub struct Row {
    pub name: String,
    pub bytes: Vec<u8>,
    pub is_good: bool,
    pub beyond_schema: Option<String>,
}

const FILES: [&str; 11] = [
    include_str!("../data/corpus/missing.json"),
    include_str!("../data/corpus/types.json"),
    include_str!("../data/corpus/texts.json"),
    include_str!("../data/corpus/dates.json"),
    include_str!("../data/corpus/addresses.json"),
    include_str!("../data/corpus/languages.json"),
    include_str!("../data/corpus/numbers.json"),
    include_str!("../data/corpus/limits.json"),
    include_str!("../data/corpus/duplicates.json"),
    include_str!("../data/corpus/syntax.json"),
    include_str!("../data/corpus/bytes.json"),
];

pub fn rows() -> Vec<Row> {
    FILES
        .iter()
        .flat_map(|file| serde_json::from_str::<Vec<Value>>(file).unwrap())
        .map(row)
        .collect()
}

fn row(row: Value) -> Row {
    let text = |name: &str| row[name].as_str().map(String::from);
    Row {
        name: text("name").unwrap(),
        bytes: bytes(&row),
        is_good: match row["is"].as_str() {
            Some("good") => true,
            Some("bad") => false,
            _ => panic!("{row}: expected good or bad"),
        },
        beyond_schema: text("beyond_schema"),
    }
}

fn bytes(row: &Value) -> Vec<u8> {
    let mut smallest = json!({
        "version": 1, "subject": "S", "launch": { "date": "2026-01-01" }, "verified": "2026-01-01"
    });
    let members = smallest.as_object_mut().unwrap();
    let form = ["with", "without", "document", "members", "text"];
    let form = form.into_iter().find(|form| row.get(form).is_some());
    match form.map(|form| (form, &row[form])) {
        Some(("with", Value::Object(others))) => members.extend(others.clone()),
        Some(("without", Value::String(name))) => assert!(members.remove(name).is_some()),
        Some(("document", document)) => smallest = document.clone(),
        Some(("members", parts)) => {
            let smallest = smallest.to_string();
            let open = smallest.strip_suffix('}').unwrap();
            return [open.as_bytes(), b", ", &joined(parts), b" }"].concat();
        }
        Some(("text", parts)) => return joined(parts),
        _ => panic!("{row}: expected one of the forms of a row"),
    }
    smallest.to_string().into_bytes()
}

fn joined(parts: &Value) -> Vec<u8> {
    match parts {
        Value::Array(parts) => parts.iter().flat_map(part).collect(),
        one => part(one),
    }
}

fn part(part: &Value) -> Vec<u8> {
    match (part, &part["repeat"], &part["bytes"]) {
        (Value::String(text), _, _) => text.as_bytes().to_vec(),
        (_, Value::String(text), _) => {
            text.repeat(part["times"].as_u64().unwrap() as usize).into_bytes()
        }
        (_, _, Value::Array(bytes)) => {
            bytes.iter().map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap()).collect()
        }
        _ => panic!("{part}: expected a text, a text to repeat, or bytes"),
    }
}
