//! What a language has to say, and what its locale has to know.
//!
//! The sentences stand in `languages/`, a file for each language. The build holds every file against the English, and makes
//! of it a text with a line for each message, which is what is read here.

use chrono::NaiveDate;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// English, the language of every copy of the card, packed.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// All languages, packed, by the subtag that names them in a BCP 47 tag; the English first.
#[cfg(not(target_arch = "wasm32"))]
pub const LANGUAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Dates, numbers and plurals of a language: `Intl` in the browser, the command line's own natively.
pub trait Locale {
    /// The words that are used with it.
    fn language(&self) -> &'static Language;

    /// The BCP 47 tag of the words, like `en-GB`.
    fn tag(&self) -> &str;

    /// A day, like `4 June 2026`.
    fn day(&self, day: NaiveDate) -> String;

    /// The month of a day, like `June 2026`.
    fn month(&self, day: NaiveDate) -> String;

    /// The year of a day, like `2026`.
    fn year(&self, day: NaiveDate) -> String;

    /// A number, like `1,596`.
    fn number(&self, number: i64) -> String;

    /// The plural category of a number, as CLDR names it, like `one` for 1 in English.
    fn plural(&self, number: i64) -> String;
}

/// All the sentences of a language.
#[derive(Debug)]
pub struct Language {
    /// The tag of its dates and numbers, where the language is asked for by its name alone, like `en-GB`.
    pub tag: &'static str,
    /// The direction in which its words run, `ltr` or `rtl`.
    pub direction: &'static str,
    /// The categories for which what depends on a number has a form, in their order.
    plurals: Vec<&'static str>,
    messages: Vec<&'static str>,
}

impl Language {
    /// The language in a packed text.
    pub fn new(packed: &'static str) -> Language {
        let mut messages = packed.split('\n');
        let mut header = messages.next().unwrap_or_default().split(' ');
        Language {
            tag: header.next().unwrap_or_default(),
            direction: header.next().unwrap_or_default(),
            plurals: header.collect(),
            messages: messages.collect(),
        }
    }

    /// What it says, with its `{slots}`: of what depends on a number the form for a plural category, or the last, which is
    /// for all others.
    pub fn of(&self, message: Message, plural: Option<&str>) -> &'static str {
        let message = self.messages.get(message as usize).copied().unwrap_or_default();
        let mut form = message;
        for (index, next) in message.split('|').enumerate() {
            form = next;
            if self.plurals.get(index).copied() == plural {
                break;
            }
        }
        form
    }
}
