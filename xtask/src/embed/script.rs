//! The script that defines the element, in the two forms of one source, and the two sides of a frame.

use super::{patch, read};
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
    let script = format!("(() => {{\n\"use strict\";\n{script}}})();\n");
    if is_release {
        tools::esbuild("js", &["--format=iife", "--target=es2022"], &script)
    } else {
        Ok(script)
    }
}

/// `out-yet.mjs`: the same as an ES module.
pub fn module(is_release: bool) -> Result<String> {
    let script = joined("embed/module.js")?;
    if is_release {
        tools::esbuild("js", &["--format=esm", "--target=es2022"], &script)
    } else {
        Ok(script)
    }
}

/// The element's source and a head in one scope, without the import between them.
fn joined(head: &str) -> Result<String> {
    let element =
        patch(&read(ELEMENT)?, ELEMENT, "\nexport function define(", "\nfunction define(")?;
    if let Some(line) =
        element.lines().find(|line| line.starts_with("import ") || line.starts_with("export "))
    {
        return Err(format!(
            "{ELEMENT} has `{line}`, but may import nothing, and export nothing besides `define`"
        ));
    }
    let head_text = patch(&read(head)?, head, "import { define } from \"./element.js\";\n", "")?;
    for token in ["__GLUE__", "__WASM__"] {
        if !head_text.contains(token) {
            return Err(format!("{head} has no `{token}` for the name of the file"));
        }
    }
    Ok(element + "\n" + &head_text)
}
