//! A document and a day become a standing: everything that is true on that day. The only date arithmetic of the domain.

use crate::date::{PartialDate, sort_by_day};
use crate::status::{Access, Launch, Promise, Report, Source, Status};
use chrono::NaiveDate;

/// Everything that is true on a day: the one value from which every view is made.
///
/// Counts are of whole days. A partial date counts from its last day.
///
/// ```
/// use out_yet::{date::parse_day, standing::{Answer, standing}, status::Status};
/// let text = r#"{ "version": 1, "subject": "Muse Spark API", "verified": "2026-09-30",
///     "launch": { "date": "2026-04-08" }, "access": [{ "date": "2026-07-09", "stage": "preview" }] }"#;
/// let status = Status::parse(text.as_bytes()).unwrap();
/// let july = standing(&status, parse_day("2026-07-09").unwrap());
/// assert_eq!((july.answer, july.took_days), (Answer::Yes, Some(92)));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The day.
    pub day: NaiveDate,
    /// What is waited for.
    pub subject: String,
    /// Who makes it.
    pub by: Option<String>,
    /// The document's own question.
    pub question: Option<String>,
    /// The language of the document's own texts.
    pub lang: String,
    /// The page that tells more.
    pub page: Option<String>,
    /// What counts as yes.
    pub criterion: Option<String>,
    /// When all of this was last checked.
    pub verified: NaiveDate,
    /// Whether this "no" was last checked too long ago.
    pub stale: bool,
    /// What was to be launched, launched or not.
    pub awaited: String,
    /// The launch, from its day on.
    pub launch: Option<Launch>,
    /// Whether any developer can use it.
    pub answer: Answer,
    /// The latest access entry, which alone gives stage and scope.
    pub access: Option<Access>,
    /// The first day on which it was out.
    pub first_out: Option<NaiveDate>,
    /// The day that began the present unbroken run of being out.
    pub out_on: Option<NaiveDate>,
    /// Days from the launch to this day, while it is not out.
    pub days_since_launch: Option<i64>,
    /// Days from the launch to the first day on which it was out; negative where the launch came later.
    pub took_days: Option<i64>,
    /// The latest of the promises that count.
    pub last_promise: Option<Promise>,
    /// Days since it was said, while it is not out.
    pub days_since_last_promise: Option<i64>,
    /// The last promised date, or why there is none.
    pub promised: Promised,
    /// Days from the last promised date to this day, while it is not out; negative while it is still to come.
    pub days_since_promised_date: Option<i64>,
    /// How late it came by the last date that was promised before.
    pub late: Option<Late>,
    /// Each promise that was not said on a day on which it was out, in order.
    pub promises: Vec<PromiseStanding>,
    /// How many different dates were promised and not kept.
    pub slips: usize,
    /// All that has happened, the oldest first.
    pub history: Vec<Event>,
    /// How others did.
    pub peers: Vec<PeerStanding>,
}

/// Whether it is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Any developer can use it.
    Yes,
    /// Not any developer can.
    No,
}

/// The last promised date, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Promised {
    /// This one stands.
    Date(PartialDate),
    /// The last one was taken back on this day.
    Retracted(NaiveDate),
    /// Something was promised, but never with a date.
    Vaguely,
    /// Nothing has been promised since it was withdrawn.
    NotSinceWithdrawn,
    /// Nothing was ever promised.
    Never,
}

impl Promised {
    /// The day that stands, the last one of the promised date.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Promised::Date(due) => Some(due.last_day()),
            Promised::Retracted(_)
            | Promised::Vaguely
            | Promised::NotSinceWithdrawn
            | Promised::Never => None,
        }
    }
}

/// How late it came, like 9 days after June 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// Days from the promised date to the first day on which it was out; negative where it came early.
    pub days: i64,
    /// The promised date.
    pub due: PartialDate,
}

