//! The languages as their files say them, held against the English, and as text that the card reads: a line with the tag,
//! the direction and the plural categories, and a line for each message in the order of their names, its forms divided by `|`.
//!
//! Two programs are built with this: the crate's build script and `cargo xtask`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// What each message is held against.
const REFERENCE: &str = "en";
/// What the sentences are filled with.
const SLOTS: [&str; 12] = [
    "before", "count", "date", "due", "first", "label", "number", "subject", "what", "who",
    "words", "year",
];
/// The categories in which a number may stand in words.
const IN_WORDS: [&str; 3] = ["zero", "one", "two"];

/// A language.
pub struct Language {
    /// The name of its file, which is a language subtag, like `de`.
    pub code: String,
    /// The tag of its dates and numbers.
    tag: String,
    direction: String,
    plurals: Vec<String>,
    /// What the loader says of a card that has no answer.
    #[allow(dead_code, reason = "only the loader’s build reads it")]
    pub could_not_check: String,
    /// By their names.
    pub messages: BTreeMap<String, Message>,
    /// What is wrong with those that cannot be read, by their names.
    broken: BTreeMap<String, String>,
}

/// What is said.
pub enum Message {
    Plain(String),
    /// A form for each plural category, in the order of these.
    Counted(Vec<String>),
}

impl Message {
    /// All its forms; the last is the one of the category `other`.
    pub fn forms(&self) -> &[String] {
        match self {
            Message::Plain(form) => std::slice::from_ref(form),
            Message::Counted(forms) => forms,
        }
    }
}

impl Language {
    /// What the card reads.
    pub fn packed(&self) -> String {
        let header = [&[self.tag.clone(), self.direction.clone()], &self.plurals[..]].concat();
        let mut lines = vec![header.join(" ")];
        lines.extend(self.messages.values().map(|message| message.forms().join("|")));
        lines.join("\n")
    }
}

/// Every language in a folder, the English first.
///
/// # Errors
/// Everything that is missing, superfluous or otherwise wrong, a line for each.
pub fn languages(folder: &Path) -> Result<Vec<Language>, String> {
    let reference = language(folder, REFERENCE)?;
    let mut codes = codes(folder)?;
    codes.sort();
    let mut languages = vec![reference];
    let mut problems = Vec::new();
    for code in codes.iter().filter(|code| *code != REFERENCE) {
        match language(folder, code) {
            Ok(language) => {
                problems.extend(differences(&languages[0], &language));
                languages.push(language);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let [reference, ..] = &languages[..] else { return Ok(languages) };
    problems.extend(unknown_slots(reference));
    problems.extend(differences(reference, reference));
    if problems.is_empty() { Ok(languages) } else { Err(problems.join("\n")) }
}

fn codes(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    Ok(names.filter_map(|name| Some(name.strip_suffix(".toml")?.to_owned())).collect())
}

/// A language by itself.
fn language(folder: &Path, code: &str) -> Result<Language, String> {
    let path = folder.join(format!("{code}.toml"));
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    read(code, &text).map_err(|problem| format!("languages/{code}.toml: {problem}"))
}

fn read(code: &str, text: &str) -> Result<Language, String> {
    let file = DeTable::parse(text).map_err(|error| error.to_string())?.into_inner();
    let known = ["tag", "direction", "plurals", "loader", "messages"];
    if let Some(name) = file.keys().find(|name| !known.contains(&name.get_ref().as_ref())) {
        return Err(format!("`{}` is not known; there are {}", name.get_ref(), known.join(", ")));
    }
    let direction = string(&file, "direction")?;
    if !["ltr", "rtl"].contains(&direction.as_str()) {
        return Err(format!("direction: {direction:?}; expected ltr or rtl"));
    }
    let plurals = match file.get("plurals").map(|value| value.get_ref()) {
        Some(DeValue::Array(plurals)) => plurals
            .iter()
            .map(|name| line(name.get_ref(), "plurals"))
            .collect::<Result<Vec<_>, String>>()?,
        _ => Err("plurals: expected a list of plural categories, like [\"one\", \"other\"]")?,
    };
    let (mut messages, mut broken) = (BTreeMap::new(), BTreeMap::new());
    for (name, value) in table(&file, "messages")? {
        let name = name.get_ref().to_string();
        match message(&name, value.get_ref(), &plurals) {
            Ok(message) => drop(messages.insert(name, message)),
            Err(problem) => drop(broken.insert(name, problem)),
        }
    }
    let could_not_check = string(table(&file, "loader")?, "could_not_check")?;
    Ok(Language {
        code: code.into(),
        tag: string(&file, "tag")?,
        direction,
        plurals,
        could_not_check,
        messages,
        broken,
    })
}

fn message(name: &str, value: &DeValue, plurals: &[String]) -> Result<Message, String> {
    let DeValue::Table(forms) = value else { return line(value, name).map(Message::Plain) };
    if let Some(extra) = forms.keys().find(|key| !plurals.iter().any(|it| it == key.get_ref())) {
        return Err(format!("{name}.{}: no plural category of the language", extra.get_ref()));
    }
    let form = |category: &String| match forms.get(category.as_str()) {
        Some(form) => line(form.get_ref(), &format!("{name}.{category}")),
        None => Err(format!("{name}.{category} is missing")),
    };
    plurals.iter().map(form).collect::<Result<_, _>>().map(Message::Counted)
}

fn table<'a>(file: &'a DeTable, name: &str) -> Result<&'a DeTable<'a>, String> {
    match file.get(name).map(|value| value.get_ref()) {
        Some(DeValue::Table(table)) => Ok(table),
        _ => Err(format!("[{name}] is missing")),
    }
}

fn string(table: &DeTable, name: &str) -> Result<String, String> {
    let value = table.get(name).ok_or_else(|| format!("{name} is missing"))?;
    line(value.get_ref(), name)
}

/// A text that can be packed.
fn line(value: &DeValue, name: &str) -> Result<String, String> {
    match value {
        DeValue::String(text) if text.is_empty() || text.contains(['|', '\n']) => {
            Err(format!("{name}: {text:?}; expected some text, without `|` or a line break"))
        }
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(format!("{name}: expected a text")),
    }
}

/// The slots of the English that nothing fills in.
fn unknown_slots(reference: &Language) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, message) in &reference.messages {
        for slot in message.forms().iter().flat_map(|form| slots(form)) {
            if !SLOTS.contains(&slot) {
                let place = format!("languages/{REFERENCE}.toml: {name}");
                problems.push(format!("{place} has the slot {slot:?}; there are {SLOTS:?}"));
            }
        }
    }
    problems
}

