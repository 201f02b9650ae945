//! `out-yet answer`: what is true on a day, as sentences or as JSON.

use super::argument::{day, language};
use super::locale::warning;
use super::{ERRORS, FINE, Native, open, say, say_error};
use crate::facts::Fact;
use crate::standing::{standing, today};
use crate::words::summary;
use chrono::NaiveDate;
use clap::Args;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::path::PathBuf;

pub const EXAMPLES: &str = "\
Examples:
  out-yet answer muse-spark-api.out-yet.json
  out-yet answer muse-spark-api.out-yet.json --on 2026-06-04 --lang de
  out-yet answer muse-spark-api.out-yet.json --json | jq .answer";

#[derive(Args)]
pub struct Answer {
    /// The status document; `-` reads it from standard input
    file: PathBuf,
    /// The day to answer for, like 2026-06-04; today unless it is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// The language of the sentences, a BCP 47 tag like pt-BR; English where there are none in it
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Answer {
    pub fn run(&self) -> u8 {
        let status = match open(&self.file) {
            Ok(document) => document.status,
            Err(code) => return code,
        };
        let standing = standing(&status, self.on.unwrap_or_else(|| today(&status, clock())));
        if self.json {
            match serde_json::to_string_pretty(&standing.facts()) {
                Ok(json) => say(json),
                Err(_) => return ERRORS,
            }
        } else {
            if let Some(warning) = self.lang.as_deref().and_then(warning) {
                say_error(&format!("warning: {warning}"));
            }
            let lang = self.lang.as_deref().unwrap_or("en");
            say(summary(&standing, &Native::of(lang)));
        }
        FINE
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
