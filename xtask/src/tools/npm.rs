//! The npm packages, which only releases and tests need.

use super::there;
use crate::Result;
use crate::child::{command, filter, npm_command, run};
use std::fs;
use std::process::Command;

/// Has the packages of package-lock.json in node_modules.
pub fn npm() -> Result {
    let changed = |path: &str| fs::metadata(path).and_then(|file| file.modified()).ok();
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        there("npm packages");
        return Ok(());
    }
    println!(
        "npm packages: getting those of package-lock.json (terser for releases; Playwright, axe, fonts and JSONTestSuite for tests)"
    );
    run(npm_command("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
}

/// What terser makes of a script, or of a module, which keeps only what its exports need.
pub fn minified(text: &str, is_module: bool) -> Result<String> {
    let terser = &mut npm_command("node_modules/.bin/terser");
    terser.args(["--ecma=2020", "--compress=passes=3", "--mangle"]);
    if is_module {
        terser.arg("--module");
    }
    filter(terser, text)
}

/// Node with a script of ours.
pub fn node(script: &str) -> Command {
    command("node", ["--eval", script])
}
