//! `--to html`: the element with the card in it, as declarative shadow DOM, and the answer as a sentence.

use crate::card::{Card, CardProps, Layout};
use crate::cli::edition::{Edition, Theme};
use crate::cli::html::{raw, rendered};
use crate::cli::style_sheet::one_line;
use crate::standing::Event;
use crate::words::{Link, plain as text};
use clap::ValueEnum;
use url::Url;
use yew::prelude::*;

/// What an article takes in. Where nothing is known of where it will be published, the document stands in it.
pub fn html(edition: &Edition) -> String {
    let script = edition.embed.as_ref().map(script);
    // No line is empty: it would end the HTML within Markdown.
    let document = edition.addresses.as_ref();
    let document = document.map(|addresses| addresses.document(&edition.id).to_string());
    ascii(&rendered(html! { <>{ script }{ card(edition, document, 3) }{ "\n" }</> }))
}

/// The line that starts the element, as one writes it by hand. Of what an address may hold, HTML has another meaning for
/// this alone.
pub fn script(embed: &Url) -> Html {
    let embed = embed.as_str().replace('&', "&amp;");
    raw(format!("<script async crossorigin src=\"{embed}\"></script>\n"))
}

/// The same HTML in ASCII, for the page around may be in any encoding; and without what begins something in the templates
/// of Hugo, Jekyll, Eleventy, Astro or WordPress, since a document may say that too.
fn ascii(html: &str) -> String {
    let mut written = String::new();
    let mut rest = html;
    // Style and JSON have braces of their own, and nothing that is not ASCII.
    while let Some((before, raw, after)) = next_raw(rest) {
        written += &as_references(before);
        written += raw;
        rest = after;
    }
    written + &as_references(rest)
}

/// What stands before the next element whose text has no character references, that text, and what stands after it.
fn next_raw(html: &str) -> Option<(&str, &str, &str)> {
    let ends = [("<style>", "</style>"), ("<script type=\"application/json\">", "</script>")];
    let found = ends.iter().filter_map(|(open, close)| {
        let start = html.find(open)? + open.len();
        Some((start, start + html.get(start..)?.find(close)?))
    });
    let (start, end) = found.min()?;
    Some((html.get(..start)?, html.get(start..end)?, html.get(end..)?))
}

/// A space that does not break has the name that browsers give it when they write HTML down.
fn as_references(html: &str) -> String {
    let written = |c: char| match c {
        '\u{a0}' => "&nbsp;".into(),
        c if c.is_ascii() => c.into(),
        c => format!("&#{};", u32::from(c)),
    };
    plain(html).chars().map(written).collect()
}

/// HTML in which no template sees anything of its own.
pub fn plain(html: &str) -> String {
    let written = |c: char| match c {
        '{' | '}' | '[' | ']' => format!("&#{};", u32::from(c)),
        c => c.into(),
    };
    html.chars().map(written).collect()
}

/// The element, of the document at an address, or with the document in it.
pub fn card(edition: &Edition, document: Option<String>, heading_level: u8) -> Html {
    let layout = edition.style.layout;
    // In running text a line break would be a space before the full stop.
    let line_break = if layout == Layout::Card { "\n" } else { "" };
    let inline = document.is_none().then(|| {
        html! { <>{ line_break }<script type="application/json">{ raw(inline_json(&edition.text)) }</script></> }
    });
    let props = CardProps {
        words: edition.words.clone(),
        layout,
        heading_level,
        document: document.clone().map(AttrValue::from),
    };
    let layout_name = layout.to_possible_value().filter(|_| layout != Layout::Card);
    let layout_name = layout_name.map(|value| value.get_name().to_owned());
    let theme = (edition.style.theme != Theme::Auto).then(|| edition.style.theme.as_str());
    let level = (heading_level != 3).then(|| heading_level.to_string());
    let written = edition.style.written.map(crate::date::written_day);
    html! {
        <@{"out-yet"} src={document} layout={layout_name} lang={edition.style.lang.clone()} {theme} {written} heading-level={level}>
            { line_break }
            <template shadowrootmode="open">
                <style>{ raw(one_line(include_str!("../../../styles/card.css"))) }</style>
                <div><Card ..props /></div>
            </template>
            { inline }
            { line_break }
            { if layout == Layout::Card { sentence(edition) } else { line(edition) } }
            { line_break }
        </@>
    }
}

/// What stands wherever the card cannot answer: the answer with its day, where it can be read, and the way to the page.
/// It is one line, so that no line of it is empty.
pub fn sentence(edition: &Edition) -> Html {
    let source = |source: &Link| (source.url.clone(), source.text.clone());
    let mut links: Vec<(String, String)> = sources(edition).into_iter().map(source).collect();
    links.extend(edition.page().map(|page| (page, edition.question())));
    let link = |(index, (address, text)): (usize, (String, String))| {
        let before = if index == 0 { " " } else { " · " };
        html! { <>{ before }<a href={address}>{ text }</a></> }
    };
    let links: Html = links.into_iter().enumerate().map(link).collect();
    let dir = direction(edition);
    html! { <p lang={edition.lang().to_owned()} {dir}>{ &edition.summary }{ links }</p> }
}

/// The direction of the words, where it is not that of most pages.
fn direction(edition: &Edition) -> Option<&'static str> {
    Some(edition.words.direction).filter(|direction| *direction == "rtl")
}

/// The same in a sentence of an article.
fn line(edition: &Edition) -> Html {
    let line = &edition.words.line;
    let mark = text(&line.mark);
    let mark = match edition.page() {
        Some(page) => html! { <a href={page}>{ mark }</a> },
        None => html! { { mark } },
    };
    let dir = direction(edition);
    html! { <span lang={edition.lang().to_owned()} {dir}>{ text(&line.before) }{ mark }{ text(&line.after) }</span> }
}

/// The sources of the latest access, then those of the latest word, each address once and without archived copies.
fn sources(edition: &Edition) -> Vec<&Link> {
    let words = &edition.words;
    let mut told = edition.standing.history.iter().rev().zip(&words.history);
    let access = told.find(|(event, _)| matches!(event, Event::Access(_)));
    let access = access.map(|(_, entry)| &entry.links);
    let latest = words.latest.as_ref().map(|latest| &latest.links);
    let mut sources: Vec<&Link> = Vec::new();
    for link in [access, latest].into_iter().flatten().flatten() {
        if !link.is_archive && sources.iter().all(|source| source.url != link.url) {
            sources.push(link);
        }
    }
    sources
}

/// JSON that no HTML can be seen in, and of whose texts no template sees anything.
pub fn inline_json(text: &str) -> String {
    let json: serde_json::Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let json = json.to_string();
    let mut written = String::new();
    let (mut in_text, mut is_escaped) = (false, false);
    for c in json.chars() {
        let is_plain = c.is_ascii() && c != '<' && !(in_text && matches!(c, '{' | '}' | '[' | ']'));
        if is_plain {
            written.push(c);
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| written += &format!("\\u{unit:04x}"));
        }
        in_text ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
    }
    written
}
