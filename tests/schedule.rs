//! The dates that were promised, on days: each as often as it was moved, and what became of it when.

mod table;

use out_yet::date::{parse_day, written_day};
use out_yet::schedule::{promised_dates, releases, settled};
use out_yet::standing::{Standing, standing};
use out_yet::status::Status;
use table::document;

fn on(document: &str, day: &str) -> Standing {
    standing(&Status::parse(document.as_bytes()).unwrap(), parse_day(day).unwrap())
}

/// A row for each date: what is promised, since when, by promises of which days, how often it was changed, and what became
/// of it when.
#[track_caller]
fn check(document: &str, day: &str, rows: &[&str]) {
    let standing = on(document, day);
    let rows_found: Vec<String> = promised_dates(&standing)
        .iter()
        .map(|date| {
            let day_of = |place: &usize| written_day(standing.history[*place].day());
            let promises: Vec<String> = date.promises.iter().map(day_of).collect();
            assert_eq!(promises.first(), Some(&written_day(date.first_said)));
            assert_eq!(promises.last(), Some(&written_day(date.last_said)));
            format!(
                "{} since {} by {} of {}, changed {}: {}{} on {}",
                date.due,
                written_day(date.named),
                day_of(&date.named_by),
                promises.join(" "),
                date.changes,
                date.outcome.as_str(),
                if date.is_taken_back { ", taken back" } else { "" },
                written_day(date.settled(&standing)),
            )
        })
        .collect();
    assert_eq!(rows_found, rows, "on {day}");
}

#[test]
fn a_date_that_is_moved_in_time_is_one_date() {
    let moved = |said: &str| {
        let later = format!("{said} for 2026-03-15");
        document("2026-01-01", &["2026-01-10 for 2026-02", &later], &[])
    };
    check(
        &moved("2026-02-27"),
        "2026-02-26",
        &["2026-02 since 2026-01-10 by 2026-01-10 of 2026-01-10, changed 0: pending on 2026-01-10"],
    );
    let one = |said: &str| {
        format!(
            "2026-03-15 since {said} by {said} of 2026-01-10 {said}, changed 1: pending on {said}"
        )
    };
    check(&moved("2026-02-27"), "2026-02-27", &[&one("2026-02-27")]);
    check(&moved("2026-02-28"), "2026-02-28", &[&one("2026-02-28")]);
    check(
        &moved("2026-03-01"),
        "2026-03-01",
        &[
            "2026-02 since 2026-01-10 by 2026-01-10 of 2026-01-10, changed 0: missed on 2026-03-01",
            "2026-03-15 since 2026-03-01 by 2026-03-01 of 2026-03-01, changed 0: pending on 2026-03-01",
        ],
    );
    check(
        &moved("2026-02-27"),
        "2026-03-16",
        &[
            "2026-03-15 since 2026-02-27 by 2026-02-27 of 2026-01-10 2026-02-27, changed 1: missed on 2026-03-16",
        ],
    );
}

#[test]
fn a_date_that_is_said_again_is_not_changed() {
    let document = document(
        "2026-01-01",
        &["2026-01-10 for 2026-02", "2026-01-20 for 2026-02", "2026-01-25"],
        &[],
    );
    check(
        &document,
        "2026-02-01",
        &[
            "2026-02 since 2026-01-10 by 2026-01-20 of 2026-01-10 2026-01-20, changed 0: pending on 2026-01-20",
        ],
    );
}

#[test]
fn an_earlier_date_changes_it_too() {
    let document =
        document("2026-01-01", &["2026-01-10 for 2026-04", "2026-01-20 for 2026-02"], &[]);
    check(
        &document,
        "2026-02-01",
        &[
            "2026-02 since 2026-01-20 by 2026-01-20 of 2026-01-10 2026-01-20, changed 1: pending on 2026-01-20",
        ],
    );
}

#[test]
fn what_is_taken_back_is_changed_once_and_can_be_revived() {
    let document = document(
        "2026-01-01",
        &[
            "2026-01-10 for 2026-02",
            "2026-01-20 retracts",
            "2026-01-25 retracts",
            "2026-05-01 for 2026-06",
            "2026-05-02 for 2026-06",
        ],
        &[],
    );
    check(
        &document,
        "2026-01-20",
        &[
            "2026-02 since 2026-01-10 by 2026-01-10 of 2026-01-10 2026-01-20, changed 1: moved, taken back on 2026-01-20",
        ],
    );
    check(
        &document,
        "2026-03-01",
        &[
            "2026-02 since 2026-01-10 by 2026-01-10 of 2026-01-10 2026-01-20 2026-01-25, changed 1: moved, taken back on 2026-01-25",
        ],
    );
    check(
        &document,
        "2026-05-01",
        &[
            "2026-06 since 2026-05-01 by 2026-05-01 of 2026-01-10 2026-01-20 2026-01-25 2026-05-01, changed 2: pending on 2026-05-01",
        ],
    );
    check(
        &document,
        "2026-05-02",
        &[
            "2026-06 since 2026-05-01 by 2026-05-02 of 2026-01-10 2026-01-20 2026-01-25 2026-05-01 2026-05-02, changed 2: pending on 2026-05-02",
        ],
    );
}

