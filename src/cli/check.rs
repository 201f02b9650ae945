//! `out-yet check`: everything that is wrong with documents, for people and for programs.

use super::answer::clock;
use super::argument::day;
use super::{ERRORS, FINE, UNUSABLE, documents, read, say, say_error, shown};
use crate::check::{Finding, Level, Place, Report, check};
use crate::status::{LARGEST, visible};
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};
use anstream::adapter;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

pub const EXAMPLES: &str = "\
Examples:
  out-yet check status                               every document in a folder
  out-yet check --strict muse-spark-api.out-yet.json warnings fail too
  out-yet check --format github status               annotations in GitHub Actions
  curl -s https://example.com/x.out-yet.json | out-yet check -";

#[derive(Args)]
pub struct Check {
    /// Status documents, folders of them (every *.out-yet.json within), or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print what is found
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
    /// The day that counts as today, like 2026-06-04; today unless it is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The line of the document with the place marked
    Human,
    /// One JSON object for each finding, on a line of its own
    Json,
    /// Annotations of GitHub Actions
    Github,
}

impl Check {
    pub fn run(&self) -> u8 {
        let today = self.on.unwrap_or_else(clock);
        let mut worst = FINE;
        for file in &self.files {
            match documents(file, None) {
                Ok(files) => {
                    for file in files {
                        worst = worst.max(self.check(&file, today));
                    }
                }
                Err(error) => {
                    say_error(&error);
                    worst = UNUSABLE;
                }
            }
        }
        worst
    }

    fn check(&self, file: &Path, today: NaiveDate) -> u8 {
        let bytes = match read(file, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) => {
                say_error(&error);
                return UNUSABLE;
            }
        };
        let name = shown(file);
        let report = check(&bytes, today);
        match self.format {
            Format::Human => {
                explain(&name, &report, say);
                say(format_args!("{}: {}", visible(&name), counted(&report.findings)));
            }
            Format::Json => report.findings.iter().for_each(|finding| say(json(&name, finding))),
            Format::Github => {
                report.findings.iter().for_each(|finding| say(github(&name, finding)))
            }
        }
        let fails = |finding: &Finding| self.strict || finding.level == Level::Error;
        if report.findings.iter().any(fails) { ERRORS } else { FINE }
    }
}

/// Says every finding as a compiler would. A warning that was given already only names its other places.
pub fn explain(file: &str, report: &Report, say: impl Fn(String)) {
    let mut given: Vec<(&Finding, Vec<&Finding>)> = Vec::new();
    let mut warnings: HashMap<(&str, Option<&str>), usize> = HashMap::new();
    for finding in &report.findings {
        let warning = (finding.message.as_str(), finding.hint.as_deref());
        match warnings.get(&warning).and_then(|index| given.get_mut(*index)) {
            Some((_, others)) => others.push(finding),
            None => {
                if finding.level == Level::Warning {
                    warnings.insert(warning, given.len());
                }
                given.push((finding, Vec::new()));
            }
        }
    }
    for (finding, others) in given {
        say(diagnostic(file, &report.text, finding, &others) + "\n");
    }
}

fn diagnostic(file: &str, text: &str, finding: &Finding, others: &[&Finding]) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
    };
    let file = visible(file);
    let line = Line::around(text, &finding.place.bytes);
    let snippet = Snippet::source(&line.text)
        .line_start(finding.place.line)
        .annotation(AnnotationKind::Primary.span(line.marked.clone()));
    let message = finding.to_string();
    let group = Group::with_title(level.primary_title(&message));
    let mut group = if line.is_whole {
        group.element(snippet.path(&file))
    } else {
        let Place { line, column, .. } = finding.place;
        group.element(Origin::path(&file).line(line).char_column(column)).element(snippet)
    };
    let also: Vec<String> = others
        .iter()
        .map(|other| format!("{} (line {})", visible(&other.path), other.place.line))
        .collect();
    if !also.is_empty() {
        group = group.element(Shown::NOTE.message(format!("so it is with {}", also.join(", "))));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Shown::HELP.message(visible(hint)));
    }
    let report = Renderer::styled().render(&[group]);
    if line.is_whole {
        return report;
    }
    // What the renderer writes where a part of a file begins says nothing here.
    let is_mark = |line: &&str| adapter::strip_str(line).to_string().trim() == ":::";
    report.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n")
}

/// The line of a place, or of a long one what is near.
struct Line {
    text: String,
    /// Where in it the place is.
    marked: Range<usize>,
    is_whole: bool,
}

/// How much of a line is shown before a place, of it, and after it, in bytes.
const SHOWN: usize = 48;

impl Line {
    fn around(text: &str, place: &Range<usize>) -> Line {
        let near = |at: usize| text.floor_char_boundary(at);
        let start = place.start.min(text.len());
        let before = &text[near(start.saturating_sub(3 * SHOWN))..start];
        let end = near(place.end.clamp(start, start + 3 * SHOWN));
        let marked = &text[start..end];
        let after = &text[end..near(end + 3 * SHOWN)];
        let (before, starts) = match before.rsplit_once('\n') {
            Some((_, before)) => (before, true),
            None => (before, before.len() == start),
        };
        let before = before.trim_start_matches('\u{feff}');
        let (after, ends) = match after.split_once('\n') {
            Some((after, _)) => (after, true),
            None => (after, end + after.len() == text.len()),
        };
        let after = after.trim_end_matches('\r');
        let is_marked_whole = end == place.end;
        if starts
            && ends
            && is_marked_whole
            && before.len() + marked.len() + after.len() <= 3 * SHOWN
        {
            let text = [before, marked, after].concat();
            return Line {
                text,
                marked: before.len()..before.len() + marked.len(),
                is_whole: true,
            };
        }
        let from = before.ceil_char_boundary(before.len().saturating_sub(SHOWN));
        let mut line = if starts && from == 0 { String::new() } else { String::from("…") };
        line += &before[from..];
        let marked_start = line.len();
        let shown = marked.floor_char_boundary(SHOWN);
        line += &marked[..shown];
        if shown < marked.len() || !is_marked_whole {
            line.push('…');
        }
        let marked = marked_start..line.len();
        let shown = after.floor_char_boundary(SHOWN);
        line += &after[..shown];
        if shown < after.len() || !ends {
            line.push('…');
        }
        Line { text: line, marked, is_whole: false }
    }
}

/// Like "no errors, 2 warnings".
fn counted(findings: &[Finding]) -> String {
    let count = |level: Level, word: &str| match findings
        .iter()
        .filter(|finding| finding.level == level)
        .count()
    {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    };
    format!("{}, {}", count(Level::Error, "error"), count(Level::Warning, "warning"))
}

fn json(file: &str, finding: &Finding) -> Value {
    let mut members = Map::from_iter([("file".into(), file.into())]);
    members.extend(finding.members());
    members.into()
}

fn github(file: &str, finding: &Finding) -> String {
    let place = &finding.place;
    let hint = finding.hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
    let text = finding.to_string() + &visible(&hint);
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={}::{}",
        finding.level.as_str(),
        property(file),
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        message(&text),
    )
}

/// A text as GitHub's workflow commands want a message.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as GitHub's workflow commands want a property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
