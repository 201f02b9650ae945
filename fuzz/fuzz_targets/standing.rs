//! Any document that keeps the rules, on any day: its standing is that of the rules read word for word, and everything
//! that is made from it lies where it may.
#![no_main]

use libfuzzer_sys::fuzz_target;
use out_yet::chart::chart;
use out_yet::cli::Native;
use out_yet::schedule::{promised_dates, releases, settled};
use out_yet::standing::{Answer, Outcome, Standing, is_out, standing};
use out_yet::status::Status;
use out_yet::words::{Request, summary, words};
use out_yet_fuzz::document::{Day, Document};
use out_yet_fuzz::{any_day, literal};

fuzz_target!(|case: (Document, Day, u32)| {
    let (document, on, other) = case;
    let status = read(&document.whole());
    let now = standing(&status, on.0);

    let facts = serde_json::to_value(now.facts()).expect("facts are JSON");
    assert_eq!(facts, literal::facts(&status, on.0));
    assert_eq!(is_out(&status, on.0), now.answer == Answer::Yes);
    assert_eq!(now, standing(&read(&document.on(on)), on.0), "what is dated later changes it");
    follows(&status, &now, &standing(&status, on.0.succ_opt().unwrap_or(on.0)));

    // The clock of a reader may say anything.
    for standing in [now, standing(&status, any_day(other))] {
        drawn(&standing);
        assert!(!summary(&standing, &Native::of("en")).is_empty());
        let words =
            words(&standing, Request { is_dated: true, written: Some(&standing) }, &Native::of("en"));
        assert_eq!(words.history.len(), standing.history.len());
    }
});

fn read(document: &str) -> Status {
    Status::parse(document.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal:?} of {document}"))
}

/// What may change from a day to the next.
fn follows(status: &Status, before: &Standing, now: &Standing) {
    let has_changed = before.answer != now.answer || before.access != now.access;
    let has_entry = status.access.iter().any(|access| access.date == now.day);
    assert!(!has_changed || has_entry || before.day == now.day);
    if before.first_out.is_some() {
        assert_eq!((before.first_out, before.late), (now.first_out, now.late));
    }
    let changes = |standing: &Standing| {
        promised_dates(standing).iter().map(|date| date.changes).collect::<Vec<u32>>()
    };
    let (earlier, later) = (changes(before), changes(now));
    assert!(earlier.len() <= later.len(), "a promised date is gone");
    assert!(earlier.iter().zip(&later).all(|(earlier, later)| earlier <= later));
}

fn drawn(standing: &Standing) {
    for promise in &standing.promises {
        if let Outcome::Late(days) | Outcome::Missed(days) = promise.outcome {
            assert!(days > 0, "{promise:?}");
        }
    }
    for date in promised_dates(standing) {
        assert!(date.promises.contains(&date.named_by));
        assert!(date.first_said <= date.named && date.named <= date.last_said);
        assert!(date.settled(standing) <= standing.day);
    }
    for place in 0..standing.history.len() {
        let day = settled(standing, place).expect("it stands in the history");
        assert!(standing.history[place].day() <= day && day <= standing.day);
    }
    assert_eq!(releases(standing).first().map(|release| release.day), standing.first_out);
    let Some(chart) = chart(standing) else { return };
    let launches = usize::from(standing.launch.is_some());
    assert_eq!(chart.waits.len(), launches + standing.promises.len());
    for bar in chart.waits.iter().chain(&chart.moments) {
        let stretches = [Some(bar.line), bar.due, bar.delay].into_iter().flatten().flatten();
        assert!(stretches.into_iter().all(|place| place <= 1000), "{bar:?}");
    }
    for bar in &chart.moments {
        assert_eq!(bar.line[0], bar.line[1], "{bar:?}");
    }
    assert!(chart.waits.iter().filter(|bar| bar.is_slip).count() <= 1);
}
