//! Words become HTML: the Yew component of the card. It places words and computes nothing.
//!
//! There are no event handlers in it (`<details>` and links do all that is needed), since Yew keeps those of a card that
//! was removed; and no `style` attribute, since a page's content security policy may forbid it. Elements are made by the
//! functions at the end: what `html!` writes for each, and for a `class` that is not a literal, would weigh 4 KB more.

use crate::standing::Answer;
use crate::words::{Counter, Entry, Latest, Link, Peer, Piece, Sentence, Words};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// What a card is made from.
#[derive(Clone, Debug, Properties)]
pub struct CardProps {
    /// All its words.
    pub words: Rc<Words>,
    /// The level of its heading, 2 to 6.
    pub heading_level: u8,
    /// The address of the status document; none where the document stands in the page.
    pub document: Option<AttrValue>,
    /// Set once these words stand in the page; Yew may take its time.
    #[prop_or_default]
    pub is_rendered: Rc<Cell<bool>>,
}

/// Words that were made anew count as other words: Yew then changes only what differs in the page.
impl PartialEq for CardProps {
    fn eq(&self, other: &CardProps) -> bool {
        Rc::ptr_eq(&self.words, &other.words)
            && self.heading_level == other.heading_level
            && self.document == other.document
    }
}

/// The whole card.
#[derive(Debug)]
pub struct Card;

impl Component for Card {
    type Message = ();
    type Properties = CardProps;

    fn create(_: &Context<Card>) -> Card {
        Card
    }

    fn view(&self, context: &Context<Card>) -> Html {
        card(context.props())
    }

    fn rendered(&mut self, context: &Context<Card>, _: bool) {
        context.props().is_rendered.set(true);
    }
}

fn card(props: &CardProps) -> Html {
    let words = &*props.words;
    let class = match words.answer {
        Answer::Yes => "card yes",
        Answer::No => "card no",
    };
    let attributes = ["card", &words.lang, words.direction, "question", class];
    element(
        "article",
        &["part", "lang", "dir", "aria-labelledby", "class"],
        &attributes,
        html! {
            <>
                { question(props.heading_level, words) }
                { line("as-of", &words.as_of, words) }
                { part("p", "answer", text(words.answer_word)) }
                { part("p", "qualifier", qualifier(words)) }
                { line("stale", &words.stale, words) }
                { line("written", &words.written, words) }
                { classed("div", "counters", list(&words.counters, words, counter)) }
                { optional(&words.latest, words, latest) }
                { part("details", "history", history(props.heading_level + 1, words)) }
                { part("footer", "footer", footer(props.document.as_deref(), words)) }
            </>
        },
    )
}

