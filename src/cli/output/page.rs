//! The page of a document: the card, what a link preview shows, and the way to every other form.

use super::Format;
use super::html::{self, card, inline_json, sentence};
use super::icon::icon;
use super::index;
use crate::cli::edition::{Addresses, Edition};
use crate::cli::html::{raw, rendered};
use url::Url;
use yew::prelude::*;

/// The style sheet of the pages.
pub const STYLE: &str = "published.css";

/// A page that needs no script; a module of one's own may do more with it.
pub fn page(
    edition: &Edition,
    addresses: &Addresses,
    module: Option<&Url>,
) -> Result<String, String> {
    let id = &edition.id;
    let json_ld =
        String::from_utf8(Format::JsonLd.make(edition)?).map_err(|error| error.to_string())?;
    let title = edition.title();
    let address = addresses.page(id);
    let picture = addresses.picture(id, edition.standing.day);
    let document = relative(&address, &addresses.document(id));
    let module = module.map(|module| relative(&address, module));
    let property = |name: &'static str, content: &str| html! { <meta property={name} content={content.to_owned()} /> };
    let head = html! {
        <>
            <link rel="icon" type="image/svg+xml" href={icon(edition.words.answer)} />
            <meta name="description" content={edition.summary.clone()} />
            <link rel="canonical" href={address.to_string()} />
            { property("og:type", "website") }
            { property("og:title", &title) }
            { property("og:description", &edition.summary) }
            { property("og:url", address.as_str()) }
            { property("og:image", picture.as_str()) }
            { property("og:image:type", "image/png") }
            { property("og:image:width", "1200") }
            { property("og:image:height", "630") }
            { property("og:image:alt", &edition.summary) }
            <meta name="twitter:card" content="summary_large_image" />
            <meta name="twitter:image:alt" content={edition.summary.clone()} />
            <link rel="alternate" type="application/json+oembed" href={addresses.output(id, Format::Oembed.file_name()).to_string()} title={edition.question()} />
            <link rel="alternate" type="application/atom+xml" href={Format::Atom.file_name()} title={edition.question()} />
            <link rel="alternate" type="text/calendar" href={Format::Calendar.file_name()} title={edition.question()} />
            <link rel="alternate" type="application/json" href={document.clone()} />
            <script type="application/ld+json">{ raw(inline_json(&json_ld)) }</script>
            { script(edition, &address) }
            { module.map(|module| html! { <script type="module" src={module}></script> }) }
        </>
    };
    let forms = [
        (Format::Svg, "Picture (SVG)"),
        (Format::Png, "Picture for link previews (PNG)"),
        (Format::Badge, "Badge (SVG)"),
        (Format::Text, "Plain text"),
        (Format::Html, "HTML that needs no script"),
        (Format::Atom, "Feed (Atom)"),
        (Format::Calendar, "Calendar (iCalendar)"),
        (Format::Shields, "Endpoint for shields.io"),
        (Format::JsonLd, "JSON-LD"),
        (Format::Oembed, "oEmbed"),
    ];
    let form = |(format, name): (Format, &'static str)| {
        html! { <li><a href={format.file_name()}>{ name }</a></li> }
    };
    let body = html! {
        <>
            <nav lang="en"><a href="../">{ index::TITLE }</a>{ " " }<a href="#embed">{ "Put it into your article" }</a></nav>
            <main data-document={id.clone()}>
                <h1><bdi lang={edition.status.lang.clone()}>{ &edition.status.subject }</bdi></h1>
                { card(edition, Some(document.clone()), 2) }
                <section id="embed">
                    <h2 lang="en">{ "Put it into your article" }</h2>
                    <pre><code>{ snippet(edition, addresses) }</code></pre>
                </section>
                <section id="forms" lang="en">
                    <h2>{ "In other forms" }</h2>
                    <ul>
                        { forms.into_iter().map(form).collect::<Html>() }
                        <li><a href={document}>{ "Status document (JSON)" }</a></li>
                    </ul>
                </section>
            </main>
        </>
    };
    // Here the whole story is what the reader came for: chart, history and sources stand open.
    Ok(whole(&title, edition.lang(), &format!("../{STYLE}"), head, body).replacen(
        "<details ",
        "<details open=\"\" ",
        1,
    ))
}

/// What an author copies: the script, the element, and the sentence that stands wherever the card cannot answer.
fn snippet(edition: &Edition, addresses: &Addresses) -> String {
    html::plain(&rendered(html! {
        <>
            { edition.embed.as_ref().map(html::script) }
            <@{"out-yet"} src={addresses.document(&edition.id).to_string()} lang={edition.style.lang.clone()}>
                { "\n  " }{ sentence(edition) }{ "\n" }
            </@>
        </>
    }))
}

/// The script of the element, as a page names it.
pub fn script(edition: &Edition, page: &Url) -> Html {
    let embed = edition.embed.as_ref().map(|embed| relative(page, embed));
    html! { <script async=true crossorigin="" src={embed}></script> }
}

/// What keeps a browser from asking the host for an icon that is not there.
pub fn no_icon() -> Html {
    html! { <link rel="icon" href="data:," /> }
}

/// A document of HTML.
pub fn whole(title: &str, lang: &str, style: &str, head: Html, body: Html) -> String {
    let html = html! {
        <html lang={lang.to_owned()}>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{ title.to_owned() }</title>
                <link rel="stylesheet" href={style.to_owned()} />
                { head }
            </head>
            <body>{ body }</body>
        </html>
    };
    format!("<!doctype html>\n{}\n", rendered(html))
}

/// An address as a page names it that may be moved with all that lies beside it.
pub fn relative(from: &Url, to: &Url) -> String {
    from.make_relative(to)
        .filter(|_| from.origin() == to.origin())
        .unwrap_or_else(|| to.to_string())
}
