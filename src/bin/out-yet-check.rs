//! `check` in the browser: the program of `v1/check.mjs`, which has nothing of the card in it.

#[cfg(target_arch = "wasm32")]
use out_yet::{check::check, date::parse_day};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// What `out-yet check --format json` prints of a document, as one JSON list; none where `today` is no day.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn findings(document: &[u8], today: &str) -> Option<String> {
    let report = check(document, parse_day(today).ok()?);
    let findings = report.findings.iter().map(|finding| finding.members());
    Some(serde_json::Value::from_iter(findings).to_string())
}

fn main() {}
