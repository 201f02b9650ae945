//! `out-yet render`: the card in another form.

use super::argument::{day, language};
use super::edition::{Addresses, Edition, Style, Theme};
use super::fonts::Fonts;
use super::output::Format;
use super::{FINE, UNUSABLE, answer::clock, open, read, say_error};
use crate::standing::today;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

pub const EXAMPLES: &str = "\
Examples:
  out-yet render muse-spark-api.out-yet.json --to text
  out-yet render muse-spark-api.out-yet.json --to svg --theme dark -o card.svg
  out-yet render muse-spark-api.out-yet.json --to html --base-url https://example.com/status/ --written 2026-06-04";

#[derive(Args)]
pub struct Render {
    /// The status document; `-` reads it from standard input
    file: PathBuf,
    /// The form
    #[arg(long, value_enum)]
    to: Format,
    /// The day to answer for, like 2026-06-04; today unless it is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// The language, a BCP 47 tag like en; there is English alone, which stands in for any other
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<String>,
    /// The form of the card
    #[arg(long, value_enum, default_value = "card")]
    layout: Layout,
    /// Light, dark, or as the reader has it
    #[arg(long, value_enum, default_value = "auto")]
    theme: Theme,
    /// The day on which the article was written: what was true then is said too
    #[arg(long, value_name = "DAY", value_parser = day)]
    written: Option<NaiveDate>,
    /// The folder in which `publish` puts what it makes, to link to it
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The address of the element's script, relative to the base URL
    #[arg(long, value_name = "URL", default_value = EMBED, requires = "base_url")]
    embed: String,
    /// A font for letters that the bundled one lacks, like those of Japanese, Arabic or Hindi; may be given several
    /// times, for png alone: the other forms are drawn with the reader's fonts
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// The file to write; standard output unless it is given
    #[arg(short, value_name = "OUT")]
    out: Option<PathBuf>,
}

/// Where the element's script lies, beside the folder of what is published.
pub const EMBED: &str = "../v1/embed.js";

#[derive(Clone, Copy, ValueEnum)]
enum Layout {
    /// The full card
    Card,
}

impl Render {
    fn fonts(&self) -> Result<Fonts, String> {
        if !self.font.is_empty() && self.to != Format::Png {
            return Err("--font is for --to png alone; other forms have the reader's fonts".into());
        }
        let mut fonts = Fonts::default();
        for file in &self.font {
            let refused = |why| format!("{}: {why}", file.display());
            fonts.add(read(file)?).map_err(refused)?;
        }
        Ok(fonts)
    }

    pub fn run(&self) -> u8 {
        match self.make() {
            Ok(()) => FINE,
            Err(code) => code,
        }
    }

    fn make(&self) -> Result<(), u8> {
        let unusable = |error: String| {
            say_error(&error);
            UNUSABLE
        };
        let Layout::Card = self.layout;
        let addresses = self.base_url.as_deref().map(|base| Addresses::new(base, &self.embed));
        let addresses = addresses.transpose().map_err(unusable)?;
        let document = open(&self.file)?;
        let style = Style {
            theme: self.theme,
            lang: self.lang.clone(),
            written: self.written,
            fonts: self.fonts().map_err(unusable)?,
        };
        let day = self.on.unwrap_or_else(|| today(&document.status, clock()));
        let edition =
            Edition::new(&document.id, &document.text, document.status, day, style, addresses);
        let output = self.to.make(&edition).map_err(unusable)?;
        if let Some(warning) = self.to.warning(&edition) {
            say_error(&format!("{}: warning: {warning}", self.file.display()));
        }
        match &self.out {
            Some(out) => super::write(out, &output).map_err(unusable),
            None => {
                super::print(&output);
                Ok(())
            }
        }
    }
}
