//! `out-yet answer`: what is true on a day, as sentences or as JSON.

use super::{ERRORS, English, FINE, parse, say};
use crate::date::{DateError, parse_day};
use crate::facts::Fact;
use crate::standing::{standing, today};
use crate::status::is_language_tag;
use crate::words::summary;
use chrono::NaiveDate;
use clap::Args;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::path::PathBuf;

#[derive(Args)]
pub struct Answer {
    /// The status document
    file: PathBuf,
    /// The day to answer for, like 2026-06-04; today unless it is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// The language of the sentences, a BCP 47 tag like en; there is English alone, which stands in for any other
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Answer {
    pub fn run(&self) -> u8 {
        let status = match parse(&self.file) {
            Ok(status) => status,
            Err(code) => return code,
        };
        let standing = standing(&status, self.on.unwrap_or_else(|| today(&status, clock())));
        if self.json {
            match serde_json::to_string_pretty(&standing.facts()) {
                Ok(json) => say(json),
                Err(_) => return ERRORS,
            }
        } else {
            say(summary(&standing, &English));
        }
        FINE
    }
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    parse_day(text).map_err(|error| match error {
        DateError::Form => "expected a day, like 2026-06-04",
        DateError::Calendar => "the calendar has no such day",
    })
}

fn language(tag: &str) -> Result<String, &'static str> {
    match is_language_tag(tag) {
        true => Ok(tag.to_owned()),
        false => Err("expected a language tag, like en or pt-BR"),
    }
}

/// The local calendar day.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place where the command line reads the clock"
)]
pub fn clock() -> NaiveDate {
    let today = jiff::ZonedDateTime::now().date();
    NaiveDate::from_ymd_opt(today.year().into(), today.month() as u32, today.day() as u32)
        .unwrap_or_default()
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Fact::Null => serializer.serialize_unit(),
            Fact::Flag(flag) => serializer.serialize_bool(*flag),
            Fact::Number(number) => serializer.serialize_i64(*number),
            Fact::Text(text) => serializer.serialize_str(text),
            Fact::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.len()))?;
                for fact in list {
                    sequence.serialize_element(fact)?;
                }
                sequence.end()
            }
            Fact::Record(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, fact) in members {
                    map.serialize_entry(name, fact)?;
                }
                map.end()
            }
        }
    }
}
