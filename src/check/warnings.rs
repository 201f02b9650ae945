//! What a careful editor would want to know of a document that breaks no rule.

use super::fields::fields;
use super::{At, Found, Level};
use crate::date::{PartialDate, parse_day, written_day};
use crate::standing::is_out;
use crate::status::{Json, Path, Status};
use chrono::NaiveDate;
use unicode_script::UnicodeScript;
use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection};

/// Everything worth a warning; those about the facts only where the document can be read. `today` is the editor's day.
pub fn warnings(json: &Json, status: Option<&Status>, today: NaiveDate) -> Vec<Found> {
    let mut warnings = Warnings(Vec::new());
    known_fields(json, &mut warnings);
    for (list, day) in [("promises", "said"), ("reports", "said"), ("access", "date")] {
        in_order(json, list, day, &mut warnings);
    }
    sourced(json, &mut warnings);
    quoted(json, &mut warnings);
    retracts_a_date(json, &mut warnings);
    scopes_replace(json, &mut warnings);
    of_one_script(json, &mut warnings);
    before_verified(json, &mut warnings);
    if let Some(status) = status {
        verified_lately(status, today, &mut warnings);
        said_before_it_was_out(json, status, &mut warnings);
    }
    warnings.0
}

struct Warnings(Vec<Found>);

impl Warnings {
    fn warn(&mut self, path: &Path, message: impl Into<String>) {
        self.add(path, message.into(), None, At::Value);
    }

    fn hint(&mut self, path: &Path, message: impl Into<String>, hint: impl Into<String>) {
        self.add(path, message.into(), Some(hint.into()), At::Value);
    }

    fn add(&mut self, path: &Path, message: String, hint: Option<String>, at: At) {
        self.0.push(Found { level: Level::Warning, path: path.written(), message, hint, at });
    }
}

/// What is told of with sources.
const FACTS: [&str; 5] = ["launch", "promises", "reports", "access", "peers"];

/// Ensure every field is one that the card reads.
fn known_fields(json: &Json, warnings: &mut Warnings) {
    known(json, &Path::Document, &fields(""), warnings);
    for name in FACTS {
        let of_fact = fields(name);
        let of_source = fields(&format!("{name}.sources"));
        each(json, &Path::Document, name, &mut |entry, path| {
            known(entry, path, &of_fact, warnings);
            each(entry, path, "sources", &mut |source, path| {
                known(source, path, &of_source, warnings)
            });
        });
    }
}

fn known(json: &Json, path: &Path, names: &[String], warnings: &mut Warnings) {
    let Json::Object(members) = json else { return };
    for (name, _) in members.iter().filter(|(name, _)| !names.contains(name)) {
        let near = names
            .iter()
            .map(|known| (strsim::jaro_winkler(name, known), known))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|one, other| one.0.total_cmp(&other.0));
        let hint = near.map_or_else(
            || format!("the fields here are {}", names.join(", ")),
            |(_, known)| format!("did you mean \"{known}\"?"),
        );
        let message = "is not a field that the card reads".into();
        warnings.add(&Path::Member(path, name), message, Some(hint), At::Name);
    }
}

/// The object, or the objects in the list, under a name, each with its path.
fn each(json: &Json, path: &Path, name: &str, tell: &mut dyn FnMut(&Json, &Path)) {
    let path = Path::Member(path, name);
    match member(json, name) {
        Some(Json::List(list)) => {
            for (index, entry) in list.iter().enumerate() {
                tell(entry, &Path::Item(&path, index));
            }
        }
        Some(entry @ Json::Object(_)) if name == "launch" => tell(entry, &path),
        Some(_) | None => {}
    }
}

