//! A document on a day, ready to be written down in any form.

use super::Native;
use super::fonts::Fonts;
use crate::card::Layout;
use crate::date::written_day;
use crate::standing::{Standing, standing};
use crate::status::Status;
use crate::words::{Locale, Request, Words, answer, plain, summary, words};
use chrono::NaiveDate;
use clap::ValueEnum;
use std::rc::Rc;
use url::{Position, Url};

/// What every output is made from. It says the day it was made for.
pub struct Edition {
    /// The name of the file without its ending, like `muse-spark-api`.
    pub id: String,
    /// The document as it was written.
    pub text: String,
    pub status: Status,
    pub standing: Standing,
    pub words: Rc<Words>,
    /// The whole answer in plain sentences, with its day.
    pub summary: String,
    /// The answer with its day, like "As of 4 June 2026: No".
    pub answer: String,
    pub locale: Native,
    pub style: Style,
    /// Where it will be published; without them an output links to nothing of its own.
    pub addresses: Option<Addresses>,
    /// The address of the element's script; without it, the page around has to have it.
    pub embed: Option<Url>,
}

/// How an output looks, and what it compares with.
#[derive(Clone, Default)]
pub struct Style {
    pub layout: Layout,
    pub theme: Theme,
    /// The language that was asked for; without it, that of the page around.
    pub lang: Option<String>,
    /// The day on which the article was written.
    pub written: Option<NaiveDate>,
    /// The fonts of pictures that bring theirs.
    pub fonts: Fonts,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// As the reader has it
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl Edition {
    pub fn new(
        id: &str,
        text: &str,
        status: Status,
        day: NaiveDate,
        style: Style,
        addresses: Option<Addresses>,
        embed: Option<Url>,
    ) -> Edition {
        let on_day = standing(&status, day);
        let then = style.written.map(|written| standing(&status, written));
        let request = Request { is_dated: true, written: then.as_ref() };
        let locale = Native::of(style.lang.as_deref().unwrap_or("en"));
        Edition {
            id: id.into(),
            text: text.into(),
            words: Rc::new(words(&on_day, request, &locale)),
            summary: summary(&on_day, &locale),
            answer: answer(&on_day, &locale),
            locale,
            standing: on_day,
            status,
            style,
            addresses,
            embed,
        }
    }

    /// The same in English.
    pub fn in_english(&self) -> Edition {
        let style = Style { lang: Some("en".into()), ..self.style.clone() };
        let (addresses, embed) = (self.addresses.clone(), self.embed.clone());
        let day = self.standing.day;
        Edition::new(&self.id, &self.text, self.status.clone(), day, style, addresses, embed)
    }

    /// The language of the words.
    pub fn lang(&self) -> &str {
        self.locale.tag()
    }

    /// Like "Is the Muse Spark API out yet?".
    pub fn question(&self) -> String {
        plain(&self.words.question)
    }

    /// The answer with its day, and the question, like "No · As of 4 June 2026 · Is the Muse Spark API out yet?": for
    /// places that may show no more than the beginning.
    pub fn title(&self) -> String {
        let day = self.words.as_of.as_deref().map(plain).unwrap_or_default();
        [self.words.answer_word, " · ", &day, " · ", &self.question()].concat()
    }

    /// The page of the document: its own, or the published one.
    pub fn page(&self) -> Option<String> {
        let published = || self.addresses.as_ref().map(|addresses| addresses.page(&self.id).into());
        self.status.page.clone().or_else(published)
    }

    /// The host of what is published. The page may be another's, who says nothing here.
    pub fn publisher(&self) -> Option<String> {
        self.addresses.as_ref()?.file("").host_str().map(str::to_owned)
    }

    /// The name in whose realm the ids of feeds and calendars are unique: the publisher's, or one that nobody can have.
    pub fn authority(&self) -> String {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
        let name = self.publisher().filter(|host| host.bytes().all(is_plain));
        name.unwrap_or_else(|| "out-yet.invalid".into())
    }

    /// The name of the document, as it may stand in an id.
    pub fn name(&self) -> String {
        url::form_urlencoded::byte_serialize(self.id.as_bytes()).collect()
    }
}

/// A link of a document as formats with a grammar take it: what RFC 3986 lets stand in no address is escaped, even
/// where browsers let it stand. None where no browser would follow it.
pub fn web_address(link: &str) -> Option<String> {
    let address = Url::parse(link).ok()?;
    let mut escaped = address[..Position::BeforePath].to_owned();
    for c in address[Position::BeforePath..].chars() {
        match c {
            '[' | ']' | '{' | '}' | '|' | '^' | '`' | '\\' => {
                escaped += &format!("%{:02X}", u32::from(c));
            }
            other => escaped.push(other),
        }
    }
    Some(escaped)
}

/// The addresses of what is published.
#[derive(Clone)]
pub struct Addresses {
    /// The folder; ends with a slash.
    base: Url,
}

impl Addresses {
    /// The folder `base`, `http` or `https`.
    pub fn new(base: &str) -> Result<Addresses, String> {
        let refused = |why: &str| {
            format!("{base:?} {why}; expected an address like https://example.com/status/")
        };
        let mut folder =
            Url::parse(base).map_err(|error| refused(&format!("is no address ({error})")))?;
        if !matches!(folder.scheme(), "http" | "https") {
            return Err(refused("is not http or https"));
        }
        if !folder.username().is_empty() || folder.password().is_some() {
            return Err("the base URL names a user, and would be read by everyone".into());
        }
        if folder.query().is_some() || folder.fragment().is_some() {
            return Err(refused("names more than a folder"));
        }
        if !folder.path().ends_with('/') {
            folder.set_path(&format!("{}/", folder.path()));
        }
        Ok(Addresses { base: folder })
    }

