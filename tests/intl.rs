//! Dates, numbers and plurals as ICU4X has them; `tests/browser/intl.test.mjs` compares them with those of a browser.

use chrono::NaiveDate;
use out_yet::cli::Native;
use out_yet::date::parse_day;
use out_yet::words::Locale;
use serde_json::{Value, json};

/// The languages of the card with regions that write otherwise, and extensions that ask for other digits or calendars.
const TAGS: &[&str] = &[
    "en-GB",
    "en-US",
    "en-AU",
    "en-CA",
    "en-IE",
    "en-IN",
    "en-NZ",
    "en-TH",
    "en-ZA",
    "de",
    "de-AT",
    "de-CH",
    "fr",
    "fr-CA",
    "fr-CH",
    "es",
    "es-419",
    "es-MX",
    "pt-BR",
    "pt-PT",
    "ja",
    "zh-Hans",
    "zh-Hant",
    "zh-HK",
    "zh-TW",
    "ar",
    "ar-AE",
    "ar-EG",
    "ar-MA",
    "ar-SA",
    "hi",
    "hi-Latn",
    "ar-u-nu-latn",
    "en-u-nu-hanidec",
    "de-u-ca-buddhist",
    "ja-u-ca-japanese",
    "en-u-ca-iso8601",
    "de-DE-u-rg-chzzzz",
];

/// Around the ends of the years that a document can name, where a calendar was reformed, and leap days.
const DAYS: &[&str] = &[
    "0001-01-01",
    "0001-12-31",
    "0999-12-31",
    "1000-01-01",
    "1500-02-28",
    "1582-10-04",
    "1582-10-05",
    "1582-10-15",
    "1900-02-28",
    "2000-02-29",
    "2024-02-29",
    "2025-12-31",
    "2026-06-01",
    "2026-06-02",
    "2026-06-04",
    "2026-06-10",
    "2026-06-11",
    "2026-06-21",
    "2026-06-30",
    "9999-12-31",
];

/// The first days of the months of a year, and of those at the ends.
const MONTHS: &[&str] = &[
    "0001-01-01",
    "0999-12-01",
    "1000-01-01",
    "1582-10-01",
    "2026-01-01",
    "2026-02-01",
    "2026-03-01",
    "2026-04-01",
    "2026-05-01",
    "2026-06-01",
    "2026-07-01",
    "2026-08-01",
    "2026-09-01",
    "2026-10-01",
    "2026-11-01",
    "2026-12-01",
    "9999-12-01",
];

const YEARS: &[&str] =
    &["0001-01-01", "0999-01-01", "1000-01-01", "1582-01-01", "2026-01-01", "9999-01-01"];

/// Beyond 200.
const NUMBERS: &[i64] = &[
    201, 202, 210, 211, 300, 311, 999, 1000, 1001, 1002, 1011, 1596, 9999, 10_000, 99_999, 100_000,
    123_456, 999_999, 1_000_000, 1_000_001, 2_000_000, 12_345_678,
];

/// One line for all that is asked of a tag in one way.
fn line(name: &str, values: Value) -> String {
    format!("{}: {values}", json!(name))
}

fn days(days: &[&str], written: impl Fn(NaiveDate) -> String) -> Value {
    days.iter().map(|day| written(parse_day(day).unwrap())).collect()
}

#[test]
fn icu_writes_so() {
    let numbers: Vec<i64> = (0..=200).chain(NUMBERS.iter().copied()).collect();
    let asked = [
        line("days", json!(DAYS)),
        line("months", json!(MONTHS)),
        line("years", json!(YEARS)),
        line("numbers", json!(numbers)),
    ];
    let tags = TAGS.iter().map(|tag| {
        let native = Native::dates_of(tag);
        let plural = |number: &i64| native.plural(*number);
        let written = [
            line("days", days(DAYS, |day| native.day(day))),
            line("months", days(MONTHS, |day| native.month(day))),
            line("years", days(YEARS, |day| native.year(day))),
            line("numbers", numbers.iter().map(|number| native.number(*number)).collect()),
            line("plurals", numbers.iter().map(plural).collect()),
        ];
        format!("{}: {{\n{}\n}}", json!(native.tag()), written.join(",\n"))
    });
    let tags: Vec<String> = tags.collect();
    let text = format!("{{\n{},\n\"tags\": {{\n{}\n}}\n}}\n", asked.join(",\n"), tags.join(",\n"));
    insta::assert_binary_snapshot!("icu.json", text.into_bytes());
}

#[test]
fn what_is_no_tag_is_british() {
    for tag in
        ["", "e", "en_GB", "en-GB-oed", "i-klingon", "zh-min-nan", "en-a-b-c", "en\0", "\u{e9}"]
    {
        let native = Native::dates_of(tag);
        assert_eq!(native.tag(), "en-GB", "{tag:?}");
        assert_eq!(native.day(parse_day("2026-06-04").unwrap()), "4 June 2026", "{tag:?}");
    }
}

#[test]
fn a_tag_is_written_as_it_should_be() {
    let rows = [("EN-gb", "en-GB"), ("ZH-HANT-tw", "zh-Hant-TW"), ("AR-u-NU-latn", "ar-u-nu-latn")];
    for (tag, canonical) in rows {
        assert_eq!(Native::dates_of(tag).tag(), canonical);
    }
}

#[test]
fn any_day_is_written_in_any_language() {
    for native in TAGS.iter().map(|tag| Native::dates_of(tag)) {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let written = [native.day(day), native.month(day), native.year(day)];
            assert!(written.iter().all(|text| !text.is_empty()), "{written:?}");
        }
        for number in [i64::MIN, -1, i64::MAX] {
            assert!(!native.number(number).is_empty());
            native.plural(number);
        }
    }
}
