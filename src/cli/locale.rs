//! Dates and numbers as British English writes them.

use crate::words::{LANGUAGES, Language, Locale};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// English of the United Kingdom, `en-GB`.
#[derive(Clone, Copy, Debug)]
pub struct English;

static ALL: LazyLock<Vec<Language>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(_, text)| Language::new(text)).collect());

impl Locale for English {
    fn language(&self) -> &'static Language {
        &ALL[0]
    }

    fn tag(&self) -> &str {
        "en-GB"
    }

    fn day(&self, day: NaiveDate) -> String {
        day.format("%-d %B %-Y").to_string()
    }

    fn month(&self, day: NaiveDate) -> String {
        day.format("%B %-Y").to_string()
    }

    fn year(&self, day: NaiveDate) -> String {
        day.format("%-Y").to_string()
    }

    fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = if number < 0 { String::from("-") } else { String::new() };
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    fn plural(&self, number: i64) -> String {
        if number == 1 { "one" } else { "other" }.into()
    }
}

pub const TAG: &str = "en-GB";
