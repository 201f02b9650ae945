//! The slip chart: where on the line of time each wait and each moment lies.

mod binary;
mod generated;
mod table;

use generated::{a_day, a_document, any_day};
use out_yet::chart::{Bar, Chart, Stretch, chart};
use out_yet::cli::Native;
use out_yet::date::parse_day;
use out_yet::standing::{Answer, Outcome, Standing, standing};
use out_yet::status::Status;
use out_yet::words::{Request, plain, words};
use proptest::prelude::*;
use table::document;

fn stretch([from, to]: Stretch) -> String {
    format!("{from}-{to}")
}

/// A row like `250-750, due 500-750, delay 750-1000!`: `…` where it is open, `!` for the delay after the last promised date.
fn row(bar: &Bar) -> String {
    let mut written = stretch(bar.line);
    written += if bar.is_open { "…" } else { "" };
    written += &bar.due.map(|due| format!(", due {}", stretch(due))).unwrap_or_default();
    written += &bar.delay.map(|delay| format!(", delay {}", stretch(delay))).unwrap_or_default();
    written + if bar.is_slip { "!" } else { "" }
}

fn marks(chart: &Chart) -> String {
    let mark = |bar: &Bar| format!("{:?} {}", bar.shape, bar.line[0]).to_lowercase();
    chart.moments.iter().map(mark).collect::<Vec<_>>().join(", ")
}

fn on(document: &str, day: &str) -> Standing {
    standing(&Status::parse(document.as_bytes()).unwrap(), parse_day(day).unwrap())
}

/// The rows and then the marks of a day, each after a `|`; `–` for no chart.
#[track_caller]
fn check(document: &str, table: &str) {
    for expected in table.trim().lines().map(str::trim) {
        let day = expected.split(' ').next().unwrap();
        let standing = on(document, day);
        let found = chart(&standing).map_or("–".into(), |chart| {
            let rows: Vec<String> = chart.waits.iter().map(row).collect();
            [rows, vec![marks(&chart)]].concat().join(" | ")
        });
        assert_eq!(format!("{day} | {found}"), expected, "{document}");
    }
}

#[test]
fn a_promise_goes_from_its_day_to_its_date_and_its_delay_from_there() {
    check(
        &document("2026-01-01", &["2026-01-11 for 2026-01-31"], &["2026-02-10 general"]),
        "2025-12-31 | –
        2026-01-01 | –
        2026-01-02 | 0-1000… | day 1000
        2026-01-11 | 0-333… | 333-1000, due 1000-1000 | day 333
        2026-01-30 | 0-966… | 333-1000, due 1000-1000 | day 966
        2026-01-31 | 0-1000… | 333-1000, due 1000-1000 | day 1000
        2026-02-01 | 0-1000… | 322-967, due 967-967, delay 967-1000! | day 1000
        2026-02-09 | 0-1000… | 256-769, due 769-769, delay 769-1000! | day 1000
        2026-02-10 | 0-1000 | 250-750, due 750-750, delay 750-1000! | general 1000, day 1000
        2026-02-20 | 0-800 | 200-600, due 600-600, delay 600-800! | general 800, day 1000",
    );
}

#[test]
fn a_partial_date_is_a_stretch_and_not_before_it_was_said() {
    // A hundred days, until the due date of the first promise.
    for (promise, expected) in [
        ("2026-01-11 for 2026-02", "100-580, due 310-580"),
        ("2026-02-10 for 2026-02", "400-580, due 400-580"),
        ("2026-02-10 for 2026-Q1", "400-890, due 400-890"),
        ("2026-02-10 for 2026-02-10", "400-400, due 400-400"),
    ] {
        let said = ["2026-01-01 for 2026-04-11", promise];
        let standing = on(&document("2026-01-01", &said, &[]), "2026-02-10");
        assert_eq!(row(&chart(&standing).unwrap().waits[2]), expected, "{promise}");
    }
}

