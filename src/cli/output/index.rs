//! The list of everything that is published, for readers and for programs.

use super::page::{STYLE, whole};
use crate::cli::edition::Edition;
use crate::date::written_day;
use yew::prelude::*;

/// A page with every document and its answer.
pub fn page(editions: &[Edition]) -> String {
    let title = "Is the API out yet?";
    let entry = |edition: &Edition| {
        html! {
            <li>
                <h2><a href={format!("{}/", edition.id)}><bdi lang={edition.status.lang.clone()}>{ &edition.status.subject }</bdi></a></h2>
                <p>{ &edition.summary }</p>
            </li>
        }
    };
    let body = html! {
        <main>
            <h1>{ title }</h1>
            <ul class="documents">{ editions.iter().map(entry).collect::<Html>() }</ul>
        </main>
    };
    let description =
        "What is out, what is not, and for how long: each answer from dated, sourced facts.";
    let head = html! { <meta name="description" content={description} /> };
    whole(title, STYLE, head, body)
}

/// The same as JSON, with the names of all the files.
pub fn list<'a>(editions: &[Edition], files: impl Iterator<Item = &'a String>) -> String {
    let entry = |edition: &Edition| {
        serde_json::json!({
            "id": edition.id,
            "subject": edition.status.subject,
            "as_of": written_day(edition.standing.day),
            "answer": edition.words.answer_word.to_lowercase(),
            "summary": edition.summary,
            "document": format!("{}.out-yet.json", edition.id),
            "page": format!("{}/", edition.id),
        })
    };
    let documents: Vec<serde_json::Value> = editions.iter().map(entry).collect();
    format!(
        "{:#}\n",
        serde_json::json!({ "documents": documents, "files": files.collect::<Vec<_>>() })
    )
}
