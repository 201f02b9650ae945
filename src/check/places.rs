//! Where in the text of a document its members stand.

use super::{At, Found};
use crate::status::{Path, TWICE};
use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::collections::HashMap;
use std::ops::Range;

/// The places of all members and entries, by their paths.
pub struct Places<'a> {
    text: &'a str,
    /// Of a name that stands twice in one object, both.
    places: HashMap<String, Vec<Member>>,
}

struct Member {
    name: Option<Range<usize>>,
    value: Range<usize>,
}

impl<'a> Places<'a> {
    /// The places in a text that is known to be JSON.
    pub fn of(text: &'a str) -> Places<'a> {
        let mut places = Places { text, places: HashMap::new() };
        let json = text.trim_start_matches('\u{feff}');
        let start = text.len() - json.len();
        let parsed = parse_to_ast(json, &CollectOptions::default(), &ParseOptions::default());
        if let Some(value) = parsed.ok().and_then(|parsed| parsed.value) {
            places.walk(&value, &Path::Document, None, start);
        }
        places
    }

    fn walk(&mut self, value: &Value, path: &Path, name: Option<Range<usize>>, start: usize) {
        let moved = |range: jsonc_parser::common::Range| start + range.start..start + range.end;
        let member = Member { name, value: moved(value.range()) };
        self.places.entry(path.written()).or_default().push(member);
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let name = match &property.name {
                        ObjectPropName::String(name) => moved(name.range),
                        ObjectPropName::Word(name) => moved(name.range),
                    };
                    let path = Path::Member(path, property.name.as_str());
                    self.walk(&property.value, &path, Some(name), start);
                }
            }
            Value::Array(array) => {
                for (index, item) in array.elements.iter().enumerate() {
                    self.walk(item, &Path::Item(path, index), None, start);
                }
            }
            Value::StringLit(_)
            | Value::NumberLit(_)
            | Value::BooleanLit(_)
            | Value::NullKeyword(_) => {}
        }
    }

    /// The value at a path; none where it is missing.
    pub fn value(&self, path: &str) -> Option<serde_json::Value> {
        let member = self.places.get(path)?.first()?;
        serde_json::from_str(self.text.get(member.value.clone())?).ok()
    }

    /// The part of the text that is meant by what was found: of what is missing, where it should be.
    pub fn of_path(&self, found: &Found) -> Range<usize> {
        let mut path = found.path.as_str();
        loop {
            if let Some(members) = self.places.get(path) {
                let is_twice = found.message == TWICE;
                let member = if is_twice { members.last() } else { members.first() };
                if let Some(member) = member {
                    return match (&member.name, found.at) {
                        (Some(name), At::Name) => name.clone(),
                        (_, At::Name | At::Value) => self.on_one_line(member.value.clone()),
                    };
                }
            }
            let Some(parent) = parent(path) else { return 0..0 };
            path = parent;
        }
    }

    /// What goes over several lines is marked by its first character.
    fn on_one_line(&self, range: Range<usize>) -> Range<usize> {
        let is_long = self.text.get(range.clone()).is_none_or(|value| value.contains('\n'));
        if is_long { range.start..range.start + 1 } else { range }
    }
}

/// The path of what a member or an entry stands in.
fn parent(path: &str) -> Option<&str> {
    if path.is_empty() {
        return None;
    }
    // Within a quoted name there may be anything.
    let end = match path.strip_suffix("\"]") {
        Some(quoted) => quoted.rfind("[\"")?,
        None => path.rfind(['.', '[']).unwrap_or_default(),
    };
    path.get(..end)
}
