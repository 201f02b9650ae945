//! The status document: its shape, its rules, and every problem with the place where it stands.

mod json;
mod problem;
mod read;

pub use json::Json;
pub use problem::{Problem, Refusal, visible};
pub use read::is_language_tag;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use read::{
    DEFAULT_DAYS, DEFAULT_LANG, LONGEST_TEXT, LONGEST_URL, MOST_DAYS, MOST_ENTRIES, URLS, is_hidden,
};
#[cfg(any(not(target_arch = "wasm32"), feature = "check"))]
pub(crate) use read::{MISSING, Path, TWICE};

use crate::date::PartialDate;
use chrono::NaiveDate;

/// A status document that holds every rule, as `*.out-yet.json` writes it.
///
/// The lists are in order of their days; entries of one day keep the order of the file.
///
/// ```
/// use out_yet::status::Status;
/// let text = r#"{ "version": 1, "subject": "Muse Spark API", "verified": "2026-09-30",
///     "launch": { "what": "Muse Spark", "date": "2026-04-08" } }"#;
/// assert_eq!(Status::parse(text.as_bytes()).unwrap().subject, "Muse Spark API");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Status {
    /// What is waited for, like `Muse Spark API`.
    pub subject: String,
    /// Who makes it, like `Meta`. The card does not show it.
    pub by: Option<String>,
    /// The question, where it should not be "Is the {subject} out yet?".
    pub question: Option<String>,
    /// The language of the document's own texts, a BCP 47 tag like `en`, which is the default.
    pub lang: String,
    /// The address of a page that tells more, `http` or `https`.
    pub page: Option<String>,
    /// What counts as yes, in one sentence.
    pub criterion: Option<String>,
    /// The launch that started the wait.
    pub launch: Launch,
    /// What was promised by those with the power to deliver it: that any developer will be able to use it.
    pub promises: Vec<Promise>,
    /// What else was said, by others or about something else. It stands in the history, and never counts as a promise.
    pub reports: Vec<Report>,
    /// The changes in who can use it. The latest alone says how things stand: scopes replace each other.
    pub access: Vec<Access>,
    /// Others, to measure the wait against.
    pub peers: Vec<Peer>,
    /// The day on which all of this was last checked, like `2026-09-30`.
    pub verified: NaiveDate,
    /// After how many days since `verified` a "no" says that it may be out of date, 1 to 36500; 90 by default.
    pub stale_after_days: i64,
}

/// The launch that started the wait, like `{ "what": "Muse Spark", "date": "2026-04-08" }`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Launch {
    /// What was launched; the subject where the document does not say.
    pub what: String,
    /// When it was launched; a date that may be partial, like `2026-04-08` or `2026-04`.
    pub date: PartialDate,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// A promise that any developer will be able to use it, like `{ "said": "2026-06-03", "due": "2026-06" }`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Promise {
    /// The day on which it was said, like `2026-06-03`.
    pub said: NaiveDate,
    /// Who said it, and to whom, like `a Meta spokesperson, to Reuters`.
    pub who: Option<String>,
    /// The words, exactly and briefly, like `this month`.
    pub quote: Option<String>,
    /// The date that was named, as precisely as it was said: `2026-06` for "in June", absent for "soon". Never before `said`.
    pub due: Option<PartialDate>,
    /// True where it takes the last date back; then it names none itself.
    pub retracts: bool,
    /// Where it can be read.
    pub sources: Vec<Source>,
}

/// Anything else that was said, like `{ "said": "2026-06-02", "summary": "No date was set." }`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Report {
    /// The day on which it was said, like `2026-06-02`.
    pub said: NaiveDate,
    /// Who said it, like `The Wall Street Journal`.
    pub who: Option<String>,
    /// What was said, in your own words.
    pub summary: String,
    /// Where it can be read.
    pub sources: Vec<Source>,
}

/// A change in who can use it, like `{ "date": "2026-07-09", "stage": "preview", "scope": "United States" }`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Access {
    /// The day from which it holds, like `2026-07-09`.
    pub date: NaiveDate,
    /// Who can use it from then on.
    pub stage: Stage,
    /// Where or for whom, when that is not everywhere and everyone, like `United States`.
    pub scope: Option<String>,
    /// What else there is to say; shown in the history.
    pub note: Option<String>,
    /// Where it can be read.
    pub sources: Vec<Source>,
}

/// Who can use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename_all = "lowercase")
)]
pub enum Stage {
    /// By invitation, for partners, from a waitlist.
    Private,
    /// Any developer, labelled preview or beta.
    Preview,
    /// Any developer.
    General,
    /// Nobody any more.
    Withdrawn,
}

impl Stage {
    /// Whether any developer can use it, which is what counts as yes.
    pub fn is_public(self) -> bool {
        match self {
            Stage::Preview | Stage::General => true,
            Stage::Private | Stage::Withdrawn => false,
        }
    }

    /// The word of the document, like `preview`.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Private => "private",
            Stage::Preview => "preview",
            Stage::General => "general",
            Stage::Withdrawn => "withdrawn",
        }
    }
}

/// Something else that was launched, like `{ "subject": "GPT-5.5", "launched": "2026-04-23", "out": "2026-04-24" }`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Peer {
    /// Something else that was waited for, to measure this wait against, like `GPT-5.5 API`.
    pub subject: String,
    /// Who makes it. The card does not show it.
    pub by: Option<String>,
    /// When the thing itself was launched; a date that may be partial.
    pub launched: PartialDate,
    /// When the subject was out; a date that may be partial, absent while it is not.
    pub out: Option<PartialDate>,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// Where something can be read, like `{ "url": "https://example.com/news", "publisher": "Reuters" }`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// Its address, `http` or `https`, 2,000 characters at most.
    pub url: String,
    /// The title of what is read there.
    pub title: Option<String>,
    /// Who published it, like `Reuters`: the text of the link.
    pub publisher: Option<String>,
    /// When it was published; a date that may be partial.
    pub date: Option<PartialDate>,
    /// The address of an archived copy, for when the source goes away.
    pub archive: Option<String>,
}

/// The largest document, in bytes.
pub const LARGEST: usize = 256 * 1024;

impl Status {
    /// Reads a document: UTF-8, at most 256 KiB, with or without one byte order mark.
    ///
    /// # Errors
    /// A [`Refusal`] with everything that is wrong: what no value may be first, then field by field.
    pub fn parse(bytes: &[u8]) -> Result<Status, Refusal> {
        Status::from_json(&Json::parse(bytes)?)
    }

    /// Reads a document that is known to be JSON.
    ///
    /// # Errors
    /// [`Refusal::Version`] for a document of a later version, [`Refusal::Problems`] for one that breaks rules.
    pub fn from_json(json: &Json) -> Result<Status, Refusal> {
        read::status(json)
    }
}
