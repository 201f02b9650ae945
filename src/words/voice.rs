//! A standing is put into words: which sentence is said when.

use super::language::{Counted, Language, Locale, Pair};
use super::{
    Chart, Counter, Entry, Latest, Link, Peer, Piece, Plotted, Request, Sentence, Words, plain,
};
use crate::chart::{Bar, chart};
use crate::date::PartialDate;
use crate::standing::{
    Answer, Event, Lag, Outcome, PeerStanding, PromiseStanding, Promised, Standing, days_between,
};
use crate::status::{Access, Launch, Promise, Source, Stage};
use chrono::NaiveDate;

/// All the words for a standing.
pub fn words(standing: &Standing, request: Request, locale: &dyn Locale) -> Words {
    let voice = Voice { language: locale.language(), locale, standing };
    let language = voice.language;
    let then = request.written.filter(|then| then.day < standing.day);
    Words {
        lang: locale.tag().into(),
        direction: language.direction,
        document_lang: standing.lang.clone(),
        question: voice.question(),
        as_of: request.is_dated.then(|| voice.dated(language.as_of, standing.day)),
        answer: standing.answer,
        answer_word: voice.answer_word(),
        stale: standing.stale.then(|| voice.dated(language.stale, standing.verified)),
        written: then.map(|then| voice.written(then)),
        latest: voice.latest(),
        history_title: language.history,
        chart: voice.chart(),
        history: standing.history.iter().rev().map(|event| voice.entry(event)).collect(),
        peers_title: language.peers,
        peers: standing.peers.iter().map(|peer| voice.peer(peer)).collect(),
        criterion_title: language.criterion,
        criterion: standing.criterion.clone(),
        verified: voice.dated(language.verified, standing.verified),
        document: language.document,
        page: standing.page.clone(),
        qualifier: voice.qualifier(),
        counters: [voice.launch_counter(), voice.promise_counter()],
    }
}

/// The answer in a few plain sentences, with its day, for those who do not see the card.
pub fn summary(standing: &Standing, locale: &dyn Locale) -> String {
    let voice = Voice { language: locale.language(), locale, standing };
    let sentence = match standing.answer {
        Answer::Yes => voice.language.is_out,
        Answer::No => voice.language.is_not_out,
    };
    let slots = [("answer", Slot::Text(voice.answer_word())), ("subject", voice.subject())];
    let answer = plain(&voice.fill(sentence, &slots));
    let as_of = plain(&voice.dated(voice.language.as_of, standing.day));
    [&as_of, ": ", &answer, " ", &details(&words(standing, Request::default(), locale))].concat()
}

/// What there is to say beside the answer, as plain sentences: the qualifier, and the waits.
fn details(words: &Words) -> String {
    let qualifier: Vec<String> = words.qualifier.iter().map(|item| plain(item)).collect();
    let mut text = qualifier.join(" · ") + ".";
    for counter in &words.counters {
        text += &[" ", &plain(&counter.value), " ", &plain(&counter.label), "."].concat();
    }
    text
}

