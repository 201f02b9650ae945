//! The front page begins as the page of its document does: with the answer of the day of the build, in its head for link
//! previews and in its card for readers whose scripts have not come yet, or never do. And it has the list of all.

use crate::Result;
use std::fs;
use std::path::Path;

/// Fills `index.html` in a folder that is being built, from the pages that `out-yet publish` has made there.
pub fn front(staging: &Path) -> Result {
    let path = staging.join("index.html");
    let mut front = read(&path)?;
    let id =
        between(&front, "<main data-document=\"", "\"").ok_or("index.html names no document")?;
    let page = read(&staging.join(format!("status/{id}/index.html")))?;
    let list = read(&staging.join("status/index.html"))?;
    let [own, here] = [format!("status/{id}/\""), format!("\"status/{id}.out-yet.json\"")];
    let title = taken("<title>", &page, "</title>")?;
    // The page has an address of its own; the rest it has from that of its document.
    let head = taken("<link rel=\"icon\"", &page, "<link rel=\"alternate\"")?.replace(&own, "\"");
    let card = taken("<out-yet ", &page, "</out-yet>")?
        .replace(&format!("\"../{id}.out-yet.json\""), &here);
    let list = taken("<ul class=\"documents\">", &list, "</ul>")?
        .replace("href=\"", "href=\"status/")
        .replace("<h2>", "<h3>")
        .replace("</h2>", "</h3>");
    let element = format!("<out-yet src={here} heading-level=\"2\"></out-yet>");
    for (place, content) in [
        ("<!-- title -->", title),
        ("<!-- head -->", head),
        (&element, card),
        ("<!-- list -->", list),
    ] {
        match front.matches(place).count() {
            1 => front = front.replacen(place, &content, 1),
            count => return Err(format!("index.html has {count} times `{place}`, not once")),
        }
    }
    fs::write(&path, front)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// What stands in a page from here to there; the first is taken with it, and the second where it ends an element.
fn taken(from: &str, page: &str, to: &str) -> Result<String> {
    let inside = between(page, from, to).ok_or_else(|| {
        format!("a published page has no `{from}` with `{to}` after it. What has changed there?")
    })?;
    let end = if to.starts_with("</") { to } else { "" };
    Ok([from, inside, end].concat())
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
