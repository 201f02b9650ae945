//! Partial dates: rows on the edges of the calendar, and every day of the years 1 to 9999 as `jiff` knows them.

use chrono::{Datelike, NaiveDate};
use out_yet::date::{DateError, PartialDate, parse_day, written_day};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, first: &str, last: &str) {
    let date: PartialDate = text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"));
    assert_eq!(date.written(), text);
    assert_eq!(date.to_string(), text);
    assert_eq!(written_day(date.first_day()), first, "first day of {text}");
    assert_eq!(written_day(date.last_day()), last, "last day of {text}");
    assert_eq!(date.is_day(), text.len() == 10, "{text}");
}

#[test]
fn a_partial_date_goes_from_its_first_day_to_its_last() {
    check("2026", "2026-01-01", "2026-12-31");
    check("2026-H1", "2026-01-01", "2026-06-30");
    check("2026-H2", "2026-07-01", "2026-12-31");
    check("2026-Q1", "2026-01-01", "2026-03-31");
    check("2026-Q2", "2026-04-01", "2026-06-30");
    check("2026-Q3", "2026-07-01", "2026-09-30");
    check("2026-Q4", "2026-10-01", "2026-12-31");
    check("2026-01", "2026-01-01", "2026-01-31");
    check("2026-06", "2026-06-01", "2026-06-30");
    check("2026-12", "2026-12-01", "2026-12-31");
    check("2026-06-03", "2026-06-03", "2026-06-03");
    check("2026-12-31", "2026-12-31", "2026-12-31");
}

#[test]
fn february_has_29_days_in_leap_years_alone() {
    check("2023-02", "2023-02-01", "2023-02-28");
    check("2024-02", "2024-02-01", "2024-02-29");
    check("1900-02", "1900-02-01", "1900-02-28");
    check("2000-02", "2000-02-01", "2000-02-29");
    check("2024-02-29", "2024-02-29", "2024-02-29");
}

#[test]
fn years_go_from_1_to_9999() {
    check("0001", "0001-01-01", "0001-12-31");
    check("0001-01-01", "0001-01-01", "0001-01-01");
    check("9999", "9999-01-01", "9999-12-31");
    check("9999-H2", "9999-07-01", "9999-12-31");
    check("9999-Q4", "9999-10-01", "9999-12-31");
    check("9999-12", "9999-12-01", "9999-12-31");
    check("9999-12-31", "9999-12-31", "9999-12-31");
}

#[track_caller]
fn refused(text: &str, error: DateError) {
    assert_eq!(text.parse::<PartialDate>(), Err(error), "{text:?}");
    assert_eq!(parse_day(text), Err(error), "{text:?}");
}

#[test]
fn what_is_written_otherwise_is_no_date() {
    let rows = "soon  26  202  20260603  10000  10000-01-01  -001  +2026  2026-  2026-6  2026-6-3  2026-06-3
        2026-06-  2026-06-031  2026-06-03T00:00:00Z  2026/06/03  2026.06  06-2026  03-06-2026  2026-W23
        2026-154  2026-Q  2026-q3  2026-Q33  2026-Qx  2026Q3  Q3-2026  2026-h1  2026-H  2026-H12  2026-+6
        2026-06-+3  2026-0x  2o26  ٢٠٢٦  ２０２６  2026–06";
    for text in rows.split_whitespace() {
        refused(text, DateError::Form);
    }
    for text in ["", " 2026", "2026 ", "2026- 6", "2026-06\n", "\u{feff}2026", "2026\0"] {
        refused(text, DateError::Form);
    }
}

#[test]
fn a_date_that_the_calendar_does_not_have_is_refused() {
    let rows = "0000  0000-H1  0000-Q1  0000-01  0000-01-01  2026-H0  2026-H3  2026-H9  2026-Q0  2026-Q5
        2026-00  2026-13  2026-99  2026-00-01  2026-13-01  2026-06-00  2026-06-31  2026-01-32  2026-12-99
        2026-02-29  2026-02-30  2024-02-30  1900-02-29";
    for text in rows.split_whitespace() {
        refused(text, DateError::Calendar);
    }
}

#[test]
fn a_day_is_a_whole_date() {
    assert_eq!(parse_day("2026-06-03"), Ok(NaiveDate::from_ymd_opt(2026, 6, 3).unwrap()));
    for text in ["2026", "2026-H1", "2026-Q2", "2026-06"] {
        assert_eq!(parse_day(text), Err(DateError::Form), "{text}");
    }
}

fn every_form() -> impl Strategy<Value = PartialDate> {
    (1..=9999, 0..12u32, 0..366u32, 0..5u8).prop_map(|(year, month, day, form)| match form {
        0 => PartialDate::Year(year),
        1 => PartialDate::Half(year, month / 6 + 1),
        2 => PartialDate::Quarter(year, month / 3 + 1),
        3 => PartialDate::Month(year, month + 1),
        _ => {
            let day = NaiveDate::from_yo_opt(year, day + 1);
            PartialDate::Day(day.unwrap_or(NaiveDate::from_yo_opt(year, 365).unwrap()))
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_printed_parses_to_the_same(date in every_form()) {
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert!(date.first_day() <= date.last_day());
    }

    #[test]
    fn what_parses_prints_as_it_was_written(text in "[0-9]{4}(-[HQ]?[0-9]{1,2}){0,2}") {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*|[0-9HQ\\-]*|[0-9]{4}\\PC*") {
        let _ = (text.parse::<PartialDate>(), parse_day(&text));
    }
}

/// The years 1 to 9999, cut for the threads that share them.
fn every_year(check: impl Fn(i16) + Sync) {
    std::thread::scope(|scope| {
        for first in 1..=8 {
            let check = &check;
            scope.spawn(move || (first..=9999).step_by(8).for_each(check));
        }
    });
}

#[test]
fn each_day_of_the_years_1_to_9999_is_that_of_another_calendar() {
    every_year(|year| {
        let mut other = jiff::civil::Date::new(year, 1, 1).unwrap();
        let mut before = NaiveDate::from_ymd_opt(i32::from(year) - 1, 12, 31).unwrap();
        for day_of_year in 1..=other.days_in_year() {
            let text = other.to_string();
            let day = parse_day(&text).unwrap();
            assert_eq!(written_day(day), text);
            assert_eq!(day.signed_duration_since(before).num_days(), 1, "{text}");
            assert_eq!(day.ordinal(), day_of_year as u32, "{text}");
            let weekday = other.weekday().to_monday_zero_offset() as u32;
            assert_eq!(day.weekday().num_days_from_monday(), weekday, "{text}");
            before = day;
            other = other.tomorrow().unwrap_or(other);
        }
    });
}

#[test]
fn each_partial_date_of_the_years_1_to_9999_ends_as_in_another_calendar() {
    every_year(|year| {
        let last_of = |month| jiff::civil::Date::new(year, month, 1).unwrap().last_of_month();
        let check = |text: String, first_month: i8, last_month: i8| {
            check(
                &text,
                &format!("{year:04}-{first_month:02}-01"),
                &last_of(last_month).to_string(),
            );
        };
        check(format!("{year:04}"), 1, 12);
        (1..=2).for_each(|half| check(format!("{year:04}-H{half}"), half * 6 - 5, half * 6));
        (1..=4).for_each(|quarter| {
            check(format!("{year:04}-Q{quarter}"), quarter * 3 - 2, quarter * 3)
        });
        (1..=12).for_each(|month| check(format!("{year:04}-{month:02}"), month, month));
    });
}
