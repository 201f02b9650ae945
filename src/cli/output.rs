//! The forms in which a document can be written down: one file each.

mod html;
mod text;

use super::edition::Edition;
use clap::ValueEnum;

/// A form of output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The card as HTML that needs no script, and that the script upgrades
    Html,
    /// The card as plain text
    Text,
}

impl Format {
    /// The output, or why it cannot be made.
    pub fn make(self, edition: &Edition) -> Result<Vec<u8>, String> {
        let text = match self {
            Format::Html => html::html(edition),
            Format::Text => text::text(edition),
        };
        Ok(text.into_bytes())
    }
}