/// Every fact, with its path.
fn each_fact(json: &Json, tell: &mut dyn FnMut(&Json, &Path)) {
    for name in FACTS {
        each(json, &Path::Document, name, tell);
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

fn day(json: &Json, name: &str) -> Option<NaiveDate> {
    parse_day(text(json, name)).ok()
}

fn retracts(promise: &Json) -> bool {
    member(promise, "retracts") == Some(&Json::Bool(true))
}

/// The entries of a list that have a day, in the order of their days, each with its place in the file.
fn by_day<'a>(json: &'a Json, name: &str, of: &str) -> Vec<(usize, NaiveDate, &'a Json)> {
    let entries = list(json, name).iter().enumerate();
    let mut dated: Vec<(usize, NaiveDate, &Json)> =
        entries.filter_map(|(index, entry)| Some((index, day(entry, of)?, entry))).collect();
    dated.sort_by_key(|(_, day, _)| *day);
    dated
}

/// Ensure entries stand in the order of their days, as readers of the file expect.
fn in_order(json: &Json, name: &str, of: &str, warnings: &mut Warnings) {
    let path = Path::Member(&Path::Document, name);
    for (index, pair) in list(json, name).windows(2).enumerate() {
        if let (Some(before), Some(after)) = (day(&pair[0], of), day(&pair[1], of))
            && after < before
        {
            let (before, after) = (written_day(before), written_day(after));
            let message = format!("{after} stands after {before}; entries go by their days");
            let entry = Path::Item(&path, index + 1);
            warnings.warn(&Path::Member(&entry, of), message);
        }
    }
}

/// Ensure every fact says where it can be read, today and when the page has gone.
fn sourced(json: &Json, warnings: &mut Warnings) {
    each_fact(json, &mut |fact, path| {
        if list(fact, "sources").is_empty() && matches!(fact, Json::Object(_)) {
            warnings.warn(path, "has no source");
        }
        each(fact, path, "sources", &mut |source, path| {
            if matches!(source, Json::Object(_)) && member(source, "archive").is_none() {
                let hint = "give the address of an archived copy as \"archive\": pages go away";
                warnings.hint(path, "the source has no archived copy", hint);
            }
        });
    });
}

/// Ensure a promise is quoted.
fn quoted(json: &Json, warnings: &mut Warnings) {
    each(json, &Path::Document, "promises", &mut |promise, path| {
        if matches!(promise, Json::Object(_)) && member(promise, "quote").is_none() {
            warnings.hint(
                path,
                "the promise has no quotation",
                "give its exact words as \"quote\"",
            );
        }
    });
}

/// Ensure a promise that takes a date back has one to take back.
fn retracts_a_date(json: &Json, warnings: &mut Warnings) {
    let path = Path::Member(&Path::Document, "promises");
    let mut is_dated = false;
    for (index, _, promise) in by_day(json, "promises", "said") {
        if retracts(promise) && !is_dated {
            let entry = Path::Item(&path, index);
            warnings
                .warn(&Path::Member(&entry, "retracts"), "there is no promised date to take back");
        }
        is_dated = !retracts(promise) && (is_dated || member(promise, "due").is_some());
    }
}

/// Ensure a private entry of another scope does not end public access by mistake: scopes replace each other.
fn scopes_replace(json: &Json, warnings: &mut Warnings) {
    let path = Path::Member(&Path::Document, "access");
    for pair in by_day(json, "access", "date").windows(2) {
        let [(_, _, before), (index, _, after)] = pair else { continue };
        let was_public = ["preview", "general"].contains(&text(before, "stage"));
        let is_private = text(after, "stage") == "private";
        if was_public && is_private && text(before, "scope") != text(after, "scope") {
            let entry = Path::Item(&path, *index);
            warnings.hint(
                &Path::Member(&entry, "stage"),
                "ends the public access of the entry before it",
                "scopes replace each other: if both hold, one entry has to name both",
            );
        }
    }
}

/// Ensure no name mixes scripts, like a Latin word with a Cyrillic letter that looks the same.
fn of_one_script(json: &Json, warnings: &mut Warnings) {
    name_of_one_script(json, &Path::Document, "subject", warnings);
    name_of_one_script(json, &Path::Document, "by", warnings);
    each_fact(json, &mut |fact, path| {
        for name in ["subject", "by", "what", "who"] {
            name_of_one_script(fact, path, name, warnings);
        }
        each(fact, path, "sources", &mut |source, path| {
            name_of_one_script(source, path, "publisher", warnings);
        });
    });
}

fn name_of_one_script(json: &Json, path: &Path, name: &str, warnings: &mut Warnings) {
    let words = text(json, name).split(|c: char| !c.is_alphanumeric());
    // Names in Chinese, Japanese and Korean mix theirs with Latin, as `API版` does.
    let is_mixed = |word: &&str| {
        !word.is_single_script()
            && word.detect_restriction_level() > RestrictionLevel::HighlyRestrictive
    };
    for word in words.filter(is_mixed) {
        let letters: Vec<String> = word
            .chars()
            .map(|letter| format!("{letter} is {}", letter.script().full_name()))
            .collect();
        let message = format!("\"{word}\" mixes letters of different scripts");
        warnings.hint(&Path::Member(path, name), message, letters.join(", "));
    }
}

/// Ensure the document was verified after everything in it had happened.
fn before_verified(json: &Json, warnings: &mut Warnings) {
    let Some(verified) = day(json, "verified") else { return };
    each_fact(json, &mut |fact, path| {
        for name in ["date", "said", "launched", "out"] {
            let date: Option<PartialDate> = text(fact, name).parse().ok();
            if let Some(date) = date.filter(|date| date.first_day() > verified) {
                let verified = written_day(verified);
                let message =
                    format!("{} lies after the day of `verified`, {verified}", date.written());
                warnings.warn(&Path::Member(path, name), message);
            }
        }
    });
}

/// Ensure the document was verified lately, and not in the future.
fn verified_lately(status: &Status, today: NaiveDate, warnings: &mut Warnings) {
    let path = Path::Member(&Path::Document, "verified");
    let days = today.signed_duration_since(status.verified).num_days();
    if days < 0 {
        warnings.warn(&path, "lies in the future; readers get answers for that day");
    } else if days > status.stale_after_days {
        let most = status.stale_after_days;
        warnings.hint(
            &path,
            format!("is {days} days ago, more than the {most} of `stale_after_days`"),
            "look whether everything still holds, and move it to the day on which you did",
        );
    }
}

/// Ensure a promise was said while it was not out: one that was not counts for nothing.
fn said_before_it_was_out(json: &Json, status: &Status, warnings: &mut Warnings) {
    let path = Path::Member(&Path::Document, "promises");
    for (index, said, _) in by_day(json, "promises", "said") {
        if is_out(status, said) {
            let entry = Path::Item(&path, index);
            warnings.hint(
                &Path::Member(&entry, "said"),
                "it was out on that day already, so the promise does not count",
                "what was said of something else, like general availability, is a report",
            );
        }
    }
}