/// What stands in for a `{name}` in the words of a language.
#[derive(Clone, Copy)]
enum Slot<'a> {
    Text(&'a str),
    Document(&'a str),
    Quote(&'a str),
    Number(i64),
    Year(NaiveDate),
    Day(NaiveDate),
    Date(PartialDate),
    Sentence(&'a [Piece]),
}

/// A standing about to be put into words.
struct Voice<'a> {
    language: &'static Language,
    locale: &'a dyn Locale,
    standing: &'a Standing,
}

impl Voice<'_> {
    fn question(&self) -> Sentence {
        match &self.standing.question {
            Some(question) => vec![Piece::Document(question.clone())],
            None => self.fill(self.language.question, &[("subject", self.subject())]),
        }
    }

    fn subject(&self) -> Slot<'_> {
        Slot::Document(&self.standing.subject)
    }

    fn answer_word(&self) -> &'static str {
        match self.standing.answer {
            Answer::Yes => self.language.yes,
            Answer::No => self.language.no,
        }
    }

    fn qualifier(&self) -> Vec<Sentence> {
        let language = self.language;
        let Some(access) = &self.standing.access else {
            let launched = self.standing.launch.is_some();
            let stage = if launched { language.not_available } else { language.not_launched };
            return vec![text(stage)];
        };
        let mut qualifier = vec![text(self.stage(access.stage))];
        qualifier.extend(access.scope.as_deref().map(document));
        let first = self.standing.first_out.unwrap_or(access.date);
        let words = if first == access.date { language.since } else { language.since_first };
        let slots = [("date", Slot::Day(access.date)), ("first", Slot::Day(first))];
        qualifier.push(self.fill(words, &slots));
        qualifier
    }

    fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Private => self.language.private,
            Stage::Preview => self.language.preview,
            Stage::General => self.language.general,
            Stage::Withdrawn => self.language.withdrawn,
        }
    }

    fn launch_counter(&self) -> Counter {
        let language = self.language;
        let Some(launch) = &self.standing.launch else {
            return self.counter(language.launch_awaited, &[("what", self.awaited())]);
        };
        let slots = [("what", self.awaited()), ("date", Slot::Date(launch.date))];
        match (self.standing.took_days, self.standing.days_since_launch) {
            (Some(took), _) => self.took(launch, took, &slots),
            (None, _) if self.standing.first_out.is_some() => {
                self.counter(language.took_unknown, &slots)
            }
            (None, Some(0)) if launch.date.is_day() => self.counter(language.launch_today, &slots),
            (None, days) => {
                let is_day = launch.date.is_day();
                let words = if is_day { language.launch_days } else { language.launch_at_least };
                self.counted(words, days.unwrap_or_default(), &slots)
            }
        }
    }

    fn took(&self, launch: &Launch, took: i64, slots: &[(&str, Slot)]) -> Counter {
        let language = self.language;
        match took {
            0 if launch.date.is_day() => self.counter(language.took_none, slots),
            ..0 => self.counted(language.took_before, -took, slots),
            _ if launch.date.is_day() => self.counted(language.took_days, took, slots),
            _ => self.counted(language.took_at_least, took, slots),
        }
    }

    fn awaited(&self) -> Slot<'_> {
        Slot::Document(&self.standing.awaited)
    }

    fn promise_counter(&self) -> Counter {
        let language = self.language;
        let standing = self.standing;
        match (&standing.promised, standing.answer) {
            (Promised::Date(due), Answer::Yes) => {
                let days = standing.late.map_or(0, |late| late.days);
                self.by_date(days, *due, language.early, language.on_time, language.late)
            }
            (Promised::Date(due), Answer::No) => {
                let days = standing.days_since_promised_date.unwrap_or_default();
                self.by_date(days, *due, language.due_in, language.due_today, language.past_due)
            }
            (Promised::Vaguely, Answer::Yes) => match self.last_quote() {
                Some(quote) => self.counter(language.no_date_but, &[("words", quote)]),
                None => self.counter(language.no_date_ever, &[]),
            },
            (Promised::Vaguely, Answer::No) => {
                let days = standing.days_since_last_promise.unwrap_or_default();
                let quote = self.last_quote();
                let retracts = standing.last_promise.as_ref().is_some_and(|last| last.retracts);
                let words = match quote {
                    Some(quote) => quote,
                    None if retracts => Slot::Text(language.a_retraction),
                    None => Slot::Text(language.a_promise_without_date),
                };
                self.counted(language.vague, days, &[("words", words)])
            }
            (Promised::Retracted(on), Answer::Yes | Answer::No) => {
                self.counter(language.no_date_retracted, &[("date", Slot::Day(*on))])
            }
            (Promised::NotSinceWithdrawn, Answer::Yes | Answer::No) => {
                self.counter(language.no_date_since_withdrawn, &[])
            }
            (Promised::Never, Answer::Yes) if self.is_promised_since() => {
                self.counter(language.no_date_before, &[])
            }
            (Promised::Never, Answer::Yes | Answer::No) => self.counter(language.no_date_ever, &[]),
        }
    }

    /// Whether a date was named on a day on which it was out already, which no count heeds.
    fn is_promised_since(&self) -> bool {
        self.standing.history.iter().any(|event| match event {
            Event::Promise(promise, _) => promise.due.is_some(),
            Event::Launch(_) | Event::Access(_) | Event::Report(_) => false,
        })
    }

    fn by_date(
        &self,
        days: i64,
        due: PartialDate,
        before: Counted<Pair>,
        on: Pair,
        after: Counted<Pair>,
    ) -> Counter {
        let slots = [("due", Slot::Date(due))];
        match days {
            ..0 => self.counted(before, -days, &slots),
            0 => self.counter(on, &slots),
            1.. => self.counted(after, days, &slots),
        }
    }

    /// The words of the last promise.
    fn last_quote(&self) -> Option<Slot<'_>> {
        let promise = self.standing.last_promise.as_ref()?;
        promise.quote.as_deref().map(Slot::Quote)
    }

    fn quoted(&self, quote: &str) -> Sentence {
        self.fill(self.language.quote, &[("words", Slot::Document(quote))])
    }

    fn latest(&self) -> Option<Latest> {
        if let Some(promise) = &self.standing.last_promise {
            let words =
                if promise.retracts { self.language.retracted } else { self.language.no_quote };
            let quote = promise.quote.as_deref();
            return Some(Latest {
                kind: None,
                text: quote.map_or_else(|| text(words), |quote| self.quoted(quote)),
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
            kind: Some(self.language.report),
            text: document(&report.summary),
            is_quote: false,
            attribution: self.attribution(report.who.as_deref(), report.said),
            links: self.links(&report.sources),
        })
    }

    fn attribution(&self, who: Option<&str>, said: NaiveDate) -> Sentence {
        match who {
            Some(who) => {
                let slots = [("who", Slot::Document(who)), ("date", Slot::Day(said))];
                self.fill(self.language.said_by, &slots)
            }
            None => self.dated(self.language.said_on, said),
        }
    }

    fn written(&self, then: &Standing) -> Sentence {
        let language = self.language;
        let words = match (then.answer, &then.launch) {
            (Answer::Yes, _) => language.written_yes,
            (Answer::No, Some(launch)) if launch.date.is_day() => language.written_no,
            (Answer::No, Some(_)) => language.written_no_at_least,
            (Answer::No, None) => language.written_no_launch,
        };
        let count = Slot::Number(then.days_since_launch.unwrap_or_default());
        self.fill(words, &[("date", Slot::Day(then.day)), ("count", count)])
    }

    fn entry(&self, event: &Event) -> Entry {
        let language = self.language;
        match event {
            Event::Launch(launch) => Entry {
                part: "event launch",
                date: vec![self.date(launch.date)],
                text: self.launched(launch),
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
                let mut words = self.promised(promise);
                if let Some(quote) = &promise.quote {
                    words.push(Piece::Text(": ".into()));
                    words.extend(self.quoted(quote));
                }
                Entry {
                    part: "event promise",
                    date: vec![self.day(promise.said)],
                    text: words,
                    detail: promise.who.clone(),
                    outcome: outcome.and_then(|outcome| self.outcome(outcome)),
                    links: self.links(&promise.sources),
                }
            }
            Event::Report(report) => {
                let mut words = text(language.report);
                words.push(Piece::Text(": ".into()));
                words.extend(document(&report.summary));
                Entry {
                    part: "event report",
                    date: vec![self.day(report.said)],
                    text: words,
                    detail: report.who.clone(),
                    outcome: None,
                    links: self.links(&report.sources),
                }
            }
        }
    }

    fn launched(&self, launch: &Launch) -> Sentence {
        self.fill(self.language.launched, &[("what", Slot::Document(&launch.what))])
    }

    /// Its stage and scope, like "Public preview · United States".
    fn access(&self, access: &Access) -> Sentence {
        let mut words = text(self.stage(access.stage));
        if let Some(scope) = &access.scope {
            words.push(Piece::Text(" · ".into()));
            words.push(Piece::Document(scope.clone()));
        }
        words
    }

    fn promised(&self, promise: &Promise) -> Sentence {
        let language = self.language;
        match promise.due {
            Some(due) => self.fill(language.promised_for, &[("due", Slot::Date(due))]),
            None if promise.retracts => text(language.retracted),
            None => text(language.promised_vaguely),
        }
    }

    fn chart(&self) -> Option<Chart> {
        let (language, standing) = (self.language, self.standing);
        let chart = chart(standing)?;
        let plotted = |bar: &Bar, date, text, outcome| Plotted { date, text, outcome, bar: *bar };
        let (mut bars, mut waits) = (chart.waits.iter(), Vec::new());
        if let Some((launch, bar)) = standing.launch.as_ref().zip(bars.next()) {
            // What came out at the launch or before it, and is awaited again, is not awaited since.
            let days = standing.days_since_launch.filter(|days| *days > 0);
            let waiting = days.filter(|_| standing.first_out.is_none()).map(Lag::NotOut);
            let lag = standing.took_days.map(Lag::Out).or(waiting);
            let lag = lag.map(|lag| self.lag(lag, launch.date.is_day()));
            waits.push(plotted(bar, vec![self.date(launch.date)], self.launched(launch), lag));
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
        let as_of = self.dated(language.as_of, standing.day);
        moments.extend(bars.map(|bar| plotted(bar, as_of.clone(), Sentence::new(), None)));
        Some(Chart { title: language.chart, headings: language.chart_headings, waits, moments })
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
        let language = self.language;
        match outcome {
            Outcome::Undated => None,
            Outcome::Kept => Some(text(language.kept)),
            Outcome::Moved => Some(text(language.moved)),
            Outcome::Late(days) => Some(self.count(language.was_late, days)),
            Outcome::Missed(days) => Some(self.count(language.missed, days)),
            Outcome::Pending => Some(text(language.pending)),
        }
    }

    fn peer(&self, peer: &PeerStanding) -> Peer {
        let lag = self.lag(peer.lag, peer.launched.is_day());
        let slots = [("subject", Slot::Document(&peer.subject)), ("lag", Slot::Sentence(&lag))];
        Peer { text: self.fill(self.language.peer, &slots), links: self.links(&peer.sources) }
    }

    /// How long it took, from a day or from a date that is known less precisely.
    fn lag(&self, lag: Lag, is_day: bool) -> Sentence {
        let language = self.language;
        match lag {
            Lag::Out(0) if is_day => text(language.peer_same_day),
            Lag::Out(days @ ..0) => self.count(language.peer_before, -days),
            Lag::Out(days) if is_day => self.count(language.peer_days, days),
            Lag::Out(days) => self.count(language.peer_at_least, days),
            Lag::NotOut(days) if is_day => self.count(language.peer_not_out, days),
            Lag::NotOut(days) => self.count(language.peer_not_out_at_least, days),
        }
    }

    fn links(&self, sources: &[Source]) -> Vec<Link> {
        let mut links = Vec::new();
        for source in sources {
            let name = source.publisher.as_ref().or(source.title.as_ref());
            links.push(Link {
                url: source.url.clone(),
                text: name.cloned().unwrap_or_else(|| self.language.source.into()),
                is_document_text: name.is_some(),
                is_archive: false,
            });
            links.extend(source.archive.as_ref().map(|archive| Link {
                url: archive.clone(),
                text: self.language.archived.into(),
                is_document_text: false,
                is_archive: true,
            }));
        }
        links
    }

    fn counter(&self, (value, label): Pair, slots: &[(&str, Slot)]) -> Counter {
        Counter { value: self.fill(value, slots), label: self.fill(label, slots) }
    }

    fn counted(&self, words: Counted<Pair>, count: i64, slots: &[(&str, Slot)]) -> Counter {
        let mut slots = slots.to_vec();
        slots.push(("count", Slot::Number(count)));
        self.counter(words.of(self.locale.plural(count)), &slots)
    }

    fn count(&self, words: Counted<&'static str>, count: i64) -> Sentence {
        self.fill(words.of(self.locale.plural(count)), &[("count", Slot::Number(count))])
    }

    fn dated(&self, words: &str, day: NaiveDate) -> Sentence {
        self.fill(words, &[("date", Slot::Day(day))])
    }

    /// A sentence with its `{slots}` filled in; one that is not given stays as it is.
    fn fill(&self, words: &str, slots: &[(&str, Slot)]) -> Sentence {
        let mut sentence = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            if !before.is_empty() {
                sentence.push(Piece::Text(before.into()));
            }
            match slots.iter().find(|(slot, _)| *slot == name) {
                Some((_, slot)) => self.fill_in(*slot, &mut sentence),
                None => sentence.push(Piece::Text(["{", name, "}"].concat())),
            }
            rest = after;
        }
        if !rest.is_empty() {
            sentence.push(Piece::Text(rest.into()));
        }
        sentence
    }

    fn fill_in(&self, slot: Slot, sentence: &mut Sentence) {
        sentence.push(match slot {
            Slot::Text(words) => Piece::Text(words.into()),
            Slot::Document(words) => Piece::Document(words.into()),
            Slot::Number(number) => Piece::Text(self.locale.number(number)),
            Slot::Year(day) => Piece::Text(self.locale.year(day)),
            Slot::Day(day) => self.day(day),
            Slot::Date(date) => self.date(date),
            Slot::Quote(words) => return sentence.extend(self.quoted(words)),
            Slot::Sentence(pieces) => return sentence.extend_from_slice(pieces),
        });
    }

    fn day(&self, day: NaiveDate) -> Piece {
        self.date(PartialDate::Day(day))
    }

    fn date(&self, date: PartialDate) -> Piece {
        let locale = self.locale;
        let first_day = date.first_day();
        let spoken = match date {
            PartialDate::Day(day) => locale.day(day),
            PartialDate::Month(..) => locale.month(first_day),
            PartialDate::Year(_) => locale.year(first_day),
            PartialDate::Quarter(_, number) => {
                let number = Slot::Number(i64::from(number));
                let slots = [("number", number), ("year", Slot::Year(first_day))];
                plain(&self.fill(self.language.quarter, &slots))
            }
            PartialDate::Half(_, half) => {
                let words = self.language.half[usize::from(half == 2)];
                plain(&self.fill(words, &[("year", Slot::Year(first_day))]))
            }
        };
        // HTML has no machine-readable form for quarters and halves.
        let datetime = match date {
            PartialDate::Quarter(..) | PartialDate::Half(..) => None,
            PartialDate::Year(_) | PartialDate::Month(..) | PartialDate::Day(_) => {
                Some(date.written())
            }
        };
        Piece::Date { text: spoken, datetime }
    }
}

fn text(words: &str) -> Sentence {
    vec![Piece::Text(words.into())]
}

fn document(words: &str) -> Sentence {
    vec![Piece::Document(words.into())]
}
