//! `--to text`: the whole card as plain text, for a newsletter or a terminal. A line is as long as what it says.

use crate::card::Layout;
use crate::cli::edition::Edition;
use crate::words::{Entry, Latest, Link, Marked, Peer, Sentence, Words, plain};

/// The card, group by group, with an empty line between two.
pub fn text(edition: &Edition) -> String {
    let words = &*edition.words;
    match edition.style.layout {
        Layout::Line => return whole(&words.line) + "\n",
        Layout::Badge => return words.badge.each_ref().map(|part| plain(part)).join(" · ") + "\n",
        Layout::Card => (),
    }
    let mut groups = vec![vec![edition.question()], answer(edition), counters(&words.counters)];
    groups.extend(words.latest.as_ref().map(latest));
    groups.extend(history(words));
    groups.extend(peers(words));
    groups.extend(criterion(words));
    groups.push(foot(edition));
    let group = |lines: &Vec<String>| {
        let lines = lines.iter().map(|line| line.trim_end().to_owned() + "\n");
        lines.collect::<String>()
    };
    groups.iter().map(group).collect::<Vec<_>>().join("\n")
}

fn answer(edition: &Edition) -> Vec<String> {
    let words = &*edition.words;
    let qualifier: Vec<String> = words.qualifier.iter().map(|item| plain(item)).collect();
    let mut lines = vec![edition.answer.clone(), qualifier.join(" · ")];
    lines.extend(words.stale.as_deref().map(plain));
    lines.extend(words.written.as_ref().map(whole));
    lines
}

fn counters(counters: &[Marked]) -> Vec<String> {
    counters.iter().map(whole).collect()
}

fn whole(marked: &Marked) -> String {
    plain(&marked.sentence())
}

fn latest(latest: &Latest) -> Vec<String> {
    let said = plain(&latest.text);
    let said = latest.kind.map_or_else(|| said.clone(), |kind| [kind, ": ", &said].concat());
    let mut lines = vec![said, format!("— {}", plain(&latest.attribution))];
    lines.extend(links(&latest.links));
    lines
}

/// The title, and then a group for each entry.
fn history(words: &Words) -> Vec<Vec<String>> {
    if words.history.is_empty() {
        return Vec::new();
    }
    let mut groups = vec![heading(words.history_title)];
    groups.extend(words.history.iter().map(event));
    groups
}

fn event(entry: &Entry) -> Vec<String> {
    let outcome = |outcome: &Sentence| format!(" · {}", plain(outcome));
    let outcome = entry.outcome.as_ref().map(outcome).unwrap_or_default();
    let mut lines = vec![format!("- {}: {}{outcome}", plain(&entry.date), plain(&entry.text))];
    lines.extend(entry.detail.as_ref().map(|detail| format!("  {detail}")));
    lines.extend(links(&entry.links));
    lines
}

fn peers(words: &Words) -> Vec<Vec<String>> {
    if words.peers.is_empty() {
        return Vec::new();
    }
    let peer = |peer: &Peer| {
        let mut lines = vec![format!("- {}", plain(&peer.text))];
        lines.extend(links(&peer.links));
        lines
    };
    vec![heading(words.peers_title), words.peers.iter().flat_map(peer).collect()]
}

fn criterion(words: &Words) -> Vec<Vec<String>> {
    let criterion =
        |criterion: &String| vec![heading(words.criterion_title), vec![criterion.clone()]];
    words.criterion.as_ref().map(criterion).unwrap_or_default()
}

fn foot(edition: &Edition) -> Vec<String> {
    let words = &*edition.words;
    let mut lines = vec![plain(&words.verified)];
    lines.extend(edition.page());
    let address = |document| format!("{}: {document}", words.document);
    let addresses = edition.addresses.as_ref();
    lines.extend(addresses.map(|addresses| address(addresses.document(&edition.id))));
    lines
}

/// A title that stands out without type.
fn heading(title: &str) -> Vec<String> {
    vec![title.to_owned(), "-".repeat(title.chars().count())]
}

fn links(links: &[Link]) -> impl Iterator<Item = String> {
    links.iter().map(|link| format!("  {}: {}", link.text, link.url))
}
