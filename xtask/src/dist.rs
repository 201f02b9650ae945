//! `cargo xtask dist`: the release with the smallest embed.

use crate::Result;
use crate::child::{ask, command, run};
use crate::embed::versions::{list, version};
use crate::embed::{self, CHECKER, ELEMENT, PAYLOAD};
use crate::{folder, serving, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NIGHTLY: &str = "nightly";
/// Of its own, so that the flags below make nothing else be built again.
const TARGET_DIR: &str = "target/dist";

/// The folder that is deployed.
pub const DIST: &str = "dist";

/// What else is in `dist/` than a release.
#[derive(Default)]
pub struct Extras<'a> {
    /// The folder of the versions that were published: then `dist/` has these, and of this build only `v1/`.
    pub published: Option<&'a Path>,
    /// Whether each file is there as brotli and gzip too.
    pub precompressed: bool,
}

impl<'a> Extras<'a> {
    /// What the arguments of `cargo xtask dist` ask for; none if there is one that is not known.
    pub fn asked(mut arguments: &[&'a str]) -> Option<Self> {
        let mut extras = Self::default();
        loop {
            arguments = match arguments {
                [] => return Some(extras),
                ["--precompressed", rest @ ..] => {
                    extras.precompressed = true;
                    rest
                }
                ["--published", folder, rest @ ..] => {
                    extras.published = Some(Path::new(*folder));
                    rest
                }
                _ => return None,
            }
        }
    }
}

/// Builds the card and the checker with a nightly toolchain, and lets Trunk build everything around them as in any release.
pub fn dist(extras: &Extras) -> Result {
    let mut trunk = tools::trunk()?;
    let payload = payload()?;
    run(trunk.args(["build", "--release"]).env(PAYLOAD, payload))?;
    let dist = Path::new(DIST);
    folder::without_paths_of_this_machine(&dist.join("v1"))?;
    if let Some(published) = extras.published {
        with_published(dist, published)?;
    }
    if extras.precompressed {
        run(tools::node(include_str!("dist/precompressed.js")).arg(dist))?;
    }
    Ok(())
}

/// Has in `dist/` the versions that were published, each as it was, and not this one: what is not published may change.
fn with_published(dist: &Path, published: &Path) -> Result {
    let own = dist.join(format!("v{}", version()?));
    fs::remove_dir_all(&own)
        .map_err(|error| format!("{} cannot be removed: {error}", own.display()))?;
    let entries = fs::read_dir(published)
        .map_err(|error| format!("{} cannot be read: {error}", published.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        if entry.path().join("sri.json").is_file() {
            println!("published: {}", name.display());
            folder::copy(&entry.path(), &dist.join(&name))?;
        }
    }
    list(dist)?;
    serving::rules(dist)
}

/// The release's `v1/` and `vX.Y.Z/` without the pages around them: where they lie, and the files that readers load.
pub fn embed_alone() -> Result<(PathBuf, [PathBuf; 6])> {
    tools::npm()?;
    let payload = payload()?;
    let folder = Path::new(TARGET_DIR).join("embed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("v1"))
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let files = embed::files(&folder, &payload, true)?;
    folder::without_paths_of_this_machine(&folder)?;
    Ok((folder, files))
}

/// Whether there is a nightly toolchain.
pub fn is_possible() -> bool {
    ask(&mut on_nightly("rustc", &["--version"])).is_some()
}

/// What wasm-bindgen makes of both programs, and where that lies.
fn payload() -> Result<PathBuf> {
    if !is_possible() {
        return Err("the smallest embed needs a nightly toolchain: rustup toolchain install nightly --profile minimal. \
                    Without one, `cargo xtask serve --release` makes a somewhat larger embed in dist/"
            .into());
    }
    tools::nightly(NIGHTLY)?;

    println!("the card and the checker: compiling them, and Rust's standard library for size");
    let payload = Path::new(TARGET_DIR).join("payload");
    let bindgen = tools::bindgen()?;
    println!("wasm-bindgen: the glue (it warns that `strip` took away what it does not need)");
    for (program, feature) in [(ELEMENT, "element"), (CHECKER, "check")] {
        run(&mut compile(program, feature))?;
        let mut bindgen = Command::new(&bindgen);
        bindgen.args(["--target=web", "--no-typescript"]);
        bindgen.arg(format!("--out-name={program}")).arg("--out-dir").arg(&payload);
        run(bindgen.arg(format!("{TARGET_DIR}/wasm32-unknown-unknown/embed/{program}.wasm")))?;
    }
    Ok(payload)
}

/// What is no longer an option of the stable toolchain is said here alone: the profile stays one that it can build.
fn compile(program: &str, feature: &str) -> Command {
    let mut cargo = on_nightly("cargo", &["build", "--profile", "embed", "--bin", program]);
    cargo.args(["--no-default-features", "--features", feature]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--target-dir", TARGET_DIR]);
    cargo.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    // A panic is a trap at once, without a message; and no path of this machine is in the wasm.
    cargo.args(["-Zpanic-immediate-abort", "-Ztrim-paths"]);
    cargo
        .env("CARGO_PROFILE_EMBED_PANIC", "immediate-abort")
        .env("CARGO_PROFILE_EMBED_TRIM_PATHS", "all");
    cargo
}

/// A program of the nightly toolchain.
pub fn on_nightly(program: &str, arguments: &[&str]) -> Command {
    let mut command = command(program, arguments);
    command.env("RUSTUP_TOOLCHAIN", NIGHTLY);
    command
}
