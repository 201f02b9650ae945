//! JSON to [`Status`]: every rule of the document is a function here, and its doc line is the law.

use super::problem::code;
use super::*;
use crate::date::{DateError, parse_day, sort_by_day, written_number};

const DEEPEST: usize = 32;
/// What is said of a member that is not there.
pub(crate) const MISSING: &str = "is missing";
/// What is said of a name that stands twice in one object.
pub(crate) const TWICE: &str = "named twice in one object; expected once";
pub(crate) const MOST_ENTRIES: usize = 200;
pub(crate) const LONGEST_TEXT: usize = 500;
pub(crate) const LONGEST_URL: usize = 2000;
pub(crate) const MOST_DAYS: i64 = 36_500;
pub(crate) const URLS: [&str; 4] = ["url", "archive", "page", "$schema"];
pub(crate) const DEFAULT_LANG: &str = "en";
pub(crate) const DEFAULT_DAYS: i64 = 90;

pub(super) fn status(json: &Json) -> Result<Status, Refusal> {
    let mut problems = Vec::new();
    survey(json, &Path::Document, 1, &mut problems);
    let mut reader = Reader { problems };
    let status = match Object::of(json, &Path::Document, &mut reader) {
        Some(document) => {
            if let Some(Json::Number(Some(found))) = document.get("version")
                && *found > 1
            {
                return Err(Refusal::Version { found: *found });
            }
            read_status(&document, &mut reader)
        }
        None => None,
    };
    match status {
        Some(mut status) if reader.problems.is_empty() => {
            sort_by_day(&mut status.promises, |promise| promise.said);
            sort_by_day(&mut status.reports, |report| report.said);
            sort_by_day(&mut status.access, |access| access.date);
            sort_by_day(&mut status.peers, |peer| peer.launched.last_day());
            Ok(status)
        }
        _ => Err(Refusal::Problems(reader.problems)),
    }
}

fn read_status(document: &Object, reader: &mut Reader) -> Option<Status> {
    document.required("version", reader, version);
    let subject = document.required("subject", reader, text);
    let by = document.optional("by", reader, text);
    let question = document.optional("question", reader, text);
    let lang = document.optional("lang", reader, language);
    let page = document.optional("page", reader, web_address);
    let criterion = document.optional("criterion", reader, text);
    let launch = document.present("launch", reader).and_then(|json| {
        let path = Path::Member(document.path, "launch");
        read_launch(&Object::of(json, &path, reader)?, subject.as_deref(), reader)
    });
    let promises = document.list("promises", reader, read_promise);
    let reports = document.list("reports", reader, read_report);
    let access = document.list("access", reader, read_access);
    let peers = document.list("peers", reader, read_peer);
    let verified = document.required("verified", reader, day);
    let stale_after_days = document.optional("stale_after_days", reader, days);
    Some(Status {
        subject: subject?,
        by,
        question,
        lang: lang.unwrap_or_else(|| DEFAULT_LANG.into()),
        page,
        criterion,
        launch: launch?,
        promises,
        reports,
        access,
        peers,
        verified: verified?,
        stale_after_days: stale_after_days.unwrap_or(DEFAULT_DAYS),
    })
}

fn read_launch(launch: &Object, subject: Option<&str>, reader: &mut Reader) -> Option<Launch> {
    let what = launch.optional("what", reader, text);
    let date = launch.required("date", reader, date);
    let sources = launch.list("sources", reader, read_source);
    Some(Launch { what: what.or(subject.map(String::from))?, date: date?, sources })
}

fn read_promise(promise: &Object, reader: &mut Reader) -> Option<Promise> {
    let said = promise.required("said", reader, day);
    let who = promise.optional("who", reader, text);
    let quote = promise.optional("quote", reader, text);
    let due = promise.optional("due", reader, date);
    let retracts = promise.optional("retracts", reader, flag).unwrap_or(false);
    let sources = promise.list("sources", reader, read_source);
    due_after_said(promise, said, due, reader);
    retraction_names_no_date(promise, retracts, reader);
    Some(Promise { said: said?, who, quote, due, retracts, sources })
}