#[test]
fn without_a_date_a_promise_is_open_until_it_comes() {
    check(
        &document("2026-01-01", &["2026-01-11"], &["2026-02-10 preview"]),
        "2026-01-21 | 0-1000… | 500-1000… | day 1000
        2026-02-10 | 0-1000 | 250-1000 | preview 1000, day 1000",
    );
}

#[test]
fn what_was_kept_ends_where_it_came() {
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-02-10"], &["2026-01-21 general"]),
        "2026-01-31 | 0-500 | 0-500, due 1000-1000 | general 500, day 750",
    );
}

#[test]
fn what_was_moved_or_taken_back_has_no_delay() {
    check(
        &document(
            "2026-01-01",
            &["2026-01-01 for 2026-01-11", "2026-01-11 for 2026-01-31", "2026-01-21 retracts"],
            &[],
        ),
        "2026-02-10 | 0-1000… | 0-250, due 250-250 | 250-750, due 750-750 | 500-500 | day 1000",
    );
}

#[test]
fn each_delay_is_drawn_and_the_one_after_the_last_date_is_known() {
    check(
        &document(
            "2026-01-01",
            &["2026-01-01 for 2026-01-11", "2026-01-21 for 2026-01-31", "2026-02-05"],
            &["2026-02-10 general"],
        ),
        "2026-02-10 | 0-1000 | 0-250, due 250-250, delay 250-1000 | 500-750, due 750-750, delay 750-1000! | 875-1000 | general 1000, day 1000",
    );
}

#[test]
fn a_withdrawal_begins_other_waits() {
    check(
        &document(
            "2026-01-01",
            &["2026-01-01 for 2026-01-11", "2026-01-31 for 2026-02-05"],
            &["2026-01-11 preview", "2026-01-21 withdrawn", "2026-02-10 preview"],
        ),
        "2026-01-31 | 0-285 | 0-285, due 285-285 | 857-1000, due 1000-1000 | preview 285, withdrawn 571, day 857
        2026-02-10 | 0-250 | 0-250, due 250-250 | 750-875, due 875-875, delay 875-1000 | preview 250, withdrawn 500, preview 1000, day 1000",
    );
}

#[test]
fn a_delay_that_no_longer_counts_is_one_of_many() {
    let access = ["2026-01-21 general", "2026-02-10 withdrawn"];
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-01-11"], &access),
        "2026-01-25 | 0-833 | 0-416, due 416-416, delay 416-833! | general 833, day 1000
        2026-02-10 | 0-500 | 0-250, due 250-250, delay 250-500 | general 500, withdrawn 1000, day 1000",
    );
    // Of what was promised since, the last date counts, though it is the same.
    check(
        &document(
            "2026-01-01",
            &["2026-01-01 for 2026-01-11", "2026-02-10 for 2026-02-10", "2026-02-10"],
            &access,
        ),
        "2026-02-20 | 0-400 | 0-200, due 200-200, delay 200-400 | 800-800, due 800-800, delay 800-1000! | 800-1000… | general 400, withdrawn 800, day 1000",
    );
}

#[test]
fn out_before_the_launch_the_wait_is_drawn_backwards() {
    check(
        &document("2026-01-21", &[], &["2026-01-01 general"]),
        "2026-01-20 | general 0, laterday 1000
        2026-01-21 | 1000-0 | general 0, day 1000",
    );
    // Some time in the month in which it came out: nobody knows which was first.
    check(
        &document("2026-01", &[], &["2026-01-11 general"]),
        "2026-01-31 | 1000-1000 | general 0, day 1000",
    );
}

#[test]
fn the_day_lies_further_to_the_right_where_nothing_has_happened_for_long() {
    // 40 days were drawn; ten more are a quarter of them.
    check(
        &document("2026-01-01", &[], &["2026-02-10 general"]),
        "2026-02-20 | 0-800 | general 800, day 1000
        2026-02-21 | 0-888 | general 888, laterday 1000
        9999-12-31 | 0-888 | general 888, laterday 1000",
    );
    // While it is not out, the wait goes on.
    check(
        &document("2026-01-01", &[], &["2026-02-10 private"]),
        "2026-12-31 | 0-1000… | private 109, day 1000",
    );
    check(
        &document("2026-01-01", &[], &["2026-01-01 general"]),
        "2026-01-01 | –
        2026-01-03 | 0-0 | general 0, day 1000
        2026-01-04 | 0-0 | general 0, laterday 1000",
    );
}

