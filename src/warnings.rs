//! What a careful editor would want to know of a document that breaks no rule.

use crate::status::{Json, Problem, Status};
use chrono::NaiveDate;

/// Everything worth a warning; those about the facts only where the document can be read. `today` is the editor's day.
pub fn warnings(json: &Json, status: Option<&Status>, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    known_fields(json, "", DOCUMENT, &mut problems);
    for (list, day) in [("promises", "said"), ("reports", "said"), ("access", "date")] {
        in_order(json, list, day, &mut problems);
    }
    sourced(json, &mut problems);
    scopes_replace(json, &mut problems);
    if let Some(status) = status
        && status.verified > today
    {
        warn(
            &mut problems,
            "verified",
            "lies in the future; readers get answers for that day".into(),
        );
    }
    problems
}

fn warn(problems: &mut Vec<Problem>, path: &str, message: String) {
    problems.push(Problem { path: path.into(), message });
}

/// The fields of an object, with those of the objects or lists of objects in them.
type Fields = &'static [(&'static str, &'static [&'static str])];

const SOURCE: &[&str] = &["url", "title", "publisher", "date", "archive"];
const DOCUMENT: Fields = &[
    ("$schema", &[]),
    ("version", &[]),
    ("subject", &[]),
    ("by", &[]),
    ("question", &[]),
    ("lang", &[]),
    ("page", &[]),
    ("criterion", &[]),
    ("launch", &["what", "date", "sources"]),
    ("promises", &["said", "who", "quote", "due", "retracts", "sources"]),
    ("reports", &["said", "who", "summary", "sources"]),
    ("access", &["date", "stage", "scope", "note", "sources"]),
    ("peers", &["subject", "by", "launched", "out", "sources"]),
    ("verified", &[]),
    ("stale_after_days", &[]),
];

/// Ensure every field is one that the card reads.
fn known_fields(json: &Json, path: &str, fields: Fields, problems: &mut Vec<Problem>) {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    known(json, path, &names, problems);
    for (name, inner) in fields.iter().filter(|(_, inner)| !inner.is_empty()) {
        for (path, entry) in entries(json, name) {
            known(entry, &path, inner, problems);
            for (index, source) in list(entry, "sources").iter().enumerate() {
                known(source, &format!("{path}.sources[{index}]"), SOURCE, problems);
            }
        }
    }
}

fn known(json: &Json, path: &str, names: &[&str], problems: &mut Vec<Problem>) {
    let Json::Object(members) = json else { return };
    for (name, _) in members.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
        let near = names
            .iter()
            .map(|known| (strsim::jaro_winkler(name, known), known))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|one, other| one.0.total_cmp(&other.0));
        let hint = near.map_or(String::new(), |(_, known)| format!("; did you mean \"{known}\"?"));
        let place = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        warn(problems, &place, format!("is not a field that the card reads{hint}"));
    }
}

/// The object, or the objects in the list, under a name, each with its path.
fn entries<'a>(json: &'a Json, name: &str) -> Vec<(String, &'a Json)> {
    match member(json, name) {
        Some(Json::List(list)) => {
            let path = |index| format!("{name}[{index}]");
            list.iter().enumerate().map(|(index, entry)| (path(index), entry)).collect()
        }
        Some(entry) => vec![(name.to_owned(), entry)],
        None => Vec::new(),
    }
}

fn member<'a>(json: &'a Json, name: &str) -> Option<&'a Json> {
    let Json::Object(members) = json else { return None };
    members.iter().find(|(found, _)| found == name).map(|(_, value)| value)
}

fn list<'a>(json: &'a Json, name: &str) -> &'a [Json] {
    match member(json, name) {
        Some(Json::List(list)) => list,
        _ => &[],
    }
}

fn text<'a>(json: &'a Json, name: &str) -> &'a str {
    match member(json, name) {
        Some(Json::Text(text)) => text,
        _ => "",
    }
}

/// Ensure entries stand in the order of their days, as readers of the file expect.
fn in_order(json: &Json, name: &str, day: &str, problems: &mut Vec<Problem>) {
    for (index, pair) in list(json, name).windows(2).enumerate() {
        let (before, after) = (text(&pair[0], day), text(&pair[1], day));
        if after < before {
            let path = format!("{name}[{}].{day}", index + 1);
            warn(
                problems,
                &path,
                format!("{after} stands after {before}; entries go by their days"),
            );
        }
    }
}

/// Ensure every fact says where it can be read.
fn sourced(json: &Json, problems: &mut Vec<Problem>) {
    for name in ["launch", "promises", "reports", "access", "peers"] {
        for (path, entry) in entries(json, name) {
            if list(entry, "sources").is_empty() {
                warn(problems, &path, "has no source".into());
            }
        }
    }
}

/// Ensure a private entry of another scope does not end public access by mistake: scopes replace each other.
fn scopes_replace(json: &Json, problems: &mut Vec<Problem>) {
    for (index, pair) in list(json, "access").windows(2).enumerate() {
        let was_public = ["preview", "general"].contains(&text(&pair[0], "stage"));
        let is_private = text(&pair[1], "stage") == "private";
        if was_public && is_private && text(&pair[0], "scope") != text(&pair[1], "scope") {
            let message =
                "ends the public access of the entry before it, for scopes replace each other";
            warn(problems, &format!("access[{}].stage", index + 1), message.into());
        }
    }
}
