//! The JavaScript that wasm-bindgen generated, made fit for strangers' pages.

use super::style_sheet::one_line;
use super::{ELEMENT, patch, read};
use crate::Result;
use crate::tools;

const NAME: &str = "the generated glue (target/wasm-bindgen/*/out-yet.js)";

/// Yew writes these onto the nodes and events of the page.
const YEWS_PROPERTIES: [&str; 3] = ["subtree_id", "listener_id", "subtree_cache_key"];

/// The module with its guard and the card's styles, minified for a release.
pub fn glue(generated: &str, is_release: bool) -> Result<String> {
    let mut glue = with_own_properties(generated)?;
    glue = guarded(&glue, &read("embed/guard.js")?)? + &read("embed/shown.js")?;
    glue = without_default_address(&glue, ELEMENT)?;
    if let Some(import) = glue.lines().find(|line| line.starts_with("import ")) {
        return Err(format!(
            "{NAME} has `{import}`, but the embed is of one piece: which library brings a JavaScript snippet?"
        ));
    }
    glue.push_str(&styles()?);
    if is_release {
        tools::esbuild("js", &["--format=esm", "--target=es2022"], &glue)
    } else {
        Ok(glue)
    }
}

/// Yew's properties renamed, so that a page which is a Yew app itself keeps its own.
fn with_own_properties(glue: &str) -> Result<String> {
    for property in YEWS_PROPERTIES {
        // Each is read in one place and written in one.
        let count = glue.matches(&format!("__yew_{property}")).count();
        if count != 2 {
            return Err(format!(
                "{NAME} names `__yew_{property}` {count} times, not twice. What has changed in Yew?"
            ));
        }
    }
    let renamed = glue.replace("__yew_", "__out_yet_");
    let count = renamed.matches("__out_yet_").count();
    if count != 2 * YEWS_PROPERTIES.len() {
        return Err(format!(
            "{NAME} has {count} names that begin with `__yew_`, not 6. What has changed in Yew?"
        ));
    }
    Ok(renamed)
}

/// Every call into the wasm led through `guard`.
fn guarded(glue: &str, guard: &str) -> Result<String> {
    let glue = patch(glue, NAME, "wasm = instance.exports;", "wasm = guard(instance.exports);")?;
    Ok(glue + "\n" + guard)
}

/// Without the name that the wasm no longer has: the loader passes what it loaded.
pub fn without_default_address(glue: &str, program: &str) -> Result<String> {
    let default = format!(
        "
    if (module_or_path === undefined) {{
        module_or_path = new URL('{program}_bg.wasm', import.meta.url);
    }}"
    );
    patch(glue, &format!("the generated glue of {program}"), &default, "")
}

/// The card's style sheet as a string that the module exports: the same text that `out-yet render --to html` has in it.
fn styles() -> Result<String> {
    let css = one_line(&read("styles/card.css")?);
    // Of Rust's escapes JavaScript knows all.
    Ok(format!("\nexport const styles = {css:?};\n"))
}
