//! `cargo xtask fuzz`: the targets of `fuzz/`, each for a while. They are laid out as cargo-fuzz wants them, and built here
//! with what it passes to the compiler, so that a run needs a nightly toolchain and nothing else.

use crate::Result;
use crate::child::{ask, left_out, run};
use crate::dist::on_nightly;
use std::fs;
use std::process::Command;

const TARGETS: [&str; 3] = ["parse", "standing", "render"];

/// How long each target is run, in seconds.
const WHILE: &str = "60";

/// Of its own, so that the flags below make nothing else be built again.
const TARGET_DIR: &str = "target/fuzz";

/// Which way an input went through the program, and which numbers it was compared with; and any misuse of memory.
const FLAGS: [&str; 9] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Zsanitizer=address",
    "-Cforce-frame-pointers=yes",
];

/// An input that takes longer, in seconds, or more memory, in MB, is a finding.
const LIMITS: [&str; 2] = ["-timeout=5", "-rss_limit_mb=1024"];

/// Runs every target, or one, for a while or for so many seconds; or makes the committed inputs as few as they can be.
pub fn fuzz(words: &[&str]) -> Result {
    let Some(host) = host() else {
        return left_out(
            "the fuzzing did not run: it needs a nightly toolchain: \
             rustup toolchain install nightly --profile minimal",
        );
    };
    match words {
        ["minimise"] => TARGETS.iter().try_for_each(|target| minimise(target, &host)),
        [] => TARGETS.iter().try_for_each(|target| search(target, WHILE, &host)),
        [target] if TARGETS.contains(target) => search(target, WHILE, &host),
        [target, seconds] if TARGETS.contains(target) => search(target, seconds, &host),
        _ => Err(format!("there are the targets {}, or `minimise`", TARGETS.join(", "))),
    }
}

/// What the nightly toolchain builds for; none without one.
fn host() -> Option<String> {
    let said = ask(&mut on_nightly("rustc", &["-vV"]))?;
    Some(said.lines().find_map(|line| line.strip_prefix("host: "))?.to_owned())
}

fn search(target: &str, seconds: &str, host: &str) -> Result {
    println!("\n── fuzz {target}, {seconds} s");
    // What is found goes into the first folder, where the next run begins; that of the repository is only read.
    let mut fuzzer = fuzzer(target, host, &["corpus", "findings"])?;
    fuzzer.arg(format!("-max_total_time={seconds}")).args(LIMITS).arg("-print_final_stats=1");
    fuzzer.arg(format!("-artifact_prefix={TARGET_DIR}/findings/{target}/"));
    fuzzer.arg("-dict=fuzz/document.dict");
    run(fuzzer.arg(format!("{TARGET_DIR}/corpus/{target}")).arg(committed(target)))
}

/// Keeps of all inputs those that reach what no other does.
fn minimise(target: &str, host: &str) -> Result {
    println!("\n── fuzz {target}: the fewest inputs");
    let few = format!("{TARGET_DIR}/few/{target}");
    let mut fuzzer = fuzzer(target, host, &["corpus", "few"])?;
    fuzzer.args(["-set_cover_merge=1", &few]).arg(format!("{TARGET_DIR}/corpus/{target}"));
    run(fuzzer.arg(committed(target)))?;
    let moved =
        fs::remove_dir_all(committed(target)).and_then(|()| fs::rename(&few, committed(target)));
    moved.map_err(|error| format!("{few} cannot be put into its place: {error}"))
}

fn committed(target: &str) -> String {
    format!("fuzz/corpus/{target}")
}

/// A target's program, with these folders ready for it.
fn fuzzer(target: &str, host: &str, folders: &[&str]) -> Result<Command> {
    for folder in folders {
        let folder = format!("{TARGET_DIR}/{folder}/{target}");
        fs::create_dir_all(&folder).map_err(|error| format!("{folder} cannot be made: {error}"))?;
    }
    let mut cargo = on_nightly("cargo", &["build", "--manifest-path=fuzz/Cargo.toml", "--release"]);
    // With the target named, programs of the build itself are built without the flags.
    cargo.args(["--locked", "--bin", target, "--target", host, "--target-dir", TARGET_DIR]);
    run(cargo.env("RUSTFLAGS", FLAGS.join(" ")))?;
    Ok(Command::new(format!("{TARGET_DIR}/{host}/release/{target}")))
}
