//! Everything that is wrong with a document, and what a careful editor would want to know, each with its place.

mod fields;
mod hints;
mod places;
mod warnings;

use crate::status::{Json, LARGEST, Problem, Refusal, Status, TWICE, visible};
use chrono::NaiveDate;
use places::Places;
use serde_json::{Map, Value};
use std::fmt;
use std::ops::Range;

/// What was found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The text of the document; bytes that are no UTF-8 are replaced in it.
    pub text: String,
    /// What was found, in the order in which it stands there.
    pub findings: Vec<Finding>,
}

/// One thing that was found, like `error: "2026-02-30"; expected a date that the calendar has`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub level: Level,
    /// Where in the document it is, like `promises[1].due`; empty for the document itself.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
    /// What may help to mend it, like `February 2026 has 28 days`.
    pub hint: Option<String>,
    /// Where in the text it is.
    pub place: Place,
}

/// Like `promises[1].due: "2026-02-30"; expected a date that the calendar has`, on one line.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&visible(&self.message)),
            path => f.write_str(&visible(&format!("{path}: {}", self.message))),
        }
    }
}

impl Finding {
    /// It for programs: `line`, `column`, `end_line`, `end_column`, `level`, `path`, `message` and `hint`, which may be
    /// null.
    pub fn members(&self) -> Map<String, Value> {
        let Finding { level, path, message, hint, place } = self;
        Map::from_iter([
            ("line".into(), place.line.into()),
            ("column".into(), place.column.into()),
            ("end_line".into(), place.end_line.into()),
            ("end_column".into(), place.end_column.into()),
            ("level".into(), level.as_str().into()),
            ("path".into(), path.as_str().into()),
            ("message".into(), message.as_str().into()),
            ("hint".into(), hint.as_deref().into()),
        ])
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The card refuses the document.
    Error,
    /// The card takes the document; readers may be misled, or cannot check what it says.
    Warning,
}

impl Level {
    /// One word for it, like `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }
}

/// A place in a text. Lines and columns are counted from 1, columns in characters; the end is the first that is not
/// part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In bytes, from 0.
    pub bytes: Range<usize>,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The column of its end.
    pub end_column: usize,
}

/// What is found before it has its place.
struct Found {
    level: Level,
    path: String,
    message: String,
    hint: Option<String>,
    at: At,
}

/// What of a member is meant.
#[derive(Clone, Copy)]
enum At {
    Name,
    Value,
}

/// Everything that is to be said of a document. `today` is the editor's day.
///
/// ```
/// use out_yet::{check::check, date::parse_day};
/// let text = r#"{ "version": 1, "subject": "S", "verified": "2026-02-30" }"#;
/// let report = check(text.as_bytes(), parse_day("2026-03-01").unwrap());
/// let verified = &report.findings[1];
/// assert_eq!((verified.path.as_str(), verified.place.line, verified.place.column), ("verified", 1, 45));
/// assert_eq!(verified.hint.as_deref(), Some("February 2026 has 28 days"));
/// ```
pub fn check(bytes: &[u8], today: NaiveDate) -> Report {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let findings = match Json::parse(bytes) {
        Ok(json) => of_document(&text, &json, today),
        Err(refusal) => vec![of_text(&text, bytes, refusal)],
    };
    Report { text, findings }
}

