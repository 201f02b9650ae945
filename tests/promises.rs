//! What was promised: which promises count, what became of each, and how late it came.

mod table;

use table::{check, document};

#[test]
fn until_it_is_out_the_latest_promise_counts_and_then_the_last_before() {
    check(
        &document(
            "2026-01-01",
            &[
                "2026-01-05",
                "2026-02-01 for 2026-02-20",
                // Said on the day on which it was out, and after: the history alone has them.
                "2026-03-01 for 2026-03-31",
                "2026-03-05 for 2026-04-30",
            ],
            &["2026-03-01 preview"],
        ),
        "as_of     | last_promise              | days_since_last_promise | last_promised_date | days_since_promised_date | late_days | promises          | slips
        2026-01-04 | –                         | –                       | –                  | –                        | –         | –                 | 0
        2026-01-05 | 2026-01-05                | 0                       | –                  | –                        | –         | undated           | 0
        2026-01-31 | 2026-01-05                | 26                      | –                  | –                        | –         | undated           | 0
        2026-02-01 | 2026-02-01 for 2026-02-20 | 0                       | 2026-02-20         | -19                      | –         | undated, pending  | 0
        2026-02-19 | 2026-02-01 for 2026-02-20 | 18                      | 2026-02-20         | -1                       | –         | undated, pending  | 0
        2026-02-20 | 2026-02-01 for 2026-02-20 | 19                      | 2026-02-20         | 0                        | –         | undated, pending  | 0
        2026-02-21 | 2026-02-01 for 2026-02-20 | 20                      | 2026-02-20         | 1                        | –         | undated, missed 1 | 1
        2026-02-28 | 2026-02-01 for 2026-02-20 | 27                      | 2026-02-20         | 8                        | –         | undated, missed 8 | 1
        2026-03-01 | 2026-02-01 for 2026-02-20 | –                       | 2026-02-20         | –                        | 9         | undated, late 9   | 1
        2026-05-01 | 2026-02-01 for 2026-02-20 | –                       | 2026-02-20         | –                        | 9         | undated, late 9   | 1",
    );
}

#[test]
fn what_was_promised_is_kept_on_its_day_and_late_on_the_next() {
    for (out, late, outcome, slips) in [
        ("2026-01-30", -1, "kept", 0),
        ("2026-01-31", 0, "kept", 0),
        ("2026-02-01", 1, "late 1", 1),
        ("2026-02-02", 2, "late 2", 1),
    ] {
        let table = format!(
            "as_of      | out_on | last_promised_date | late_days | promises  | slips
             2026-03-01 | {out}  | 2026-01-31         | {late}    | {outcome} | {slips}"
        );
        for due in ["2026-01-31", "2026-01"] {
            let promise = format!("2026-01-01 for {due}");
            check(&document("2026-01-01", &[&promise], &[&format!("{out} general")]), &table);
        }
    }
}

#[test]
fn words_without_a_date_leave_the_promised_date_standing() {
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-01-31", "2026-01-10"], &["2026-02-10 general"]),
        "as_of     | last_promise | last_promised_date | days_since_promised_date | late_days | promises
        2026-01-10 | 2026-01-10   | 2026-01-31         | -21                      | –         | pending, undated
        2026-02-09 | 2026-01-10   | 2026-01-31         | 9                        | –         | missed 9, undated
        2026-02-10 | 2026-01-10   | 2026-01-31         | –                        | 10        | late 10, undated",
    );
}

#[test]
fn without_a_promised_date_nothing_is_late() {
    let table = |promise, outcome| {
        format!(
            "as_of     | last_promise | last_promised_date | late_days | promises  | slips
            2026-02-10 | {promise}    | –                  | –         | {outcome} | 0"
        )
    };
    let out = ["2026-02-10 general"];
    check(&document("2026-01-01", &[], &out), &table("–", "–"));
    check(&document("2026-01-01", &["2026-01-05"], &out), &table("2026-01-05", "undated"));
    check(&document("2026-01-01", &["2026-02-10 for 2026-02-28"], &out), &table("–", "–"));
}

