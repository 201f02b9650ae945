//! `cargo xtask embed`: Trunk's post_build hook. Makes what Trunk built for the browser into the files of `v1/`,
//! and publishes the documents beside them.

#[path = "../../src/cli/style_sheet.rs"]
mod style_sheet;
mod checker;
mod glue;
mod wasm;
mod script;
#[path = "../../languages/pack.rs"]
mod pack;
mod languages;
pub mod versions;

use crate::Result;
use crate::child::run;
use crate::front::front;
use crate::package::package;
use crate::publish::publish;
use crate::tools;
use crate::{folder, serving};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The folder of the files whose wasm and glue stand in for those that Trunk has built, for `cargo xtask dist`.
pub const PAYLOAD: &str = "OUT_YET_PAYLOAD";

/// The program of the element, with the feature `element`.
pub const ELEMENT: &str = "out-yet";
/// The program that has `check` alone, with the feature `check`.
pub const CHECKER: &str = "out-yet-check";

/// The embed's files in Trunk's staging folder, from what Trunk put there.
pub fn embed() -> Result {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("`cargo xtask embed` is for Trunk to call: see Trunk.toml")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if is_release {
        tools::npm()?;
    }
    let payload = env::var_os(PAYLOAD).map_or_else(|| staging.join("v1"), PathBuf::from);
    let weighed = files(&staging, &payload, is_release)?;
    without_trunks_link(&staging.join("index.html"))?;

    publish(&staging)?;
    front(&staging)?;

    if is_release {
        package(&staging)?;
        serving::rules(&staging)?;
        run(&mut weigh(&weighed))?;
    }
    Ok(())
}

/// Prints what the files weigh that readers load.
pub fn weigh(files: &[PathBuf]) -> Command {
    let mut node = tools::node(include_str!("embed/sizes.js"));
    node.args(files);
    node
}

/// Makes `v1/`, and for a release the folder of its version, of what wasm-bindgen made; returns the files that readers
/// load.
pub fn files(folder: &Path, payload: &Path, is_release: bool) -> Result<[PathBuf; 6]> {
    let v1 = folder.join("v1");
    let (glue, wasm) = generated(payload, ELEMENT, is_release)?;
    let languages = languages::Languages::read()?;
    let glue = glue::glue(&glue, &languages, is_release)?;
    let (checker_glue, checker_wasm) = generated(payload, CHECKER, is_release)?;
    // Trunk copies the snippets of any build before this one; the glue imports none.
    let programs = [ELEMENT, CHECKER].map(|name| [format!("{name}.js"), format!("{name}_bg.wasm")]);
    for unhashed in programs.concat().into_iter().chain(["snippets".into()]) {
        let unhashed = v1.join(unhashed);
        let _ = fs::remove_dir_all(&unhashed).or_else(|_| fs::remove_file(&unhashed));
    }
    // One name for both files of the program.
    let program = hashed_name(ELEMENT, &[glue.as_bytes(), &wasm].concat());
    let glue_name = format!("{program}.js");
    let wasm_name = format!("{program}.wasm");
    let checker_name = format!("{}.wasm", hashed_name(CHECKER, &checker_wasm));
    let named = |text: String| {
        text.replace("__PROGRAM__", &program)
            .replace("__GLUE__", &integrity(glue.as_bytes()))
            .replace("__WASM__", &integrity(&wasm))
    };

    write(v1.join(&glue_name), glue.as_bytes())?;
    write(v1.join(&wasm_name), &wasm)?;
    languages.write(&v1)?;
    write(v1.join("embed.js"), named(script::classic(is_release)?).as_bytes())?;
    write(v1.join("out-yet.mjs"), named(script::module(is_release)?).as_bytes())?;
    for name in ["frame.js", "framed.js"] {
        write(v1.join(name), script::frame(&format!("embed/{name}"), is_release)?.as_bytes())?;
    }
    let checker_integrity = integrity(&checker_wasm);
    let checker = checker::module(&checker_glue, &checker_name, &checker_integrity, is_release)?;
    write(v1.join("check.mjs"), checker.as_bytes())?;
    write(v1.join(&checker_name), &checker_wasm)?;
    if is_release {
        versions::versions(folder, payload != v1)?;
    }
    let weighed = ["embed.js", &glue_name, &wasm_name, "frame.js", "check.mjs", &checker_name];
    Ok(weighed.map(|name| v1.join(name)))
}

/// What wasm-bindgen made of a program: the glue and the wasm, both shortened for a release.
fn generated(folder: &Path, program: &str, is_release: bool) -> Result<(String, Vec<u8>)> {
    let glue = read(folder.join(format!("{program}.js")))?;
    let wasm = fs::read(folder.join(format!("{program}_bg.wasm")))
        .map_err(|error| format!("there is no wasm of {program}: {error}"))?;
    if is_release { wasm::shortened(glue, &wasm) } else { Ok((glue, wasm)) }
}

/// Takes out the line by which index.html tells Trunk that the page has no program of its own.
fn without_trunks_link(page: &Path) -> Result {
    let text = read(page)?;
    let is_for_trunk = |line: &&str| line.starts_with("<link") && line.contains("data-trunk-skip");
    let lines = text.split_inclusive('\n').filter(|line| !is_for_trunk(&line.trim()));
    write(page, lines.collect::<String>().as_bytes())
}

/// A name that changes with the content, for files that are cached forever.
fn hashed_name(program: &str, content: &[u8]) -> String {
    format!("{program}-{}", &folder::sha256(content)[..16])
}

/// What Subresource Integrity calls the integrity of a content.
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn write(path: impl AsRef<Path>, content: &[u8]) -> Result {
    let path = path.as_ref();
    fs::write(path, content)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// `text` with the one place that reads `old` changed. What is to be changed was written by others, and may change.
fn patch(text: &str, name: &str, old: &str, new: &str) -> Result<String> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => Err(format!(
            "{name} has {count} places that read `{old}`, where one was expected. Look at the file, and at xtask/src/embed/"
        )),
    }
}
