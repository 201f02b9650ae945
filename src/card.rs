//! Words become HTML: the Yew component of the card. It places words and computes nothing.
//!
//! There are no event handlers in it (`<details>` and links do all that is needed), for in a browser the nodes are placed
//! without Yew's runtime; and no `style` attribute, since a page's content security policy may forbid it. Elements are made
//! by the functions at the end: what `html!` writes for each, and for a `class` that is not a literal, would weigh 4 KB more.

use crate::chart::{Position, Shape, Stretch};
use crate::date::written_number;
use crate::standing::Answer;
use crate::words::{Chart, Entry, Latest, Link, Marked, Peer, Piece, Plotted, Sentence, Words};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum))]
pub enum Layout {
    /// All of it
    #[default]
    Card,
    /// A sentence of an article
    Line,
    /// The subject and the answer, as a pill
    Badge,
}

impl Layout {
    /// As the attribute says it; what is no layout counts as the card.
    pub fn of(name: &str) -> Layout {
        match name {
            "line" => Layout::Line,
            "badge" => Layout::Badge,
            _ => Layout::Card,
        }
    }
}

/// What a card is made from.
#[derive(Clone, Debug, Properties)]
pub struct CardProps {
    /// All its words.
    pub words: Rc<Words>,
    /// How much of it is shown.
    pub layout: Layout,
    /// The level of its heading, 2 to 6.
    pub heading_level: u8,
    /// The address of the status document; none where the document stands in the page.
    pub document: Option<AttrValue>,
}

