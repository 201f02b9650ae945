//! The folder of this version beside `v1/`, with the same files; and `sri.json`, which says what each file is.

use crate::Result;
use crate::child::{ask, command, run};
use crate::dist::on_nightly;
use crate::folder;
use crate::tools;
use std::fs;
use std::path::Path;

/// Copies `v1/` to the folder that is named by the version, and lists the files of both.
pub fn versions(staging: &Path, is_of_nightly: bool) -> Result {
    let version = version()?;
    let v1 = staging.join("v1");
    let mut rustc =
        if is_of_nightly { on_nightly("rustc", &["-V"]) } else { command("rustc", ["-V"]) };
    let rustc = ask(&mut rustc).ok_or("`rustc -V` does not say what compiled the wasm")?;
    run(tools::node(SCRIPT).arg("record").arg(&v1).args([&version, &rustc]))?;
    folder::copy(&v1, &staging.join(format!("v{version}")))?;
    list(staging)
}

/// Writes `sri.json` of a whole copy, once every file is found to be what its folder's own `sri.json` says.
pub fn list(copy: &Path) -> Result {
    run(tools::node(SCRIPT).arg("list").arg(copy))
}

/// This version, like `0.1.0`.
pub fn version() -> Result<String> {
    let manifest = fs::read_to_string("Cargo.toml")
        .map_err(|error| format!("Cargo.toml cannot be read: {error}"))?;
    let package = manifest.split("[package]").nth(1).unwrap_or_default();
    let named =
        package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(named.ok_or("Cargo.toml names no version")?.to_owned())
}

const SCRIPT: &str = include_str!("versions.js");
