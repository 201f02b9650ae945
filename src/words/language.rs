//! What a language has to say, and what its locale has to know.

use chrono::NaiveDate;

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

    /// The plural category of a number.
    fn plural(&self, number: i64) -> Plural;
}

/// The plural categories of CLDR that the languages here tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Like 1 in English.
    One,
    /// Like 0 and 2 in English.
    Other,
}

/// Words that depend on a number.
#[derive(Clone, Copy, Debug)]
pub struct Counted<T> {
    /// For [`Plural::One`].
    pub one: T,
    /// For [`Plural::Other`].
    pub other: T,
}

impl<T: Copy> Counted<T> {
    /// The words for a category.
    pub fn of(&self, plural: Plural) -> T {
        match plural {
            Plural::One => self.one,
            Plural::Other => self.other,
        }
    }
}

/// A number that dominates, and what it counts; read one after the other they make a sentence.
pub type Pair = (&'static str, &'static str);

/// All the sentences of a language.
///
/// `{subject}` is what is waited for, `{what}` what was launched, `{who}` who said something, `{words}` a quotation,
/// `{date}`, `{first}` and `{due}` are dates, `{count}` and `{number}` numbers, `{year}` a year.
#[derive(Debug)]
#[allow(missing_docs, reason = "each message says what it is where it is written, in `english.rs`")]
pub struct Language {
    pub tag: &'static str,
    pub direction: &'static str,
    pub question: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub as_of: &'static str,
    pub is_out: &'static str,
    pub is_not_out: &'static str,
    pub quote: &'static str,

    pub half: [&'static str; 2],
    pub quarter: &'static str,

    pub not_launched: &'static str,
    pub not_available: &'static str,
    pub private: &'static str,
    pub preview: &'static str,
    pub general: &'static str,
    pub withdrawn: &'static str,
    pub since: &'static str,
    pub since_first: &'static str,

    pub launch_awaited: Pair,
    pub launch_today: Pair,
    pub launch_days: Counted<Pair>,
    pub launch_at_least: Counted<Pair>,
    pub took_none: Pair,
    pub took_days: Counted<Pair>,
    pub took_at_least: Counted<Pair>,
    pub took_before: Counted<Pair>,
    pub took_unknown: Pair,

    pub due_in: Counted<Pair>,
    pub due_today: Pair,
    pub past_due: Counted<Pair>,
    pub early: Counted<Pair>,
    pub on_time: Pair,
    pub late: Counted<Pair>,
    pub vague: Counted<Pair>,
    pub a_promise_without_date: &'static str,
    pub a_retraction: &'static str,
    pub no_date_but: Pair,
    pub no_date_retracted: Pair,
    pub no_date_since_withdrawn: Pair,
    pub no_date_ever: Pair,
    pub no_date_before: Pair,

    pub stale: &'static str,
    pub written_yes: &'static str,
    pub written_no: &'static str,
    pub written_no_at_least: &'static str,
    pub written_no_launch: &'static str,

    pub report: &'static str,
    pub said_by: &'static str,
    pub said_on: &'static str,
    pub no_quote: &'static str,
    pub retracted: &'static str,

    pub history: &'static str,
    pub launched: &'static str,
    pub promised_for: &'static str,
    pub promised_vaguely: &'static str,
    pub kept: &'static str,
    pub moved: &'static str,
    pub was_late: Counted<&'static str>,
    pub missed: Counted<&'static str>,
    pub pending: &'static str,

    pub chart: &'static str,
    pub chart_headings: [&'static str; 3],

    pub source: &'static str,
    pub archived: &'static str,

    pub peers: &'static str,
    pub peer_same_day: &'static str,
    pub peer_days: Counted<&'static str>,
    pub peer_at_least: Counted<&'static str>,
    pub peer_before: Counted<&'static str>,
    pub peer_not_out: Counted<&'static str>,
    pub peer_not_out_at_least: Counted<&'static str>,
    pub peer: &'static str,

    pub criterion: &'static str,
    pub verified: &'static str,
    pub document: &'static str,

    pub cannot_read: &'static str,
    pub cannot_read_version: &'static str,
}
