//! wasm-bindgen, of exactly the version that Cargo.lock names: the glue and the crate must be of one version.

use super::{find, there};
use crate::Result;
use crate::child::{command, run};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// The path of the program.
pub fn bindgen() -> Result<PathBuf> {
    let version = locked_version()?;
    if let Some(path) = find("wasm-bindgen", &version, &[built_in()?]) {
        there(&format!("wasm-bindgen {version}"));
        return Ok(path);
    }
    println!(
        "wasm-bindgen {version}: compiling it (under a minute on two cores); it writes the wasm's JavaScript"
    );
    run(&mut build())?;
    find("wasm-bindgen", &version, &[built_in()?]).ok_or(format!(
        "wasm-bindgen was built, but not as {version}. Let xtask/wasm-bindgen/Cargo.toml name that version"
    ))
}

/// Builds it without optimisation, in which it takes half a second for our wasm.
fn build() -> Command {
    let mut cargo = command("cargo", ["build", "--package", "xtask-wasm-bindgen"]);
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo
}

/// The same build, in what is left of the processor while something longer compiles.
pub fn build_meanwhile() -> Option<std::process::Child> {
    let version = locked_version().ok()?;
    if find("wasm-bindgen", &version, &[built_in().ok()?]).is_some() {
        return None;
    }
    let cargo = build();
    let mut quietly = if cfg!(unix) {
        let mut nice = command("nice", ["-n", "19"]);
        nice.arg(cargo.get_program()).args(cargo.get_args());
        nice
    } else {
        command(cargo.get_program(), cargo.get_args())
    };
    quietly.envs(cargo.get_envs().filter_map(|(name, value)| Some((name, value?))));
    quietly.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

/// Where cargo puts the workspace's programs: this one is there itself.
fn built_in() -> Result<PathBuf> {
    let own = env::current_exe().map_err(|error| format!("xtask does not find itself: {error}"))?;
    Ok(own.parent().map(Path::to_path_buf).unwrap_or_default())
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
