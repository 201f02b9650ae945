//! `cargo xtask test`: everything that must hold.

use crate::Result;
use crate::child::{command, is_ci, run};
use crate::{dist, fuzz, size, tools};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What needs no browser.
pub fn native() -> Result {
    // It is one line of ours; to check it means to compile all of its libraries twice more.
    let ours = ["--workspace", "--exclude", "xtask-wasm-bindgen"];
    let strictly = ["--", "-D", "warnings"];
    tools::wasm_target(None)?;
    tools::npm()?;
    step("cargo", &["fmt", "--all", "--check"])?;
    step("cargo", &[&["clippy", "--all-targets"], &ours[..], &strictly].concat())?;
    let web = ["clippy", "--target", "wasm32-unknown-unknown", "--lib"];
    step("cargo", &[&web[..], &["--bins"], &strictly].concat())?;
    let checker = ["--bin", "out-yet-check", "--no-default-features", "--features", "check"];
    step("cargo", &[&web[..], &checker, &strictly].concat())?;
    step("cargo", &[&["test"], &ours[..]].concat())?;
    // On GitHub the findings stand beside the lines that they are about.
    let is_github = env::var("GITHUB_ACTIONS").is_ok_and(|is| is == "true");
    let format = if is_github { "github" } else { "human" };
    step("cargo", &["run", "--quiet", "--", "check", "--format", format, "status"])?;
    fuzz::fuzz(&[])
}

/// The built `dist/`, in a browser.
pub fn browser() -> Result {
    heading("the tools");
    let mut trunk = tools::trunk()?;
    tools::npm()?;
    let chromium = tools::chromium()?;
    tools::servers()?;
    let engines = tools::ENGINES.map(|engine| engine.get().map(|path| (engine.variable, path)));

    // What is deployed is tested where it can be built; elsewhere the same card, larger.
    if size::held()? {
        heading("cargo xtask dist");
        dist::dist(&dist::Extras::default())?;
    } else {
        heading("trunk build --release");
        run(trunk.args(["build", "--release"]))?;
    }

    let yew_host = yew_host()?;
    let cli = cli()?;

    let files = test_files()?;
    heading(&format!("node --test {}", files.join(" ")));
    let tap = tools::programs()?.join("browser-tests.tap");
    let dist = fs::canonicalize("dist").map_err(|error| format!("dist/ is not there: {error}"))?;
    let mut node = command(
        "node",
        ["--test", "--test-timeout=900000", "--test-reporter=spec", "--test-reporter=tap"],
    );
    node.arg("--test-reporter-destination=stdout")
        .arg(format!("--test-reporter-destination={}", tap.display()))
        .args(files)
        .env("OUT_YET_CHROMIUM", chromium)
        .env("OUT_YET_CLI", cli)
        .env("OUT_YET_DIST", dist)
        .env("OUT_YET_YEW_HOST", yew_host);
    for engine in engines {
        if let (variable, Some(program)) = engine? {
            node.env(variable, program);
        }
    }
    run(&mut node)?;
    if is_ci() { nothing_skipped(&tap) } else { Ok(()) }
}

/// Fails where a test was left out: on a machine that is there for the tests, none may be.
fn nothing_skipped(tap: &Path) -> Result {
    let tap = fs::read_to_string(tap)
        .map_err(|error| format!("{} cannot be read: {error}", tap.display()))?;
    let is_none = |count: &str| tap.lines().any(|line| line == format!("# {count} 0"));
    match ["skipped", "todo", "cancelled"].into_iter().find(|count| !is_none(count)) {
        None => Ok(()),
        Some(count) => Err(format!("tests were {count}; with CI=true every one must run")),
    }
}

/// Builds the page that is a Yew app itself, and says where it lies.
fn yew_host() -> Result<PathBuf> {
    let profile = ["--profile", "embed-dev", "--target", "wasm32-unknown-unknown"];
    step("cargo", &[&["build", "--package", "yew-host"], &profile[..]].concat())?;
    let target = tools::programs()?.join("..");
    let folder = target.join("yew-host");
    let mut bindgen = Command::new(tools::bindgen()?);
    bindgen.args(["--target=web", "--no-typescript", "--out-name=host", "--out-dir"]).arg(&folder);
    run(bindgen.arg(target.join("wasm32-unknown-unknown/embed-dev/host.wasm")))?;
    Ok(folder)
}

/// Builds the command line, whose words are compared with the browser's, and says where it lies.
pub fn cli() -> Result<PathBuf> {
    step("cargo", &["build", "--bin", "out-yet"])?;
    Ok(tools::programs()?.join(format!("out-yet{}", env::consts::EXE_SUFFIX)))
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
