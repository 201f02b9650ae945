//! `--to text`: the card as plain text.

use crate::cli::edition::Edition;

/// The card as plain text.
pub fn text(edition: &Edition) -> String {
    format!("{}\n", edition.summary)
}
