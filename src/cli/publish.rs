//! `out-yet publish`: every output of every document, as a folder for any static host.

use super::answer::clock;
use super::argument::{day, language};
use super::edition::{Addresses, EMBED, Edition, Style, script};
use super::locale::warning;
use super::output::{Format, frame, index, page, sitemap};
use super::{Document, ERRORS, FINE, UNUSABLE, documents, folder, open, say, say_error, shown};
use crate::schema::schema;
use crate::standing::today;
use crate::status::visible;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use url::Url;

pub const EXAMPLES: &str = "\
Examples:
  out-yet publish status -o public/status --base-url https://example.com/status/
  out-yet publish status -o public/status --base-url https://example.com/status/ \\
    --embed https://cards.example/v1/embed.js --page-script ../site/page.js

A document with errors stops all of it, and leaves what was there as it was.";

#[derive(Args)]
pub struct Publish {
    /// The folder of the status documents: every *.out-yet.json in it
    #[arg(value_name = "DIR")]
    documents: PathBuf,
    /// The folder to make. What an earlier `publish` made there is replaced as a whole, once all is ready; a folder with
    /// anything else in it is refused
    #[arg(short, value_name = "DIST")]
    out: PathBuf,
    /// The address that the folder will have, like https://example.com/status/
    #[arg(long, value_name = "URL")]
    base_url: String,
    /// The address of the element's script, relative to the base URL
    #[arg(long, value_name = "URL", default_value = EMBED)]
    embed: String,
    /// The address of an ES module for the pages of the documents to start, relative to the base URL; none unless it is
    /// given
    #[arg(long, value_name = "URL")]
    page_script: Option<String>,
    /// The day to answer for, like 2026-06-04; today unless it is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// The language, a BCP 47 tag like pt-BR; English where there are no words in it
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<String>,
}

/// What is to be written, by the path in the folder.
pub type Files = BTreeMap<String, Vec<u8>>;

impl Publish {
    pub fn run(&self) -> u8 {
        match self.publish() {
            Ok(()) => FINE,
            Err(code) => code,
        }
    }

    fn publish(&self) -> Result<(), u8> {
        let unusable = |error: String| {
            say_error(&error);
            UNUSABLE
        };
        let addresses = Addresses::new(&self.base_url).map_err(unusable)?;
        let embed = script(&self.embed, Some(&addresses)).map_err(unusable)?;
        let module = self.page_script.as_deref().map(|module| script(module, Some(&addresses)));
        let module = module.transpose().map_err(unusable)?;
        let editions = self.editions(&addresses, &embed)?;
        let files = files(&editions, &addresses, module.as_ref()).map_err(unusable)?;
        let count = files.len();
        let is_new = folder::replace(&self.out, files).map_err(unusable)?;
        let documents = if editions.len() == 1 { "document" } else { "documents" };
        let done = if is_new { "written" } else { "unchanged" };
        say(format_args!(
            "{}: {} {documents}, {count} files {done}",
            self.out.display(),
            editions.len()
        ));
        self.note(
            &addresses,
            &embed,
            &self.embed,
            "; a build of the card has it, or --embed names another",
        );
        if let (Some(module), Some(page_script)) = (&module, &self.page_script) {
            self.note(&addresses, module, page_script, "");
        }
        Ok(())
    }

    /// Says of a script that it is not where the pages look for it.
    fn note(&self, addresses: &Addresses, script: &Url, given: &str, hint: &str) {
        let file = self.out.join(given);
        if addresses.is_beside(script) && !file.exists() {
            let file = file.display();
            say_error(&format!("note: the pages start {script}, which is not at {file} yet{hint}"));
        }
    }

    /// All the documents; every one is looked at before the first that has a mistake stops the publication.
    fn editions(&self, addresses: &Addresses, embed: &Url) -> Result<Vec<Edition>, u8> {
        if let Some(warning) = self.lang.as_deref().and_then(warning) {
            say_error(&format!("warning: {warning}"));
        }
        let mut editions = BTreeMap::new();
        let mut worst = FINE;
        let files = documents(&self.documents, Some(&self.out)).map_err(|error| {
            say_error(&error);
            UNUSABLE
        })?;
        for file in files {
            let document = match open(&file) {
                Ok(document) => document,
                Err(code) => {
                    worst = worst.max(code);
                    continue;
                }
            };
            let Document { id, text, status } = document;
            if !is_id(&id) {
                say_error(&no_address(&file));
                worst = worst.max(ERRORS);
            }
            let day = self.on.unwrap_or_else(|| today(&status, clock()));
            let style = Style { lang: self.lang.clone(), ..Style::default() };
            let edition = Edition::new(
                &id,
                &text,
                status,
                day,
                style,
                Some(addresses.clone()),
                Some(embed.clone()),
            );
            if editions.insert(id, edition).is_some() {
                let name = visible(&shown(&file));
                say_error(&format!("{name}: there is another document of this name"));
                worst = worst.max(ERRORS);
            }
        }
        if worst == FINE { Ok(editions.into_values().collect()) } else { Err(worst) }
    }
}

/// What is said of a document whose name makes no address.
pub fn no_address(file: &Path) -> String {
    let name = visible(&shown(file));
    format!(
        "{name}: its name becomes an address; expected lower-case letters, digits and hyphens, like muse-spark-api.out-yet.json"
    )
}

/// Whether a name makes a plain address, like `muse-spark-api`.
pub fn is_id(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && !name.starts_with('-') && name.bytes().all(is_plain)
}

fn files(
    editions: &[Edition],
    addresses: &Addresses,
    module: Option<&Url>,
) -> Result<Files, String> {
    let progress =
        ProgressBar::with_draw_target(Some(editions.len() as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{pos} of {len}: {msg}") {
        progress.set_style(style);
    }
    let mut files = Files::new();
    for edition in editions {
        let id = &edition.id;
        progress.set_message(id.clone());
        files.insert(format!("{id}.out-yet.json"), edition.text.clone().into_bytes());
        for format in Format::value_variants() {
            files.insert(format!("{id}/{}", format.file_name()), format.make(edition)?);
            if let Some(warning) = format.warning(edition) {
                progress.suspend(|| say_error(&format!("{id}: {warning}")));
            }
        }
        files.insert(
            format!("{id}/index.html"),
            page::page(edition, addresses, module)?.into_bytes(),
        );
        files.insert(format!("{id}/frame.html"), frame::frame(edition, addresses).into_bytes());
        progress.inc(1);
    }
    files.insert("index.html".into(), index::page(editions).into_bytes());
    files.insert("out-yet.schema.json".into(), format!("{:#}\n", schema()).into_bytes());
    files.insert("sitemap.xml".into(), sitemap::sitemap(editions, addresses).into_bytes());
    files.insert(page::STYLE.into(), include_bytes!("../../styles/page.css").to_vec());
    files.insert(folder::LIST.into(), Vec::new());
    let list = index::list(editions, files.keys());
    files.insert(folder::LIST.into(), list.into_bytes());
    progress.finish_and_clear();
    Ok(files)
}
