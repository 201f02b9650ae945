//! The JSON Schema: it is what the types say, explains everything, and agrees with the program.

mod binary;
mod generated;
mod rows;

use binary::{out_yet, run};
use generated::{a_document, an_unknown_member};
use jsonschema::Validator;
use out_yet::date::{PartialDate, parse_day};
use out_yet::schema::schema;
use out_yet::status::Status;
use proptest::prelude::*;
use rows::{Row, rows};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

const COMMITTED: &str = include_str!("../schema/out-yet.schema.json");

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft7::new(&schema()).unwrap());

/// The rule of a field of the document.
fn validator_of(field: &str) -> Validator {
    jsonschema::draft7::new(schema().pointer(field).unwrap()).unwrap()
}

fn is_accepted(document: &Value) -> bool {
    Status::parse(document.to_string().as_bytes()).is_ok()
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    assert!(
        COMMITTED == format!("{:#}\n", schema()),
        "schema/out-yet.schema.json is not that of the types; renew it with: \
         cargo run --quiet -- schema > schema/out-yet.schema.json"
    );
}

#[test]
fn the_command_prints_it_as_a_file() {
    let printed = run(&mut out_yet(&["schema"]));
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    let schema: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(schema, self::schema());
    assert!(printed.out.ends_with("}\n") && printed.out.contains("\n  \"title\": "));
}

#[test]
fn it_is_a_schema_itself() {
    assert_eq!(schema()["$schema"], "http://json-schema.org/draft-07/schema#");
    jsonschema::draft7::meta::validate(&schema()).unwrap_or_else(|error| panic!("{error}"));
}

/// What an editor shows where one points.
#[track_caller]
fn explained(place: &str, schema: &Value) {
    let description = schema["description"].as_str().unwrap_or_default();
    assert!(description.ends_with('.'), "{place} is not explained in a sentence: {description:?}");
    assert!(!description.contains("[`"), "{place}: {description}");
    assert!(!description.contains('\n'), "{place}: {description}");
    assert_eq!(
        schema.get("pattern").is_some(),
        schema.get("patternErrorMessage").is_some(),
        "{place}: words and pattern go together"
    );
}

#[test]
fn everything_is_explained() {
    let schema = schema();
    explained("document", &schema);
    let members = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let mut definitions = members(&schema["definitions"]);
    definitions.insert("document".into(), schema.clone());
    let mut fields = 0;
    for (definition, schema) in &definitions {
        explained(definition, schema);
        for (field, schema) in members(&schema["properties"]) {
            explained(&format!("{definition}.{field}"), &schema);
            fields += 1;
        }
        for value in schema["oneOf"].as_array().into_iter().flatten() {
            explained(&format!("{definition} {}", value["const"]), value);
        }
    }
    assert_eq!(fields, 43);
}

#[test]
fn what_an_editor_proposes_are_the_fields_that_the_card_reads() {
    let schema = schema();
    let fields = |pointer: &str| {
        let properties = schema.pointer(pointer).and_then(Value::as_object).unwrap();
        properties.keys().cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        fields("/properties"),
        "$schema version subject by question lang page criterion launch promises reports access peers verified \
         stale_after_days"
    );
    for (definition, expected) in [
        ("Launch", "what date sources"),
        ("Promise", "said who quote due retracts sources"),
        ("Report", "said who summary sources"),
        ("Access", "date stage scope note sources"),
        ("Peer", "subject by launched out sources"),
        ("Source", "url title publisher date archive"),
    ] {
        assert_eq!(fields(&format!("/definitions/{definition}/properties")), expected);
    }
    let stages = schema["definitions"]["Stage"]["oneOf"].as_array().unwrap();
    let stages: Vec<&Value> = stages.iter().map(|stage| &stage["const"]).collect();
    assert_eq!(stages, ["private", "preview", "general", "withdrawn"]);
}

/// What no schema can say, or none that one would want to read.
const BEYOND_A_SCHEMA: [&str; 7] = [
    // Of two members with one name, a reader of JSON keeps one and tells nobody.
    "named twice",
    // The values of two members cannot be compared.
    "due before said",
    // A schema that holds for every level would have to be written down for each of the 32.
    "levels",
    // The value is the same, however many bytes it takes.
    "bytes",
    // RFC 8259 leaves to each reader what it makes of half a character; `check` refuses it.
    "lone surrogate",
    // To a reader that keeps numbers as floats it is the whole number next to it.
    "digits beyond a float",
    // Before the value begins, and after a reader took off the first.
    "second byte order mark",
];