#[test]
fn no_more_than_half_of_the_time_is_still_to_come_or_a_hundred_days() {
    let private = ["2026-01-11 private"];
    check(
        &document("2026-01-01", &["2026-01-01 for 2999-12-31"], &private),
        "2026-01-01 | 0-0… | 0-1000… | day 0
        2026-01-11 | 0-90… | 0-1000… | private 90, day 90
        2026-04-11 | 0-500… | 0-1000… | private 50, day 500
        2027-01-01 | 0-500… | 0-1000… | private 13, day 500",
    );
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-04-12"], &[]),
        "2026-01-01 | 0-0… | 0-1000… | day 0
        2026-01-02 | 0-9… | 0-1000, due 1000-1000 | day 9",
    );
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-12-31"], &[]),
        "2026-07-01 | 0-500… | 0-1000… | day 500
        2026-07-02 | 0-500… | 0-1000, due 1000-1000 | day 500",
    );
    // Of a month or a year that goes on beyond it is drawn what has room.
    check(
        &document("2026-01-01", &["2026-01-01 for 2026-H2", "2026-01-01 for 2027"], &[]),
        "2026-05-01 | 0-500… | 0-1000…, due 754-1000 | 0-1000… | day 500
        2026-09-01 | 0-500… | 0-748, due 372-748 | 0-1000…, due 751-1000 | day 500",
    );
    // What was kept has no end there: what came is drawn, and no room for the rest.
    check(
        &document("2026-01-01", &["2026-01-01 for 2999"], &["2026-02-10 general"]),
        "2026-02-09 | 0-280… | 0-1000… | day 280
        2026-02-10 | 0-1000 | 0-1000 | general 1000, day 1000
        2026-02-21 | 0-888 | 0-888 | general 888, laterday 1000",
    );
}

#[test]
fn one_day_of_delay_lies_where_it_is_in_ten_thousand_years() {
    check(
        &document("0001-01-01", &["0001-01-01 for 9999-12-30"], &[]),
        "9999-12-31 | 0-1000… | 0-999, due 999-999, delay 999-1000! | day 1000",
    );
    check(
        &document(
            "0001-01-01",
            &["0001-01-01 for 0001-01-02"],
            &["0001-01-03 withdrawn", "0001-01-03 general", "9999-12-30 withdrawn"],
        ),
        "9999-12-31 | 0-0 | 0-0, due 0-0, delay 0-0 | withdrawn 0, general 0, withdrawn 999, day 1000",
    );
}

/// What is said of each wait on a day, and then of the moments.
#[track_caller]
fn check_words(document: &str, day: &str, expected: &[&str]) {
    let chart = words(&on(document, day), Request::default(), &Native::of("en-GB")).chart.unwrap();
    let said = chart.waits.iter().chain(&chart.moments).map(|plotted| {
        let outcome = plotted.outcome.as_deref().map(plain).unwrap_or_default();
        let said = [plain(&plotted.date), plain(&plotted.text), outcome];
        said.iter().filter(|said| !said.is_empty()).cloned().collect::<Vec<_>>().join(" | ")
    });
    assert_eq!(said.collect::<Vec<_>>(), expected, "on {day}");
}

