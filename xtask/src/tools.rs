//! What a build needs besides the toolchain: each is found, or got once and kept.

mod bindgen;
mod trunk;
mod npm;
mod debian;
mod chromium;
mod engines;

pub use bindgen::bindgen;
pub use chromium::chromium;
pub use engines::ENGINES;
pub use npm::{esbuild, node, npm};
pub use trunk::trunk;

use crate::Result;
use crate::child::{ask, command, run};
use std::env;
use std::path::{Path, PathBuf};

/// Gets everything that `serve` and `test` need.
pub fn all() -> Result {
    trunk()?;
    npm()?;
    chromium()?;
    for engine in ENGINES {
        engine.get()?;
    }
    Ok(())
}

/// What a nightly toolchain needs to build the standard library for the web.
pub fn nightly(toolchain: &str) -> Result {
    wasm_target(Some(toolchain))?;
    let mut rustc = command("rustc", ["--print", "sysroot"]);
    let sysroot = ask(rustc.env("RUSTUP_TOOLCHAIN", toolchain)).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library").is_dir() {
        there("rust-src");
        return Ok(());
    }
    println!("rust-src: getting the source of Rust's standard library, which is rebuilt for size");
    run(&mut command("rustup", ["component", "add", "rust-src", "--toolchain", toolchain]))
}

fn there(tool: &str) {
    println!("{tool}: there");
}

/// Rust's standard library for the web.
pub fn wasm_target(toolchain: Option<&str>) -> Result {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut rustc = command("rustc", ["--print", "target-libdir", "--target", TARGET]);
    let mut rustup = command("rustup", ["target", "add", TARGET]);
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
        rustup.args(["--toolchain", toolchain]);
    }
    if ask(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        there(TARGET);
        return Ok(());
    }
    println!("{TARGET}: getting Rust's standard library for the web");
    run(&mut rustup)
}

/// The program of this name and version, where `PATH` or `folder` has it.
fn find(program: &str, version: &str, folder: &Path) -> Option<PathBuf> {
    let wanted = format!("{program} {version}");
    [PathBuf::from(program), folder.join(program)].into_iter().find(|path| {
        // Trunk 0.21 takes `NO_COLOR=1` for a flag with a wrong value, and stops.
        ask(command(path, ["--version"]).env_remove("NO_COLOR")).is_some_and(|said| said == wanted)
    })
}

/// Where cargo puts the workspace's programs: this one is there itself.
pub fn programs() -> Result<PathBuf> {
    let own = env::current_exe().map_err(|error| format!("xtask does not find itself: {error}"))?;
    Ok(own.parent().map(Path::to_path_buf).unwrap_or_default())
}
