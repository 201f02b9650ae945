//! `out-yet answer`: the standing as JSON and as sentences, for the day that was asked for or for today.

mod binary;

use binary::{MUSE_SPARK, WITHDRAWN, check, document, file, out_yet, run};
use chrono::{DateTime, NaiveDate};
use out_yet::date::parse_day;
use serde_json::Value;
use std::process::Stdio;
use std::time::UNIX_EPOCH;

#[test]
fn the_answer_as_json_has_exactly_its_keys_in_their_order() {
    let printed = run(&mut out_yet(&["answer", MUSE_SPARK, "--on", "2026-07-09", "--json"]));
    assert_eq!(
        printed.out,
        r#"{
  "as_of": "2026-07-09",
  "answer": "yes",
  "stage": "preview",
  "scope": "United States",
  "launch": "2026-04-08",
  "launched": "2026-04-08",
  "days_since_launch": null,
  "took_days": 92,
  "first_out": "2026-07-09",
  "out_on": "2026-07-09",
  "last_promise": {
    "said": "2026-06-03",
    "due": "2026-06",
    "due_by": "2026-06-30",
    "quote": "this month"
  },
  "days_since_last_promise": null,
  "retracted_on": null,
  "last_promised_date": "2026-06-30",
  "days_since_promised_date": null,
  "late_days": 9,
  "promises": [
    {
      "said": "2026-04-10",
      "due_by": null,
      "standing": "undated",
      "days": null
    },
    {
      "said": "2026-06-03",
      "due_by": "2026-06-30",
      "standing": "late",
      "days": 9
    }
  ],
  "slips": 1,
  "stale": false
}
"#
    );
    let days =
        "2026-04-07 2026-04-08 2026-04-20 2026-06-04 2026-06-30 2026-07-01 2026-07-09 2026-08-05";
    let keys = "as_of answer stage scope launch launched days_since_launch took_days first_out out_on \
                last_promise days_since_last_promise retracted_on last_promised_date \
                days_since_promised_date late_days promises slips stale";
    for day in days.split(' ') {
        let printed = run(&mut out_yet(&["answer", MUSE_SPARK, "--json", "--on", day]));
        let facts: Value = serde_json::from_str(&printed.out).unwrap();
        let found: Vec<&str> = facts.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(found.join(" "), keys, "{day}");
        assert_eq!(facts["as_of"], day);
    }
}

#[test]
fn the_answer_is_a_few_sentences() {
    check(
        &["answer", WITHDRAWN, "--on", "2026-03-01"],
        0,
        "As of 1 March 2026: No, the Comet API is not out. Withdrawn · since 1 March 2026; first out 20 January \
         2026. 19 days after Comet launched on 1 January 2026. No date has been promised since it was withdrawn.\n",
        "",
    );
}

#[test]
fn a_day_that_is_none_is_refused_with_what_was_expected() {
    for (day, expected) in [
        ("soon", "expected a day, like 2026-06-04"),
        ("2026-06", "expected a day, like 2026-06-04"),
        ("2026-6-4", "expected a day, like 2026-06-04"),
        ("", "expected a day, like 2026-06-04"),
        ("2026-02-29", "the calendar has no such day"),
        ("0000-01-01", "the calendar has no such day"),
    ] {
        let printed = run(&mut out_yet(&["answer", MUSE_SPARK, &format!("--on={day}")]));
        assert_eq!((printed.code, printed.out.as_str()), (Some(2), ""), "{day:?}");
        assert!(printed.err.contains(expected), "{day:?}: {}", printed.err);
        assert!(printed.err.contains("--on <DAY>"), "{day:?}: {}", printed.err);
    }
}

