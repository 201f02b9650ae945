//! The standing: each rule on the days around its boundaries, in tables whose columns are those of `answer --json`.

mod table;

use out_yet::date::parse_day;
use out_yet::standing::today;
use out_yet::status::Status;
use table::{check, document};

#[test]
fn muse_spark_is_as_the_specification_has_it() {
    let muse_spark = include_str!("../status/muse-spark-api.out-yet.json");
    check(
        muse_spark,
        "as_of     | answer | stage   | scope                  | launch     | launched   | days_since_launch | took_days | first_out  | out_on
        2026-04-07 | no     | none    | –                      | –          | –          | –                 | –         | –          | –
        2026-04-08 | no     | private | –                      | 2026-04-08 | 2026-04-08 | 0                 | –         | –          | –
        2026-04-20 | no     | private | –                      | 2026-04-08 | 2026-04-08 | 12                | –         | –          | –
        2026-06-04 | no     | private | –                      | 2026-04-08 | 2026-04-08 | 57                | –         | –          | –
        2026-06-30 | no     | private | –                      | 2026-04-08 | 2026-04-08 | 83                | –         | –          | –
        2026-07-01 | no     | private | –                      | 2026-04-08 | 2026-04-08 | 84                | –         | –          | –
        2026-07-08 | no     | private | –                      | 2026-04-08 | 2026-04-08 | 91                | –         | –          | –
        2026-07-09 | yes    | preview | United States          | 2026-04-08 | 2026-04-08 | –                 | 92        | 2026-07-09 | 2026-07-09
        2026-08-04 | yes    | preview | United States          | 2026-04-08 | 2026-04-08 | –                 | 92        | 2026-07-09 | 2026-07-09
        2026-08-05 | yes    | preview | expanded global access | 2026-04-08 | 2026-04-08 | –                 | 92        | 2026-07-09 | 2026-07-09
        2027-08-05 | yes    | preview | expanded global access | 2026-04-08 | 2026-04-08 | –                 | 92        | 2026-07-09 | 2026-07-09",
    );
    check(
        muse_spark,
        "as_of     | last_promise           | days_since_last_promise | retracted_on | last_promised_date | days_since_promised_date | late_days | promises          | slips | stale
        2026-04-07 | –                      | –                       | –            | –                  | –                        | –         | –                 | 0     | false
        2026-04-08 | –                      | –                       | –            | –                  | –                        | –         | –                 | 0     | false
        2026-04-20 | 2026-04-10             | 10                      | –            | –                  | –                        | –         | undated           | 0     | false
        2026-06-02 | 2026-04-10             | 53                      | –            | –                  | –                        | –         | undated           | 0     | false
        2026-06-03 | 2026-06-03 for 2026-06 | 0                       | –            | 2026-06-30         | -27                      | –         | undated, pending  | 0     | false
        2026-06-04 | 2026-06-03 for 2026-06 | 1                       | –            | 2026-06-30         | -26                      | –         | undated, pending  | 0     | false
        2026-06-30 | 2026-06-03 for 2026-06 | 27                      | –            | 2026-06-30         | 0                        | –         | undated, pending  | 0     | false
        2026-07-01 | 2026-06-03 for 2026-06 | 28                      | –            | 2026-06-30         | 1                        | –         | undated, missed 1 | 1     | false
        2026-07-08 | 2026-06-03 for 2026-06 | 35                      | –            | 2026-06-30         | 8                        | –         | undated, missed 8 | 1     | false
        2026-07-09 | 2026-06-03 for 2026-06 | –                       | –            | 2026-06-30         | –                        | 9         | undated, late 9   | 1     | false
        2026-08-05 | 2026-06-03 for 2026-06 | –                       | –            | 2026-06-30         | –                        | 9         | undated, late 9   | 1     | false
        2027-08-05 | 2026-06-03 for 2026-06 | –                       | –            | 2026-06-30         | –                        | 9         | undated, late 9   | 1     | false",
    );
}

