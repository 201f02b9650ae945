//! The list of everything that is published, for readers and for programs.

use super::Format;
use super::page::{STYLE, no_icon, whole};
use crate::cli::edition::Edition;
use crate::date::written_day;
use crate::standing::Answer;
use crate::words::details;
use yew::prelude::*;

/// What the list is called.
pub const TITLE: &str = "Is it out yet?";

/// A page with every document and its answer.
pub fn page(editions: &[Edition]) -> String {
    let body = html! {
        <main>
            <h1>{ TITLE }</h1>
            <ul class="documents">{ editions.iter().map(entry).collect::<Html>() }</ul>
        </main>
    };
    let description =
        "What is out, what is not, and for how long: each answer from dated, sourced facts.";
    let head = html! { <>{ no_icon() }<meta name="description" content={description} /></> };
    whole(TITLE, STYLE, head, body)
}

fn entry(edition: &Edition) -> Html {
    let id = &edition.id;
    let class = match edition.words.answer {
        Answer::Yes => "yes",
        Answer::No => "no",
    };
    let link = |format: Format, name: &'static str| {
        html! { <>{ " " }<a href={format!("{id}/{}", format.file_name())}>{ name }</a></> }
    };
    html! {
        <li>
            <h2><a href={format!("{id}/")}><bdi lang={edition.status.lang.clone()}>{ &edition.status.subject }</bdi></a></h2>
            <p {class}><strong>{ edition.answer() }</strong></p>
            <p>{ details(&edition.words) }</p>
            <p class="forms">{ link(Format::Atom, "Feed") }{ link(Format::Calendar, "Calendar") }</p>
        </li>
    }
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