#[test]
fn wrong_usage_and_files_that_cannot_be_read_exit_with_2() {
    for arguments in
        [&["answer"] as &[&str], &["check"], &["soon"], &[], &["check", "a", "--format", "xml"]]
    {
        let printed = run(&mut out_yet(arguments));
        assert_eq!((printed.code, printed.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(printed.err.contains("--help"), "{arguments:?}: {}", printed.err);
    }
    for arguments in
        [&["answer", "absent.out-yet.json"], &["check", "absent.out-yet.json"], &["answer", "."]]
    {
        let printed = run(&mut out_yet(arguments));
        assert_eq!((printed.code, printed.out.as_str()), (Some(2), ""), "{arguments:?}");
        let message = format!("{}: cannot be read: ", arguments[1]);
        assert!(printed.err.starts_with(&message), "{arguments:?}: {}", printed.err);
    }
    for arguments in [&["--help"] as &[&str], &["--version"], &["answer", "--help"]] {
        assert_eq!(run(&mut out_yet(arguments)).code, Some(0), "{arguments:?}");
    }
}

/// The day for which the binary answers when none is asked for.
fn today(document: &str, zone: &str) -> NaiveDate {
    let printed = run(out_yet(&["answer", document, "--json"]).env("TZ", zone));
    let facts: Value = serde_json::from_str(&printed.out).unwrap();
    parse_day(facts["as_of"].as_str().unwrap()).unwrap()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the clock is what is tested")]
fn today_is_the_day_of_the_local_zone() {
    // The zones of Pago Pago, Greenwich and Kiritimati as POSIX writes them, since not every machine knows the names.
    // Between the first and the last lie 25 hours, so that their days always differ.
    for (zone, hours) in [("<-11>11", -11), ("UTC0", 0), ("<+14>-14", 14)] {
        let day_there = || {
            let seconds = UNIX_EPOCH.elapsed().unwrap().as_secs() as i64 + hours * 3600;
            DateTime::from_timestamp(seconds, 0).unwrap().date_naive()
        };
        let before = day_there();
        let today = today(WITHDRAWN, zone);
        assert!(before <= today && today <= day_there(), "{today} in {zone}");
    }
}

#[test]
fn a_slow_clock_answers_for_the_verified_day_unless_a_day_is_asked_for() {
    let future =
        file("future.out-yet.json", &document("").replace("\"2026-01-01\", ", "\"9999-12-30\","));
    assert_eq!(today(future, "UTC").to_string(), "9999-12-30");
    let printed = run(&mut out_yet(&["answer", future, "--on", "2026-01-01"]));
    assert!(printed.out.starts_with("As of 1 January 2026: "), "{}", printed.out);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for arguments in [["check", MUSE_SPARK], ["answer", MUSE_SPARK]] {
        let mut command = out_yet(&arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{arguments:?}");
    }
}

#[test]
fn the_answer_is_in_the_language_of_a_tag_and_in_english_where_there_is_none() {
    let answer = |lang: &str| {
        run(&mut out_yet(&["answer", MUSE_SPARK, "--on", "2026-06-04", "--lang", lang]))
    };
    let english = answer("en");
    assert!(english.out.starts_with("As of 4 June 2026: No"));
    for (lang, begins) in [
        ("pt-BR", "Em 4 de junho de 2026: Não, "),
        ("de-AT", "Stand 4. Juni 2026: Nein, "),
        ("zh-Hant-TW", "截至2026年6月4日"),
        ("en-US", "As of June 4, 2026: No, "),
        ("tlh", "As of 4 June 2026: No, "),
    ] {
        let said = answer(lang).out;
        assert!(said.starts_with(begins), "{lang}: {said}");
    }
    for tag in ["de-AT", "deu", "eng"] {
        assert_eq!(answer(tag).err, "", "{tag}");
    }
    let warned = answer("nl");
    assert_eq!((warned.code, &*warned.out), (Some(0), &*english.out));
    assert!(warned.err.contains("no words in nl, so they are English; there are en, ar, de"));
    let refused = answer("no tag");
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("expected a language tag"), "{}", refused.err);
}