fn question(level: u8, words: &Words) -> Html {
    let question = sentence(&words.question, words);
    element(heading(level), &["part", "id", "class"], &["question"; 3], question)
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

fn line(class: &'static str, pieces: &Option<Sentence>, words: &Words) -> Html {
    optional(pieces, words, |pieces, words| classed("p", class, sentence(pieces, words)))
}

fn qualifier(words: &Words) -> Html {
    let item = |(index, item): (usize, &Sentence)| {
        let dot = if index > 0 { text("\u{a0}· ") } else { Html::default() };
        html! { <>{ dot }{ plain("span", sentence(item, words)) }</> }
    };
    words.qualifier.iter().enumerate().map(item).collect()
}

fn counter(counter: &Counter, words: &Words) -> Html {
    let value = plain("strong", sentence(&counter.value, words));
    let label = plain("span", sentence(&counter.label, words));
    part("p", "counter", html! { <>{ value }{ text(" ") }{ label }</> })
}

fn latest(latest: &Latest, words: &Words) -> Html {
    let said = sentence(&latest.text, words);
    let kind = optional(&latest.kind, words, |kind, _| plain("b", text(kind)));
    let said = match latest.is_quote {
        true => plain("blockquote", said),
        false => classed("p", "words", html! { <>{ kind }{ text(" ") }{ said }</> }),
    };
    let attribution = sentence(&latest.attribution, words);
    let caption = html! { <>{ attribution }{ links(&latest.links, words) }</> };
    part("figure", "quote", html! { <>{ said }{ plain("figcaption", caption) }</> })
}

fn history(level: u8, words: &Words) -> Html {
    html! {
        <>
            { plain("summary", text(words.history_title)) }
            { classed("ol", "events", list(&words.history, words, entry)) }
            { peers(level, words) }
            { criterion(level, words) }
        </>
    }
}

fn entry(entry: &Entry, words: &Words) -> Html {
    let said = sentence(&entry.text, words);
    let outcome = optional(&entry.outcome, words, |outcome, words| {
        html! { <>{ text(" ") }{ classed("span", "outcome", sentence(outcome, words)) }</> }
    });
    let detail = optional(&entry.detail, words, |detail, words| document_text(detail, words));
    let date = classed("span", "date", sentence(&entry.date, words));
    let said = plain("p", html! { <>{ said }{ outcome }</> });
    let detail = html! { <>{ detail }{ links(&entry.links, words) }</> };
    let detail = classed("p", "detail", detail);
    plain(
        "li",
        html! { <>{ date }{ text(" ") }{ plain("div", html! { <>{ said }{ detail }</> }) }</> },
    )
}

fn peers(level: u8, words: &Words) -> Html {
    if words.peers.is_empty() {
        return Html::default();
    }
    let title = plain(heading(level), text(words.peers_title));
    let peers = plain("ul", list(&words.peers, words, peer));
    classed("section", "peers", html! { <>{ title }{ peers }</> })
}

fn peer(peer: &Peer, words: &Words) -> Html {
    let said = sentence(&peer.text, words);
    plain("li", html! { <>{ said }{ links(&peer.links, words) }</> })
}

fn criterion(level: u8, words: &Words) -> Html {
    optional(&words.criterion, words, |criterion, words| {
        let title = plain(heading(level), text(words.criterion_title));
        let criterion = plain("p", document_text(criterion, words));
        classed("section", "criterion", html! { <>{ title }{ criterion }</> })
    })
}

fn footer(document: Option<&str>, words: &Words) -> Html {
    let verified = plain("span", sentence(&words.verified, words));
    let page = optional(&words.page, words, |page, _| link(page, text(page_host(page))));
    let document = document.map_or_else(Html::default, |url| link(url, text(words.document)));
    html! { <>{ verified }{ text(" ") }{ page }{ text(" ") }{ document }</> }
}

fn links(links: &[Link], words: &Words) -> Html {
    list(links, words, |source, words| {
        let name = match source.is_document_text {
            true => document_text(&source.text, words),
            false => text(&source.text),
        };
        html! { <>{ text(" ") }{ link(&source.url, name) }</> }
    })
}

fn link(url: &str, name: Html) -> Html {
    let attributes = [url, "noopener noreferrer", "no-referrer"];
    element("a", &["href", "rel", "referrerpolicy"], &attributes, name)
}

/// The host of an address, to say where a link leads.
fn page_host(url: &str) -> &str {
    url.split(['/', '?', '#']).nth(2).unwrap_or(url)
}

fn sentence(pieces: &[Piece], words: &Words) -> Html {
    list(pieces, words, |piece, words| match piece {
        Piece::Text(words) | Piece::Date { text: words, datetime: None } => text(words),
        Piece::Date { text: words, datetime: Some(datetime) } => {
            element("time", &["datetime"], &[datetime], text(words))
        }
        Piece::Document(text) => document_text(text, words),
    })
}

/// Words of the document: in its own language, and kept from changing the direction of the words around them.
fn document_text(words: &str, card: &Words) -> Html {
    element("bdi", &["lang"], &[&card.document_lang], text(words))
}

fn text(text: &str) -> Html {
    VText::new(text.to_owned()).into()
}

fn list<T>(items: &[T], words: &Words, view: impl Fn(&T, &Words) -> Html) -> Html {
    items.iter().map(|item| view(item, words)).collect()
}

fn optional<T>(item: &Option<T>, words: &Words, view: impl Fn(&T, &Words) -> Html) -> Html {
    item.as_ref().map_or_else(Html::default, |item| view(item, words))
}

fn plain(tag: &'static str, children: Html) -> Html {
    element(tag, &[], &[], children)
}

fn classed(tag: &'static str, class: &'static str, children: Html) -> Html {
    element(tag, &["class"], &[class], children)
}

/// An element that a page may style.
fn part(tag: &'static str, name: &'static str, children: Html) -> Html {
    element(tag, &["part", "class"], &[name, name], children)
}

/// An element with attributes and their values, one for each.
fn element(
    tag: &'static str,
    attributes: &'static [&'static str],
    values: &[&str],
    children: Html,
) -> Html {
    let value = |value: &&str| Some(AttributeOrProperty::Attribute(value.to_string().into()));
    let values = values.iter().map(value).collect();
    let mut element = VTag::new(tag);
    element.attributes = Attributes::Dynamic { keys: attributes, values };
    if let Some(inside) = element.children_mut() {
        *inside = children;
    }
    element.into()
}