fn read_report(report: &Object, reader: &mut Reader) -> Option<Report> {
    let said = report.required("said", reader, day);
    let who = report.optional("who", reader, text);
    let summary = report.required("summary", reader, text);
    let sources = report.list("sources", reader, read_source);
    Some(Report { said: said?, who, summary: summary?, sources })
}

fn read_access(access: &Object, reader: &mut Reader) -> Option<Access> {
    let date = access.required("date", reader, day);
    let stage = access.required("stage", reader, stage);
    let scope = access.optional("scope", reader, text);
    let note = access.optional("note", reader, text);
    let sources = access.list("sources", reader, read_source);
    Some(Access { date: date?, stage: stage?, scope, note, sources })
}

fn read_peer(peer: &Object, reader: &mut Reader) -> Option<Peer> {
    let subject = peer.required("subject", reader, text);
    let by = peer.optional("by", reader, text);
    let launched = peer.required("launched", reader, date);
    let out = peer.optional("out", reader, date);
    let sources = peer.list("sources", reader, read_source);
    Some(Peer { subject: subject?, by, launched: launched?, out, sources })
}

fn read_source(source: &Object, reader: &mut Reader) -> Option<Source> {
    let url = source.required("url", reader, web_address);
    let title = source.optional("title", reader, text);
    let publisher = source.optional("publisher", reader, text);
    let date = source.optional("date", reader, date);
    let archive = source.optional("archive", reader, web_address);
    Some(Source { url: url?, title, publisher, date, archive })
}

/// Ensure a promise does not fall due before it was said.
fn due_after_said(
    promise: &Object,
    said: Option<NaiveDate>,
    due: Option<PartialDate>,
    reader: &mut Reader,
) {
    if let (Some(said), Some(due)) = (said, due)
        && due.last_day() < said
    {
        let said = crate::date::written_day(said);
        let message = [&due.written(), " is before the day it was said, ", &said].concat();
        reader.problem(&Path::Member(promise.path, "due"), message);
    }
}

/// Ensure a promise that takes a date back does not name one.
fn retraction_names_no_date(promise: &Object, retracts: bool, reader: &mut Reader) {
    if retracts && promise.get("due").is_some() {
        let message = "a promise that retracts names no date; expected either of the two".into();
        reader.problem(&Path::Member(promise.path, "due"), message);
    }
}

