//! The JSON Schema (draft-07) of status documents: their types, and what their types do not say.

use crate::date::PartialDate;
use crate::status::{
    DEFAULT_DAYS, DEFAULT_LANG, LONGEST_TEXT, LONGEST_URL, MOST_DAYS, MOST_ENTRIES, Status, URLS,
    is_hidden,
};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// The schema, as editors want it: every field explained, every form of a text as a regular expression.
///
/// It accepts what [`Status::parse`] accepts, and refuses what that refuses, as far as a schema can say it.
///
/// ```
/// let schema = out_yet::schema::schema();
/// assert_eq!(schema["properties"]["version"]["const"], 1);
/// ```
pub fn schema() -> Value {
    let generator = SchemaSettings::draft07().with_transform(complete).into_generator();
    // Serialised, its keywords are in the order in which one reads them.
    json!(generator.into_root_schema_for::<Status>())
}

const TITLE: &str = "Status document of out-yet";
const DOCUMENT: &str = "Dated, sourced facts about something that is waited for: when it was launched, what was promised, \
                        and who can use it. From them a card answers, for any day, whether it is out yet.";

impl JsonSchema for PartialDate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": whole(&format!("{A_YEAR}(?:{DAYS}|{LEAP_DAY}|[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?)")),
            "patternErrorMessage": "Expected a date that the calendar has, like \"2026-06-03\", \"2026-06\", \"2026-Q3\", \"2026-H2\" or \"2026\".",
        })
    }
}

/// Completes the schema that the types alone make.
fn complete(schema: &mut Schema) {
    let root = schema.ensure_object();
    root.insert("title".into(), TITLE.into());
    root.insert("description".into(), DOCUMENT.into());
    complete_object(root);
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        let first = [
            ("$schema", json!({ "description": "The address of this schema, for your editor." })),
            ("version", json!({ "description": "The version of this format: 1.", "const": 1 })),
        ];
        let others = std::mem::take(properties);
        properties.extend(first.map(|(name, schema)| (name.to_owned(), schema)));
        properties.extend(others);
    }
    if let Some(Value::Array(required)) = root.get_mut("required") {
        required.insert(0, "version".into());
    }
    if let Some(Value::Object(definitions)) = root.get_mut("definitions") {
        let objects = definitions.values_mut().filter_map(Value::as_object_mut);
        for object in objects.filter(|definition| definition.contains_key("properties")) {
            complete_object(object);
        }
        if let Some(Value::Object(promise)) = definitions.get_mut("Promise") {
            promise.extend(retraction_names_no_date());
        }
        definitions.insert("Unread".into(), unread(LONGEST_TEXT));
        definitions.insert("UnreadAddress".into(), unread(LONGEST_URL));
        definitions.insert("Name".into(), name());
    }
}

/// Members that the card reads keep their rules; all others, the limits.
fn complete_object(object: &mut Map<String, Value>) {
    let mut unread_urls = URLS.to_vec();
    let mut with_default = Vec::new();
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        unread_urls.retain(|name| !properties.contains_key(*name));
        for (name, property) in properties {
            *property = read(name, property);
            // What is absent then has its default: no entries, that of its rule, or the subject.
            if property["type"] == "array" || property.get("default").is_some() || name == "what" {
                with_default.push(Value::from(name.as_str()));
            }
        }
    }
    if let Some(Value::Array(required)) = object.get_mut("required") {
        required.retain(|name| !with_default.contains(name));
    }
    object.extend(keeping_the_limits(&unread_urls));
}

/// A member that the card reads: what its type says, and the rest of its rule.
///
/// The rules of texts stand in each place in full, for an editor that follows a reference shows the description that it
/// finds there instead of the field's own.
fn read(name: &str, property: &Value) -> Value {
    let mut read = match kind(property) {
        "boolean" => json!({ "type": "boolean", "default": false }),
        "integer" => json!({
            "type": "integer", "minimum": 1, "maximum": MOST_DAYS, "default": DEFAULT_DAYS
        }),
        "array" => {
            json!({ "type": "array", "items": property["items"], "maxItems": MOST_ENTRIES })
        }
        "string" if URLS.contains(&name) => web_address(),
        "string" if name == "lang" => language(),
        "string" if property["format"] == "date" => day(),
        "string" if property.get("pattern").is_some() => property.clone(),
        "string" => text(),
        _ => property.clone(),
    };
    if let Some(read) = read.as_object_mut() {
        // An option is a type or null, but a status document leaves out what is not known.
        if let Some(types) = read.get_mut("type") {
            *types = kind(property).into();
        }
        read.insert("description".into(), property["description"].clone());
    }
    read
}

/// The type of a value that is there.
fn kind(property: &Value) -> &str {
    let one = match &property["type"] {
        Value::Array(types) => types.first().unwrap_or(&Value::Null),
        one => one,
    };
    one.as_str().unwrap_or_default()
}

