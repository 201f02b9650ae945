//! `out-yet check`: everything that is wrong with a document, and what a careful editor would want to know.

use super::{ERRORS, FINE, UNUSABLE, lines, read};
use crate::status::{Json, Refusal, Status};
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
            for (level, line) in &findings {
                self.print(&name, *level, line);
            }
            let fails = |level: Level| level == Level::Error || self.strict;
            if findings.iter().any(|(level, _)| fails(*level)) {
                worst = worst.max(ERRORS);
            } else if matches!(self.format, Format::Human) {
                let count = findings.len();
                let warnings = if count == 1 { "warning" } else { "warnings" };
                println!("{name}: no errors, {count} {warnings}");
            }
        }
        worst
    }

    fn print(&self, file: &str, level: Level, line: &str) {
        let level = match level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        match self.format {
            Format::Human => println!("{file}: {level}: {line}"),
            Format::Github => println!("::{level} file={}::{}", property(file), message(line)),
            Format::Json => {
                let (path, text) = line.split_once(": ").unwrap_or(("", line));
                let path = if path == "document" { "" } else { path };
                let finding = serde_json::json!({
                    "file": file, "level": level, "path": path, "message": text
                });
                println!("{finding}");
            }
        }
    }
}

fn findings(bytes: &[u8]) -> Vec<(Level, String)> {
    let error = |refusal: Refusal| lines(&refusal).into_iter().map(|line| (Level::Error, line));
    let json = match Json::parse(bytes) {
        Ok(json) => json,
        Err(refusal) => return error(refusal).collect(),
    };
    let mut findings = Vec::new();
    let status = Status::from_json(&json);
    let warned = warnings(&json, status.as_ref().ok(), super::answer::clock());
    if let Err(refusal) = status {
        findings.extend(error(refusal));
    }
    findings.extend(warned.iter().map(|problem| (Level::Warning, problem.to_string())));
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
