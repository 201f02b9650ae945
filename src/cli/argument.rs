//! What an argument may be.

use crate::date::{DateError, parse_day};
use crate::status::is_language_tag;
use chrono::NaiveDate;

/// A day, like `2026-06-04`.
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
    parse_day(text).map_err(|error| match error {
        DateError::Form => "expected a day, like 2026-06-04",
        DateError::Calendar => "the calendar has no such day",
    })
}

/// A language tag, like `en` or `pt-BR`.
pub fn language(tag: &str) -> Result<String, &'static str> {
    match is_language_tag(tag) {
        true => Ok(tag.to_owned()),
        false => Err("expected a language tag, like en or pt-BR"),
    }
}
