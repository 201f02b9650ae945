//! What the standing tells besides the answer: how others did, and all that has happened.

use out_yet::date::parse_day;
use out_yet::standing::{Event, Lag, standing};
use out_yet::status::Status;
use serde_json::json;

#[test]
fn a_peer_is_there_from_its_launch_and_out_from_its_day() {
    let status = json!({ "version": 1, "subject": "S", "launch": { "date": "2026-01-01" }, "verified": "2026-01-01",
        "peers": [
            { "subject": "same", "launched": "2026-02-10", "out": "2026-02-10" },
            { "subject": "next", "launched": "2026-02-10", "out": "2026-02-11" },
            { "subject": "never", "launched": "2026-02-11" },
            { "subject": "before", "launched": "2026-02-12", "out": "2026-02-09" },
            { "subject": "month", "launched": "2026-02", "out": "2026-03-02" },
            { "subject": "within", "launched": "2026-02", "out": "2026-02-15" },
            { "subject": "by", "launched": "2026-02-10", "out": "2026-02" },
        ] });
    let status = Status::parse(status.to_string().as_bytes()).unwrap();
    for (day, expected) in [
        ("2026-02-09", ""),
        ("2026-02-10", "same out 0, next not out 0, by not out 0"),
        ("2026-02-11", "same out 0, next out 1, by not out 1, never not out 0"),
        ("2026-02-12", "same out 0, next out 1, by not out 2, never not out 1, before out -3"),
        ("2026-02-27", "same out 0, next out 1, by not out 17, never not out 16, before out -3"),
        // Launched on any day of February and out on the 15th: nobody knows which came first.
        (
            "2026-02-28",
            "same out 0, next out 1, by out 18, never not out 17, before out -3, month not out 0",
        ),
        (
            "2026-03-01",
            "same out 0, next out 1, by out 18, never not out 18, before out -3, month not out 1",
        ),
        (
            "2026-03-02",
            "same out 0, next out 1, by out 18, never not out 19, before out -3, month out 2",
        ),
    ] {
        let standing = standing(&status, parse_day(day).unwrap());
        let peers = standing.peers.iter().map(|peer| match peer.lag {
            Lag::Out(days) => format!("{} out {days}", peer.subject),
            Lag::NotOut(days) => format!("{} not out {days}", peer.subject),
        });
        assert_eq!(peers.collect::<Vec<_>>().join(", "), expected, "{day}");
    }
}

#[test]
fn the_history_has_all_that_happened_until_the_day() {
    let status = json!({ "version": 1, "subject": "S", "launch": { "date": "2026-01" }, "verified": "2026-01-01",
        "reports": [{ "said": "2026-01-10", "summary": "s" }, { "said": "2026-01-31", "summary": "s" }],
        "promises": [{ "said": "2026-01-09", "due": "2026-02-01" }, { "said": "2026-02-03" }],
        "access": [{ "date": "2026-01-10", "stage": "private" }, { "date": "2026-02-02", "stage": "general" }] });
    let status = Status::parse(status.to_string().as_bytes()).unwrap();
    for (day, expected) in [
        ("2026-01-08", ""),
        ("2026-01-09", "9 promise pending"),
        ("2026-01-10", "9 promise pending, 10 access, 10 report"),
        ("2026-01-30", "9 promise pending, 10 access, 10 report"),
        ("2026-01-31", "9 promise pending, 10 access, 10 report, 31 launch, 31 report"),
        ("2026-02-02", "9 promise late, 10 access, 10 report, 31 launch, 31 report, 2 access"),
        (
            "2026-02-03",
            "9 promise late, 10 access, 10 report, 31 launch, 31 report, 2 access, 3 promise",
        ),
    ] {
        let history = standing(&status, parse_day(day).unwrap()).history;
        let history = history.iter().map(|event| {
            let what = match event {
                Event::Launch(_) => "launch".into(),
                Event::Access(_) => "access".into(),
                Event::Promise(_, Some(outcome)) => format!("promise {}", outcome.as_str()),
                Event::Promise(_, None) => "promise".into(),
                Event::Report(_) => "report".into(),
            };
            event.day().format("%-d ").to_string() + &what
        });
        assert_eq!(history.collect::<Vec<_>>().join(", "), expected, "{day}");
    }
}