/// What a language says otherwise than the English in what has to be alike.
fn differences(reference: &Language, language: &Language) -> Vec<String> {
    let mut problems = Vec::new();
    let place = format!("languages/{}.toml", language.code);
    problems.extend(language.broken.values().map(|problem| format!("{place}: {problem}")));
    let mut problem = |name: &str, text: &str| problems.push(format!("{place}: {name} {text}"));
    for (name, english) in &reference.messages {
        match (english, language.messages.get(name)) {
            (_, None) if language.broken.contains_key(name) => {}
            (_, None) => problem(name, "is missing"),
            (Message::Counted(_), Some(Message::Plain(_))) => {
                problem(name, "has to have plural forms");
            }
            (Message::Plain(_), Some(Message::Counted(_))) => problem(name, "has no plural forms"),
            (Message::Plain(english), Some(Message::Plain(text))) => {
                alike(english, text, false).err().into_iter().for_each(|text| problem(name, &text));
            }
            (Message::Counted(english), Some(Message::Counted(forms))) => {
                for (category, form) in language.plurals.iter().zip(forms) {
                    let in_words = IN_WORDS.contains(&category.as_str());
                    let alike = alike(&english[english.len() - 1], form, in_words);
                    alike.err().into_iter().for_each(|text| problem(name, &text));
                }
            }
        }
    }
    for name in language.messages.keys().filter(|name| !reference.messages.contains_key(*name)) {
        problem(name, "is not known");
    }
    problems
}

/// Whether a text has the slots and the marks of the English; a number in words may have no `{count}`.
fn alike(english: &str, text: &str, in_words: bool) -> Result<(), String> {
    let mut expected = slots(english);
    let found = slots(text);
    if in_words && !found.contains(&"count") {
        expected.retain(|slot| *slot != "count");
    }
    if found != expected || text.matches(['{', '}']).count() != 2 * found.len() {
        return Err(format!("has the slots {found:?} in {text:?}; expected {expected:?}"));
    }
    match (text.matches('*').count(), english.matches('*').count()) {
        (found, expected) if found != expected => {
            Err(format!("has {found} asterisks in {text:?}; expected {expected}"))
        }
        _ => Ok(()),
    }
}

/// The names in braces, sorted.
fn slots(text: &str) -> Vec<&str> {
    let named = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut slots: Vec<&str> = named.map(|(name, _)| name).collect();
    slots.sort_unstable();
    slots
}
