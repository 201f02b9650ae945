//! Trunk, which builds and serves the page.

use super::{bindgen, find, there, wasm_target};
use crate::Result;
use crate::child::{command, run};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// 0.22 needs a newer Rust than rust-toolchain.toml names.
const VERSION: &str = "0.21.14";

/// Trunk with everything that it calls, ready for its arguments.
pub fn trunk() -> Result<Command> {
    wasm_target(None)?;
    let program = program()?;
    let bindgen = bindgen::bindgen()?;
    let paths = env::var_os("PATH").unwrap_or_default();
    // Found on PATH it has no folder, and needs none.
    let folder = bindgen.parent().filter(|folder| folder.is_absolute()).map(Path::to_path_buf);
    let paths = folder.into_iter().chain(env::split_paths(&paths));
    let paths =
        env::join_paths(paths).map_err(|error| format!("PATH cannot be put together: {error}"))?;
    let mut trunk = Command::new(program);
    trunk.env("PATH", paths).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // 0.21 takes `NO_COLOR=1` for a flag with a wrong value, and stops.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

fn program() -> Result<PathBuf> {
    let root = user_folder()?.join(format!("trunk-{VERSION}"));
    let find = || find("trunk", VERSION, &root.join("bin"));
    if let Some(path) = find() {
        there(&format!("trunk {VERSION}"));
        return Ok(path);
    }
    println!(
        "trunk {VERSION}: compiling it once for all clones of this user (about three minutes on two cores), into {}",
        root.display()
    );
    // One large file of Trunk's dependencies keeps a single core busy for a minute.
    let meanwhile = bindgen::build_meanwhile();
    if meanwhile.is_some() {
        println!("wasm-bindgen: compiling it meanwhile, unseen");
    }
    let installed = run(&mut install(&root));
    if let (Err(_), Some(mut meanwhile)) = (&installed, meanwhile) {
        // It may have ended by itself.
        let _ = meanwhile.kill();
    }
    installed?;
    // What was compiled on the way to the program is of no more use.
    let _ = fs::remove_dir_all(root.join("build"));
    find().ok_or(format!("Trunk was compiled, but {} does not run", root.join("bin").display()))
}

/// Trunk without optimisation, without debug information and without TLS: nothing that we ask of it misses them.
fn install(root: &Path) -> Command {
    let mut cargo = command("cargo", ["install", "trunk", "--version", VERSION, "--locked"]);
    cargo.args(["--debug", "--no-default-features", "--root"]).arg(root);
    // In a folder that stays, so that an interrupted one goes on where it was.
    cargo.arg("--target-dir").arg(root.join("build"));
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo
}

/// The folder of this user for tools, which a second clone finds again.
fn user_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("OUT_YET_TOOLS") {
        return Ok(folder.into());
    }
    let (variable, below_home) = if cfg!(windows) {
        ("LOCALAPPDATA", "AppData/Local")
    } else if cfg!(target_os = "macos") {
        ("XDG_CACHE_HOME", "Library/Caches")
    } else {
        ("XDG_CACHE_HOME", ".cache")
    };
    let named = env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let caches = named.or_else(|| Some(env::home_dir()?.join(below_home)));
    let unknown = "no home folder is known. Let OUT_YET_TOOLS name a folder for the tools";
    Ok(caches.ok_or(unknown)?.join("out-yet"))
}