/// A promise and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseStanding {
    /// The promise.
    pub promise: Promise,
    /// What became of it.
    pub outcome: Outcome,
    /// The first day after it was said on which it came out.
    pub out: Option<NaiveDate>,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It named no date.
    Undated,
    /// It was out by then.
    Kept,
    /// While there was still time, a later day was named or the date was taken back.
    Moved,
    /// It came this many days after.
    Late(i64),
    /// It has not come, this many days after.
    Missed(i64),
    /// There is still time.
    Pending,
}

impl Outcome {
    /// One word for it, like `kept`.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Undated => "undated",
            Outcome::Kept => "kept",
            Outcome::Moved => "moved",
            Outcome::Late(_) => "late",
            Outcome::Missed(_) => "missed",
            Outcome::Pending => "pending",
        }
    }

    /// The days of `late` and `missed`.
    pub fn days(self) -> Option<i64> {
        match self {
            Outcome::Late(days) | Outcome::Missed(days) => Some(days),
            Outcome::Undated | Outcome::Kept | Outcome::Moved | Outcome::Pending => None,
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// It was launched.
    Launch(Launch),
    /// Access changed.
    Access(Access),
    /// Something was promised; with what became of it, unless it was out on that day already.
    Promise(Promise, Option<Outcome>),
    /// Something else was said.
    Report(Report),
}

impl Event {
    /// The day that it counts from.
    pub fn day(&self) -> NaiveDate {
        match self {
            Event::Launch(launch) => launch.date.last_day(),
            Event::Access(access) => access.date,
            Event::Promise(promise, _) => promise.said,
            Event::Report(report) => report.said,
        }
    }
}

/// How another did.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerStanding {
    /// What was waited for.
    pub subject: String,
    /// Who makes it.
    pub by: Option<String>,
    /// When the thing itself was launched; a partial date makes the lag an "at least".
    pub launched: PartialDate,
    /// How long it took.
    pub lag: Lag,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// How long another took from its launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lag {
    /// It was out after this many days; negative where it was out before the launch.
    Out(i64),
    /// It is not out after this many days.
    NotOut(i64),
}

impl Standing {
    /// The stage in one word: `none`, `private`, `preview`, `general` or `withdrawn`.
    pub fn stage(&self) -> &'static str {
        self.access.as_ref().map_or("none", |access| access.stage.as_str())
    }
}

/// The day that answers for "today": the reader's own, or `verified` where the reader's clock is behind it.
///
/// A slow clock so never makes a wrong answer. A day that was asked for is used as it is, without this.
pub fn today(status: &Status, clock: NaiveDate) -> NaiveDate {
    clock.max(status.verified)
}

/// Whether any developer could use it on a day: the last entry until then decides.
pub fn is_out(status: &Status, day: NaiveDate) -> bool {
    let last = status.access.iter().rev().find(|access| access.date <= day);
    last.is_some_and(|access| access.stage.is_public())
}

