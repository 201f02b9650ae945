//! `cargo xtask pictures`: takes the pictures of the card anew, and makes sheets of them to look at.

use crate::Result;
use crate::child::{command, run};
use crate::tools;
use std::path::PathBuf;
use std::{env, fs};

/// Builds the card, or takes the one that `OUT_YET_DIST` names, and accepts what it looks like.
pub fn pictures() -> Result {
    tools::npm()?;
    let chromium = tools::chromium()?;
    let built = env::var_os("OUT_YET_DIST").map(PathBuf::from);
    if built.is_none() {
        run(tools::trunk()?.arg("build"))?;
    }
    let dist = fs::canonicalize(built.unwrap_or_else(|| "dist".into()))
        .map_err(|error| format!("the built folder is not there: {error}"))?;
    let mut node =
        command("node", ["--test", "--test-reporter=spec", "tests/browser/pictures.test.mjs"]);
    node.env("OUT_YET_UPDATE", "1").env("OUT_YET_CHROMIUM", chromium).env("OUT_YET_DIST", dist);
    run(&mut node)?;
    println!(
        "pictures: in tests/pictures/ stands what is seen now; target/pictures/ has sheets of it, and in index.html what changed"
    );
    Ok(())
}
