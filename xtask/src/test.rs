//! `cargo xtask test`: everything that must hold.

use crate::Result;
use crate::child::{command, run};
use crate::tools;
use std::path::Path;
use std::{env, fs};

const TAP: &str = "target/browser-tests.tap";

/// What needs no browser.
pub fn native() -> Result {
    step("cargo", &["fmt", "--all", "--check"])?;
    step("cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    let wasm =
        ["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--bins", "--", "-D", "warnings"];
    step("cargo", &wasm)?;
    step("cargo", &["test", "--workspace"])
}

/// The built `dist/`, in a browser.
pub fn browser() -> Result {
    heading("the tools");
    let mut trunk = tools::trunk()?;
    tools::npm()?;
    let chromium = tools::chromium()?;

    heading("trunk build --release");
    run(trunk.args(["build", "--release"]))?;

    step("cargo", &["build", "--bin", "out-yet"])?;

    let files = test_files()?;
    heading(&format!("node --test {}", files.join(" ")));
    let mut node =
        command("node", ["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.args(["--test-reporter=tap", &format!("--test-reporter-destination={TAP}")]).args(files);
    let own = env::current_exe().map_err(|error| format!("xtask does not find itself: {error}"))?;
    node.env("OUT_YET_CHROMIUM", chromium).env("OUT_YET_DIST", absolute("dist")?).env(
        "OUT_YET_BIN",
        own.with_file_name("out-yet").with_extension(env::consts::EXE_EXTENSION),
    );
    run(&mut node)?;
    if env::var("CI").is_ok_and(|ci| ci == "true") { nothing_skipped() } else { Ok(()) }
}

/// Fails where a test was left out: on a machine whose whole purpose they are, none may be.
fn nothing_skipped() -> Result {
    let tap = fs::read_to_string(TAP).map_err(|error| format!("{TAP} cannot be read: {error}"))?;
    for count in ["# skipped ", "# todo ", "# cancelled "] {
        if !tap.lines().any(|line| line.strip_prefix(count) == Some("0")) {
            let line = tap.lines().find(|line| line.starts_with(count)).unwrap_or("no count");
            return Err(format!("tests were left out ({line}); with CI=true all must run"));
        }
    }
    Ok(())
}

/// By their names: from Node 21 on, `node --test` takes no folder.
fn test_files() -> Result<Vec<String>> {
    const FOLDER: &str = "tests/browser";
    let entries =
        fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER} cannot be read: {error}"))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<String> = names
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{FOLDER}/{name}"))
        .collect();
    files.sort();
    if files.is_empty() { Err(format!("{FOLDER} has no *.test.mjs")) } else { Ok(files) }
}

fn step(program: &str, arguments: &[&str]) -> Result {
    heading(&format!("{program} {}", arguments.join(" ")));
    run(&mut command(program, arguments))
}

fn heading(text: &str) {
    println!("\n── {text}");
}

fn absolute(path: &str) -> Result<std::path::PathBuf> {
    Path::new(path).canonicalize().map_err(|error| format!("{path} is not there: {error}"))
}