#[test]
fn each_wait_says_how_long_it_took_or_what_became_of_it() {
    let promises = [
        "2026-01-01",
        "2026-01-05 for 2026-01",
        "2026-01-20 for 2026-Q1",
        "2026-02-01 retracts",
        "2026-02-05 for 2026-02-10",
    ];
    let document = document("2026-01-01", &promises, &["2026-02-12 preview in Europe"]);
    check_words(
        &self::document("2026-01-01", &["2026-01-05"], &[]),
        "2026-01-05",
        &[
            "1 January 2026 | S launched | not out after 4 days",
            "5 January 2026 | Promised without a date",
            "As of 5 January 2026",
        ],
    );
    check_words(
        &document,
        "2026-01-20",
        &[
            "1 January 2026 | S launched | not out after 19 days",
            "1 January 2026 | Promised without a date | not out after 19 days",
            "5 January 2026 | Promised for January 2026 | Moved",
            "20 January 2026 | Promised for Q1 2026 | Still to come",
            "As of 20 January 2026",
        ],
    );
    check_words(
        &document,
        "2026-02-12",
        &[
            "1 January 2026 | S launched | 42 days",
            "1 January 2026 | Promised without a date | 42 days",
            "5 January 2026 | Promised for January 2026 | Moved",
            "20 January 2026 | Promised for Q1 2026 | Kept",
            "1 February 2026 | Took the promised date back",
            "5 February 2026 | Promised for 10 February 2026 | Late by 2 days",
            "12 February 2026 | Public preview · Europe",
            "As of 12 February 2026",
        ],
    );
}

#[test]
fn the_wait_since_the_launch_is_said_as_that_of_others_is() {
    for (launch, access, day, expected) in [
        (
            "2026-01-01",
            "2026-01-01 general",
            "2026-01-02",
            "1 January 2026 | S launched | same day",
        ),
        (
            "2026-01",
            "2026-02-01 general",
            "2026-02-02",
            "January 2026 | S launched | at least 1 day",
        ),
        ("2026-01", "2026-01-11 general", "2026-01-31", "January 2026 | S launched"),
        (
            "2026-01-11",
            "2026-01-10 general",
            "2026-01-11",
            "11 January 2026 | S launched | 1 day before launch",
        ),
        // On its day there is nothing to count yet.
        ("2026-01-11", "2026-01-10 private", "2026-01-11", "11 January 2026 | S launched"),
        (
            "2026-01",
            "2026-01-10 private",
            "2026-02-01",
            "January 2026 | S launched | not out after at least 1 day",
        ),
    ] {
        let access_day = parse_day(&access[..10]).unwrap().format("%-d %B %Y");
        let stage = if access.ends_with("private") {
            "Selected partners only"
        } else {
            "Generally available"
        };
        let moment = format!("{access_day} | {stage}");
        let as_of = format!("As of {}", parse_day(day).unwrap().format("%-d %B %Y"));
        check_words(&document(launch, &[], &[access]), day, &[expected, &moment, &as_of]);
    }
}

#[test]
fn it_is_not_said_to_be_awaited_since_a_launch_that_may_have_come_later() {
    // Out in the month of the launch, and then no longer.
    check_words(
        &document("2026-05", &[], &["2026-05-12 general", "2026-05-20 private"]),
        "2026-11-25",
        &[
            "May 2026 | S launched",
            "12 May 2026 | Generally available",
            "20 May 2026 | Selected partners only",
            "As of 25 November 2026",
        ],
    );
}

#[test]
fn the_description_of_the_picture_has_all_that_is_drawn() {
    let promises = ["2026-01-20", "2026-02-05 for 2026-02-10"];
    let document = document("2026-01-01", &promises, &["2026-02-12 preview in Europe"]);
    let file = binary::file("chart.out-yet.json", &document);
    let description = |form| {
        let picture = ["render", file, "--to", form, "--on", "2026-02-12"];
        let picture = binary::run(&mut binary::out_yet(&picture)).out;
        let (_, description) = picture.split_once("<desc ").unwrap();
        let (description, _) = description.split_once("</desc>").unwrap();
        description.split_once('>').unwrap().1.to_owned()
    };
    let [card, badge] = ["svg", "badge"].map(description);
    assert_eq!(
        card.strip_prefix(&badge),
        Some(
            " What was promised, and what became of it: \
             1 January 2026 · S launched · 42 days. \
             20 January 2026 · Promised without a date · 23 days. \
             5 February 2026 · Promised for 10 February 2026 · Late by 2 days. \
             12 February 2026 · Public preview · Europe. \
             As of 12 February 2026."
        )
    );
}