/// Words that were made anew count as other words.
impl PartialEq for CardProps {
    fn eq(&self, other: &CardProps) -> bool {
        Rc::ptr_eq(&self.words, &other.words)
            && self.layout == other.layout
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
}

/// The nodes of a card.
pub fn card(props: &CardProps) -> Html {
    let words = &*props.words;
    match props.layout {
        Layout::Card => whole(props, words),
        Layout::Line => line(props, words),
        Layout::Badge => badge(props, words),
    }
}

fn whole(props: &CardProps, words: &Words) -> Html {
    let content = html! {
        <>
            { question(props.heading_level, words) }
            { classed("div", "answers", answers(words)) }
            { paragraph("stale", &words.stale, words) }
            { part("div", "counters", list(&words.counters, words, |counter, words| count("counter", counter, words))) }
            { optional(&words.latest, words, latest) }
            { part("details", "history", history(props.heading_level + 1, words)) }
            { part("footer", "footer", footer(props.document.as_deref(), words)) }
        </>
    };
    let keys = &["part", "class", "lang", "dir", "aria-labelledby"];
    let class = class("card", words);
    let values = ["card", &class, &words.lang, words.direction, "question"];
    element("article", keys, &values, content)
}

/// The answer, and beside it what it was when the article was written.
fn answers(words: &Words) -> Html {
    let now = html! {
        <>
            { paragraph("as-of", &words.as_of, words) }
            { part("p", "answer", text(words.answer_word)) }
            { part("p", "qualifier", qualifier(words)) }
        </>
    };
    let then = optional(&words.written, words, |then, words| count("written", then, words));
    html! { <>{ classed("div", "now", now) }{ then }</> }
}

/// A sentence, of which a part leads to the details.
fn line(props: &CardProps, words: &Words) -> Html {
    let Marked { before, mark, after } = &words.line;
    let content = html! {
        <>
            { sentence(before, words) }
            { details(props, sentence(mark, words)) }
            { sentence(after, words) }
        </>
    };
    outermost("line", words, content)
}

/// The subject beside the answer, which together lead to the details.
fn badge(props: &CardProps, words: &Words) -> Html {
    let [subject, answer] = &words.badge;
    let content = html! {
        <>
            { part("span", "subject", sentence(subject, words)) }
            { text(" ") }
            { element("span", &["part", "class"], &["badge-answer", "answer"], sentence(answer, words)) }
        </>
    };
    outermost("badge", words, details(props, content))
}

/// What leads to where more can be read: the page that the document names, or else the document.
fn details(props: &CardProps, content: Html) -> Html {
    match props.words.page.as_deref().or(props.document.as_deref()) {
        Some(url) => link("details", url, content),
        None => plain("span", content),
    }
}

fn outermost(name: &'static str, words: &Words, content: Html) -> Html {
    let keys = &["part", "class", "lang", "dir"];
    element("span", keys, &[name, &class(name, words), &words.lang, words.direction], content)
}

/// Its own, and that of the answer.
fn class(name: &str, words: &Words) -> String {
    let answer = match words.answer {
        Answer::Yes => " yes",
        Answer::No => " no",
    };
    [name, answer].concat()
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

fn paragraph(class: &'static str, pieces: &Option<Sentence>, words: &Words) -> Html {
    optional(pieces, words, |pieces, words| classed("p", class, sentence(pieces, words)))
}

fn qualifier(words: &Words) -> Html {
    let item = |(index, item): (usize, &Sentence)| {
        let dot = if index > 0 { plain("i", text("· ")) } else { Html::default() };
        let item = plain("span", html! { <>{ dot }{ sentence(item, words) }</> });
        html! { <>{ if index > 0 { text(" ") } else { Html::default() } }{ item }</> }
    };
    words.qualifier.iter().enumerate().map(item).collect()
}

/// A sentence, of which a part is shown large.
fn count(name: &'static str, count: &Marked, words: &Words) -> Html {
    let around = |pieces: &Sentence| match pieces[..] {
        [] => Html::default(),
        _ => plain("span", sentence(pieces, words)),
    };
    let mark = plain("strong", sentence(&count.mark, words));
    part("p", name, html! { <>{ around(&count.before) }{ mark }{ around(&count.after) }</> })
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
            { optional(&words.chart, words, chart) }
            { events(words) }
            { peers(level, words) }
            { criterion(level, words) }
        </>
    }
}

fn events(words: &Words) -> Html {
    if words.history.is_empty() {
        return Html::default();
    }
    classed("ol", "events", list(&words.history, words, entry))
}

fn entry(entry: &Entry, words: &Words) -> Html {
    let said = sentence(&entry.text, words);
    let outcome = optional(&entry.outcome, words, |outcome, words| {
        html! { <>{ text(" ") }{ part("span", "outcome", sentence(outcome, words)) }</> }
    });
    let detail = optional(&entry.detail, words, |detail, words| document_text(detail, words));
    let date = classed("span", "date", sentence(&entry.date, words));
    let said = plain("p", html! { <>{ said }{ outcome }</> });
    let detail = html! { <>{ detail }{ links(&entry.links, words) }</> };
    let detail = classed("p", "detail", detail);
    let event =
        html! { <>{ date }{ text(" ") }{ plain("div", html! { <>{ said }{ detail }</> }) }</> };
    element("li", &["part"], &[entry.part], event)
}

/// The chart for the eyes, and the same as a table for those who do not see it.
fn chart(chart: &Chart, words: &Words) -> Html {
    let launch = chart.waits.first().filter(|wait| wait.bar.shape == Shape::Launch);
    let guides = html! {
        <>
            { launch.map_or_else(Html::default, |launch| guide(launch, words)) }
            { list(&chart.moments, words, guide) }
        </>
    };
    let axis = html! {
        <>
            { stretch("axis", &[0, 1000]) }
            { list(&chart.moments, words, beginning) }
        </>
    };
    let drawn = html! {
        <>
            { classed("svg", "guides", guides) }
            { list(&chart.waits, words, wait) }
            { plain("svg", axis) }
            { classed("ul", "key", list(&chart.moments, words, key)) }
        </>
    };
    let drawn = element("div", &["class", "aria-hidden"], &["drawn", "true"], drawn);
    let heading = |name: &&str| element("th", &["scope"], &["col"], text(name));
    let head = plain("thead", plain("tr", chart.headings.iter().map(heading).collect()));
    let rows = html! {
        <>
            { list(&chart.waits, words, told) }
            { list(&chart.moments, words, told) }
        </>
    };
    let caption = plain("caption", text(chart.title));
    let table = plain("table", html! { <>{ caption }{ head }{ plain("tbody", rows) }</> });
    part("div", "chart", html! { <>{ drawn }{ table }</> })
}

/// A line through all rows, down to the axis.
fn guide(plotted: &Plotted, _: &Words) -> Html {
    let at = percent(plotted.bar.line[0]);
    element("line", &["x1", "x2", "y2"], &[&at, &at, "100%"], Html::default())
}

fn beginning(plotted: &Plotted, _: &Words) -> Html {
    shape(plotted.bar.shape, plotted.bar.line[0])
}

fn wait(plotted: &Plotted, words: &Words) -> Html {
    // Texts stand apart in elements of their own, as they do in a rendered card, so that lines break alike.
    let began = plain("span", sentence(&plotted.text, words));
    let said = html! { <>{ small(plotted, words) }{ text(" ") }{ began }</> };
    let outcome = optional(&plotted.outcome, words, |outcome, words| {
        html! { <>{ text(" ") }{ plain("strong", sentence(outcome, words)) }</> }
    });
    let bar = &plotted.bar;
    let line = if bar.is_open { "open" } else { "line" };
    let lines = html! {
        <>
            { stretch(line, &bar.line) }
            { optional(&bar.due, words, |due, _| {
                let end = if bar.is_open { Html::default() } else { shape(Shape::Due, due[1]) };
                html! { <>{ stretch("span", due) }{ end }</> }
            }) }
            { beginning(plotted, words) }
            { if bar.is_open { shape(Shape::Open, bar.line[1]) } else { Html::default() } }
            { optional(&bar.delay, words, |delay, _| {
                html! { <>{ stretch("delay", delay) }{ least(delay[0]) }</> }
            }) }
        </>
    };
    let label = plain("p", html! { <>{ plain("span", said) }{ outcome }</> });
    let class = if bar.is_slip { "wait slip" } else { "wait" };
    classed("div", class, html! { <>{ label }{ plain("svg", lines) }</> })
}

fn key(plotted: &Plotted, words: &Words) -> Html {
    let mark = plain("svg", shape(plotted.bar.shape, 0));
    let said = plain("span", sentence(&plotted.text, words));
    plain("li", html! { <>{ mark }{ said }{ text(" ") }{ small(plotted, words) }</> })
}

fn small(plotted: &Plotted, words: &Words) -> Html {
    plain("small", sentence(&plotted.date, words))
}

/// A row of the table.
fn told(plotted: &Plotted, words: &Words) -> Html {
    let outcome = plotted.outcome.as_deref().unwrap_or_default();
    let cells = [&plotted.date, &plotted.text, outcome];
    let cells = cells.iter().map(|cell| plain("td", sentence(cell, words)));
    plain("tr", cells.collect())
}

fn stretch(class: &'static str, [from, to]: &Stretch) -> Html {
    let values = [class, &percent(*from), &percent(*to)];
    element("line", &["class", "x1", "x2"], &values, Html::default())
}

/// The beginning of a delay, which is seen however short the delay is.
fn least(at: Position) -> Html {
    placed(at, element("line", &["class", "x2"], &["delay", "4"], Html::default()))
}

fn shape(shape: Shape, at: Position) -> Html {
    placed(at, element("path", &["d"], &[shape.outline()], Html::default()))
}

/// An outline around a place: how large it is does not depend on how wide the chart is.
fn placed(at: Position, outline: Html) -> Html {
    element("svg", &["x"], &[&percent(at)], outline)
}

/// A place, like `12.3%`.
fn percent(at: Position) -> String {
    let digits = |number| written_number(i64::from(number));
    [&digits(at / 10), ".", &digits(at % 10), "%"].concat()
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
    let page = optional(&words.page, words, |page, _| link("page", page, text(page_host(page))));
    let document =
        document.map_or_else(Html::default, |url| link("document", url, text(words.document)));
    html! { <>{ verified }{ text(" ") }{ page }{ text(" ") }{ document }</> }
}

fn links(links: &[Link], words: &Words) -> Html {
    list(links, words, |source, words| {
        let name = match source.is_document_text {
            true => document_text(&source.text, words),
            false => text(&source.text),
        };
        let part = if source.is_archive { "archive" } else { "source" };
        html! { <>{ text(" ") }{ link(part, &source.url, name) }</> }
    })
}

fn link(part: &str, url: &str, name: Html) -> Html {
    let attributes = [part, url, "noopener noreferrer", "no-referrer"];
    element("a", &["part", "href", "rel", "referrerpolicy"], &attributes, name)
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

fn list<T>(items: &[T], words: &Words, view: fn(&T, &Words) -> Html) -> Html {
    items.iter().map(|item| view(item, words)).collect()
}

fn optional<T>(item: &Option<T>, words: &Words, view: impl Fn(&T, &Words) -> Html) -> Html {
    item.as_ref().map_or_else(Html::default, |item| view(item, words))
}

fn plain(tag: &'static str, children: Html) -> Html {
    element(tag, &[], &[], children)
}

fn classed(tag: &'static str, class: &str, children: Html) -> Html {
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
