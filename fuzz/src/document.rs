//! Documents that keep every rule, whatever bytes they are made from.

use arbitrary::{Arbitrary, Result, Unstructured};
use chrono::{Datelike, Days, NaiveDate};
use out_yet::date::{PartialDate, written_day};
use serde_json::{Value, json};

/// A day within some two years, so that things meet on a day and the year's end and 29 February are among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub NaiveDate);

impl<'a> Arbitrary<'a> for Day {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Day> {
        let first = NaiveDate::from_ymd_opt(2023, 12, 20).unwrap_or_default();
        let days = u16::from(bytes.arbitrary::<u8>()?) * (1 + 2 * u16::from(bytes.ratio(1, 8)?));
        Ok(Day(first + Days::new(days.into())))
    }
}

/// A date that ends on its day or after.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Date {
    day: Day,
    precision: Precision,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Precision {
    Year,
    Half,
    Quarter,
    Month,
    Day,
}

impl Date {
    fn partial(self) -> PartialDate {
        let Day(day) = self.day;
        match self.precision {
            Precision::Year => PartialDate::Year(day.year()),
            Precision::Half => PartialDate::Half(day.year(), day.month0() / 6 + 1),
            Precision::Quarter => PartialDate::Quarter(day.year(), day.month0() / 3 + 1),
            Precision::Month => PartialDate::Month(day.year(), day.month()),
            Precision::Day => PartialDate::Day(day),
        }
    }
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Due {
    None,
    Retracts,
    After(u8, Precision),
}

#[derive(Arbitrary, Clone, Debug)]
struct Promise {
    said: Day,
    due: Due,
    quote: Option<Text>,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Stage {
    Private,
    Preview,
    General,
    Withdrawn,
}

#[derive(Arbitrary, Clone, Debug)]
struct Access {
    date: Day,
    stage: Stage,
    scope: Option<Text>,
}

#[derive(Arbitrary, Clone, Debug)]
struct Report {
    said: Day,
    summary: Text,
}

#[derive(Arbitrary, Clone, Debug)]
struct Peer {
    launched: Date,
    out: Option<Date>,
}

/// A short text in which nothing is hidden.
#[derive(Clone, Debug)]
struct Text(String);

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Text> {
        let is_seen = |c: &char| {
            let steers =
                matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            !c.is_control() && !steers
        };
        let text: String = bytes.arbitrary::<&str>()?.chars().filter(is_seen).take(20).collect();
        Ok(Text(format!("N{text}")))
    }
}

/// What a document says.
#[derive(Arbitrary, Clone, Debug)]
pub struct Document {
    launch: Date,
    promises: Vec<Promise>,
    access: Vec<Access>,
    reports: Vec<Report>,
    peers: Vec<Peer>,
    subject: Text,
    verified: Day,
    stale_after_days: u8,
}

const MOST: usize = 12;

impl Document {
    /// The text of it, as it would have been on a day: without what is dated after that.
    pub fn on(&self, Day(day): Day) -> String {
        self.written(|date| date.last_day() <= day)
    }

    /// The text of it.
    pub fn whole(&self) -> String {
        self.written(|_| true)
    }

    fn written(&self, is_there: impl Fn(PartialDate) -> bool) -> String {
        let is_day_there = |Day(day): &Day| is_there(PartialDate::Day(*day));
        let promises =
            self.promises.iter().take(MOST).filter(|promise| is_day_there(&promise.said));
        let promises = promises.map(|Promise { said, due, quote }| {
            let mut promise = json!({ "said": written_day(said.0) });
            if let Some(Text(quote)) = quote {
                promise["quote"] = quote.clone().into();
            }
            match due {
                Due::None => {}
                Due::Retracts => promise["retracts"] = true.into(),
                Due::After(days, precision) => {
                    let day = Day(said.0 + Days::new(u64::from(*days)));
                    let due = Date { day, precision: *precision };
                    promise["due"] = due.partial().written().into();
                }
            }
            promise
        });
        let access = self.access.iter().take(MOST).filter(|access| is_day_there(&access.date));
        let access = access.map(|Access { date, stage, scope }| {
            let stage = match stage {
                Stage::Private => "private",
                Stage::Preview => "preview",
                Stage::General => "general",
                Stage::Withdrawn => "withdrawn",
            };
            let mut access = json!({ "date": written_day(date.0), "stage": stage });
            if let Some(Text(scope)) = scope {
                access["scope"] = scope.clone().into();
            }
            access
        });
        let reports = self.reports.iter().take(MOST).filter(|report| is_day_there(&report.said));
        let reports = reports.map(
            |Report { said, summary }| json!({ "said": written_day(said.0), "summary": summary.0 }),
        );
        let peers = self.peers.iter().take(MOST).filter(|peer| is_there(peer.launched.partial()));
        let peers = peers.map(|Peer { launched, out }| {
            let mut peer = json!({ "subject": "P", "launched": launched.partial().written() });
            if let Some(out) = out.map(Date::partial).filter(|out| is_there(*out)) {
                peer["out"] = out.written().into();
            }
            peer
        });
        let launch = Some(self.launch.partial()).filter(|launch| is_there(*launch));
        json!({
            "version": 1,
            "subject": self.subject.0,
            // It has to have one: the last year there is.
            "launch": { "date": launch.map_or("9999".into(), PartialDate::written) },
            "promises": promises.collect::<Vec<Value>>(),
            "access": access.collect::<Vec<Value>>(),
            "reports": reports.collect::<Vec<Value>>(),
            "peers": peers.collect::<Vec<Value>>(),
            "verified": written_day(self.verified.0),
            "stale_after_days": i64::from(self.stale_after_days) + 1,
        })
        .to_string()
    }
}
