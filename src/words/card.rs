//! All the words of a card: which sentence is said when.

use super::language::{Locale, Message};
use super::voice::{Slot, Voice};
use super::{Latest, Marked, Request, Sentence, Words, document};
use crate::date::PartialDate;
use crate::standing::{Answer, Event, Standing};
use chrono::NaiveDate;

/// All the words for a standing.
pub fn words(standing: &Standing, request: Request, locale: &dyn Locale) -> Words {
    let voice = Voice::new(standing, locale);
    let then = request.written.filter(|then| then.day < standing.day);
    let today = then.map(|_| voice.text(Message::Today));
    Words {
        lang: locale.tag().into(),
        direction: voice.language.direction,
        document_lang: standing.lang.clone(),
        question: voice.question(),
        as_of: request.is_dated.then(|| voice.dated(Message::AsOf, standing.day)).or(today),
        answer: standing.answer,
        answer_word: voice.answer_word(),
        stale: standing.stale.then(|| voice.dated(Message::Stale, standing.verified)),
        written: then.map(|then| voice.written(then)),
        latest: voice.latest(),
        history_title: voice.say(Message::History),
        chart: voice.chart(),
        history: standing.history.iter().rev().map(|event| voice.entry(event)).collect(),
        peers_title: voice.say(Message::Peers),
        peers: standing.peers.iter().map(|peer| voice.peer(peer)).collect(),
        criterion_title: voice.say(Message::Criterion),
        criterion: standing.criterion.clone(),
        verified: voice.dated(Message::Verified, standing.verified),
        document: voice.say(Message::Document),
        page: standing.page.clone(),
        qualifier: voice.qualifier(),
        counters: [voice.launch_counter(), voice.promise_counter()],
        line: voice.line(request.is_dated),
        badge: [document(&standing.subject), voice.badge(request.is_dated)],
    }
}

impl Voice<'_> {
    fn question(&self) -> Sentence {
        match &self.standing.question {
            Some(question) => document(question),
            None => self.filled(Message::Question, &[]),
        }
    }

    fn answer_word(&self) -> &'static str {
        self.say(match self.standing.answer {
            Answer::Yes => Message::Yes,
            Answer::No => Message::No,
        })
    }

    fn qualifier(&self) -> Vec<Sentence> {
        let Some(access) = &self.standing.access else {
            let launched = self.standing.launch.is_some();
            return vec![self.text(if launched {
                Message::NotAvailable
            } else {
                Message::NotLaunched
            })];
        };
        let mut qualifier = vec![self.stage(access.stage)];
        qualifier.extend(access.scope.as_deref().map(document));
        let first = self.standing.first_out.unwrap_or(access.date);
        let words = if first == access.date { Message::Since } else { Message::SinceFirst };
        let day = |day| Slot::Date(PartialDate::Day(day));
        let slots = [("date", day(access.date)), ("first", day(first))];
        qualifier.push(self.filled(words, &slots));
        qualifier
    }

    fn written(&self, then: &Standing) -> Marked {
        let message = match (then.answer, &then.launch) {
            (Answer::Yes, _) => Message::WrittenYes,
            (Answer::No, Some(launch)) if launch.date == PartialDate::Day(then.day) => {
                Message::WrittenNoToday
            }
            (Answer::No, Some(launch)) if launch.date.is_day() => Message::WrittenNo,
            (Answer::No, Some(_)) => Message::WrittenNoAtLeast,
            (Answer::No, None) => Message::WrittenNoLaunch,
        };
        let days = then.days_since_launch.unwrap_or_default();
        let date = PartialDate::Day(then.day);
        self.marked(message, &[("count", Slot::Number(days)), ("date", Slot::Date(date))])
    }

    fn latest(&self) -> Option<Latest> {
        if let Some(promise) = &self.standing.last_promise {
            let words = if promise.retracts { Message::Retracted } else { Message::NoQuote };
            let quote = promise.quote.as_deref();
            return Some(Latest {
                kind: None,
                text: quote.map_or_else(|| self.text(words), |quote| self.quoted(quote)),
                is_quote: quote.is_some(),
                attribution: self.attribution(promise.who.as_deref(), promise.said),
                links: self.links(&promise.sources),
            });
        }
        let report = self.standing.history.iter().rev().find_map(|event| match event {
            Event::Report(report) => Some(report),
            Event::Launch(_) | Event::Access(_) | Event::Promise(..) => None,
        })?;
        Some(Latest {
            kind: Some(self.say(Message::Report)),
            text: document(&report.summary),
            is_quote: false,
            attribution: self.attribution(report.who.as_deref(), report.said),
            links: self.links(&report.sources),
        })
    }

    fn attribution(&self, who: Option<&str>, said: NaiveDate) -> Sentence {
        match who {
            Some(who) => {
                let date = Slot::Date(PartialDate::Day(said));
                self.filled(
                    Message::SaidBy,
                    &[("who", Slot::Sentence(&document(who))), ("date", date)],
                )
            }
            None => vec![self.day(said)],
        }
    }
}
