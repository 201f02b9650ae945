//! What can be wrong with a document, and how that is said.

use super::read::is_hidden;
use std::fmt;

/// One thing that is wrong, and where, like `promises[1].due: "2026-02-30"; expected a date that the calendar has`.
///
/// It is printed on one line: what would not show is written as JSON would, like `\u000a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands, like `promises[1].due`; empty for the document itself.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "document" } else { &self.path };
        f.write_str(&[&visible(path), ": ", &visible(&self.message)].concat())
    }
}

/// A text that may be a stranger's, so that it can neither break a line nor steer a terminal.
///
/// ```
/// assert_eq!(out_yet::status::visible("a\nb"), "a\\u000ab");
/// ```
pub fn visible(text: &str) -> String {
    let mut visible = String::new();
    for c in text.chars() {
        if is_hidden(c) {
            visible += "\\u";
            visible += &code(c).to_ascii_lowercase();
        } else {
            visible.push(c);
        }
    }
    visible
}

/// The code point of a character of the basic plane, like `000A`.
pub(super) fn code(c: char) -> String {
    let code = u32::from(c);
    let digits = (0..4).rev().filter_map(|place| char::from_digit(code >> (4 * place) & 15, 16));
    digits.map(|digit| digit.to_ascii_uppercase()).collect()
}

/// Why a document is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than [`LARGEST`](super::LARGEST).
    Size {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is not JSON in UTF-8.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
    },
    /// It is of a later version than this program knows.
    Version {
        /// The version that it names.
        found: i64,
    },
    /// It breaks rules; never empty.
    Problems(Vec<Problem>),
}

impl Refusal {
    /// The code under which the card reports it, like `json-syntax`.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Size { .. } => "json-size",
            Refusal::Syntax { .. } => "json-syntax",
            Refusal::Version { .. } => "json-version",
            Refusal::Problems(_) => "json-schema",
        }
    }
}
