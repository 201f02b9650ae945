//! The command line, and the one place that reads files, the clock and its arguments: one file a command.

mod answer;
mod check;
mod html;
mod locale;

pub use html::render;
pub use locale::English;

use crate::status::{Problem, Refusal, Status};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Is the API out yet? A status document of dated, sourced facts knows.
#[derive(Parser)]
#[command(name = "out-yet", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say everything that is wrong with status documents
    Check(check::Check),
    /// Say what is true on a day, as sentences or as JSON
    Answer(answer::Answer),
}

/// No errors; errors in a document; wrong usage or a file that cannot be read.
const FINE: u8 = 0;
const ERRORS: u8 = 1;
const UNUSABLE: u8 = 2;

/// Runs the command that the arguments of this process name.
#[allow(clippy::disallowed_methods, reason = "the one place that reads the arguments")]
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

fn run(arguments: impl Iterator<Item = OsString>) -> u8 {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => match arguments.command {
            Command::Check(check) => check.run(),
            Command::Answer(answer) => answer.run(),
        },
        Err(error) => {
            // A closed standard output is not worth another message.
            let _ = error.print();
            error.exit_code() as u8
        }
    }
}

/// The bytes of a file, or a sentence that says why there are none.
#[allow(clippy::disallowed_methods, reason = "the one place that reads files")]
fn read(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{}: cannot be read: {error}", file.display()))
}

/// Everything that a refusal has to say, a problem each.
fn problems(refusal: Refusal) -> Vec<Problem> {
    let problem = |path: &str, message| vec![Problem { path: path.into(), message }];
    match refusal {
        Refusal::Size { bytes } => {
            problem("", format!("{bytes} bytes; expected at most {}", crate::status::LARGEST))
        }
        Refusal::Syntax { line, column } => {
            problem("", format!("not JSON in UTF-8 from line {line}, column {column}"))
        }
        Refusal::Version { found } => problem(
            "version",
            format!("{found}; expected 1: this document needs a newer version of this program"),
        ),
        Refusal::Problems(problems) => problems,
    }
}

/// Prints a line. Whoever reads may have gone away, like `head`: that is no fault.
fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn parse(file: &Path) -> Result<Status, u8> {
    let bytes = read(file).map_err(|error| {
        eprintln!("{error}");
        UNUSABLE
    })?;
    Status::parse(&bytes).map_err(|refusal| {
        for problem in problems(refusal) {
            eprintln!("{}: error: {problem}", file.display());
        }
        ERRORS
    })
}
