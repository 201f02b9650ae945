//! What may help to mend what was found.

use super::fields::described;
use crate::date::{DateError, PartialDate};
use crate::status::{MISSING, Problem, is_language_tag};
use chrono::Datelike;
use serde_json::Value;

/// A hint for a problem with a value, or with one that is missing.
pub fn of_value(problem: &Problem, value: Option<&Value>) -> Option<String> {
    if problem.message == MISSING || value == Some(&Value::String(String::new())) {
        return described(&problem.path);
    }
    let (_, expected) = problem.message.split_once("; expected ")?;
    match value? {
        Value::Null => Some("nothing is null here: leave out what is not known".into()),
        Value::Object(_) | Value::String(_) if expected == "a list" => {
            let entry = match problem.path.ends_with("sources") {
                true => "{ \"url\": \"https://…\" }",
                false => "{ … }",
            };
            Some(format!("a list stands between brackets, even with one entry: [{entry}]"))
        }

        Value::String(text) => of_text(text.trim(), expected),
        Value::Number(number) if expected.starts_with("a text") => {
            Some(format!("a text stands between quotation marks: \"{number}\""))
        }
        Value::Bool(flag) if expected.starts_with("a text") => {
            Some(format!("a text stands between quotation marks: \"{flag}\""))
        }
        Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn of_text(text: &str, expected: &str) -> Option<String> {
    let meant = |meant: String| Some(format!("did you mean \"{meant}\"?"));
    match expected.split([' ', ',']).next()? {
        "true" if ["true", "false"].contains(&text) => {
            Some(format!("without quotation marks: {text}"))
        }
        "1" | "a"
            if expected.contains("version of this format") || expected.contains("whole number") =>
        {
            text.parse::<i64>().is_ok().then(|| format!("without quotation marks: {text}"))
        }
        "a" if expected.contains("calendar") => calendar(text),
        "a" if expected.starts_with("a day") => match text.parse::<PartialDate>() {
            Ok(date) => {
                Some(format!("\"{}\" is no single day, and here one is needed", date.written()))
            }
            Err(_) => {
                date_meant(text).filter(|date| date.is_day()).and_then(|date| meant(date.written()))
            }
        },
        "a" if expected.starts_with("a date") => match date_meant(text) {
            Some(date) => meant(date.written()),
            None => Some("leave the field out where no date was named".into()),
        },
        "a" if expected.starts_with("a web address") => address(text),
        "a" if expected.starts_with("a language") => {
            let tag = text.replace('_', "-");
            // There are longer languages in the grammar of tags, and none in use.
            let is_meant = tag != text && tag.find('-') <= Some(3) && is_language_tag(&tag);
            is_meant.then(|| meant(tag)).flatten()
        }
        _ if expected.starts_with("\"private\"") => stage(text),
        _ => None,
    }
}

/// Why the calendar has no such date.
fn calendar(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let (year, rest) = (parts.next()?, parts.next()?);
    if year == "0000" {
        return Some("years go from 0001 to 9999".into());
    }
    if rest.starts_with('Q') {
        return Some("quarters go from Q1 to Q4".into());
    }
    if rest.starts_with('H') {
        return Some("halves are H1 and H2".into());
    }
    let month: PartialDate = match format!("{year}-{rest}").parse() {
        Ok(month) => month,
        Err(DateError::Calendar | DateError::Form) => {
            return Some("months go from 01 to 12".into());
        }
    };
    let last = month.last_day();
    let name = MONTHS[last.month0() as usize];
    Some(format!("{name} {} has {} days", last.year(), last.day()))
}

/// The date that is written in a way of everyday life, where there is but one that it can be.
fn date_meant(text: &str) -> Option<PartialDate> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number =
        |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok();
    let year = |word: &str| number(word).filter(|_| word.len() == 4);
    let date = match *words.as_slice() {
        [y, m, d, ..] if year(y).is_some() && m.len() <= 2 => {
            format!("{y}-{:0>2}-{:0>2}", m, number(d.split('t').next()?)?)
        }
        [y, part] if year(y).is_some() && part.starts_with(['q', 'h']) => {
            format!("{y}-{}", part.to_uppercase())
        }
        [part, y] if year(y).is_some() && part.starts_with(['q', 'h']) => {
            format!("{y}-{}", part.to_uppercase())
        }
        [y, m] if year(y).is_some() && number(m).is_some() => format!("{y}-{m:0>2}"),
        [m, y] if month(m).is_some() && year(y).is_some() => format!("{y}-{:02}", month(m)?),
        [d, m, y] if month(m).is_some() => format!("{y}-{:02}-{:02}", month(m)?, number(d)?),
        [m, d, y] if month(m).is_some() => format!("{y}-{:02}-{:02}", month(m)?, number(d)?),
        _ => return None,
    };
    date.parse().ok()
}

/// The number of a month by its English name or the first letters of it, three at least.
fn month(name: &str) -> Option<u32> {
    let is_meant = |month: &&str| name.len() >= 3 && month.to_lowercase().starts_with(name);
    (1..).zip(MONTHS).find(|(_, month)| is_meant(month)).map(|(number, _)| number)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn address(text: &str) -> Option<String> {
    let authority = text.split("//").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next());
    if authority.is_some_and(|authority| authority.contains('@')) {
        return Some("an address with a user name is refused: it may hide where it leads".into());
    }
    if text.contains(char::is_whitespace) {
        return Some("within an address a space is written %20".into());
    }
    let host = text.split('/').next().unwrap_or_default();
    let is_bare = !text.contains(':') && host.contains('.') && !host.starts_with('.');
    is_bare.then(|| format!("did you mean \"https://{text}\"?"))
}

/// The stage that is called otherwise elsewhere.
fn stage(text: &str) -> Option<String> {
    let stages: [(&str, &[&str]); 4] = [
        (
            "private",
            &["private", "closed", "closed beta", "waitlist", "partners", "invite only", "limited"],
        ),
        ("preview", &["preview", "public", "open beta", "public preview", "public beta"]),
        ("general", &["general", "ga", "general availability", "generally available", "stable"]),
        ("withdrawn", &["withdrawn", "removed", "retired", "deprecated", "shut down"]),
    ];
    let said = text.to_lowercase().replace(['-', '_'], " ");
    if ["beta", "alpha", "early access", "testing"].contains(&said.as_str()) {
        return Some("\"preview\" if any developer can use it, otherwise \"private\"".into());
    }
    let alike = |other: &&str| strsim::jaro_winkler(&said, other) > 0.9;
    let (stage, _) = stages.into_iter().find(|(_, others)| others.iter().any(&alike))?;
    Some(format!("did you mean \"{stage}\"?"))
}

/// A hint for a text that is no JSON from `rest` on.
pub fn of_syntax(before: &str, rest: &str, why: &str) -> Option<String> {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let hint = match rest.chars().next() {
        None if before.trim().is_empty() => "`out-yet new` makes a document to begin with",
        _ if why == "trailing comma" => "there is no comma after the last entry",
        _ if why.starts_with("recursion limit") => "the format needs no more than 32 levels",
        _ if why.starts_with("EOF") => "a bracket, a brace or a quotation mark is not closed",
        _ if why.starts_with("a control character") => {
            "within a text a line break is not allowed; a text stands on one line"
        }
        Some('<') if before.trim().is_empty() => "this is HTML or XML",
        Some('/' | '#') => "JSON has no comments",
        Some('\'') => "texts stand between \"double\" quotation marks",
        Some('“' | '”' | '„' | '‘' | '’' | '«') => {
            "texts stand between straight quotation marks: \"…\""
        }
        Some('-') if before.ends_with(|c: char| c.is_ascii_digit()) => {
            "a date stands between quotation marks: \"2026-06-03\""
        }
        Some(_) if ["NaN", "Infinity", "undefined", "None"].contains(&word.as_str()) => {
            "JSON has no such value: leave out what is not known"
        }
        Some('{' | '[') if why.starts_with("key must be a string") => {
            "a list stands between brackets: [{ … }]"
        }
        Some(c) if c.is_alphabetic() && why.starts_with("key must be a string") => {
            "names stand between quotation marks"
        }
        Some(c) if c.is_alphabetic() && why.starts_with("expected value") => {
            "texts stand between quotation marks"
        }
        Some('"' | '{' | '[') if why.starts_with("expected `,`") => {
            "a comma is missing before this"
        }
        _ => return None,
    };
    Some(hint.into())
}
