//! Two more browsers for the tests, of which a machine may have neither.

use super::debian;
use super::there;
use crate::Result;
use crate::child::{ask, command, left_out};
use std::env;
use std::path::PathBuf;

/// A browser engine, found by a program that starts it.
#[derive(Debug)]
pub struct Engine {
    name: &'static str,
    /// Names the program, for the tests and for who has it elsewhere.
    pub variable: &'static str,
    programs: &'static [&'static str],
    /// What has to be on `PATH` besides.
    needs: &'static [&'static str],
    packages: &'static [&'static str],
}

pub const ENGINES: [Engine; 2] = [
    Engine {
        name: "Firefox",
        variable: "OUT_YET_FIREFOX",
        programs: &["firefox-esr", "firefox"],
        needs: &[],
        packages: &["firefox-esr"],
    },
    Engine {
        name: "WebKitGTK",
        variable: "OUT_YET_WEBKIT",
        programs: &["WebKitWebDriver"],
        needs: &["Xvfb", "dbus-run-session"],
        packages: &["webkit2gtk-driver", "xvfb", "dbus", "libgl1-mesa-dri"],
    },
];

impl Engine {
    /// The path of its program; none where there is no getting it, which is an error with `CI=true`.
    pub fn get(&self) -> Result<Option<PathBuf>> {
        let Engine { name, variable, programs, packages, .. } = self;
        if let Some(path) = env::var_os(variable).map(PathBuf::from) {
            return if path.is_file() {
                Ok(Some(path))
            } else {
                Err(format!("{variable} names {}, which is no file", path.display()))
            };
        }
        if let Some(path) = self.find() {
            there(&format!("{name} ({})", path.display()));
            return Ok(Some(path));
        }
        if debian::install(name, packages)?
            && let Some(path) = self.find()
        {
            return Ok(Some(path));
        }
        let missing = format!(
            "{name}: not there, so no test runs in it. Have {} on your PATH, or let {variable} name the first",
            [&[programs[0]], self.needs].concat().join(", ")
        );
        left_out(&missing).map(|()| None)
    }

    fn find(&self) -> Option<PathBuf> {
        if !self.needs.iter().all(|program| on_path(program).is_some()) {
            return None;
        }
        let mut found = self.programs.iter().filter_map(|program| on_path(program));
        // Where a distribution has a stub of that name, it fails.
        found.find(|path| ask(&mut command(path, ["--help"])).is_some())
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}
