//! `cargo xtask dist`: the release with the smallest embed.

use crate::Result;
use crate::child::{ask, command, run};
use crate::embed::{CHECKER, ELEMENT, PAYLOAD};
use crate::tools;
use std::path::Path;
use std::process::Command;

const NIGHTLY: &str = "nightly";
/// Of its own, so that the flags below make nothing else be built again.
const TARGET_DIR: &str = "target/dist";

/// Builds the card and the checker with a nightly toolchain, and lets Trunk build everything around them as in any release.
pub fn dist() -> Result {
    if ask(&mut on_nightly("rustc", &["--version"])).is_none() {
        return Err("the smallest embed needs a nightly toolchain: rustup toolchain install nightly --profile minimal. \
                    Without one, `trunk build --release` makes a somewhat larger embed"
            .into());
    }
    let mut trunk = tools::trunk()?;
    tools::nightly(NIGHTLY)?;

    println!("the card and the checker: compiling them, and Rust's standard library for size");
    let payload = Path::new(TARGET_DIR).join("payload");
    let bindgen = tools::bindgen()?;
    for (program, feature) in [(ELEMENT, "element"), (CHECKER, "check")] {
        run(&mut compile(program, feature))?;
        let mut bindgen = Command::new(&bindgen);
        bindgen.args(["--target=web", "--no-typescript"]);
        bindgen.arg(format!("--out-name={program}")).arg("--out-dir").arg(&payload);
        run(bindgen.arg(format!("{TARGET_DIR}/wasm32-unknown-unknown/embed/{program}.wasm")))?;
    }

    run(trunk.args(["build", "--release"]).env(PAYLOAD, payload))
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

fn on_nightly(program: &str, arguments: &[&str]) -> Command {
    let mut command = command(program, arguments);
    command.env("RUSTUP_TOOLCHAIN", NIGHTLY);
    command
}