#[test]
fn the_schema_and_the_program_agree_on_the_corpus() {
    let mut beyond = Vec::new();
    for Row { name, bytes, is_good, beyond_schema } in rows() {
        beyond.extend(beyond_schema.clone());
        // Where this reader finds no value, there is nothing for a schema to say.
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            let is_valid = VALIDATOR.is_valid(&value);
            assert_eq!(is_valid, is_good || beyond_schema.is_some(), "{name}");
        }
    }
    for reason in &beyond {
        assert!(BEYOND_A_SCHEMA.contains(&reason.as_str()), "{reason}");
    }
    for reason in BEYOND_A_SCHEMA {
        assert!(beyond.iter().any(|found| found == reason), "no row shows: {reason}");
    }
}

#[test]
fn a_day_and_a_date_are_those_of_the_calendar() {
    let (day, date) =
        (validator_of("/properties/verified"), validator_of("/definitions/Launch/properties/date"));
    let check = |text: &str| {
        let value = Value::from(text);
        assert_eq!(day.is_valid(&value), parse_day(text).is_ok(), "{text}");
        assert_eq!(date.is_valid(&value), text.parse::<PartialDate>().is_ok(), "{text}");
        usize::from(day.is_valid(&value))
    };
    let mut days = 0;
    for year in 1998..=2001 {
        for month in 0..=13 {
            for day in 0..=32 {
                days += check(&format!("{year}-{month:02}-{day:02}"));
            }
        }
    }
    for year in 0..=9999 {
        days += check(&format!("{year:04}-02-29"));
    }
    // 366 of them are in the year 2000; of 29 February there are 2424 up to the year 9999.
    assert_eq!(days, 3 * 365 + 366 + 2424);
    for year in ["0000", "0001", "2026", "9999", "10000", "202", "２０２６", "٢٠٢٦"] {
        check(year);
        for part in 0..=19 {
            for form in ["-Q", "-H", "-q", "-h", "-", "-0", "Q", " "] {
                check(&format!("{year}{form}{part}"));
            }
        }
    }
    for text in ["", "2026-06-03\n", " 2026-06-03", "2026-06-03 ", "2026-6-3", "2026-06-03T00:00"] {
        check(text);
    }
}

#[test]
fn each_character_is_refused_where_the_program_refuses_it() {
    // The blocks in which there is anything to refuse, and some characters of others.
    let blocks = [
        '\0'..='\u{2ff}',
        '\u{1670}'..='\u{168f}',
        '\u{2000}'..='\u{207f}',
        '\u{2ff0}'..='\u{300f}',
    ];
    let others = [
        '\u{61c}', '\u{180e}', '\u{e000}', '\u{fdd0}', '\u{fefe}', '\u{feff}', '\u{ff0f}',
        '\u{ffff}', '🚀',
    ];
    let characters = blocks.into_iter().flatten().chain(others);
    for c in characters {
        let places = [
            json!({ "by": format!("a{c}") }),
            json!({ "by": format!("{c}") }),
            json!({ "page": format!("https://{c}") }),
            json!({ "page": format!("https://a{c}b@c") }),
            json!({ "page": format!("https://a/{c}") }),
            json!({ "lang": format!("e{c}") }),
            json!({ "lang": format!("en-{c}") }),
            json!({ "unknown": [format!("{c}")] }),
            json!({ format!("a{c}"): 1 }),
        ];
        for place in places {
            let document = with(&place);
            assert_eq!(VALIDATOR.is_valid(&document), is_accepted(&document), "{place}");
        }
    }
}

/// The smallest document that is accepted, with these members besides or instead.
fn with(members: &Value) -> Value {
    let mut document = json!({
        "version": 1, "subject": "S", "launch": { "date": "2026-01-01" }, "verified": "2026-01-01"
    });
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    document
}

proptest! {
    #[test]
    fn the_schema_and_the_program_agree_on_made_up_documents(
        document in a_document(),
        (name, value) in an_unknown_member(),
        index in any::<prop::sample::Index>(),
    ) {
            prop_assert!(VALIDATOR.is_valid(&document.0));
        let mut changed: Map<String, Value> = document.0.as_object().unwrap().clone();
        changed.insert(name, value.clone());
        let widened = Value::from(changed.clone());
        prop_assert_eq!(VALIDATOR.is_valid(&widened), is_accepted(&widened));
        let at = index.index(changed.len());
        *changed.values_mut().nth(at).unwrap() = value;
        let swapped = Value::from(changed);
        prop_assert_eq!(VALIDATOR.is_valid(&swapped), is_accepted(&swapped));
    }
}