#[test]
fn the_same_date_after_it_was_taken_back_is_a_change() {
    let document = document(
        "2026-01-01",
        &["2026-01-10 for 2026-06", "2026-01-20 retracts", "2026-02-01 for 2026-06"],
        &[],
    );
    check(
        &document,
        "2026-02-01",
        &[
            "2026-06 since 2026-02-01 by 2026-02-01 of 2026-01-10 2026-01-20 2026-02-01, changed 2: pending on 2026-02-01",
        ],
    );
}

#[test]
fn what_was_taken_back_and_kept_all_the_same_is_settled_when_it_came_out() {
    let document = document(
        "2026-01-01",
        &["2026-01-10 for 2026-02", "2026-01-20 retracts"],
        &["2026-02-10 general"],
    );
    check(
        &document,
        "2026-02-09",
        &[
            "2026-02 since 2026-01-10 by 2026-01-10 of 2026-01-10 2026-01-20, changed 1: moved, taken back on 2026-01-20",
        ],
    );
    check(
        &document,
        "2026-02-10",
        &[
            "2026-02 since 2026-01-10 by 2026-01-10 of 2026-01-10 2026-01-20, changed 1: kept, taken back on 2026-02-10",
        ],
    );
}

#[test]
fn what_names_no_date_or_takes_none_back_is_none() {
    let document = document(
        "2026-01-01",
        &["2026-01-10", "2026-01-20 retracts", "2026-02-01"],
        &["2026-02-01 general"],
    );
    check(&document, "2026-03-01", &[]);
}

#[test]
fn once_it_was_out_and_was_withdrawn_a_date_is_another() {
    let document = document(
        "2026-01-01",
        &["2026-01-10 for 2026-06", "2026-02-15 for 2026-07", "2026-03-10 for 2026-06"],
        &["2026-02-10 preview", "2026-03-01 withdrawn", "2026-05-01 general"],
    );
    let first =
        "2026-06 since 2026-01-10 by 2026-01-10 of 2026-01-10, changed 0: kept on 2026-02-10";
    check(&document, "2026-03-01", &[first]);
    check(
        &document,
        "2026-03-10",
        &[
            first,
            "2026-06 since 2026-03-10 by 2026-03-10 of 2026-03-10, changed 0: pending on 2026-03-10",
        ],
    );
    check(
        &document,
        "2026-05-01",
        &[
            first,
            "2026-06 since 2026-03-10 by 2026-03-10 of 2026-03-10, changed 0: kept on 2026-05-01",
        ],
    );
}

#[test]
fn a_late_date_is_settled_when_it_came_out_and_a_missed_one_the_day_after() {
    let document = document(
        "2026-01-01",
        &["2026-01-10 for 2026-01"],
        &["2026-01-05 private", "2026-02-10 preview"],
    );
    check(
        &document,
        "2026-02-01",
        &["2026-01 since 2026-01-10 by 2026-01-10 of 2026-01-10, changed 0: missed on 2026-02-01"],
    );
    check(
        &document,
        "2026-02-09",
        &["2026-01 since 2026-01-10 by 2026-01-10 of 2026-01-10, changed 0: missed on 2026-02-01"],
    );
    check(
        &document,
        "2026-02-10",
        &["2026-01 since 2026-01-10 by 2026-01-10 of 2026-01-10, changed 0: late on 2026-02-10"],
    );
}

/// The day on which each thing in the history became what it is.
#[track_caller]
fn check_settled(document: &str, day: &str, expected: &[&str]) {
    let standing = on(document, day);
    let found: Vec<String> = (0..standing.history.len())
        .map(|place| {
            let since = settled(&standing, place).unwrap();
            written_day(standing.history[place].day()) + " " + &written_day(since)
        })
        .collect();
    assert_eq!(found, expected, "on {day}");
    assert_eq!(settled(&standing, standing.history.len()), None);
}

