//! `out-yet render`: the card in another form.

use super::argument::{day, language};
use super::edition::{Addresses, EMBED, Edition, Style, Theme, script};
use super::fonts::Fonts;
use super::locale::warning;
use super::output::Format;
use super::publish::{is_id, no_address};
use super::{FINE, STDIN, UNUSABLE, answer::clock, open, read, say_error};
use crate::card::Layout;
use crate::standing::today;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

pub const EXAMPLES: &str = "\
Examples:
  out-yet render muse-spark-api.out-yet.json --to text
  out-yet render muse-spark-api.out-yet.json --to text --layout line --lang fr
  out-yet render muse-spark-api.out-yet.json --to svg --theme dark -o card.svg
  out-yet render muse-spark-api.out-yet.json --to html --written 2026-06-04 \\
    --base-url https://example.com/status/";

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
    /// The language, a BCP 47 tag like pt-BR; English where there are no words in it
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<String>,
    /// How much of the card is shown
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
    /// The address of the element's script, which may be relative to the base URL; with a base URL, ../v1/embed.js unless
    /// it is given
    #[arg(long, value_name = "URL")]
    embed: Option<String>,
    /// A font for letters that the bundled one lacks, like those of Japanese, Arabic or Hindi; may be given several
    /// times, for png alone: the other forms are drawn with the reader's fonts
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// The file to write; standard output unless it is given, or for `-`
    #[arg(short, value_name = "OUT")]
    out: Option<PathBuf>,
}

/// In bytes: there are fonts of this size, and no larger ones that one would draw a picture with.
const LARGEST_FONT: usize = 64 * 1024 * 1024;

impl Render {
    fn fonts(&self) -> Result<Fonts, String> {
        let mut fonts = Fonts::default();
        for file in &self.font {
            let refused = |why| format!("{}: {why}", file.display());
            fonts.add(read(file, LARGEST_FONT)?).map_err(refused)?;
        }
        Ok(fonts)
    }

    pub fn run(&self) -> u8 {
        match self.make() {
            Ok(()) => FINE,
            Err(code) => code,
        }
    }

    /// Ensure nothing is asked for that the form does not have.
    fn fits_the_form(&self) -> Result<(), String> {
        let refused = |option: &str, has: fn(Format) -> bool| {
            let forms = Format::value_variants().iter().filter(|form| has(**form));
            let names =
                forms.filter_map(|form| Some(form.to_possible_value()?.get_name().to_owned()));
            Err(format!("{option} is for --to {}", names.collect::<Vec<_>>().join(", ")))
        };
        match self {
            Render { font, .. } if !font.is_empty() && !self.to.has_fonts() => {
                refused("--font", Format::has_fonts)
            }
            Render { theme: Theme::Light | Theme::Dark, .. } if !self.to.has_theme() => {
                refused("--theme", Format::has_theme)
            }
            Render { layout: Layout::Line | Layout::Badge, .. } if !self.to.has_layout() => {
                refused("--layout", Format::has_layout)
            }
            Render { layout: Layout::Line | Layout::Badge, written: Some(_), .. } => {
                Err("--written is for the layout card".into())
            }
            Render { written: Some(_), .. } if !self.to.has_written() => {
                refused("--written", Format::has_written)
            }
            Render { .. } => Ok(()),
        }
    }

    fn make(&self) -> Result<(), u8> {
        let unusable = |error: String| {
            say_error(&error);
            UNUSABLE
        };
        self.fits_the_form().map_err(unusable)?;
        let addresses = self.base_url.as_deref().map(Addresses::new);
        let addresses = addresses.transpose().map_err(unusable)?;
        let embed = self.embed.as_deref().or(addresses.as_ref().map(|_| EMBED));
        let embed = embed.map(|embed| script(embed, addresses.as_ref()));
        let embed = embed.transpose().map_err(unusable)?;
        if self.to == Format::Png && self.out.is_none() && std::io::stdout().is_terminal() {
            return Err(unusable("a PNG is nothing for a terminal; name a file with -o".into()));
        }
        if let Some(warning) = self.lang.as_deref().and_then(warning) {
            say_error(&format!("warning: {warning}"));
        }
        let document = open(&self.file)?;
        if addresses.is_some() && !is_id(&document.id) {
            return Err(unusable(no_address(&self.file)));
        }
        let style = Style {
            layout: self.layout,
            theme: self.theme,
            lang: self.lang.clone(),
            written: self.written,
            fonts: self.fonts().map_err(unusable)?,
        };
        let day = self.on.unwrap_or_else(|| today(&document.status, clock()));
        let edition = Edition::new(
            &document.id,
            &document.text,
            document.status,
            day,
            style,
            addresses,
            embed,
        );
        let output = self.to.make(&edition).map_err(unusable)?;
        if let Some(warning) = self.to.warning(&edition) {
            say_error(&format!("{}: warning: {warning}", self.file.display()));
        }
        match &self.out {
            Some(out) if out != Path::new(STDIN) => super::write(out, &output).map_err(unusable),
            Some(_) | None => {
                super::print(&output);
                Ok(())
            }
        }
    }
}
