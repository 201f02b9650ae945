//! `out-yet check`: everything that is wrong with a document, and what a careful editor would want to know.

use super::{ERRORS, FINE, UNUSABLE, problems, read, say};
use crate::status::{Json, Problem, Refusal, Status};
use crate::warnings::warnings;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args)]
pub struct Check {
    /// The status documents
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How to print what is wrong
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A line for each problem
    Human,
    /// One JSON object for each problem, on a line of its own
    Json,
    /// Annotations of GitHub Actions
    Github,
}

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Error,
    Warning,
}

impl Check {
    pub fn run(&self) -> u8 {
        let mut worst = FINE;
        for file in &self.files {
            let bytes = match read(file) {
                Ok(bytes) => bytes,
                Err(error) => {
                    eprintln!("{error}");
                    worst = UNUSABLE;
                    continue;
                }
            };
            let name = file.display().to_string();
            let findings = findings(&bytes);
            for (level, problem) in &findings {
                self.print(&name, *level, problem);
            }
            let fails = |level: Level| level == Level::Error || self.strict;
            if findings.iter().any(|(level, _)| fails(*level)) {
                worst = worst.max(ERRORS);
            } else if matches!(self.format, Format::Human) {
                let count = findings.len();
                let warnings = if count == 1 { "warning" } else { "warnings" };
                say(format_args!("{name}: no errors, {count} {warnings}"));
            }
        }
        worst
    }

    fn print(&self, file: &str, level: Level, problem: &Problem) {
        let level = match level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        match self.format {
            Format::Human => say(format_args!("{file}: {level}: {problem}")),
            Format::Github => {
                let message = message(&problem.to_string());
                say(format_args!("::{level} file={}::{message}", property(file)));
            }
            Format::Json => say(serde_json::json!({
                "file": file, "level": level, "path": problem.path, "message": problem.message
            })),
        }
    }
}

fn findings(bytes: &[u8]) -> Vec<(Level, Problem)> {
    let errors =
        |refusal: Refusal| problems(refusal).into_iter().map(|found| (Level::Error, found));
    let json = match Json::parse(bytes) {
        Ok(json) => json,
        Err(refusal) => return errors(refusal).collect(),
    };
    let status = Status::from_json(&json);
    let warned = warnings(&json, status.as_ref().ok(), super::answer::clock());
    let mut findings: Vec<(Level, Problem)> = status.err().into_iter().flat_map(errors).collect();
    findings.extend(warned.into_iter().map(|found| (Level::Warning, found)));
    findings
}

/// A text as GitHub's workflow commands want a message.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as GitHub's workflow commands want a property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