#[test]
fn what_was_withdrawn_is_as_the_specification_has_it() {
    let withdrawn = include_str!("data/withdrawn.out-yet.json");
    check(
        withdrawn,
        "as_of     | answer | stage     | scope | launch     | launched   | days_since_launch | took_days | first_out  | out_on
        2025-12-31 | no     | none      | –     | –          | –          | –                 | –         | –          | –
        2026-01-01 | no     | none      | –     | 2026-01-01 | 2026-01-01 | 0                 | –         | –          | –
        2026-01-19 | no     | none      | –     | 2026-01-01 | 2026-01-01 | 18                | –         | –          | –
        2026-01-20 | yes    | preview   | –     | 2026-01-01 | 2026-01-01 | –                 | 19        | 2026-01-20 | 2026-01-20
        2026-02-28 | yes    | preview   | –     | 2026-01-01 | 2026-01-01 | –                 | 19        | 2026-01-20 | 2026-01-20
        2026-03-01 | no     | withdrawn | –     | 2026-01-01 | 2026-01-01 | 59                | 19        | 2026-01-20 | –
        2026-04-01 | no     | withdrawn | –     | 2026-01-01 | 2026-01-01 | 90                | 19        | 2026-01-20 | –
        2026-05-31 | no     | withdrawn | –     | 2026-01-01 | 2026-01-01 | 150               | 19        | 2026-01-20 | –
        2026-06-01 | yes    | preview   | –     | 2026-01-01 | 2026-01-01 | –                 | 19        | 2026-01-20 | 2026-06-01",
    );
    check(
        withdrawn,
        "as_of     | last_promise              | days_since_last_promise | retracted_on | last_promised_date | days_since_promised_date | late_days | promises      | slips | stale
        2025-12-31 | –                         | –                       | –            | –                  | –                        | –         | –             | 0     | false
        2026-01-01 | 2026-01-01 for 2026-01-31 | 0                       | –            | 2026-01-31         | -30                      | –         | pending       | 0     | false
        2026-01-19 | 2026-01-01 for 2026-01-31 | 18                      | –            | 2026-01-31         | -12                      | –         | pending       | 0     | false
        2026-01-20 | 2026-01-01 for 2026-01-31 | –                       | –            | 2026-01-31         | –                        | -11       | kept          | 0     | false
        2026-02-28 | 2026-01-01 for 2026-01-31 | –                       | –            | 2026-01-31         | –                        | -11       | kept          | 0     | false
        2026-03-01 | –                         | –                       | –            | –                  | –                        | -11       | kept          | 0     | false
        2026-03-10 | 2026-03-10 for 2026-05    | 0                       | –            | 2026-05-31         | -82                      | -11       | kept, pending | 0     | false
        2026-04-01 | 2026-03-10 for 2026-05    | 22                      | –            | 2026-05-31         | -60                      | -11       | kept, pending | 0     | false
        2026-05-31 | 2026-03-10 for 2026-05    | 82                      | –            | 2026-05-31         | 0                        | -11       | kept, pending | 0     | false
        2026-06-01 | 2026-01-01 for 2026-01-31 | –                       | –            | 2026-01-31         | –                        | -11       | kept, late 1  | 1     | false",
    );
}

#[test]
fn a_partial_date_counts_from_its_last_day() {
    check(
        &document("2024-02", &["2024-03-01 for 2024-H1", "2024-07-01 for 2024"], &[]),
        "as_of     | launch  | launched   | days_since_launch | last_promised_date | days_since_promised_date | promises
        2024-02-28 | –       | –          | –                 | –                  | –                        | –
        2024-02-29 | 2024-02 | 2024-02-29 | 0                 | –                  | –                        | –
        2024-03-01 | 2024-02 | 2024-02-29 | 1                 | 2024-06-30         | -121                     | pending
        2024-06-29 | 2024-02 | 2024-02-29 | 121               | 2024-06-30         | -1                       | pending
        2024-06-30 | 2024-02 | 2024-02-29 | 122               | 2024-06-30         | 0                        | pending
        2024-07-01 | 2024-02 | 2024-02-29 | 123               | 2024-12-31         | -183                     | missed 1, pending
        2024-12-31 | 2024-02 | 2024-02-29 | 306               | 2024-12-31         | 0                        | missed 184, pending
        2025-01-01 | 2024-02 | 2024-02-29 | 307               | 2024-12-31         | 1                        | missed 185, missed 1",
    );
}

#[test]
fn stage_and_scope_are_those_of_the_latest_entry_alone() {
    check(
        &document(
            "2026-01-01",
            &[],
            &[
                "2026-02-01 private in Europe",
                "2026-02-10 preview in Asia",
                "2026-02-20 general",
                "2026-03-01 withdrawn",
                "2026-03-01 private",
                "2026-03-01 general in Africa",
            ],
        ),
        "as_of     | answer | stage   | scope
        2026-01-31 | no     | none    | –
        2026-02-01 | no     | private | Europe
        2026-02-09 | no     | private | Europe
        2026-02-10 | yes    | preview | Asia
        2026-02-20 | yes    | general | –
        2026-02-28 | yes    | general | –
        2026-03-01 | yes    | general | Africa",
    );
}

