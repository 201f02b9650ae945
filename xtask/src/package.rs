//! `npm/`, the npm package with the files of `v1/`, and `out-yet.cdx.json`, which lists what the embed is made of.

use crate::Result;
use crate::child::{ask, command};
use crate::embed::versions::version;
use crate::{folder, tools};
use std::fs;
use std::path::Path;

/// What stands for the version in the package's sources, which every release has another of.
const NO_VERSION: &str = "0.0.0";

/// Makes both in a folder that is being built, where `v1/` is there.
pub fn package(staging: &Path) -> Result {
    let npm = staging.join("npm");
    let _ = fs::remove_dir_all(&npm);
    folder::copy(&staging.join("v1"), &npm)?;
    folder::copy(Path::new("npm"), &npm)?;
    for licence in ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(licence, npm.join(licence))
            .map_err(|error| format!("{licence} cannot be copied: {error}"))?;
    }
    let manifest = npm.join("package.json");
    let failed = |error| format!("{} cannot be given its version: {error}", manifest.display());
    let text = fs::read_to_string(&manifest).map_err(failed)?;
    fs::write(&manifest, text.replace(NO_VERSION, &version()?)).map_err(failed)?;

    let mut cargo = command("cargo", ["metadata", "--format-version=1", "--locked"]);
    cargo.args(["--filter-platform", "wasm32-unknown-unknown", "--features", "element,check"]);
    let tree = ask(&mut cargo).ok_or("`cargo metadata` does not tell what the wasm is made of")?;
    let tree_file = staging.join("cargo-metadata.json");
    fs::write(&tree_file, tree).map_err(|error| format!("{}: {error}", tree_file.display()))?;
    let script = tools::node(include_str!("package/materials.js"))
        .arg(&tree_file)
        .arg(staging.join("out-yet.cdx.json"))
        .status();
    let _ = fs::remove_file(&tree_file);
    match script {
        Ok(status) if status.success() => Ok(()),
        _ => Err("the list of materials could not be made".into()),
    }
}
