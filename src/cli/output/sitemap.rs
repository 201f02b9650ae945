//! The list of the pages for search engines, as sitemaps.org has it.

use crate::cli::edition::{Addresses, Edition};
use crate::cli::html::rendered;
use crate::date::written_day;
use yew::prelude::*;

/// The sitemap of everything that is published.
pub fn sitemap(editions: &[Edition], addresses: &Addresses) -> String {
    let entry = |edition: &Edition| {
        // What is said there was last looked at on that day.
        let verified = written_day(edition.status.verified);
        html! { <url><loc>{ addresses.page(&edition.id).to_string() }</loc><lastmod>{ verified }</lastmod></url> }
    };
    let urls = html! {
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>{ addresses.file("").to_string() }</loc></url>
            { editions.iter().map(entry).collect::<Html>() }
        </urlset>
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", rendered(urls))
}
