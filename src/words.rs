//! A standing and its chart become words: every sentence of the card, in one language.

mod language;
mod voice;
mod counters;
mod history;
mod card;
mod short;

pub use card::words;
#[cfg(not(target_arch = "wasm32"))]
pub use language::LANGUAGES;
pub use language::{ENGLISH, Language, Locale, Message};
pub use short::{answer, summary};

use crate::chart::Bar;
use crate::standing::{Answer, Standing};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words of the card's language.
    Text(String),
    /// A date, as the reader reads it and as `<time datetime>` has it, where that can be said.
    Date {
        /// Like `June 2026`.
        text: String,
        /// Like `2026-06`.
        datetime: Option<String>,
    },
    /// Words of the document, in the document's language.
    Document(String),
}

/// A sentence, piece by piece.
pub type Sentence = Vec<Piece>;

/// A sentence as plain text.
pub fn plain(sentence: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Text(text) | Piece::Date { text, .. } | Piece::Document(text) => text.clone(),
    };
    sentence.iter().map(text).collect()
}

/// A sentence of which a part stands out, like "*92 days* after Muse Spark launched on 8 April 2026".
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// What comes before that part.
    pub before: Sentence,
    /// What stands out: in a count what is shown large, in a line the link.
    pub mark: Sentence,
    /// What comes after it.
    pub after: Sentence,
}

impl Marked {
    /// The whole sentence.
    pub fn sentence(&self) -> Sentence {
        [&self.before[..], &self.mark, &self.after].concat()
    }
}

/// All the words of a card, in the order in which a reader meets them.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The language of the words, like `en`.
    pub lang: String,
    /// The direction in which the words run, `ltr` or `rtl`, whatever that of the page.
    pub direction: &'static str,
    /// The language of the document's own texts.
    pub document_lang: String,
    /// Like "Is the Muse Spark API out yet?".
    pub question: Sentence,
    /// Like "As of 4 June 2026", where a day was asked for; "Today", beside what was written.
    pub as_of: Option<Sentence>,
    /// Whether it is out.
    pub answer: Answer,
    /// "Yes" or "No".
    pub answer_word: &'static str,
    /// Stage, scope and date of the latest access, like "Public preview", "United States", "since 9 July 2026".
    pub qualifier: Vec<Sentence>,
    /// What is to be said of a "no" that was last checked too long ago.
    pub stale: Option<Sentence>,
    /// Like "When this was written, 4 June 2026: *No* on day 57 after the launch".
    pub written: Option<Marked>,
    /// The wait since the launch, and by the last promised date.
    pub counters: [Marked; 2],
    /// The last promise that counts; with none, the latest report.
    pub latest: Option<Latest>,
    /// The title of the history.
    pub history_title: &'static str,
    /// What was promised, along the time.
    pub chart: Option<Chart>,
    /// What happened, the newest first.
    pub history: Vec<Entry>,
    /// The title of the peers.
    pub peers_title: &'static str,
    /// How long others took.
    pub peers: Vec<Peer>,
    /// The title of the criterion.
    pub criterion_title: &'static str,
    /// What counts as yes.
    pub criterion: Option<String>,
    /// Like "Verified on 30 September 2026".
    pub verified: Sentence,
    /// The name of the link to the document.
    pub document: &'static str,
    /// The page that tells more.
    pub page: Option<String>,
    /// The answer as a sentence, without its full stop.
    pub line: Marked,
    /// The subject and the answer, for a badge.
    pub badge: [Sentence; 2],
}

/// The latest word on the matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Latest {
    /// "Report", for a report.
    pub kind: Option<&'static str>,
    /// The words.
    pub text: Sentence,
    /// Whether the words are quoted.
    pub is_quote: bool,
    /// Who said it and when.
    pub attribution: Sentence,
    /// Where it can be read.
    pub links: Vec<Link>,
}

/// The words of a [chart](crate::chart::Chart), and where they lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: &'static str,
    /// What the dates, the texts and the outcomes are.
    pub headings: [&'static str; 3],
    /// The wait since the launch, and each promise.
    pub waits: Vec<Plotted>,
    /// Each change of access, and the day.
    pub moments: Vec<Plotted>,
}

/// A wait or a moment in the chart, like "3 June 2026", "Promised for June 2026", "Late by 9 days".
#[derive(Clone, Debug, PartialEq)]
pub struct Plotted {
    /// When it began.
    pub date: Sentence,
    /// What began it; nothing for the day of the chart.
    pub text: Sentence,
    /// What became of it.
    pub outcome: Option<Sentence>,
    /// Where it lies.
    pub bar: Bar,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is, as the parts that a page may style: `event launch`, `event access`, `event promise` or
    /// `event report`.
    pub part: &'static str,
    /// When.
    pub date: Sentence,
    /// What.
    pub text: Sentence,
    /// More about it: who said it, a note.
    pub detail: Option<String>,
    /// What became of it, for a promise.
    pub outcome: Option<Sentence>,
    /// Where it can be read.
    pub links: Vec<Link>,
}

/// How long another took, like "GPT-5.5 API: 1 day".
#[derive(Clone, Debug, PartialEq)]
pub struct Peer {
    /// The sentence.
    pub text: Sentence,
    /// Where it can be read.
    pub links: Vec<Link>,
}

/// A link to a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it leads, `http` or `https`.
    pub url: String,
    /// Its text.
    pub text: String,
    /// Whether the text is the document's.
    pub is_document_text: bool,
    /// Whether it leads to an archived copy of the link before it.
    pub is_archive: bool,
}

/// What the host asks of the words besides the standing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// Whether the day was asked for, so that the answer has to name it.
    pub is_dated: bool,
    /// The standing on the day on which the article was written; shown only beside that of a later day.
    pub written: Option<&'a Standing>,
}

/// Words of the document.
fn document(words: &str) -> Sentence {
    vec![Piece::Document(words.into())]
}
