//! The binary as it is called: what it prints, where, and its exit code.

#![allow(dead_code, reason = "each test uses its own part of these")]

use std::path::Path;
use std::process::{Command, Output};

pub const MUSE_SPARK: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/status/muse-spark-api.out-yet.json");
pub const WITHDRAWN: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/withdrawn.out-yet.json");

/// The binary, in the folder of the files that [`file`] makes.
pub fn out_yet(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_out-yet"));
    command.args(arguments).current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

/// Makes a file, and names it from its folder.
#[allow(clippy::disallowed_methods, reason = "the binary reads files")]
pub fn file(name: &'static str, text: &str) -> &'static str {
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), text).unwrap();
    name
}

/// The smallest document that brings no warning, with these members besides.
pub fn document(members: &str) -> String {
    format!(
        r#"{{ "version": 1, "subject": "S", "verified": "2026-01-01", {members}
             "launch": {{ "date": "2026-01-01",
               "sources": [{{ "url": "https://example.com", "archive": "https://example.org" }}] }} }}"#
    )
}

pub struct Printed {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn run(command: &mut Command) -> Printed {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Printed { code: status.code(), out: text(stdout), err: text(stderr) }
}

#[track_caller]
pub fn check(arguments: &[&str], code: i32, out: &str, err: &str) {
    let printed = run(&mut out_yet(arguments));
    assert_eq!((printed.out.as_str(), printed.err.as_str()), (out, err), "{arguments:?}");
    assert_eq!(printed.code, Some(code), "{arguments:?}");
}