#[test]
fn a_moved_promise_is_settled_by_the_first_that_moved_it() {
    let document = document(
        "2026-01-01",
        &[
            "2026-01-10 for 2026-02",
            "2026-01-12 for 2026-01",
            "2026-01-15",
            "2026-01-20 for 2026-02",
            "2026-01-25 for 2026-03",
            "2026-01-28 retracts",
        ],
        &["2026-01-02 private"],
    );
    check_settled(
        &document,
        "2026-01-24",
        &[
            "2026-01-01 2026-01-01",
            "2026-01-02 2026-01-02",
            "2026-01-10 2026-01-10",
            "2026-01-12 2026-01-20",
            "2026-01-15 2026-01-15",
            "2026-01-20 2026-01-20",
        ],
    );
    check_settled(
        &document,
        "2026-01-28",
        &[
            "2026-01-01 2026-01-01",
            "2026-01-02 2026-01-02",
            "2026-01-10 2026-01-25",
            "2026-01-12 2026-01-20",
            "2026-01-15 2026-01-15",
            "2026-01-20 2026-01-25",
            "2026-01-25 2026-01-28",
            "2026-01-28 2026-01-28",
        ],
    );
}

#[test]
fn a_promise_is_moved_on_its_due_day_and_not_after() {
    let moved = |said: &str| {
        let later = format!("{said} for 2026-12");
        document("2026-01-01", &["2026-01-10 for 2026-01-31", &later], &[])
    };
    check_settled(
        &moved("2026-01-31"),
        "2026-02-05",
        &["2026-01-01 2026-01-01", "2026-01-10 2026-01-31", "2026-01-31 2026-01-31"],
    );
    check_settled(
        &moved("2026-02-03"),
        "2026-02-05",
        &["2026-01-01 2026-01-01", "2026-01-10 2026-02-01", "2026-02-03 2026-02-03"],
    );
}

#[test]
fn what_was_promised_before_moves_nothing() {
    let document = document(
        "2026-01-01",
        &["2026-01-10 for 2026-12", "2026-01-12 for 2026-02", "2026-01-20 for 2026-03"],
        &[],
    );
    check_settled(
        &document,
        "2026-01-20",
        &[
            "2026-01-01 2026-01-01",
            "2026-01-10 2026-01-10",
            "2026-01-12 2026-01-20",
            "2026-01-20 2026-01-20",
        ],
    );
}

#[test]
fn what_was_said_while_it_was_out_is_settled_at_once() {
    let document = document(
        "2026-01-01",
        &["2026-02-15 for 2026-03"],
        &["2026-02-10 preview", "2026-03-20 general"],
    );
    check_settled(
        &document,
        "2026-06-01",
        &[
            "2026-01-01 2026-01-01",
            "2026-02-10 2026-02-10",
            "2026-02-15 2026-02-15",
            "2026-03-20 2026-03-20",
        ],
    );
}

#[track_caller]
fn check_releases(access: &[&str], expected: &[&str]) {
    let standing = on(&document("2026-01-01", &["2026-01-05"], access), "2026-12-31");
    let found: Vec<String> = releases(&standing)
        .iter()
        .map(|out| {
            assert_eq!(standing.history[out.entry].day(), out.day);
            format!("{} {}", written_day(out.day), out.entry)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn it_comes_out_on_the_first_public_day_and_again_after_a_withdrawal() {
    check_releases(&[], &[]);
    check_releases(&["2026-02-01 private"], &[]);
    check_releases(
        &["2026-02-01 private", "2026-02-02 preview", "2026-03-01 general"],
        &["2026-02-02 3"],
    );
    check_releases(
        &["2026-02-01 general", "2026-02-02 withdrawn", "2026-02-03 preview"],
        &["2026-02-01 2", "2026-02-03 4"],
    );
    check_releases(
        &["2026-02-01 general", "2026-02-02 private", "2026-02-03 withdrawn"],
        &["2026-02-01 2"],
    );
}

#[test]
fn of_the_entries_of_one_day_the_last_counts() {
    check_releases(&["2026-02-01 preview", "2026-02-01 withdrawn"], &[]);
    check_releases(&["2026-02-01 withdrawn", "2026-02-01 preview"], &["2026-02-01 3"]);
    check_releases(&["2026-02-01 preview", "2026-02-01 general"], &["2026-02-01 3"]);
    check_releases(
        &["2026-02-01 general", "2026-02-05 withdrawn", "2026-02-05 general"],
        &["2026-02-01 2"],
    );
}