/// Ensure the whole document, unknown fields too, keeps the limits, names each member once and hides nothing.
fn survey(json: &Json, path: &Path, depth: usize, problems: &mut Vec<Problem>) {
    match json {
        Json::List(_) | Json::Object(_) if depth > DEEPEST => {
            tell(problems, path, "nested more deeply than 32 levels".into());
        }
        Json::Text(text) => {
            let is_url = matches!(path, Path::Member(_, name) if URLS.contains(name));
            let longest = if is_url { LONGEST_URL } else { LONGEST_TEXT };
            at_most(longest, text.chars().count(), "characters", path, problems);
            nothing_hidden(text, path, problems);
        }
        Json::List(list) => {
            at_most(MOST_ENTRIES, list.len(), "entries", path, problems);
            for (index, item) in list.iter().enumerate() {
                survey(item, &Path::Item(path, index), depth + 1, problems);
            }
        }
        Json::Object(members) if members.len() > MOST_ENTRIES => {
            at_most(MOST_ENTRIES, members.len(), "members", path, problems);
        }
        Json::Object(members) => {
            for (index, (name, value)) in members.iter().enumerate() {
                let member = Path::Member(path, name);
                if members[..index].iter().any(|(earlier, _)| earlier == name) {
                    tell(problems, &member, TWICE.into());
                }
                nothing_hidden(name, &member, problems);
                survey(value, &member, depth + 1, problems);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Ensure there are no more of something than may be.
fn at_most(most: usize, found: usize, unit: &str, path: &Path, problems: &mut Vec<Problem>) {
    if found > most {
        let [found, most] = [found, most].map(|number| written_number(number as i64));
        tell(problems, path, [&found, " ", unit, "; expected at most ", &most].concat());
    }
}

/// Ensure a text or a name holds nothing that a reader would not see.
fn nothing_hidden(text: &str, path: &Path, problems: &mut Vec<Problem>) {
    if let Some(hidden) = text.chars().find(|c| is_hidden(*c)) {
        let found = ["holds U+", &code(hidden), ", which no reader would see"];
        tell(problems, path, found.concat());
    }
}

fn tell(problems: &mut Vec<Problem>, path: &Path, message: String) {
    problems.push(Problem { path: path.written(), message });
}

/// Control characters, the embeddings, overrides and isolates of bidirectional text, line separators and a stray byte
/// order mark: they change how the text around them reads.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Where in a document something stands.
pub(crate) enum Path<'a> {
    Document,
    Member(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// As a person would write it, like `promises[1].due`, or `["a.b"].due` where a name would read as more.
    pub(crate) fn written(&self) -> String {
        match self {
            Path::Document => String::new(),
            // The card names one problem in the console, and need not carry this.
            #[cfg(any(not(target_arch = "wasm32"), feature = "check"))]
            Path::Member(parent, name) if !is_plain(name) => {
                [&parent.written(), "[\"", name, "\"]"].concat()
            }
            Path::Member(Path::Document, name) => (*name).into(),
            Path::Member(parent, name) => [&parent.written(), ".", name].concat(),
            Path::Item(parent, index) => {
                [&parent.written(), "[", &written_number(*index as i64), "]"].concat()
            }
        }
    }
}

/// Whether a name within a path can be taken for nothing else.
#[cfg(any(not(target_arch = "wasm32"), feature = "check"))]
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.bytes().any(|byte| byte == b'.' || byte == b'[')
}

struct Object<'a> {
    path: &'a Path<'a>,
    members: &'a [(String, Json)],
}

/// What a value says, or what was expected of it.
type Rule<T> = fn(&Json) -> Result<T, &'static str>;

impl<'a> Object<'a> {
    fn of(value: &'a Json, path: &'a Path<'a>, reader: &mut Reader) -> Option<Object<'a>> {
        if let Json::Object(members) = value {
            return Some(Object { path, members });
        }
        reader.problem(path, wrong_kind(value, "an object"));
        None
    }

    /// A member by its name; of duplicates, which are refused anyway, the first.
    fn get(&self, name: &str) -> Option<&'a Json> {
        self.members.iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// Ensure a member is there.
    fn present(&self, name: &str, reader: &mut Reader) -> Option<&'a Json> {
        let value = self.get(name);
        if value.is_none() {
            reader.problem(&Path::Member(self.path, name), MISSING.into());
        }
        value
    }

    fn required<T>(&self, name: &str, reader: &mut Reader, rule: Rule<T>) -> Option<T> {
        self.present(name, reader)?;
        self.optional(name, reader, rule)
    }

    fn optional<T>(&self, name: &str, reader: &mut Reader, rule: Rule<T>) -> Option<T> {
        let value = self.get(name)?;
        let said = rule(value);
        said.map_err(|expected| self.unexpected(name, value, expected, reader)).ok()
    }

    fn unexpected(&self, name: &str, value: &Json, expected: &str, reader: &mut Reader) {
        reader.problem(&Path::Member(self.path, name), wrong_kind(value, expected));
    }

    fn list<T>(
        &self,
        name: &str,
        reader: &mut Reader,
        read: fn(&Object, &mut Reader) -> Option<T>,
    ) -> Vec<T> {
        let path = Path::Member(self.path, name);
        let mut entries = Vec::new();
        for (index, item) in self.items(name, reader).iter().enumerate() {
            let path = Path::Item(&path, index);
            entries.extend(Object::of(item, &path, reader).and_then(|entry| read(&entry, reader)));
        }
        entries
    }

    fn items(&self, name: &str, reader: &mut Reader) -> &'a [Json] {
        match self.get(name) {
            Some(Json::List(list)) => return list,
            Some(value) => self.unexpected(name, value, "a list", reader),
            None => {}
        }
        &[]
    }
}

struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, path: &Path, message: String) {
        tell(&mut self.problems, path, message);
    }
}

