//! Partial civil dates: what a status document may write where a day is not known.
//!
//! A small part of EDTF (ISO 8601-2), with `2026-Q3` and `2026-H2` for its codes of quarters and halves. There is no
//! clock and no zone here; [`chrono::NaiveDate`] does the arithmetic.

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A date known to the year, half, quarter, month or day, like `2026`, `2026-H2`, `2026-Q3`, `2026-06` or `2026-06-03`.
///
/// It stands for its last day in every comparison and count, and is shown at its own precision. Halves and quarters are
/// those of the calendar. Years go from 1 to 9999 and are written with four digits.
///
/// ```
/// use out_yet::date::PartialDate;
/// let june: PartialDate = "2026-06".parse().unwrap();
/// assert_eq!(june.last_day().to_string(), "2026-06-30");
/// assert_eq!(june.to_string(), "2026-06");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A year, like `2026`.
    Year(i32),
    /// A year and the half of it, 1 or 2, like `2026-H2`.
    Half(i32, u32),
    /// A year and the quarter of it, 1 to 4, like `2026-Q3`.
    Quarter(i32, u32),
    /// A year and the month of it, 1 to 12, like `2026-06`.
    Month(i32, u32),
    /// A day, like `2026-06-03`.
    Day(NaiveDate),
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It is not written like any date, like `soon` or `2026-6-3`.
    Form,
    /// It is written like a date that the calendar does not have, like `2026-02-30`, `2026-13` or `0000`.
    Calendar,
}

impl PartialDate {
    /// The first day of it: 1 June for `2026-06`.
    pub fn first_day(self) -> NaiveDate {
        let (year, months) = match self {
            PartialDate::Day(day) => return day,
            PartialDate::Year(year) => (year, 0),
            PartialDate::Half(year, half) => (year, (half - 1) * 6),
            PartialDate::Quarter(year, quarter) => (year, (quarter - 1) * 3),
            PartialDate::Month(year, month) => (year, month - 1),
        };
        first_of_month(year, months)
    }

    /// The last day of it, which it stands for: 30 June for `2026-06`.
    pub fn last_day(self) -> NaiveDate {
        let (year, months) = match self {
            PartialDate::Day(day) => return day,
            PartialDate::Year(year) => (year, 12),
            PartialDate::Half(year, half) => (year, half * 6),
            PartialDate::Quarter(year, quarter) => (year, quarter * 3),
            PartialDate::Month(year, month) => (year, month),
        };
        first_of_month(year, months).pred_opt().unwrap_or_default()
    }

    /// Whether it names a single day.
    pub fn is_day(self) -> bool {
        matches!(self, PartialDate::Day(_))
    }
}

/// The first day of the month that lies `months` after January of `year`; month 12 is January of the next year.
fn first_of_month(year: i32, months: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year + (months / 12) as i32, months % 12 + 1, 1).unwrap_or_default()
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<PartialDate, DateError> {
        let bytes = text.as_bytes();
        let year = digits(bytes.get(..4)).ok_or(DateError::Form)?;
        let date = match bytes.get(4..).unwrap_or_default() {
            [] => PartialDate::Year(year as i32),
            [b'-', b'H', half @ b'0'..=b'9'] => {
                PartialDate::Half(year as i32, within(u32::from(half - b'0'), 2)?)
            }
            [b'-', b'Q', quarter @ b'0'..=b'9'] => {
                PartialDate::Quarter(year as i32, within(u32::from(quarter - b'0'), 4)?)
            }
            [b'-', month @ ..] if month.len() == 2 => {
                let month = digits(Some(month)).ok_or(DateError::Form)?;
                PartialDate::Month(year as i32, within(month, 12)?)
            }
            [b'-', a, b, b'-', day @ ..] if day.len() == 2 => {
                let month = digits(Some(&[*a, *b])).ok_or(DateError::Form)?;
                let day = digits(Some(day)).ok_or(DateError::Form)?;
                NaiveDate::from_ymd_opt(year as i32, month, day)
                    .map(PartialDate::Day)
                    .ok_or(DateError::Calendar)?
            }
            _ => return Err(DateError::Form),
        };
        if year == 0 { Err(DateError::Calendar) } else { Ok(date) }
    }
}

/// The number that ASCII digits alone write.
fn digits(bytes: Option<&[u8]>) -> Option<u32> {
    bytes?.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
    })
}

fn within(number: u32, last: u32) -> Result<u32, DateError> {
    if (1..=last).contains(&number) { Ok(number) } else { Err(DateError::Calendar) }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl PartialDate {
    /// The date as a document writes it, without the machinery of `Display`, which the embed need not carry.
    pub fn written(self) -> String {
        let (year, rest) = match self {
            PartialDate::Year(year) => (year, String::new()),
            PartialDate::Half(year, half) => (year, ["-H", &padded(half, 1)].concat()),
            PartialDate::Quarter(year, quarter) => (year, ["-Q", &padded(quarter, 1)].concat()),
            PartialDate::Month(year, month) => (year, ["-", &padded(month, 2)].concat()),
            PartialDate::Day(day) => {
                let rest = ["-", &padded(day.month(), 2), "-", &padded(day.day(), 2)].concat();
                (day.year(), rest)
            }
        };
        padded(year as u32, 4) + &rest
    }
}

/// A day as a document and `<time datetime>` write it, like `2026-06-03`.
pub fn written_day(day: NaiveDate) -> String {
    PartialDate::Day(day).written()
}

/// The last digits of a number, as many as `width`.
fn padded(number: u32, width: u32) -> String {
    (0..width)
        .rev()
        .map(|place| char::from(b'0' + (number / 10u32.pow(place) % 10) as u8))
        .collect()
}

/// A number in decimal digits, without the machinery of `Display` too.
///
/// ```
/// assert_eq!([0, 10, -36].map(out_yet::date::written_number), ["0", "10", "-36"]);
/// ```
pub fn written_number(number: i64) -> String {
    let mut written = match number / 10 {
        0 if number < 0 => String::from("-"),
        0 => String::new(),
        tens => written_number(tens),
    };
    written.push(char::from(b'0' + (number % 10).unsigned_abs() as u8));
    written
}

/// The day that a text names, like `2026-06-03`; a partial date is not one.
///
/// # Errors
/// [`DateError::Form`] for a text or a partial date, [`DateError::Calendar`] for a day that does not exist.
pub fn parse_day(text: &str) -> Result<NaiveDate, DateError> {
    match text.parse()? {
        PartialDate::Day(day) => Ok(day),
        _ => Err(DateError::Form),
    }
}

/// Puts entries in order of their days; those of one day stay in their order.
pub(crate) fn sort_by_day<T>(entries: &mut [T], day: impl Fn(&T) -> NaiveDate) {
    // By insertion: there are few, mostly in order already, and the library's sort comes in a copy for every type.
    for end in 1..entries.len() {
        let mut at = end;
        while at > 0 && day(&entries[at - 1]) > day(&entries[at]) {
            entries.swap(at - 1, at);
            at -= 1;
        }
    }
}
