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
        "npm packages: getting those of package-lock.json (esbuild for releases; Playwright, axe and JSONTestSuite for tests)"
    );
    run(npm_command("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
}

/// What esbuild makes of a text. `loader` is the language of the text.
pub fn esbuild(loader: &str, flags: &[&str], text: &str) -> Result<String> {
    let esbuild = &mut npm_command("node_modules/.bin/esbuild");
    filter(
        esbuild
            .args(["--minify", "--log-level=warning", &format!("--loader={loader}")])
            .args(flags),
        text,
    )
}

/// Node with a script of ours.
pub fn node(script: &str) -> Command {
    command("node", ["--eval", script])
}
