//! The front page begins as the page of its document does: with the answer of the day of the build, in its head for link
//! previews and in its card for readers whose scripts have not come yet, or never do.

use crate::Result;
use std::fs;
use std::path::Path;

/// Fills `index.html` in a folder that is being built, from the page that `out-yet publish` has made there.
pub fn front(staging: &Path) -> Result {
    let path = staging.join("index.html");
    let front = read(&path)?;
    let id =
        between(&front, "<main data-document=\"", "\"").ok_or("index.html names no document")?;
    let page = read(&staging.join(format!("status/{id}/index.html")))?;
    // What both pages have in the same form, from and to; the first is taken with what lies between.
    let mut filled = front.clone();
    for (from, to, theirs) in [
        ("<title>", "</title>", "</title>"),
        ("<link rel=\"icon\"", "<!-- /answer -->", "<link rel=\"alternate\""),
        ("<out-yet ", "</out-yet>", "</out-yet>"),
    ] {
        let missing = |page: &str| {
            format!("{page} has no `{from}` with `{to}` after it. What has changed there?")
        };
        let old = between(&filled, from, to).ok_or_else(|| missing("index.html"))?.to_owned();
        let new = between(&page, from, theirs).ok_or_else(|| missing("the published page"))?;
        filled = filled.replacen(&[from, &old].concat(), &[from, new].concat(), 1);
    }
    let filled = filled
        .replace(&format!("\"../{id}.out-yet.json\""), &format!("\"status/{id}.out-yet.json\""));
    fs::write(&path, filled)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
