//! A standing to the slip chart: where on a line of time each promise, its delay and each change of access lie.

use crate::date::PartialDate;
use crate::standing::{Event, Outcome, PromiseStanding, Standing, days_between};
use crate::status::Stage;
use chrono::NaiveDate;

/// A place from the left edge of the chart, 0, to the right, 1000.
pub type Position = u16;

/// A stretch of time, from the place where it begins to that where it ends.
pub type Stretch = [Position; 2];

/// The right edge.
const END: i64 = 1000;

/// Days that are drawn of what is still to come, however short the past is.
const AHEAD: i64 = 100;

/// What was promised, drawn along the time, which runs evenly from the left to the right in every language.
///
/// The time begins with the first that happened and goes to the day, or to a promised date beyond it. Of what is still
/// to come it has no more than half the chart, or a hundred days where that is more: a promise for a later date is open
/// at the right edge. Where it is out and nothing has happened for long, the time ends soon after the last that did, and
/// the day lies further to the right: more than a fifth of the chart would be empty otherwise.
///
/// ```
/// use out_yet::{chart::chart, date::parse_day, standing::standing, status::Status};
/// let text = r#"{ "version": 1, "subject": "Comet API", "verified": "2026-01-01", "launch": { "date": "2026-01-01" },
///     "promises": [{ "said": "2026-01-11", "due": "2026-01-31" }] }"#;
/// let status = Status::parse(text.as_bytes()).unwrap();
/// let chart = chart(&standing(&status, parse_day("2026-02-10").unwrap())).unwrap();
/// assert_eq!(chart.waits[0].line, [0, 1000]);
/// assert_eq!(chart.waits[1].delay, Some([750, 1000]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The wait since the launch, if there was one, and then each of the standing's promises in order.
    pub waits: Vec<Bar>,
    /// Each change of access in order, and the day.
    pub moments: Vec<Bar>,
}

/// Where a wait, or a moment, lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The form of its beginning.
    pub shape: Shape,
    /// From the launch to the day on which it came out, or to the day; backwards where it came out before. From the day
    /// on which it was promised to the promised date; where it came out earlier, or where no date was named, to that
    /// day, or to the day. A moment ends where it begins, and so does what took a promised date back.
    ///
    /// A launch of which only the month or the year is known lies at its last day.
    pub line: Stretch,
    /// Whether it goes on, with no date at its end that lies in the chart.
    pub is_open: bool,
    /// The promised date from its first day, or the day on which it was promised if that is later, to its last, or to the
    /// right edge where the wait is open. None where it lies beyond, or where it was kept and ends beyond.
    pub due: Option<Stretch>,
    /// From the promised date to the day on which it came out, or to the day. A day may be less than a thousandth of the
    /// time: what draws it has to give it a width.
    pub delay: Option<Stretch>,
    /// Whether this is the delay after the last promised date, the one that the standing counts from.
    pub is_slip: bool,
}

/// The form of a point in the chart, which tells it from others without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A pennant.
    Launch,
    /// A ring.
    Private,
    /// A hollow diamond.
    Preview,
    /// A diamond.
    General,
    /// A cross.
    Withdrawn,
    /// A triangle, its tip up.
    Day,
    /// Two chevrons to the right.
    LaterDay,
    /// A dot: something was promised.
    Said,
    /// A stroke: the promised date has ended.
    Due,
    /// An arrowhead: the wait goes on.
    Open,
}

impl Shape {
    fn of(stage: Stage) -> Shape {
        match stage {
            Stage::Private => Shape::Private,
            Stage::Preview => Shape::Preview,
            Stage::General => Shape::General,
            Stage::Withdrawn => Shape::Withdrawn,
        }
    }

    /// Its outline as the data of an SVG path to be filled, within 6 units around its place.
    pub fn outline(self) -> &'static str {
        match self {
            Shape::Launch => "M-4-6L6 0L-4 6z",
            Shape::Private => {
                "M0-5a5 5 0 1 1 0 10a5 5 0 1 1 0-10zm0 2a3 3 0 1 0 0 6a3 3 0 1 0 0-6z"
            }
            Shape::Preview => "M0-6L6 0L0 6L-6 0zm0 3L-3 0L0 3L3 0z",
            Shape::General => "M0-6L6 0L0 6L-6 0z",
            Shape::Withdrawn => "M-5-3L-3-5L0-2L3-5L5-3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0z",
            Shape::Day => "M0-5L6 5H-6z",
            Shape::LaterDay => "M-6-5h2l5 5l-5 5h-2l5-5zM-1-5h2l5 5l-5 5h-2l5-5z",
            Shape::Said => "M0-3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z",
            Shape::Due => "M-1-6H1V6H-1z",
            Shape::Open => "M-1-5L6 0L-1 5z",
        }
    }
}

