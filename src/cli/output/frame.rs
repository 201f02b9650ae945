//! The page for frames: the card and nothing else.

use super::html::card;
use super::page::{STYLE, no_icon, relative, script, whole};
use crate::cli::edition::{Addresses, Edition};
use yew::prelude::*;

/// The file of the page, beside the other outputs of a document.
pub const FILE: &str = "frame.html";

/// The script by which the page around learns of the height, beside that of the element.
const FRAMED: &str = "framed.js";

/// A page that fills its frame; what is chosen in it opens outside.
pub fn frame(edition: &Edition, addresses: &Addresses) -> String {
    let address = addresses.output(&edition.id, FILE);
    let framed = edition.embed.as_ref().and_then(|embed| embed.join(FRAMED).ok());
    let framed = framed.map(|framed| relative(&address, &framed));
    let head = html! {
        <>
            { no_icon() }
            <base target="_blank" />
            <meta name="robots" content="noindex" />
            <link rel="canonical" href={addresses.page(&edition.id).to_string()} />
            { script(edition, &address) }
            <script async=true src={framed}></script>
        </>
    };
    let document = relative(&address, &addresses.document(&edition.id));
    let body = html! { <main class="frame">{ card(edition, Some(document), 2) }</main> };
    whole(&edition.question(), edition.lang(), &format!("../{STYLE}"), head, body)
}