/// Ensure the document is of version 1.
fn version(json: &Json) -> Result<(), &'static str> {
    match json {
        Json::Number(Some(1)) => Ok(()),
        _ => Err("1, the version of this format"),
    }
}

/// Ensure a text that is there says something.
fn text(json: &Json) -> Result<String, &'static str> {
    match json {
        Json::Text(text) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err("a text that is not empty"),
    }
}

fn flag(json: &Json) -> Result<bool, &'static str> {
    match json {
        Json::Bool(flag) => Ok(*flag),
        _ => Err("true or false"),
    }
}

fn days(json: &Json) -> Result<i64, &'static str> {
    match json {
        Json::Number(Some(days)) if (1..=MOST_DAYS).contains(days) => Ok(*days),
        _ => Err("a whole number of days, 1 to 36500"),
    }
}

fn stage(json: &Json) -> Result<Stage, &'static str> {
    let stages = [Stage::Private, Stage::Preview, Stage::General, Stage::Withdrawn];
    let named = |stage: &Stage| matches!(json, Json::Text(text) if stage.as_str() == text);
    let expected = "\"private\", \"preview\", \"general\" or \"withdrawn\"";
    stages.into_iter().find(named).ok_or(expected)
}

/// Ensure a day is a whole day of the calendar, from year 1 to 9999.
fn day(json: &Json) -> Result<NaiveDate, &'static str> {
    const EXPECTED: &str = "a day, like \"2026-06-03\"";
    let Json::Text(text) = json else { return Err(EXPECTED) };
    parse_day(text).map_err(|error| not_a_date(error, EXPECTED))
}

/// Ensure a partial date is one of the calendar's, from year 1 to 9999.
fn date(json: &Json) -> Result<PartialDate, &'static str> {
    const EXPECTED: &str =
        "a date, like \"2026-06-03\", \"2026-06\", \"2026-Q3\", \"2026-H2\" or \"2026\"";
    let Json::Text(text) = json else { return Err(EXPECTED) };
    text.parse().map_err(|error| not_a_date(error, EXPECTED))
}

fn not_a_date(error: DateError, form: &'static str) -> &'static str {
    match error {
        DateError::Form => form,
        DateError::Calendar => "a date that the calendar has",
    }
}

/// Ensure a link is a web address: `http` or `https`, a host, nothing that hides where it leads.
fn web_address(json: &Json) -> Result<String, &'static str> {
    match json {
        Json::Text(text) if is_web_address(text) => Ok(text.clone()),
        _ => Err("a web address that starts with http:// or https://"),
    }
}

/// Ensure a language is written as a BCP 47 tag.
fn language(json: &Json) -> Result<String, &'static str> {
    match json {
        Json::Text(text) if is_language_tag(text) => Ok(text.clone()),
        _ => Err("a language tag, like \"en\" or \"pt-BR\""),
    }
}

/// What was found, as far as a message should carry it, and what was expected.
fn wrong_kind(found: &Json, expected: &str) -> String {
    let found = match found {
        Json::Text(text) if text.chars().count() <= 60 => ["\"", text, "\""].concat(),
        Json::Number(Some(number)) => written_number(*number),
        other => other.kind().into(),
    };
    [&found, "; expected ", expected].concat()
}

/// Whether a text is an `http` or `https` URL without white space, backslash, quotation mark or user name.
fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && host.trim_start_matches('.').starts_with(|first| first != ':')
        && !host.contains(['@', '%'])
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '\\' | '"' | '<' | '>'))
}

/// Whether a text is written like a BCP 47 tag, like `en` or `pt-BR`.
pub fn is_language_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let is_subtag = |subtag: &str, shortest| {
        (shortest..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let language = subtags.next().unwrap_or_default();
    is_subtag(language, 2)
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|subtag| is_subtag(subtag, 1))
}
