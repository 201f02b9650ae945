//! `out-yet schema`: the JSON Schema, for editors.

use super::{FINE, say};

pub const EXAMPLES: &str = "\
Examples:
  out-yet schema > out-yet.schema.json

A document that begins with \"$schema\": \"out-yet.schema.json\" is then completed and
explained by editors that know JSON Schema, draft-07.";

pub fn run() -> u8 {
    say(format_args!("{:#}", crate::schema::schema()));
    FINE
}
