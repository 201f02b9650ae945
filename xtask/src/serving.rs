//! What hosts are told of the files: the rules that lie in `dist/` itself, and `cargo xtask bench serving`.

use crate::Result;
use crate::child::{command, run};
use crate::dist::{DIST, Extras, dist};
use crate::tools;
use std::fs;
use std::path::Path;

/// Puts into a copy the rules of those hosts that look for them there.
pub fn rules(copy: &Path) -> Result {
    for name in [".htaccess", "vercel.json"] {
        fs::copy(Path::new("serving").join(name), copy.join(name))
            .map_err(|error| format!("serving/{name} cannot be copied: {error}"))?;
    }
    run(tools::node(include_str!("serving/headers.js")).arg(copy))
}

/// Has wrk ask an nginx on the loopback address for the files of a release, built if there is none.
pub fn bench() -> Result {
    if !Path::new(DIST).join("v1/embed.js.br").is_file() {
        dist(&Extras { precompressed: true, ..Extras::default() })?;
    }
    run(&mut command("node", ["bench/serving.mjs"]))
}
