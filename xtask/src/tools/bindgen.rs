//! wasm-bindgen, of exactly the version that Cargo.lock names: the glue and the crate must be of one version.

use super::{find, programs, there};
use crate::Result;
use crate::child::{command, run};
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Stdio};

/// Not optimised, it still takes only half a second for a card.
const BUILD: [&str; 3] = ["build", "--package", "xtask-wasm-bindgen"];
const WITHOUT_DEBUG_INFO: (&str, &str) = ("CARGO_PROFILE_DEV_DEBUG", "0");

/// The path of the program.
pub fn bindgen() -> Result<PathBuf> {
    let version = locked_version()?;
    if let Some(path) = find("wasm-bindgen", &version, &programs()?) {
        there(&format!("wasm-bindgen {version}"));
        return Ok(path);
    }
    println!("wasm-bindgen {version}: compiling it; it writes the JavaScript around the wasm");
    let (name, value) = WITHOUT_DEBUG_INFO;
    run(command("cargo", BUILD).env(name, value))?;
    find("wasm-bindgen", &version, &programs()?).ok_or(format!(
        "wasm-bindgen was built, but not as {version}. Let xtask/wasm-bindgen/Cargo.toml name that version"
    ))
}

/// Starts the same build, unseen, in what something longer leaves of the processor.
pub fn build_meanwhile() -> Option<Child> {
    if find("wasm-bindgen", &locked_version().ok()?, &programs().ok()?).is_some() {
        return None;
    }
    let (name, value) = WITHOUT_DEBUG_INFO;
    let mut nice = command("nice", ["-n", "19", "cargo"]);
    nice.args(BUILD).env(name, value).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

fn locked_version() -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock")
        .map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    lock.split("[[package]]")
        .find(|package| package.contains("\nname = \"wasm-bindgen\"\n"))
        .and_then(|package| package.split("version = \"").nth(1)?.split('"').next())
        .map(str::to_owned)
        .ok_or("Cargo.lock names no wasm-bindgen. Is it this project's?".to_owned())
}