/// The chart of a standing; none where nothing has happened yet, or all of it on one day.
pub fn chart(standing: &Standing) -> Option<Chart> {
    let day = standing.day;
    let launched = standing.launch.as_ref().map(|launch| launch.date.last_day());
    let (mut first, mut last) = (day, NaiveDate::MIN);
    let mut reach = |day: NaiveDate| (first, last) = (first.min(day), last.max(day));
    let mut entries = Vec::new();
    for event in &standing.history {
        match event {
            Event::Launch(_) => reach(event.day()),
            Event::Access(access) => {
                reach(access.date);
                entries.push((access.date, Shape::of(access.stage)));
            }
            // Of those some were said when it was out, and are not drawn.
            Event::Promise(..) | Event::Report(_) => {}
        }
    }
    for PromiseStanding { promise, .. } in &standing.promises {
        reach(promise.said);
    }

    let past = days_between(first, day);
    let far = past + past.max(AHEAD);
    let mut end = days_between(first, last);
    for PromiseStanding { promise, out, .. } in &standing.promises {
        let due = promise.due.map_or(0, |due| days_between(first, due.last_day()));
        if due <= far || out.is_none() {
            end = end.max(due.min(far));
        }
    }
    let room = (end / 8).max(1);
    let is_long_ago = standing.out_on.is_some() && past - end > 2 * room;
    let length = if is_long_ago { end + room } else { end.max(past) };
    if length == 0 {
        return None;
    }
    let axis = Axis { first, length, day };
    // After a withdrawal a new date counts while it is awaited; once it is out again, those before it was first out.
    let counts = |PromiseStanding { promise, .. }: &PromiseStanding| {
        let date = standing.promised.day();
        let is_first = standing.first_out.is_none_or(|first| promise.said < first);
        date.is_some()
            && promise.due.map(PartialDate::last_day) == date
            && (is_first || standing.out_on.is_none())
    };
    let counted = standing.promises.iter().rposition(counts);
    entries.push((day, if is_long_ago { Shape::LaterDay } else { Shape::Day }));

    let launch = launched.map(|launched| {
        let out = match (standing.first_out, standing.took_days) {
            (Some(out), Some(_)) => out,
            // Launched some time in a month in which it came out: nobody knows which was first.
            (Some(_), None) => launched,
            (None, _) => day,
        };
        Bar { is_open: standing.first_out.is_none(), ..axis.bar(Shape::Launch, launched, out) }
    });
    let mut waits: Vec<Bar> = launch.into_iter().collect();
    waits.extend(standing.promises.iter().enumerate().map(|(at, promise)| {
        let bar = axis.promise(promise);
        Bar { is_slip: counted == Some(at) && bar.delay.is_some(), ..bar }
    }));
    let moments = entries.into_iter().map(|(day, shape)| axis.bar(shape, day, day)).collect();
    Some(Chart { waits, moments })
}

/// The time that is drawn.
struct Axis {
    first: NaiveDate,
    /// In days.
    length: i64,
    /// The day of the chart.
    day: NaiveDate,
}

impl Axis {
    fn stretch(&self, from: NaiveDate, to: NaiveDate) -> Stretch {
        let position = |day| (days_between(self.first, day) * END / self.length).clamp(0, END);
        [from, to].map(|day| position(day) as Position)
    }

    fn bar(&self, shape: Shape, from: NaiveDate, to: NaiveDate) -> Bar {
        let line = self.stretch(from, to);
        Bar { shape, line, is_open: false, due: None, delay: None, is_slip: false }
    }

    fn promise(&self, standing: &PromiseStanding) -> Bar {
        let PromiseStanding { promise, outcome, out } = standing;
        let (said, until) = (promise.said, out.unwrap_or(self.day));
        let Some(due) = promise.due else {
            let until = if promise.retracts { said } else { until };
            let is_open = out.is_none() && !promise.retracts;
            return Bar { is_open, ..self.bar(Shape::Said, said, until) };
        };
        let (from, to) = (due.first_day().max(said), due.last_day());
        let delay = match outcome {
            Outcome::Late(_) | Outcome::Missed(_) => Some(self.stretch(to, until)),
            Outcome::Undated | Outcome::Kept | Outcome::Moved | Outcome::Pending => None,
        };
        let is_beyond = |day| days_between(self.first, day) > self.length;
        let is_open = is_beyond(to) && out.is_none();
        let is_seen = !is_beyond(if is_open { from } else { to });
        let due = is_seen.then(|| self.stretch(from, to));
        let end = out.map_or(to, |out| out.min(to));
        Bar { is_open, due, delay, ..self.bar(Shape::Said, said, end) }
    }
}
