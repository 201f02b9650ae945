//! A standing as a schedule: the dates that were promised, each as often as it was moved, and when it came out.
//!
//! While there is still time and it is not out, whoever names another day, later or earlier, moves the date, and whoever
//! takes it back cancels it; a day that is named after that revives it. A date that has passed stays where it was, and
//! the next one is another. So is what is promised once it was out and was withdrawn. What was said while it was out,
//! or without a date, is none.
//!
//! All of this is decided by what was known on the day on which a promise was said. So no later day takes a date away,
//! and none has fewer changes than the day before.

use crate::date::PartialDate;
use crate::standing::{Event, Outcome, Standing};
use chrono::NaiveDate;

/// One date that was promised, however often it was moved.
#[derive(Clone, Debug, PartialEq)]
pub struct PromisedDate {
    /// The promises that named it, moved it or took it back, the oldest first, by their places in the history; never
    /// empty.
    pub promises: Vec<usize>,
    /// The day on which the first of them was said.
    pub first_said: NaiveDate,
    /// The day on which the last of them was said.
    pub last_said: NaiveDate,
    /// The date that was named last.
    pub due: PartialDate,
    /// The promise that named it, by its place in the history.
    pub named_by: usize,
    /// The day on which this date was named first.
    pub named: NaiveDate,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether it was taken back.
    pub is_taken_back: bool,
    /// How often its date was changed, taken back or revived.
    pub changes: u32,
}

/// The dates that were promised, the oldest first.
///
/// ```
/// use out_yet::{date::parse_day, schedule::promised_dates, standing::standing, status::Status};
/// let text = r#"{ "version": 1, "subject": "Muse Spark API", "verified": "2026-09-30",
///     "launch": { "date": "2026-04-08" },
///     "promises": [{ "said": "2026-05-01", "due": "2026-05" }, { "said": "2026-05-20", "due": "2026-06" }] }"#;
/// let status = Status::parse(text.as_bytes()).unwrap();
/// let dates = promised_dates(&standing(&status, parse_day("2026-06-04").unwrap()));
/// assert_eq!((dates.len(), dates[0].changes, dates[0].due.to_string()), (1, 1, "2026-06".into()));
/// ```
pub fn promised_dates(standing: &Standing) -> Vec<PromisedDate> {
    let releases = releases(standing);
    let mut dates: Vec<PromisedDate> = Vec::new();
    for (place, event) in standing.history.iter().enumerate() {
        let Event::Promise(promise, Some(outcome)) = event else { continue };
        let open = dates.last_mut().filter(|date| date.is_open(promise.said, &releases));
        match (open, promise.due) {
            (Some(date), Some(due)) => date.name(place, promise.said, due, *outcome),
            (Some(date), None) if promise.retracts => date.take_back(place, promise.said),
            (None, Some(due)) => dates.push(PromisedDate {
                promises: vec![place],
                first_said: promise.said,
                last_said: promise.said,
                due,
                named_by: place,
                named: promise.said,
                outcome: *outcome,
                is_taken_back: false,
                changes: 0,
            }),
            (Some(_) | None, None) => {}
        }
    }
    dates
}

impl PromisedDate {
    /// Whether what is said on a day is about this date still.
    fn is_open(&self, said: NaiveDate, releases: &[Release]) -> bool {
        let came_out = releases.iter().any(|out| self.last_said < out.day && out.day <= said);
        !came_out && (self.is_taken_back || said <= self.due.last_day())
    }

    fn name(&mut self, place: usize, said: NaiveDate, due: PartialDate, outcome: Outcome) {
        self.promises.push(place);
        self.last_said = said;
        if self.is_taken_back || self.due != due {
            self.changes += 1;
            self.named = said;
        }
        self.due = due;
        self.named_by = place;
        self.outcome = outcome;
        self.is_taken_back = false;
    }

    fn take_back(&mut self, place: usize, said: NaiveDate) {
        self.promises.push(place);
        self.last_said = said;
        self.changes += u32::from(!self.is_taken_back);
        self.is_taken_back = true;
    }

    /// The day on which it became what it is: was named, moved, taken back, kept or missed.
    pub fn settled(&self, standing: &Standing) -> NaiveDate {
        let settled = settled(standing, self.named_by)
            .filter(|_| !self.is_taken_back || self.outcome == Outcome::Kept);
        settled.map_or(self.last_said, |settled| settled.max(self.last_said))
    }
}

/// The day on which something in the history, by its place there, became what it is: of a promise, the day on which it
/// was known what became of it.
pub fn settled(standing: &Standing, place: usize) -> Option<NaiveDate> {
    let event = standing.history.get(place)?;
    let Event::Promise(promise, Some(outcome)) = event else { return Some(event.day()) };
    let due = promise.due.map(PartialDate::last_day);
    // The rule by which `standing` calls it moved; it stands there once more, for the embed grows where they share it.
    let moves = |later: &Event| match later {
        Event::Promise(later, _) => {
            Some(later.said) <= due
                && (later.retracts || later.due.map(PartialDate::last_day) > due)
        }
        Event::Launch(_) | Event::Access(_) | Event::Report(_) => false,
    };
    let settled = match outcome {
        Outcome::Kept | Outcome::Late(_) => {
            releases(standing).into_iter().map(|out| out.day).find(|day| *day > promise.said)
        }
        Outcome::Missed(_) => due.and_then(|due| due.succ_opt()),
        Outcome::Moved => {
            standing.history.iter().skip(place + 1).find(|later| moves(later)).map(Event::day)
        }
        Outcome::Undated | Outcome::Pending => None,
    };
    settled.or(Some(promise.said))
}

/// A day on which it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// The day.
    pub day: NaiveDate,
    /// The access entry that says so, by its place in the history.
    pub entry: usize,
}

/// The days on which it came out, the first and those after a withdrawal: of each, the last entry counts.
pub fn releases(standing: &Standing) -> Vec<Release> {
    let is_access = |(entry, event): (usize, &Event)| match event {
        Event::Access(access) => Some((Release { day: access.date, entry }, access.stage)),
        Event::Launch(_) | Event::Promise(..) | Event::Report(_) => None,
    };
    let mut releases = Vec::new();
    let mut was_public = false;
    let mut access = standing.history.iter().enumerate().filter_map(is_access).peekable();
    while let Some((release, stage)) = access.next() {
        if access.peek().is_some_and(|(next, _)| next.day == release.day) {
            continue;
        }
        if stage.is_public() && !was_public {
            releases.push(release);
        }
        was_public = stage.is_public();
    }
    releases
}
