//! What the targets share: documents made from bytes, and what has to hold for the card's HTML.

pub mod document;
pub mod markup;
/// The rules of the standing as `tests/properties.rs` reads them too, by other ways than the real ones.
#[path = "../../tests/literal/mod.rs"]
pub mod literal;

use chrono::NaiveDate;

/// Any day of the years 1 to 9999.
pub fn any_day(number: u32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt((number % 3_652_059) as i32 + 1).unwrap_or_default()
}