    /// Whether an address is on the same host.
    pub fn is_beside(&self, other: &Url) -> bool {
        self.base.origin() == other.origin()
    }

    /// The address of a file in the folder.
    pub fn file(&self, path: &str) -> Url {
        self.base.join(path).unwrap_or_else(|_| self.base.clone())
    }

    /// The address of a document, like `https://example.com/status/muse-spark-api.out-yet.json`.
    pub fn document(&self, id: &str) -> Url {
        self.file(&format!("{id}.out-yet.json"))
    }

    /// The address of its page, like `https://example.com/status/muse-spark-api/`.
    pub fn page(&self, id: &str) -> Url {
        self.file(&format!("{id}/"))
    }

    /// The address of the picture for the link previews of a day, like
    /// `https://example.com/status/muse-spark-api/card.png?2026-06-04`. Who shows a preview keeps pictures by their
    /// address: with the day in it, the title of one day is never seen above the picture of another.
    pub fn picture(&self, id: &str, day: NaiveDate) -> Url {
        let mut picture = self.output(id, "card.png");
        picture.set_query(Some(&written_day(day)));
        picture
    }

    /// The address of an output, like `https://example.com/status/muse-spark-api/card.svg`.
    pub fn output(&self, id: &str, name: &str) -> Url {
        self.file(&format!("{id}/{name}"))
    }
}

/// The address of the element's script, which may be relative to a folder that is published.
pub fn script(embed: &str, addresses: Option<&Addresses>) -> Result<Url, String> {
    let script = Url::options().base_url(addresses.map(|addresses| &addresses.base)).parse(embed);
    let script = script.ok().filter(|script| {
        matches!(script.scheme(), "http" | "https") && !script.path().ends_with('/')
    });
    let like = if addresses.is_some() { EMBED } else { "https://example.com/v1/embed.js" };
    script.ok_or_else(|| format!("{embed:?} is no address of a script; expected one like {like}"))
}

/// Where the element's script lies, beside the folder of what is published.
pub const EMBED: &str = "../v1/embed.js";
