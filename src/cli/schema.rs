//! `out-yet schema`: the JSON Schema of status documents.

use super::{FINE, say};

pub fn run() -> u8 {
    say(format_args!("{:#}", crate::schema::schema()));
    FINE
}