#[test]
fn it_is_out_while_the_last_entry_of_a_day_leaves_it_so() {
    let table = "as_of | answer | stage     | first_out  | out_on
        2026-02-09     | no     | private   | –          | –
        2026-02-10     | yes    | preview   | 2026-02-10 | 2026-02-10
        2026-02-20     | yes    | general   | 2026-02-10 | 2026-02-10
        2026-03-01     | no     | private   | 2026-02-10 | –
        2026-03-09     | no     | private   | 2026-02-10 | –
        2026-03-10     | yes    | general   | 2026-02-10 | 2026-03-10
        2026-04-01     | no     | withdrawn | 2026-02-10 | –
        2026-05-01     | yes    | general   | 2026-02-10 | 2026-05-01";
    let access =
        ["02-10 preview", "02-20 general", "03-01 private", "03-10 general", "04-01 withdrawn"];
    let access = access.map(|access| format!("2026-{access}"));
    let mut access: Vec<&str> = access.iter().map(String::as_str).collect();
    access.insert(0, "2026-02-01 private");
    access.push("2026-05-01 general");
    check(&document("2026-01-01", &[], &access), table);
    // What is undone within a day was not, and the order of the file tells which came last.
    access.extend([
        "2026-02-05 preview",
        "2026-02-05 private",
        "2026-02-15 withdrawn",
        "2026-02-15 preview",
    ]);
    access.extend(["2026-03-05 general", "2026-03-05 withdrawn", "2026-03-06 private"]);
    check(&document("2026-01-01", &[], &access), table);
}

#[test]
fn days_count_from_the_launch_until_it_is_out_and_again_after_a_withdrawal() {
    check(
        &document("2025-12-31", &[], &["2026-01-01 preview", "2026-01-03 withdrawn"]),
        "as_of     | days_since_launch | took_days
        2025-12-30 | –                 | –
        2025-12-31 | 0                 | –
        2026-01-01 | –                 | 1
        2026-01-02 | –                 | 1
        2026-01-03 | 3                 | 1",
    );
    check(
        &document("2024-02-28", &[], &["2024-03-01 general"]),
        "as_of     | days_since_launch | took_days
        2024-02-29 | 1                 | –
        2024-03-01 | –                 | 2",
    );
    check(
        &document("2026-03-10", &[], &["2026-03-10 general"]),
        "as_of     | days_since_launch | took_days
        2026-03-09 | –                 | –
        2026-03-10 | –                 | 0",
    );
}

#[test]
fn it_took_less_than_nothing_when_it_was_out_before_the_launch() {
    check(
        &document("2026-03-10", &[], &["2026-03-01 preview", "2026-03-20 withdrawn"]),
        "as_of     | answer | launched   | days_since_launch | took_days
        2026-02-28 | no     | –          | –                 | –
        2026-03-01 | yes    | –          | –                 | –
        2026-03-09 | yes    | –          | –                 | –
        2026-03-10 | yes    | 2026-03-10 | –                 | -9
        2026-03-19 | yes    | 2026-03-10 | –                 | -9
        2026-03-20 | no     | 2026-03-10 | 10                | -9",
    );
}

#[test]
fn what_it_took_is_unknown_when_a_partial_launch_ends_after_it_was_out() {
    for (out, took) in
        [("2026-03-15", "–"), ("2026-03-30", "–"), ("2026-03-31", "0"), ("2026-04-01", "1")]
    {
        let table = format!("as_of | launched | took_days \n 2026-04-01 | 2026-03-31 | {took}");
        check(&document("2026-03", &[], &[&format!("{out} preview")]), &table);
        let table = "as_of | launched | took_days \n 2026-03-30 | – | –";
        check(&document("2026-03", &[], &[&format!("{out} preview")]), table);
    }
}

#[test]
fn a_no_is_stale_once_it_was_verified_more_than_90_days_ago() {
    check(
        &document("2026-01-01", &[], &["2026-04-10 preview", "2026-04-20 withdrawn"]),
        "as_of     | answer | stale
        2025-12-31 | no     | false
        2026-03-31 | no     | false
        2026-04-01 | no     | false
        2026-04-02 | no     | true
        2026-04-09 | no     | true
        2026-04-10 | yes    | false
        2026-04-19 | yes    | false
        2026-04-20 | no     | true",
    );
    let soon = document("2026-01-01", &[], &[]).replace('{', "{\"stale_after_days\":1,");
    let soon = soon.replacen("\"launch\":{\"stale_after_days\":1,", "\"launch\":{", 1);
    check(&soon, "as_of | stale \n 2026-01-02 | false \n 2026-01-03 | true");
}

#[test]
fn a_clock_behind_the_verified_day_is_not_believed() {
    let muse_spark = include_bytes!("../status/muse-spark-api.out-yet.json");
    let status = Status::parse(muse_spark).unwrap();
    for (clock, day) in [
        ("1970-01-01", "2026-09-30"),
        ("2026-09-29", "2026-09-30"),
        ("2026-09-30", "2026-09-30"),
        ("2026-10-01", "2026-10-01"),
        ("2038-01-19", "2038-01-19"),
    ] {
        assert_eq!(today(&status, parse_day(clock).unwrap()), parse_day(day).unwrap(), "{clock}");
    }
}
