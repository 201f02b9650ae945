//! What happened, and where it can be read: the history, the chart and the peers.

use super::language::Message;
use super::voice::{Slot, Voice};
use super::{Chart, Entry, Link, Peer, Piece, Plotted, Sentence, document};
use crate::chart::{Bar, chart};
use crate::standing::{Event, Lag, Outcome, PeerStanding, PromiseStanding, days_between};
use crate::status::{Access, Promise, Source, Stage};

impl Voice<'_> {
    pub fn entry(&self, event: &Event) -> Entry {
        match event {
            Event::Launch(launch) => Entry {
                part: "event launch",
                date: vec![self.date(launch.date)],
                text: self.filled(Message::Launched, &[]),
                detail: None,
                outcome: None,
                links: self.links(&launch.sources),
            },
            Event::Access(access) => Entry {
                part: "event access",
                date: vec![self.day(access.date)],
                text: self.access(access),
                detail: access.note.clone(),
                outcome: None,
                links: self.links(&access.sources),
            },
            Event::Promise(promise, outcome) => {
                let words = self.promised(promise);
                let quote = promise.quote.as_ref().map(|quote| self.quoted(quote));
                Entry {
                    part: "event promise",
                    date: vec![self.day(promise.said)],
                    text: quote
                        .map_or_else(|| words.clone(), |quote| self.labelled(&words, &quote)),
                    detail: promise.who.clone(),
                    outcome: outcome.and_then(|outcome| self.outcome(outcome)),
                    links: self.links(&promise.sources),
                }
            }
            Event::Report(report) => Entry {
                part: "event report",
                date: vec![self.day(report.said)],
                text: self.labelled(&self.text(Message::Report), &document(&report.summary)),
                detail: report.who.clone(),
                outcome: None,
                links: self.links(&report.sources),
            },
        }
    }

    pub fn stage(&self, stage: Stage) -> Sentence {
        self.text(match stage {
            Stage::Private => Message::Private,
            Stage::Preview => Message::Preview,
            Stage::General => Message::General,
            Stage::Withdrawn => Message::Withdrawn,
        })
    }

    /// Its stage and scope, like "Public preview · United States".
    fn access(&self, access: &Access) -> Sentence {
        let mut words = self.stage(access.stage);
        if let Some(scope) = &access.scope {
            words.push(Piece::Text(" · ".into()));
            words.push(Piece::Document(scope.clone()));
        }
        words
    }

    fn promised(&self, promise: &Promise) -> Sentence {
        match promise.due {
            Some(due) => self.filled(Message::PromisedFor, &[("due", Slot::Date(due))]),
            None if promise.retracts => self.text(Message::Retracted),
            None => self.text(Message::PromisedVaguely),
        }
    }

    pub fn chart(&self) -> Option<Chart> {
        let standing = self.standing;
        let chart = chart(standing)?;
        let plotted = |bar: &Bar, date, text, outcome| Plotted { date, text, outcome, bar: *bar };
        let (mut bars, mut waits) = (chart.waits.iter(), Vec::new());
        if let Some((launch, bar)) = standing.launch.as_ref().zip(bars.next()) {
            // What came out at the launch or before it, and is awaited again, is not awaited since.
            let days = standing.days_since_launch.filter(|days| *days > 0);
            let waiting = days.filter(|_| standing.first_out.is_none()).map(Lag::NotOut);
            let lag = standing.took_days.map(Lag::Out).or(waiting);
            let lag = lag.map(|lag| self.lag(lag, launch.date.is_day()));
            waits.push(plotted(
                bar,
                vec![self.date(launch.date)],
                self.filled(Message::Launched, &[]),
                lag,
            ));
        }
        for (promise, bar) in standing.promises.iter().zip(bars) {
            let outcome = self.became(promise);
            let PromiseStanding { promise, .. } = promise;
            waits.push(plotted(bar, vec![self.day(promise.said)], self.promised(promise), outcome));
        }
        let (mut bars, mut moments) = (chart.moments.iter(), Vec::new());
        for event in &standing.history {
            if let Event::Access(access) = event
                && let Some(bar) = bars.next()
            {
                moments.push(plotted(bar, vec![self.day(access.date)], self.access(access), None));
            }
        }
        let as_of = self.dated(Message::AsOf, standing.day);
        moments.extend(bars.map(|bar| plotted(bar, as_of.clone(), Sentence::new(), None)));
        let headings = [Message::ChartDate, Message::ChartText, Message::ChartOutcome];
        let headings = headings.map(|heading| self.say(heading));
        Some(Chart { title: self.say(Message::Chart), headings, waits, moments })
    }

    /// What became of a promise; of one without a date, how long it took.
    fn became(&self, standing: &PromiseStanding) -> Option<Sentence> {
        let PromiseStanding { promise, outcome, out } = standing;
        if promise.due.is_some() || promise.retracts {
            return self.outcome(*outcome);
        }
        let days = days_between(promise.said, out.unwrap_or(self.standing.day));
        let lag = if out.is_some() { Lag::Out(days) } else { Lag::NotOut(days) };
        (days > 0).then(|| self.lag(lag, true))
    }

    fn outcome(&self, outcome: Outcome) -> Option<Sentence> {
        match outcome {
            Outcome::Undated => None,
            Outcome::Kept => Some(self.text(Message::Kept)),
            Outcome::Moved => Some(self.text(Message::Moved)),
            Outcome::Late(days) => Some(self.counted(Message::WasLate, days)),
            Outcome::Missed(days) => Some(self.counted(Message::Missed, days)),
            Outcome::Pending => Some(self.text(Message::Pending)),
        }
    }

    pub fn peer(&self, peer: &PeerStanding) -> Peer {
        let lag = self.lag(peer.lag, peer.launched.is_day());
        let text = self.labelled(&document(&peer.subject), &lag);
        Peer { text, links: self.links(&peer.sources) }
    }

    /// How long it took, from a day or from a date that is known less precisely.
    fn lag(&self, lag: Lag, is_day: bool) -> Sentence {
        let (message, days) = match lag {
            Lag::Out(0) if is_day => (Message::PeerSameDay, 0),
            Lag::Out(days @ ..0) => (Message::PeerBefore, -days),
            Lag::Out(days) if is_day => (Message::PeerDays, days),
            Lag::Out(days) => (Message::PeerAtLeast, days),
            Lag::NotOut(days) if is_day => (Message::PeerNotOut, days),
            Lag::NotOut(days) => (Message::PeerNotOutAtLeast, days),
        };
        self.counted(message, days)
    }

    pub fn links(&self, sources: &[Source]) -> Vec<Link> {
        let mut links = Vec::new();
        for source in sources {
            let name = source.publisher.as_ref().or(source.title.as_ref());
            links.push(Link {
                url: source.url.clone(),
                text: name.cloned().unwrap_or_else(|| self.say(Message::Source).into()),
                is_document_text: name.is_some(),
                is_archive: false,
            });
            links.extend(source.archive.as_ref().map(|archive| Link {
                url: archive.clone(),
                text: self.say(Message::Archived).into(),
                is_document_text: false,
                is_archive: true,
            }));
        }
        links
    }
}
