//! `cargo xtask bench`: how fast the release is, in figures to read. Nothing fails by them: a machine has its moods.

use crate::Result;
use crate::child::{command, run};
use crate::dist::{Extras, dist};
use crate::tools;
use std::fs;

/// Builds the release, and measures it in a browser.
pub fn bench() -> Result {
    tools::npm()?;
    let chromium = tools::chromium()?;
    dist(&Extras::default())?;
    let dist = fs::canonicalize("dist").map_err(|error| format!("dist/ is not there: {error}"))?;
    let mut node = command("node", ["bench/time-machine.mjs"]);
    run(node.env("OUT_YET_CHROMIUM", chromium).env("OUT_YET_DIST", dist))
}