/// Everything that is true on a day. Only what is dated on or before it exists.
pub fn standing(status: &Status, day: NaiveDate) -> Standing {
    let launch = Some(&status.launch).filter(|launch| launch.date.last_day() <= day).cloned();
    let access: Vec<&Access> = status.access.iter().filter(|access| access.date <= day).collect();
    let said: Vec<&Promise> =
        status.promises.iter().filter(|promise| promise.said <= day).collect();
    let runs = public_runs(&access);

    let first_out = runs.first().map(|run| run.from);
    let out_on = runs.last().filter(|run| run.until.is_none()).map(|run| run.from);
    let waiting = out_on.is_none();
    let launched = launch.as_ref().map(|launch| launch.date.last_day());

    let counting = promises_that_count(&said, &runs);
    let last_promise = counting.last().copied();
    let promised = last_promised(&counting, first_out.is_some() && waiting);
    let promised_day = promised.day();
    let told: Vec<(&Promise, Option<Outcome>)> = said
        .iter()
        .enumerate()
        .map(|(index, promise)| {
            let counts = !is_public(&runs, promise.said);
            (*promise, counts.then(|| outcome(promise, &said[index + 1..], &runs, day)))
        })
        .collect();
    let promises: Vec<PromiseStanding> = told
        .iter()
        .filter_map(|(promise, outcome)| {
            let out = out_after(promise, &runs);
            outcome.map(|outcome| PromiseStanding { promise: (*promise).clone(), outcome, out })
        })
        .collect();

    Standing {
        day,
        subject: status.subject.clone(),
        by: status.by.clone(),
        question: status.question.clone(),
        lang: status.lang.clone(),
        page: status.page.clone(),
        criterion: status.criterion.clone(),
        verified: status.verified,
        stale: waiting && days_between(status.verified, day) > status.stale_after_days,
        awaited: status.launch.what.clone(),
        answer: if waiting { Answer::No } else { Answer::Yes },
        access: access.last().map(|access| (*access).clone()),
        first_out,
        out_on,
        days_since_launch: launched.filter(|_| waiting).map(|launched| days_between(launched, day)),
        took_days: first_out.and_then(|first_out| lag(launch.as_ref()?.date, first_out)),
        last_promise: last_promise.cloned(),
        days_since_last_promise: last_promise
            .filter(|_| waiting)
            .map(|promise| days_between(promise.said, day)),
        days_since_promised_date: promised_day
            .filter(|_| waiting)
            .map(|promised| days_between(promised, day)),
        promised,
        late: first_out.and_then(|first_out| late(&said, first_out)),
        slips: slips(&promises),
        history: history(launch.as_ref(), &access, &told, status, day),
        peers: peers(status, day),
        promises,
        launch,
    }
}

/// Days from one day to another, negative where that is the earlier one.
pub(crate) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// An unbroken run of days on which it was out.
struct Run {
    from: NaiveDate,
    /// The first day on which it was not out again.
    until: Option<NaiveDate>,
}

/// A day is public when its last access entry leaves it so.
fn public_runs(access: &[&Access]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, entry) in access.iter().enumerate() {
        if access.get(index + 1).is_some_and(|next| next.date == entry.date) {
            continue;
        }
        match (entry.stage.is_public(), runs.last_mut()) {
            (false, Some(run)) if run.until.is_none() => run.until = Some(entry.date),
            (true, Some(run)) if run.until.is_none() => {}
            (true, _) => runs.push(Run { from: entry.date, until: None }),
            (false, _) => {}
        }
    }
    runs
}

fn is_public(runs: &[Run], day: NaiveDate) -> bool {
    runs.iter().any(|run| run.from <= day && run.until.is_none_or(|until| day < until))
}

/// The promises that count: those said before it was first out; after a withdrawal, while it is not out, only those
/// said since.
fn promises_that_count<'a>(said: &[&'a Promise], runs: &[Run]) -> Vec<&'a Promise> {
    let counts = |promise: &Promise| match (runs.first(), runs.last().and_then(|run| run.until)) {
        (_, Some(withdrawn)) => promise.said >= withdrawn,
        (Some(first), None) => promise.said < first.from,
        (None, None) => true,
    };
    said.iter().copied().filter(|promise| counts(promise)).collect()
}

/// The date of the latest promise that names one, unless a later one took it back while there was still time.
fn last_promised(promises: &[&Promise], withdrawn: bool) -> Promised {
    let latest_dated = promises.iter().rposition(|promise| promise.due.is_some());
    let dated = latest_dated.and_then(|index| Some((index, promises[index].due?)));
    match dated {
        Some((index, due)) => promises[index + 1..]
            .iter()
            .find(|later| later.retracts && later.said <= due.last_day())
            .map_or(Promised::Date(due), |later| Promised::Retracted(later.said)),
        None if !promises.is_empty() => Promised::Vaguely,
        None if withdrawn => Promised::NotSinceWithdrawn,
        None => Promised::Never,
    }
}

