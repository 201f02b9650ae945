//! `cargo xtask bench`: how fast the release is, in figures to read. Nothing fails by them: a machine has its moods.

use crate::Result;
use crate::child::{command, run};
use crate::dist::{DIST, Extras, dist};
use crate::{test, tools};
use std::path::PathBuf;
use std::{env, fs};

/// What is measured, by the names of the programs in `bench/`.
const ALL: [&str; 2] = ["time-machine", "race"];

/// Builds the release, and measures it in a browser: one thing of it with what that is given, or everything.
///
/// Where `OUT_YET_DIST` names a release that is built already, that one is measured.
pub fn bench(asked: &[&str]) -> Result {
    let (measured, given) = match asked {
        [] => (&ALL[..], asked),
        [name, given @ ..] => match ALL.iter().position(|one| one == name) {
            Some(at) => (&ALL[at..=at], given),
            None => {
                return Err(format!("`bench {name}` is not known. There are: {}", ALL.join(", ")));
            }
        },
    };
    tools::npm()?;
    let chromium = tools::chromium()?;
    let built = env::var_os("OUT_YET_DIST").map(PathBuf::from);
    if built.is_none() {
        dist(&Extras::default())?;
    }
    let dist = fs::canonicalize(built.unwrap_or_else(|| DIST.into()))
        .map_err(|error| format!("the built folder is not there: {error}"))?;
    let cli = test::cli()?;
    for name in measured {
        let mut node = command("node", [format!("bench/{name}.mjs")]);
        node.args(given).env("OUT_YET_CHROMIUM", &chromium);
        run(node.env("OUT_YET_DIST", &dist).env("OUT_YET_CLI", &cli))?;
    }
    Ok(())
}
