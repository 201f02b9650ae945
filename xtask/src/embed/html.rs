//! The page as Trunk left it.

use super::{read, write};
use crate::Result;
use std::path::Path;

/// Takes out the link by which index.html tells Trunk that the page has no app of its own.
pub fn without_trunks_link(page: &Path) -> Result {
    let text = read(page)?;
    let start = text.match_indices("<link").map(|(start, _)| start).find(|&start| {
        text[start..].split('>').next().is_some_and(|link| link.contains("data-trunk-skip"))
    });
    let Some(start) = start else { return Ok(()) };
    let end = text[start..].find('>').map_or(text.len(), |length| start + length + 1);
    // With its line, where it has one to itself.
    let before = text[..start].trim_end_matches([' ', '\t']);
    let after = text[end..].strip_prefix('\n').filter(|_| before.ends_with('\n'));
    let text = match after {
        Some(after) => format!("{before}{after}"),
        None => format!("{}{}", &text[..start], &text[end..]),
    };
    write(page, text.as_bytes())
}
