//! The command line, and the one place that reads files, the clock and its arguments: one file a command.

mod argument;
mod locale;
mod html;
mod style_sheet;
mod fonts;
mod edition;
mod output;
mod folder;
mod answer;
mod check;
mod render;
mod publish;
mod schema;
mod new;
mod completions;
mod manual;

pub use html::render;
pub use locale::Native;
pub use output::{Format, written_down};

use crate::check::{Level, check};
use crate::status::{LARGEST, Status, visible};
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Is the API out yet? A status document of dated, sourced facts knows.
#[derive(Parser)]
#[command(name = "out-yet", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  out-yet new muse-spark-api                         a document to begin with
  out-yet check muse-spark-api.out-yet.json          what is wrong with it
  out-yet answer muse-spark-api.out-yet.json         is it out?
  out-yet render muse-spark-api.out-yet.json --to svg -o card.svg
  out-yet publish status -o public/status --base-url https://example.com/status/

Exit codes:
  0  fine; warnings may have been printed
  1  a document has errors
  2  wrong usage, or a file that cannot be read or written

Colours are for terminals; NO_COLOR=1 switches them off, CLICOLOR_FORCE=1 on.";

#[derive(Subcommand)]
enum Command {
    /// Say everything that is wrong with status documents
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// Say what is true on a day, as sentences or as JSON
    #[command(after_help = answer::EXAMPLES)]
    Answer(answer::Answer),
    /// Write the card down in another form
    #[command(after_help = render::EXAMPLES)]
    Render(render::Render),
    /// Make a folder with every output of every document, for any static host
    #[command(after_help = publish::EXAMPLES)]
    Publish(publish::Publish),
    /// Print the JSON Schema of status documents, for editors
    #[command(after_help = schema::EXAMPLES)]
    Schema,
    /// Start a document with every field, for you to fill in
    #[command(after_help = new::EXAMPLES)]
    New(new::New),
    /// Print what has a shell complete the arguments
    #[command(after_help = completions::EXAMPLES)]
    Completions(completions::Completions),
    /// Print the manual, a page for `man`
    #[command(after_help = manual::EXAMPLES)]
    Man(manual::Manual),
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
            Command::Render(render) => render.run(),
            Command::Publish(publish) => publish.run(),
            Command::Schema => schema::run(),
            Command::New(new) => new.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man(manual) => manual.run(),
        },
        Err(error) => {
            // A closed standard output is not worth another message.
            let _ = error.print();
            if error.kind() == clap::error::ErrorKind::InvalidSubcommand {
                let command = Arguments::command();
                let names: Vec<&str> =
                    command.get_subcommands().map(|known| known.get_name()).collect();
                say_error(&format!("The commands are {}.", names.join(", ")));
            }
            error.exit_code() as u8
        }
    }
}

/// The first bytes of a file, of standard input for `-`, or a sentence that says why there are none: as many as may be,
/// and one more by which it is known that there are more.
#[allow(clippy::disallowed_methods, reason = "the one place that reads files")]
#[allow(clippy::disallowed_types, reason = "the one place that reads files")]
fn read(file: &Path, most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let most = most as u64 + 1;
    let read = if file == Path::new(STDIN) {
        std::io::stdin().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    let failed = |error| format!("{}: cannot be read: {}", visible(&shown(file)), why(&error));
    read.map(|_| bytes).map_err(failed)
}

/// The name of a file that stands for standard input, or standard output.
const STDIN: &str = "-";

/// Why something failed, without the system's number for it.
fn why(error: &std::io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().map(str::to_lowercase).unwrap_or(said)
}

/// The name of a file, for messages.
fn shown(file: &Path) -> String {
    if file == Path::new(STDIN) { "<stdin>".into() } else { file.display().to_string() }
}

/// Writes a file, or says why it cannot be written.
#[allow(clippy::disallowed_methods, reason = "the one place that writes files")]
fn write(file: &Path, content: &[u8]) -> Result<(), String> {
    std::fs::write(file, content).map_err(|error| not_written(file, &error))
}

fn not_written(file: &Path, error: &std::io::Error) -> String {
    format!("{}: cannot be written: {}", visible(&shown(file)), why(error))
}

/// The ending of the files of status documents.
const ENDING: &str = ".out-yet.json";

/// The file itself, or the documents in a folder and the folders in it, in the order of their names; but not what was
/// made of them.
#[allow(clippy::disallowed_methods, reason = "the one place that reads folders")]
fn documents(file: &Path, made: Option<&Path>) -> Result<Vec<PathBuf>, String> {
    if !file.is_dir() {
        return Ok(vec![file.into()]);
    }
    let made = made.and_then(|made| made.canonicalize().ok());
    let is_made = |folder: &Path| made.is_some() && folder.canonicalize().ok() == made;
    let mut found = Vec::new();
    let mut folders = vec![file.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed =
            |error| format!("{}: cannot be read: {}", visible(&shown(&folder)), why(&error));
        for entry in std::fs::read_dir(&folder).map_err(failed)?.flatten() {
            let path = entry.path();
            // A link to a folder may lead back to this one.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.extend(Some(path).filter(|folder| !is_made(folder)));
            } else if path.is_file() && path.to_string_lossy().ends_with(ENDING) {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        let folder = visible(&shown(file));
        return Err(format!("{folder}: holds no file that ends with {ENDING}"));
    }
    found.sort();
    Ok(found)
}

/// Writes a file that is not there yet, or says why it cannot be written.
#[allow(clippy::disallowed_types, reason = "the one place that writes files")]
fn create(file: &Path, content: &[u8]) -> Result<(), String> {
    std::fs::File::create_new(file)
        .and_then(|mut file| file.write_all(content))
        .map_err(|error| not_written(file, &error))
}

/// Prints an output.
fn print(output: &[u8]) {
    printed(std::io::stdout().write_all(output).and_then(|()| std::io::stdout().flush()));
}

/// Prints a line.
fn say(line: impl Display) {
    printed(writeln!(anstream::stdout(), "{line}"));
}

/// Whoever reads may have gone away, like `head`: that is no fault. Anything else is one, and nothing that would follow
/// could be printed either.
fn printed(result: std::io::Result<()>) {
    if let Err(error) = result
        && error.kind() != ErrorKind::BrokenPipe
    {
        say_error(&format!("the output cannot be written: {error}"));
        std::process::exit(UNUSABLE.into());
    }
}

/// Says what went wrong, where nobody takes it for output.
fn say_error(sentence: &str) {
    let _ = writeln!(anstream::stderr(), "{sentence}");
}

/// A document that holds every rule.
struct Document {
    /// The name of its file without the ending, like `muse-spark-api`.
    id: String,
    text: String,
    status: Status,
}

/// Reads a document; says what is wrong with it, and gives the exit code for that.
fn open(file: &Path) -> Result<Document, u8> {
    let bytes = read(file, LARGEST).map_err(|error| {
        say_error(&error);
        UNUSABLE
    })?;
    let Ok(status) = Status::parse(&bytes) else {
        let mut report = check(&bytes, answer::clock());
        report.findings.retain(|finding| finding.level == Level::Error);
        check::explain(&shown(file), &report, |text| say_error(&text));
        return Err(ERRORS);
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let id = name.strip_suffix(ENDING).or(name.strip_suffix(".json")).unwrap_or(&name);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Document { id: id.into(), text, status })
}