#[test]
fn a_date_is_taken_back_on_its_day_and_not_after() {
    let columns = "as_of | last_promise | days_since_last_promise | retracted_on | last_promised_date | days_since_promised_date | promises | slips";
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-01-31", "2026-01-31 retracts"], &[]),
        &format!(
            "{columns}
            2026-01-30 | 2026-01-01 for 2026-01-31 | 29 | –          | 2026-01-31 | -1 | pending        | 0
            2026-01-31 | 2026-01-31                | 0  | 2026-01-31 | –          | –  | moved, undated | 1
            2026-02-01 | 2026-01-31                | 1  | 2026-01-31 | –          | –  | moved, undated | 1"
        ),
    );
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-01-31", "2026-02-01 retracts"], &[]),
        &format!(
            "{columns}
            2026-01-31 | 2026-01-01 for 2026-01-31 | 30 | – | 2026-01-31 | 0 | pending           | 0
            2026-02-01 | 2026-02-01                | 0  | – | 2026-01-31 | 1 | missed 1, undated | 1
            2026-02-02 | 2026-02-01                | 1  | – | 2026-01-31 | 2 | missed 2, undated | 1"
        ),
    );
}

#[test]
fn after_a_date_was_taken_back_only_a_new_date_stands() {
    check(
        &document(
            "2026-01-01",
            &[
                "2026-01-01 for 2026-01-31",
                "2026-01-10 retracts",
                "2026-01-12 retracts",
                "2026-01-20",
                "2026-01-25 for 2026-02-28",
            ],
            &[],
        ),
        "as_of     | last_promise              | retracted_on | last_promised_date | promises
        2026-01-09 | 2026-01-01 for 2026-01-31 | –            | 2026-01-31         | pending
        2026-01-10 | 2026-01-10                | 2026-01-10   | –                  | moved, undated
        2026-01-12 | 2026-01-12                | 2026-01-10   | –                  | moved, undated, undated
        2026-01-20 | 2026-01-20                | 2026-01-10   | –                  | moved, undated, undated, undated
        2026-01-25 | 2026-01-25 for 2026-02-28 | –            | 2026-02-28         | moved, undated, undated, undated, pending",
    );
}

#[test]
fn a_date_taken_back_before_it_was_out_makes_nothing_late() {
    for (retraction, retracted_on, date, late, outcomes) in [
        ("2026-01-31 retracts", "2026-01-31", "–", "–", "moved, undated"),
        ("2026-02-01 retracts", "–", "2026-01-31", "10", "late 10, undated"),
        // Said on a day on which it was out: the history alone has it.
        ("2026-02-10 retracts", "–", "2026-01-31", "10", "late 10"),
    ] {
        let promises = ["2026-01-01 for 2026-01-31", retraction];
        let table = format!(
            "as_of     | retracted_on   | last_promised_date | late_days | promises
            2026-02-10 | {retracted_on} | {date}             | {late}    | {outcomes}"
        );
        check(&document("2026-01-01", &promises, &["2026-02-10 general"]), &table);
    }
    check(
        &document(
            "2026-01-01",
            &["2026-01-01 for 2026-02-28", "2026-02-10 retracts"],
            &["2026-02-10 general"],
        ),
        "as_of | retracted_on | last_promised_date | late_days | promises
        2026-02-10 | – | 2026-02-28 | -18 | kept",
    );
}

#[test]
fn of_one_day_the_promise_further_down_in_the_file_is_the_later() {
    let row = |promises: [&str; 2], row: &str| {
        let columns = "as_of | last_promise | retracted_on | last_promised_date | promises | slips";
        check(&document("2026-01-01", &promises, &[]), &format!("{columns}\n2026-01-05 | {row}"));
    };
    let (january, february) = ("2026-01-05 for 2026-01", "2026-01-05 for 2026-02");
    row([january, february], "2026-01-05 for 2026-02 | – | 2026-02-28 | moved, pending | 1");
    row([february, january], "2026-01-05 for 2026-01 | – | 2026-01-31 | pending, pending | 0");
    let retracts = "2026-01-05 retracts";
    row([january, retracts], "2026-01-05 | 2026-01-05 | – | moved, undated | 1");
    row([retracts, january], "2026-01-05 for 2026-01 | – | 2026-01-31 | undated, pending | 0");
}

