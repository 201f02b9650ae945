//! The script that defines the element, in the two forms of one source, and the two sides of a frame.

use super::languages::Languages;
use super::read;
use crate::Result;
use crate::tools;

const ELEMENT: &str = "embed/element.js";

/// `embed.js`: a classic script, which leaves no name behind in the page.
pub fn classic(is_release: bool) -> Result<String> {
    alone(&joined("embed/classic.js")?, is_release)
}

/// `frame.js` or `framed.js`: a classic script too.
pub fn frame(source: &str, is_release: bool) -> Result<String> {
    alone(&read(source)?, is_release)
}

/// A classic script in a scope of its own.
fn alone(script: &str, is_release: bool) -> Result<String> {
    let script = format!("(() => {{\n{script}}})();\n");
    if is_release { tools::minified(&script, false) } else { Ok(script) }
}

/// `out-yet.mjs`: the same as an ES module.
pub fn module(is_release: bool) -> Result<String> {
    let script = joined("embed/module.js")?;
    if is_release { tools::minified(&script, true) } else { Ok(script) }
}

/// The element's source and a head in one scope, without the import between them.
fn joined(head: &str) -> Result<String> {
    let element = Languages::read()?.named(&read(ELEMENT)?).replace("\nexport ", "\n");
    if let Some(import) = element.lines().find(|line| line.starts_with("import ")) {
        return Err(format!("{ELEMENT} has `{import}`, but may import nothing"));
    }
    let text = read(head)?;
    let (import, head_text) = text.split_once('\n').unwrap_or_default();
    if !import.starts_with("import ") || !import.ends_with(" from \"./element.js\";") {
        return Err(format!("{head} does not begin with its import from element.js"));
    }
    for token in ["__PROGRAM__", "__GLUE__", "__WASM__"] {
        if !head_text.contains(token) {
            return Err(format!("{head} has no `{token}`, for the build to fill in"));
        }
    }
    Ok(element + "\n" + head_text)
}
