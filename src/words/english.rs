//! English: every sentence of the card in one file, for a translator to read.
//!
//! `{name}` is filled in; the names are explained in [`Language`](super::Language).

use super::{Counted, Language};

/// English, the language of every copy of the card.
pub const ENGLISH: Language = Language {
    tag: "en",
    direction: "ltr",
    question: "Is the {subject} out yet?",
    yes: "Yes",
    no: "No",
    as_of: "As of {date}",
    is_out: "{answer}, the {subject} is out.",
    is_not_out: "{answer}, the {subject} is not out.",
    quote: "“{words}”",

    half: ["the first half of {year}", "the second half of {year}"],
    quarter: "Q{number} {year}",

    not_launched: "Not launched",
    not_available: "Not available to developers",
    private: "Selected partners only",
    preview: "Public preview",
    general: "Generally available",
    withdrawn: "Withdrawn",
    since: "since {date}",
    since_first: "since {date}; first out {first}",

    launch_awaited: ("{what}", "has not launched yet"),
    launch_today: ("Today", "{what} launched"),
    launch_days: Counted {
        one: ("{count} day", "since {what} launched on {date}"),
        other: ("{count} days", "since {what} launched on {date}"),
    },
    launch_at_least: Counted {
        one: ("At least {count} day", "since {what} launched in {date}"),
        other: ("At least {count} days", "since {what} launched in {date}"),
    },
    took_none: ("Same day", "as {what} launched, {date}"),
    took_days: Counted {
        one: ("{count} day", "after {what} launched on {date}"),
        other: ("{count} days", "after {what} launched on {date}"),
    },
    took_at_least: Counted {
        one: ("At least {count} day", "after {what} launched in {date}"),
        other: ("At least {count} days", "after {what} launched in {date}"),
    },
    took_before: Counted {
        one: ("{count} day before", "{what} launched on {date}"),
        other: ("{count} days before", "{what} launched on {date}"),
    },
    took_unknown: ("{date}", "is when {what} launched"),

    due_in: Counted {
        one: ("{count} day left", "until the promised date, {due}"),
        other: ("{count} days left", "until the promised date, {due}"),
    },
    due_today: ("Due today", "as promised: {due}"),
    past_due: Counted {
        one: ("{count} day past", "the promised date, {due}"),
        other: ("{count} days past", "the promised date, {due}"),
    },
    early: Counted {
        one: ("{count} day early", "on the promised date, {due}"),
        other: ("{count} days early", "on the promised date, {due}"),
    },
    on_time: ("On the day", "that was promised, {due}"),
    late: Counted {
        one: ("{count} day late", "on the promised date, {due}"),
        other: ("{count} days late", "on the promised date, {due}"),
    },
    vague: Counted {
        one: ("{count} day", "since {words}"),
        other: ("{count} days", "since {words}"),
    },
    a_promise_without_date: "a promise without a date",
    a_retraction: "the promise was taken back",
    no_date_but: ("No date", "was promised, only {words}"),
    no_date_retracted: ("No date", "stands since {date}"),
    no_date_since_withdrawn: ("No date", "has been promised since it was withdrawn"),
    no_date_ever: ("No date", "was ever promised"),
    no_date_before: ("No date", "was promised before it came out"),

    stale: "Last verified on {date}: this “No” may be out of date.",
    written_yes: "When this was written, {date}: Yes",
    written_no: "When this was written, {date}: No, day {count}",
    written_no_at_least: "When this was written, {date}: No, at least day {count}",
    written_no_launch: "When this was written, {date}: No, not launched yet",

    report: "Report",
    said_by: "{who}, {date}",
    said_on: "{date}",
    no_quote: "Promised, without a quotation",
    retracted: "Took the promised date back",

    history: "History and sources",
    launched: "{what} launched",
    promised_for: "Promised for {due}",
    promised_vaguely: "Promised without a date",
    kept: "Kept",
    moved: "Moved",
    was_late: Counted { one: "Late by {count} day", other: "Late by {count} days" },
    missed: Counted { one: "Missed, {count} day ago", other: "Missed, {count} days ago" },
    pending: "Still to come",

    chart: "What was promised, and what became of it",
    chart_headings: ["Date", "What happened", "How long it took, or what became of it"],

    source: "Source",
    archived: "archived copy",

    peers: "How long others took",
    peer_same_day: "same day",
    peer_days: Counted { one: "{count} day", other: "{count} days" },
    peer_at_least: Counted { one: "at least {count} day", other: "at least {count} days" },
    peer_before: Counted { one: "{count} day before launch", other: "{count} days before launch" },
    peer_not_out: Counted { one: "not out after {count} day", other: "not out after {count} days" },
    peer_not_out_at_least: Counted {
        one: "not out after at least {count} day",
        other: "not out after at least {count} days",
    },
    peer: "{subject}: {lag}",

    criterion: "What counts as yes",
    verified: "Verified on {date}",
    document: "Status document",

    cannot_read: "Couldn’t check: the status document has a mistake in it.",
    cannot_read_version: "Couldn’t check: the status document is newer than this card.",
};