/// Ensure a text that is there says something.
fn text() -> Value {
    let hidden = class(is_hidden);
    let blank = class(|c| c.is_whitespace() && !is_hidden(c));
    let seen = class(|c| c.is_whitespace() || is_hidden(c));
    json!({
        "type": "string",
        "maxLength": LONGEST_TEXT,
        "pattern": whole(&format!("[{blank}]*[^{seen}][^{hidden}]*")),
        "patternErrorMessage": "Expected a text that is not empty, without line breaks and other characters that no reader would see.",
    })
}

/// Ensure a link is a web address: `http` or `https`, a host, nothing that hides where it leads.
fn web_address() -> Value {
    let never = class(|c| is_hidden(c) || c.is_whitespace() || matches!(c, '\\' | '"' | '<' | '>'));
    let scheme = "[Hh][Tt][Tt][Pp][Ss]?";
    let host = format!("\\.*[^{never}./:?#@%][^{never}/?#@%]*");
    json!({
        "type": "string",
        "maxLength": LONGEST_URL,
        "pattern": whole(&format!("{scheme}://{host}(?:[/?#][^{never}]*)?")),
        "patternErrorMessage": "Expected a web address that starts with http:// or https://, without spaces and user name.",
    })
}

/// Ensure a language is written as a BCP 47 tag.
fn language() -> Value {
    json!({
        "type": "string",
        "maxLength": LONGEST_TEXT,
        "pattern": whole("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
        "patternErrorMessage": "Expected a language tag, like \"en\" or \"pt-BR\".",
        "default": DEFAULT_LANG,
    })
}

/// Ensure a day is a whole day of the calendar, from year 1 to 9999.
fn day() -> Value {
    json!({
        "type": "string",
        "pattern": whole(&format!("{A_YEAR}(?:{DAYS}|{LEAP_DAY})")),
        "patternErrorMessage": "Expected a day that the calendar has, like \"2026-06-03\".",
    })
}

/// There is no year 0.
const A_YEAR: &str = "(?!0000)";

/// The days that every year has.
const DAYS: &str = "[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)";

/// 29 February, in years that 4 divides, and of full centuries in those that 400 divides.
const LEAP_DAY: &str =
    "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";

/// Ensure a promise that takes a date back does not name one.
fn retraction_names_no_date() -> Map<String, Value> {
    members([
        (
            "if",
            json!({ "required": ["retracts"], "properties": { "retracts": { "const": true } } }),
        ),
        (
            "then",
            json!({
                "properties": { "due": false },
                "errorMessage": "A promise that retracts names no date; expected either of the two.",
            }),
        ),
    ])
}

/// Any value, which the card does not read, but whose texts may not be longer than that.
fn unread(longest: usize) -> Value {
    let hidden = class(is_hidden);
    let mut unread = members([
        ("description", "A value that the card does not read. It has to keep the limits.".into()),
        ("maxLength", longest.into()),
        ("pattern", whole(&format!("[^{hidden}]*")).into()),
        ("patternErrorMessage", SEEN.into()),
        ("items", reference("Unread")),
        ("maxItems", MOST_ENTRIES.into()),
    ]);
    unread.extend(keeping_the_limits(&URLS));
    unread.into()
}

/// Ensure an object has no more members than it may, with names that a reader sees, and what the card does not read
/// keeps the limits too.
fn keeping_the_limits(unread_urls: &[&str]) -> Map<String, Value> {
    let urls = unread_urls.join("|").replace('$', "\\$");
    members([
        ("patternProperties", json!({ whole(&format!("(?:{urls})")): reference("UnreadAddress") })),
        ("additionalProperties", reference("Unread")),
        ("maxProperties", MOST_ENTRIES.into()),
        ("propertyNames", reference("Name")),
    ])
}

fn name() -> Value {
    json!({
        "description": "The name of a member.",
        "pattern": whole(&format!("[^{}]*", class(is_hidden))),
        "patternErrorMessage": SEEN,
    })
}

const SEEN: &str = "Expected no line breaks and other characters that no reader would see.";

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn members<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
}

/// A regular expression for all of a text. Python's `$` also stands before a last line break.
fn whole(expression: &str) -> String {
    format!("^{expression}(?!\\n)$")
}

/// What stands in the brackets of a class of these characters, escaped in the way that all engines read alike.
///
/// Without its flag `u`, JavaScript has no escapes for what lies outside the Basic Multilingual Plane. Nothing does.
fn class(holds: impl Fn(char) -> bool) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in ('\0'..='\u{ffff}').filter(|c| holds(*c)).map(u32::from) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    let written = |(first, last)| match first == last {
        true => format!("\\u{first:04x}"),
        false => format!("\\u{first:04x}-\\u{last:04x}"),
    };
    ranges.into_iter().map(written).collect()
}
