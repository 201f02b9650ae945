//! A browser for the tests.

use super::{debian, node, there};
use crate::Result;
use crate::child::{ask, command, npm_command, run};
use std::env;
use std::path::{Path, PathBuf};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The path of a Chromium.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("OUT_YET_CHROMIUM").map(PathBuf::from) {
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("OUT_YET_CHROMIUM names {}, which is no file", path.display()))
        };
    }
    if let Some(path) = on_path().or_else(playwrights) {
        there(&format!("a browser ({})", path.display()));
        return Ok(path);
    }
    // Ubuntu's package of that name is a stub that needs snap; then Playwright has to do.
    if debian::install("a browser", &["chromium"])?
        && let Some(path) = on_path()
    {
        return Ok(path);
    }
    println!("a browser: getting Playwright's Chromium for the tests");
    run(npm_command("npx").args(["playwright-core", "install", "chromium"]))?;
    on_path()
        .or_else(playwrights)
        .ok_or("no Chromium came. Install one, or let OUT_YET_CHROMIUM name it".into())
}

fn on_path() -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let mut paths =
        env::split_paths(&folders).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    paths.find(|path| path.is_file() && ask(&mut command(path, ["--version"])).is_some())
}

/// The one that Playwright has in its own folder.
fn playwrights() -> Option<PathBuf> {
    let asked = ask(&mut node(
        "process.stdout.write(require('playwright-core').chromium.executablePath())",
    ));
    asked.map(PathBuf::from).filter(|path| Path::is_file(path))
}