#[test]
fn a_promise_is_moved_by_a_later_day_named_while_there_was_time() {
    let row = |second: &str, row: &str| {
        let columns = "as_of | last_promised_date | promises | slips";
        let promises = ["2026-01-01 for 2026-01-31", second];
        check(&document("2026-01-01", &promises, &[]), &format!("{columns}\n2026-02-01 | {row}"));
    };
    row("2026-01-31 for 2026-02-28", "2026-02-28 | moved, pending | 1");
    row("2026-02-01 for 2026-02-28", "2026-02-28 | missed 1, pending | 1");
    row("2026-01-31 for 2026-02-01", "2026-02-01 | moved, pending | 1");
    // The same day, or an earlier one, moves nothing; one day that was missed is one slip.
    row("2026-01-10 for 2026-01", "2026-01-31 | missed 1, missed 1 | 1");
    row("2026-01-10 for 2026-01-30", "2026-01-30 | missed 1, missed 2 | 2");
    row("2026-01-31", "2026-01-31 | missed 1, undated | 1");
}

#[test]
fn a_promise_that_was_moved_is_kept_all_the_same_when_it_came_in_time() {
    for (out, outcomes, slips) in [
        ("2026-01-20", "kept, kept", 0),
        ("2026-01-31", "kept, kept", 0),
        ("2026-02-01", "moved, kept", 1),
        ("2026-02-28", "moved, kept", 1),
        ("2026-03-01", "moved, late 1", 2),
    ] {
        let promises = ["2026-01-01 for 2026-01-31", "2026-01-10 for 2026-02-28"];
        let table = format!(
            "as_of     | promises       | slips
            2026-01-09 | pending        | 0
            2026-01-19 | moved, pending | 1
            2026-03-01 | {outcomes}     | {slips}"
        );
        check(&document("2026-01-01", &promises, &[&format!("{out} preview")]), &table);
    }
}

#[test]
fn after_a_withdrawal_only_what_was_said_since_counts_until_it_is_out_again() {
    check(
        &document(
            "2026-01-01",
            &[
                "2026-01-01 for 2026-01-31",
                "2026-02-15 for 2026-04-30",
                "2026-03-01 for 2026-03-31",
                "2026-05-02 retracts",
                "2026-05-03",
            ],
            &["2026-02-01 preview", "2026-03-01 withdrawn", "2026-04-10 general", "2026-05-01 private"],
        ),
        "as_of     | last_promise              | days_since_last_promise | last_promised_date | days_since_promised_date | late_days | promises                           | slips
        2026-02-28 | 2026-01-01 for 2026-01-31 | –                       | 2026-01-31         | –                        | 1         | late 1                             | 1
        2026-03-01 | 2026-03-01 for 2026-03-31 | 0                       | 2026-03-31         | -30                      | 1         | late 1, pending                    | 1
        2026-04-01 | 2026-03-01 for 2026-03-31 | 31                      | 2026-03-31         | 1                        | 1         | late 1, missed 1                   | 2
        2026-04-10 | 2026-01-01 for 2026-01-31 | –                       | 2026-01-31         | –                        | 1         | late 1, late 10                    | 2
        2026-05-01 | –                         | –                       | –                  | –                        | 1         | late 1, late 10                    | 2
        2026-05-02 | 2026-05-02                | 0                       | –                  | –                        | 1         | late 1, late 10, undated           | 2
        2026-05-03 | 2026-05-03                | 0                       | –                  | –                        | 1         | late 1, late 10, undated, undated  | 2",
    );
}

#[test]
fn a_promise_of_the_first_wait_is_not_taken_back_in_the_second() {
    check(
        &document(
            "2026-01-01",
            &["2026-01-01 for 2026-03-31", "2026-03-10 retracts", "2026-03-20 for 2026-04"],
            &["2026-02-01 preview", "2026-03-01 withdrawn"],
        ),
        "as_of     | retracted_on | last_promised_date | late_days | promises
        2026-03-01 | –            | –                  | -58       | kept
        2026-03-10 | –            | –                  | -58       | kept, undated
        2026-03-20 | –            | 2026-04-30         | -58       | kept, undated, pending",
    );
}

#[test]
fn what_was_promised_since_the_withdrawal_counts_whatever_became_of_access_then() {
    check(
        &document(
            "2026-01-01",
            &["2026-03-10 for 2026-04-30"],
            &["2026-02-01 preview", "2026-03-01 withdrawn", "2026-03-20 private"],
        ),
        "as_of     | last_promise              | last_promised_date | promises
        2026-03-19 | 2026-03-10 for 2026-04-30 | 2026-04-30         | pending
        2026-03-20 | 2026-03-10 for 2026-04-30 | 2026-04-30         | pending
        2026-05-01 | 2026-03-10 for 2026-04-30 | 2026-04-30         | missed 1",
    );
}