/// Days from a launch to the day on which something was out; unknown where the launch may have been on either side.
fn lag(launched: PartialDate, out: NaiveDate) -> Option<i64> {
    let lag = days_between(launched.last_day(), out);
    (launched.is_day() || lag >= 0).then_some(lag)
}

/// How late it came by the last date promised before the first day on which it was out.
fn late(said: &[&Promise], first_out: NaiveDate) -> Option<Late> {
    let before: Vec<&Promise> =
        said.iter().copied().filter(|promise| promise.said < first_out).collect();
    match last_promised(&before, false) {
        Promised::Date(due) => Some(Late { days: days_between(due.last_day(), first_out), due }),
        _ => None,
    }
}

/// The first day after a promise was said on which it came out.
fn out_after(promise: &Promise, runs: &[Run]) -> Option<NaiveDate> {
    runs.iter().map(|run| run.from).find(|from| *from > promise.said)
}

/// What became of a promise; `later` are those said after it.
fn outcome(promise: &Promise, later: &[&Promise], runs: &[Run], day: NaiveDate) -> Outcome {
    let Some(due) = promise.due.map(PartialDate::last_day) else { return Outcome::Undated };
    let out = out_after(promise, runs);
    if out.is_some_and(|out| out <= due) {
        return Outcome::Kept;
    }
    let moves = |later: &&Promise| {
        later.said <= due
            && out.is_none_or(|out| later.said < out)
            && (later.retracts || later.due.is_some_and(|named| named.last_day() > due))
    };
    if later.iter().any(moves) {
        return Outcome::Moved;
    }
    match out {
        Some(out) => Outcome::Late(days_between(due, out)),
        None if due < day => Outcome::Missed(days_between(due, day)),
        None => Outcome::Pending,
    }
}

/// The number of different due days among the promises that were moved, late or missed.
fn slips(promises: &[PromiseStanding]) -> usize {
    let mut due_days = Vec::new();
    for standing in promises {
        let slipped = match standing.outcome {
            Outcome::Moved | Outcome::Late(_) | Outcome::Missed(_) => true,
            Outcome::Undated | Outcome::Kept | Outcome::Pending => false,
        };
        let due_day = standing.promise.due.map(PartialDate::last_day);
        if slipped && !due_days.contains(&due_day) {
            due_days.push(due_day);
        }
    }
    due_days.len()
}

fn history(
    launch: Option<&Launch>,
    access: &[&Access],
    told: &[(&Promise, Option<Outcome>)],
    status: &Status,
    day: NaiveDate,
) -> Vec<Event> {
    let reports = status.reports.iter().filter(|report| report.said <= day);
    let mut events = Vec::new();
    events.extend(launch.cloned().map(Event::Launch));
    events.extend(access.iter().map(|access| Event::Access((*access).clone())));
    events.extend(reports.cloned().map(Event::Report));
    events
        .extend(told.iter().map(|(promise, outcome)| Event::Promise((*promise).clone(), *outcome)));
    sort_by_day(&mut events, Event::day);
    events
}

/// How each peer that was launched by then did; one whose lag cannot be known is left out.
fn peers(status: &Status, day: NaiveDate) -> Vec<PeerStanding> {
    let launched = status.peers.iter().filter(|peer| peer.launched.last_day() <= day);
    launched
        .filter_map(|peer| {
            let out = peer.out.map(PartialDate::last_day).filter(|out| *out <= day);
            Some(PeerStanding {
                subject: peer.subject.clone(),
                by: peer.by.clone(),
                launched: peer.launched,
                lag: match out {
                    Some(out) => Lag::Out(lag(peer.launched, out)?),
                    None => Lag::NotOut(days_between(peer.launched.last_day(), day)),
                },
                sources: peer.sources.clone(),
            })
        })
        .collect()
}
