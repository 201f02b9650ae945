//! Words become HTML: the Yew component of the card. It places words and computes nothing.
//!
//! There are no event handlers in it (`<details>` and links do all that is needed), since Yew keeps those of a card that
//! was removed; and no `style` attribute, since a page's content security policy may forbid it.

use crate::standing::Answer;
use crate::words::{Counter, Entry, Latest, Link, Peer, Piece, Words};
use std::rc::Rc;
use yew::prelude::*;

/// What a card is made from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardProps {
    /// All its words.
    pub words: Rc<Words>,
    /// The level of its heading, 2 to 6.
    pub heading_level: u8,
    /// The address of the status document; none where the document stands in the page.
    pub document: Option<AttrValue>,
}

/// The whole card.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let words = &*props.words;
    let sentence = |pieces: &[Piece]| sentence(pieces, words);
    let line = |class: &'static str, pieces: &Option<Vec<Piece>>| {
        pieces.as_ref().map(|pieces| html! { <p {class}>{ sentence(pieces) }</p> })
    };
    let answer = match words.answer {
        Answer::Yes => "yes",
        Answer::No => "no",
    };
    html! {
        <article class={classes!("card", answer)} part="card" lang={words.lang.clone()} aria-labelledby="question">
            <@{heading(props.heading_level)} class="question" part="question" id="question">
                { sentence(&words.question) }
            </@>
            { line("as-of", &words.as_of) }
            <p class="answer" part="answer">{ words.answer_word }</p>
            <p class="qualifier" part="qualifier">
                { for words.qualifier.iter().enumerate().map(|(index, item)| html! {
                    <>{ (index > 0).then_some(" · ") }<span>{ sentence(item) }</span></>
                }) }
            </p>
            { line("stale", &words.stale) }
            { line("written", &words.written) }
            <div class="counters">
                { for words.counters.iter().map(|counter| self::counter(counter, words)) }
            </div>
            { words.latest.as_ref().map(|latest| self::latest(latest, words)) }
            <details class="history" part="history">
                <summary>{ words.history_title }</summary>
                <ol class="events">
                    { for words.history.iter().map(|entry| self::entry(entry, words)) }
                </ol>
                { self::peers(&words.peers, props.heading_level + 1, words) }
                { self::criterion(props.heading_level + 1, words) }
            </details>
            <footer class="footer" part="footer">
                <span>{ sentence(&words.verified) }</span>
                { words.page.as_ref().map(|page| link(page, html! { page_host(page) })) }
                { props.document.as_ref().map(|url| link(url, html! { words.document })) }
            </footer>
        </article>
    }
}

/// The tag of a heading; there is none below `h6`.
fn heading(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}

fn counter(counter: &Counter, words: &Words) -> Html {
    html! {
        <p class="counter" part="counter">
            <strong>{ sentence(&counter.value, words) }</strong>
            { " " }
            <span>{ sentence(&counter.label, words) }</span>
        </p>
    }
}

fn latest(latest: &Latest, words: &Words) -> Html {
    let said = sentence(&latest.text, words);
    html! {
        <figure class="quote" part="quote">
            if latest.is_quote {
                <blockquote>{ said }</blockquote>
            } else {
                <p class="words">
                    { latest.kind.map(|kind| html! { <b>{ kind }</b> }) }
                    { " " }
                    { said }
                </p>
            }
            <figcaption>{ sentence(&latest.attribution, words) }{ links(&latest.links, words) }</figcaption>
        </figure>
    }
}

fn entry(entry: &Entry, words: &Words) -> Html {
    let detail = entry.detail.as_ref();
    html! {
        <li>
            <span class="date">{ sentence(&entry.date, words) }</span>
            <div>
                <p>
                    { sentence(&entry.text, words) }
                    { entry.outcome.as_ref().map(|outcome| html! {
                        <>{ " " }<span class="outcome">{ sentence(outcome, words) }</span></>
                    }) }
                </p>
                <p class="detail">
                    { detail.map(|detail| document_text(detail, words)) }
                    { links(&entry.links, words) }
                </p>
            </div>
        </li>
    }
}

fn peers(peers: &[Peer], level: u8, words: &Words) -> Html {
    if peers.is_empty() {
        return html! {};
    }
    html! {
        <section class="peers">
            <@{heading(level)}>{ words.peers_title }</@>
            <ul>
                { for peers.iter().map(|peer| html! {
                    <li>{ sentence(&peer.text, words) }{ links(&peer.links, words) }</li>
                }) }
            </ul>
        </section>
    }
}

fn criterion(level: u8, words: &Words) -> Html {
    let Some(criterion) = &words.criterion else { return html! {} };
    html! {
        <section class="criterion">
            <@{heading(level)}>{ words.criterion_title }</@>
            <p>{ document_text(criterion, words) }</p>
        </section>
    }
}

fn links(links: &[Link], words: &Words) -> Html {
    let text = |link: &Link| match link.is_document_text {
        true => document_text(&link.text, words),
        false => html! { link.text.clone() },
    };
    links.iter().map(|source| html! { <>{ " " }{ link(&source.url, text(source)) }</> }).collect()
}

fn link(url: &str, text: Html) -> Html {
    html! {
        <a href={url.to_owned()} rel="noopener noreferrer" referrerpolicy="no-referrer">{ text }</a>
    }
}

/// The host of an address, to say where a link leads.
fn page_host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
}

fn sentence(pieces: &[Piece], words: &Words) -> Html {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => html! { text.clone() },
            Piece::Date { text, datetime } => match datetime {
                Some(datetime) => html! { <time datetime={datetime.clone()}>{ text.clone() }</time> },
                None => html! { text.clone() },
            },
            Piece::Document(text) => document_text(text, words),
        })
        .collect()
}

/// Words of the document: in its own language, and kept from changing the direction of the words around them.
fn document_text(text: &str, words: &Words) -> Html {
    html! { <bdi lang={words.document_lang.clone()}>{ text.to_owned() }</bdi> }
}