/// The width of what is drawn in the picture of a card in the colour of a delay that matters most.
fn width_of_delay(document: &str, day: &str) -> f32 {
    let file = binary::file("delay.out-yet.json", document);
    let picture = ["render", file, "--to", "svg", "--on", day];
    let picture = binary::run(&mut binary::out_yet(&picture)).out;
    let rectangles = picture.split("<rect ").skip(1).filter_map(|tag| tag.split_once('>'));
    let mut delays = rectangles.filter(|(tag, _)| tag.contains(r#"class="delay""#));
    let (delay, _) = delays.next().unwrap();
    delay.split_once(r#" width=""#).unwrap().1.split_once('"').unwrap().0.parse().unwrap()
}

#[test]
fn a_delay_is_as_wide_in_the_picture_as_can_be_seen() {
    let day_of_many = document("2006-01-01", &["2026-03-02 for 2026-03-02"], &[]);
    assert_eq!(width_of_delay(&day_of_many, "2026-03-03"), 4.0);
    let half = document("2026-01-01", &["2026-01-01 for 2026-01-11"], &[]);
    assert_eq!(width_of_delay(&half, "2026-01-21"), 273.0);
}

/// Ensures that all of a chart lies in it, and what follows from what became of each promise.
fn is_drawn_as_it_stands(standing: &Standing) -> Result<(), TestCaseError> {
    let Some(chart) = chart(standing) else { return Ok(()) };
    let day = standing.day;
    let launches = usize::from(standing.launch.is_some());
    prop_assert_eq!(chart.waits.len(), launches + standing.promises.len());
    for bar in chart.waits.iter().chain(&chart.moments) {
        let stretches = [Some(bar.line), bar.due, bar.delay].into_iter().flatten();
        prop_assert!(stretches.flatten().all(|place| place <= 1000), "{:?}", bar);
    }
    for (bar, standing) in chart.waits[launches..].iter().zip(&standing.promises) {
        prop_assert!(bar.line[0] <= bar.line[1], "{:?}", bar);
        let is_late = matches!(standing.outcome, Outcome::Late(_) | Outcome::Missed(_));
        prop_assert_eq!(bar.delay.is_some(), is_late);
        let is_beyond = standing.promise.due.is_some() && (bar.is_open || bar.due.is_none());
        let is_to_come = standing.promise.due.is_some_and(|due| due.last_day() > day);
        prop_assert!(is_to_come || !is_beyond, "{:?}", bar);
        prop_assert!(bar.due.is_none() || standing.promise.due.is_some(), "{:?}", bar);
        if let Some([first, last]) = bar.due {
            prop_assert!(bar.line[0] <= first && first <= last && bar.line[1] <= last, "{:?}", bar);
        }
        if let Some([from, to]) = bar.delay {
            prop_assert!(from <= to && bar.due.is_some_and(|[_, due]| from <= due), "{:?}", bar);
        }
    }
    let mut slips =
        chart.waits[launches..].iter().zip(&standing.promises).filter(|(bar, _)| bar.is_slip);
    let days = slips.next().map(|(_, slip)| slip.outcome.days());
    let late = standing.late.filter(|_| standing.answer == Answer::Yes).map(|late| late.days);
    let counted = late.or(standing.days_since_promised_date).filter(|days| *days > 0);
    prop_assert_eq!(days, counted.map(Some), "the days of the counter");
    prop_assert!(slips.next().is_none());
    let in_order = |bars: &[Bar]| bars.iter().map(|bar| bar.line[0]).is_sorted();
    prop_assert!(in_order(&chart.waits[launches..]) && in_order(&chart.moments), "{:?}", chart);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn everything_lies_within_and_in_order(document in a_document(), near in a_day(), far in any_day()) {
        let status = document.status();
        for day in [near, far] {
            is_drawn_as_it_stands(&standing(&status, day))?;
        }
    }
}
