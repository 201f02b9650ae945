//! `cargo xtask bench serving`: how many requests an nginx with the project's configuration answers.

use crate::Result;
use crate::child::{command, run};
use crate::dist::{DIST, Extras, dist};
use std::path::Path;

/// Has wrk ask on the loopback address for the files of a release, built if there is none.
pub fn bench() -> Result {
    if !Path::new(DIST).join("v1/embed.js.br").is_file() {
        dist(&Extras { precompressed: true, ..Extras::default() })?;
    }
    run(&mut command("node", ["bench/serving.mjs"]))
}