fn of_document(text: &str, json: &Json, today: NaiveDate) -> Vec<Finding> {
    let (status, refusal) = match Status::from_json(json) {
        Ok(status) => (Some(status), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let mut found: Vec<Found> = match &refusal {
        // What this version knows says nothing of a later one.
        Some(Refusal::Version { .. }) => Vec::new(),
        _ => warnings::warnings(json, status.as_ref(), today),
    };
    let places = Places::of(text);
    for problem in refusal.map_or_else(Vec::new, problems) {
        let value = places.value(&problem.path);
        let hint = hints::of_value(&problem, value.as_ref());
        let at = if is_of_name(&problem) { At::Name } else { At::Value };
        let Problem { path, message } = problem;
        found.push(Found { level: Level::Error, path, message, hint, at });
    }
    let lines = Lines::of(text);
    let mut findings: Vec<Finding> = Vec::new();
    for found in found {
        let place = lines.place(places.of_path(&found));
        let Found { level, path, message, hint, at: _ } = found;
        findings.push(Finding { level, path, message, hint, place });
    }
    findings.sort_by_key(|finding| (finding.place.bytes.start, finding.level));
    findings
}

/// What is to be said of a text that is no JSON.
fn of_text(text: &str, bytes: &[u8], refusal: Refusal) -> Finding {
    let lines = Lines::of(text);
    let (start, message, hint) = match &refusal {
        Refusal::Syntax { .. } => match std::str::from_utf8(bytes) {
            Err(error) => {
                let start = error.valid_up_to();
                let byte = bytes.get(start).copied().unwrap_or_default();
                (start, format!("the byte 0x{byte:02X} is not UTF-8"), None)
            }
            Ok(_) => syntax(text),
        },
        Refusal::Size { .. } => (0, format!("more than {LARGEST} bytes, which is the most"), None),
        Refusal::Version { .. } | Refusal::Problems(_) => (0, String::new(), None),
    };
    let marked = text[start..].chars().next().filter(|c| *c != '\n');
    let end = start + marked.map_or(0, char::len_utf8);
    let place = lines.place(start..end);
    Finding { level: Level::Error, path: String::new(), message, hint, place }
}

/// Where and why a text is no JSON.
fn syntax(text: &str) -> (usize, String, Option<String>) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let json = &text[start..];
    let Err(error) = serde_json::from_str::<Value>(json) else { return (0, String::new(), None) };
    let lines = json.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line = start + lines.map(str::len).sum::<usize>();
    // Of a line that has just begun, the break before it is meant.
    let said = error.to_string();
    let why = said.rsplit_once(" at line ").map_or(said.as_str(), |(why, _)| why);
    let at = match error.is_eof() {
        true => text.len(),
        false => text.floor_char_boundary((line + error.column()).saturating_sub(1).max(start)),
    };
    let (before, _) = text.split_at(at);
    let (at, why) = match why {
        "trailing comma" => (before.rfind(',').unwrap_or(at), why),
        // The parser stops within a word that began like one that JSON has.
        "expected ident" => {
            let is_word = |c: char| c.is_ascii_alphanumeric();
            (before.trim_end_matches(is_word).len(), "expected true, false or null")
        }
        "unexpected end of hex escape" => (at, "half of a character: its other \\u is missing"),
        _ if why.starts_with("control character") => (at, "a control character in a text"),
        "EOF while parsing a value" if json.trim().is_empty() => (start, "there is nothing in it"),
        _ => (at, why),
    };
    let (before, rest) = text.split_at(at);
    (at, format!("not JSON: {why}"), hints::of_syntax(&before[start..], rest, why))
}

/// Everything that a refusal has to say, a problem each.
fn problems(refusal: Refusal) -> Vec<Problem> {
    match refusal {
        Refusal::Version { found } => vec![Problem {
            path: "version".into(),
            message: format!(
                "{found}; expected 1: this document needs a newer version of this program"
            ),
        }],
        Refusal::Problems(problems) => problems,
        Refusal::Size { .. } | Refusal::Syntax { .. } => Vec::new(),
    }
}

/// Whether a problem is one with the name of a member, not with its value.
fn is_of_name(problem: &Problem) -> bool {
    let is_hidden =
        problem.message.starts_with("holds U+") && visible(&problem.path) != problem.path;
    problem.message == TWICE || is_hidden
}

/// What is known of a text to find lines and columns in it fast: it may be all on one line, with as many findings.
struct Lines<'a> {
    text: &'a str,
    /// Where the lines start, in bytes.
    starts: Vec<usize>,
    /// How many characters stand before each block.
    characters: Vec<usize>,
}

/// In bytes.
const BLOCK: usize = 256;

impl Lines<'_> {
    fn of(text: &str) -> Lines<'_> {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            let before = characters.last().copied().unwrap_or_default();
            characters.push(before + count_characters(block));
        }
        Lines { text, starts: std::iter::once(0).chain(after).collect(), characters }
    }

    fn place(&self, bytes: Range<usize>) -> Place {
        let (line, column) = self.position(bytes.start);
        let (end_line, end_column) = self.position(bytes.end);
        Place { bytes, line, column, end_line, end_column }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let mut before = self.characters_before(at) - self.characters_before(start);
        // A byte order mark is not seen.
        if line == 1 && before > 0 && self.text.starts_with('\u{feff}') {
            before -= 1;
        }
        (line, before + 1)
    }

    fn characters_before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + count_characters(rest)
    }
}

/// How many characters start in these bytes of UTF-8.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
