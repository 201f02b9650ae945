//! The forms in which a document can be written down: one file each.

mod html;
mod text;
mod picture;
mod svg;
mod png;
mod badge;
mod shields;
mod json_ld;
mod oembed;
mod atom;
mod calendar;
mod icon;
pub mod frame;
pub mod index;
pub mod page;
pub mod sitemap;

use super::edition::{Addresses, EMBED, Edition, Style, script};
use crate::check::{Finding, Level, check};
use crate::status::Status;
use chrono::NaiveDate;
use clap::ValueEnum;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The card as HTML that needs no script, and that the script upgrades
    Html,
    /// The card as plain text
    Text,
    /// The card as an image that scales (SVG)
    Svg,
    /// The answer as an image of 1200 × 630 for link previews (PNG)
    Png,
    /// The answer as a pill for a line of badges (SVG)
    Badge,
    /// JSON from which shields.io makes a badge
    Shields,
    /// The release as an event of schema.org, for search engines
    JsonLd,
    /// The published card in a frame, for sites that embed what is linked to; needs --base-url
    Oembed,
    /// The dated facts as an Atom feed
    Atom,
    /// What was promised, the launch and the days it came out, as a calendar (iCalendar)
    Calendar,
}

impl Format {
    /// The name under which `publish` puts it beside the page of the document.
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Html => "card.html",
            Format::Text => "card.txt",
            Format::Svg => "card.svg",
            Format::Png => "card.png",
            Format::Badge => "badge.svg",
            Format::Shields => "shields.json",
            Format::JsonLd => "event.jsonld",
            Format::Oembed => "oembed.json",
            Format::Atom => "atom.xml",
            Format::Calendar => "calendar.ics",
        }
    }

    /// Whether it is drawn with fonts of its own.
    pub(super) fn has_fonts(self) -> bool {
        self == Format::Png
    }

    /// Whether it is light or dark.
    pub(super) fn has_theme(self) -> bool {
        matches!(self, Format::Html | Format::Svg | Format::Png | Format::Badge)
    }

    /// Whether it can be a line or a badge.
    pub(super) fn has_layout(self) -> bool {
        matches!(self, Format::Html | Format::Text)
    }

    /// Whether it compares with the day of the article.
    pub(super) fn has_written(self) -> bool {
        matches!(self, Format::Html | Format::Text | Format::Svg)
    }

    /// The output, or why it cannot be made.
    pub(super) fn make(self, edition: &Edition) -> Result<Vec<u8>, String> {
        if self.not_drawn(edition).is_some() {
            return self.make(&edition.in_english());
        }
        let text = match self {
            Format::Html => html::html(edition),
            Format::Text => text::text(edition),
            Format::Svg => svg::svg(edition),
            Format::Png => return png::png(edition),
            Format::Badge => badge::badge(edition),
            Format::Shields => shields::shields(edition),
            Format::JsonLd => json_ld::json_ld(edition),
            Format::Oembed => oembed::oembed(edition)?,
            Format::Atom => atom::atom(edition)?,
            Format::Calendar => calendar::calendar(edition),
        };
        Ok(text.into_bytes())
    }

    /// What an output lacks that was made all the same.
    pub(super) fn warning(self, edition: &Edition) -> Option<String> {
        match self.not_drawn(edition) {
            Some(why) => Some(format!("it is in English: {why}")),
            None => (self == Format::Png).then(|| png::warning(edition)).flatten(),
        }
    }

    /// Why a picture cannot be in the language of the edition.
    fn not_drawn(self, edition: &Edition) -> Option<&'static str> {
        let is_picture = matches!(self, Format::Svg | Format::Png | Format::Badge);
        let has_letters = || edition.answer.chars().all(|letter| edition.style.fonts.has(letter));
        match edition.words.direction {
            "rtl" if is_picture => Some("pictures do not run from right to left yet"),
            _ if self == Format::Png && edition.words.lang != "en-GB" && !has_letters() => Some(
                "the fonts lack letters of the language; `render --font FILE` takes one that has them",
            ),
            _ => None,
        }
    }
}

/// A document written down as it is on a day, the way `out-yet render` does it.
///
/// ```
/// use out_yet::{cli::{Format, written_down}, date::parse_day};
/// let text = r#"{ "version": 1, "subject": "Muse Spark API", "verified": "2026-09-30",
///     "launch": { "date": "2026-04-08" } }"#;
/// let day = parse_day("2026-06-04").unwrap();
/// let badge = written_down(Format::Shields, "muse-spark-api", text, day, None).unwrap();
/// assert!(String::from_utf8(badge).unwrap().contains("As of 4 June 2026: No"));
/// ```
///
/// # Errors
/// A sentence that says why there is no such output.
pub fn written_down(
    format: Format,
    id: &str,
    text: &str,
    day: NaiveDate,
    base_url: Option<&str>,
) -> Result<Vec<u8>, String> {
    let status = Status::parse(text.as_bytes()).map_err(|_| {
        let findings = check(text.as_bytes(), day).findings;
        let errors = findings.iter().filter(|finding| finding.level == Level::Error);
        errors.map(Finding::to_string).collect::<Vec<_>>().join("\n")
    })?;
    let addresses = base_url.map(Addresses::new).transpose()?;
    let embed = addresses.as_ref().map(|addresses| script(EMBED, Some(addresses))).transpose()?;
    format.make(&Edition::new(id, text, status, day, Style::default(), addresses, embed))
}
