//! The JavaScript that wasm-bindgen generated, made fit for strangers' pages.

use super::languages::Languages;
use super::style_sheet::one_line;
use super::{ELEMENT, patch, read};
use crate::Result;
use crate::tools;

const NAME: &str = "the generated glue (target/wasm-bindgen/*/out-yet.js)";

/// The module with its guard and the card's styles, minified for a release.
pub fn glue(generated: &str, languages: &Languages, is_release: bool) -> Result<String> {
    let mut glue = without_exports(generated)?;
    let shown = languages.named(&read("embed/shown.js")?);
    glue = guarded(&glue, &read("embed/guard.js")?)? + &shown;
    glue = without_default_address(&glue, ELEMENT)?;
    if let Some(import) = glue.lines().find(|line| line.starts_with("import ")) {
        return Err(format!(
            "{NAME} has `{import}`, but the embed is of one piece: which library brings a JavaScript snippet?"
        ));
    }
    glue.push_str(&styles()?);
    if is_release { tools::minified(&glue, true) } else { Ok(glue) }
}

/// Nothing exported of what was generated: only `shown.js` calls it.
fn without_exports(glue: &str) -> Result<String> {
    let glue = patch(glue, NAME, "export { initSync, __wbg_init as default };", "")?;
    // What fails while a module is evaluated reaches the page's `error` event, so `start` makes these.
    let decoder = "let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\ncachedTextDecoder.decode();\n";
    let glue = patch(&glue, NAME, decoder, "let cachedTextDecoder;\n")?;
    let glue = patch(
        &glue,
        NAME,
        "const cachedTextEncoder = new TextEncoder();",
        "let cachedTextEncoder;",
    )?;
    // All browsers that know the syntax of the loader have it.
    let glue = without_block(&glue, "\nif (!('encodeInto' in cachedTextEncoder)) {\n")?;
    let glue = glue.replace("\nexport ", "\n");
    match glue.lines().find(|line| line.starts_with("{ ") && line.ends_with(" }")) {
        Some(line) => Err(format!(
            "{NAME} exports {line}: which class has the name of one that browsers have?"
        )),
        None => Ok(glue),
    }
}

/// Without the block that begins like this at the left margin.
fn without_block(glue: &str, start: &str) -> Result<String> {
    let end = "\n}\n";
    match glue.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?))) {
        Some((before, (_, after))) => Ok([before, "\n", after].concat()),
        None => Err(format!("{NAME} has no block that begins with `{}`", start.trim())),
    }
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
