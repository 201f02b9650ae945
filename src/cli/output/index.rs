//! The list of everything that is published, for readers and for programs.

use super::Format;
use super::page::{STYLE, no_icon, whole};
use crate::cli::edition::Edition;
use crate::date::written_day;
use crate::standing::Answer;
use crate::words::{Marked, Piece, Words, plain};
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
    whole(TITLE, "en", STYLE, head, body)
}

fn entry(edition: &Edition) -> Html {
    let id = &edition.id;
    let link = |format: Format, name: &'static str| {
        html! { <>{ " " }<a href={format!("{id}/{}", format.file_name())}>{ name }</a></> }
    };
    let words = &edition.words;
    let day = words.as_of.as_deref().map(|day| sentence(day, words));
    let qualifier = words.qualifier.iter().enumerate().map(|(index, item)| {
        html! { <>{ if index == 0 { "" } else { " · " } }{ sentence(item, words) }</> }
    });
    let stale = words.stale.as_deref().map(|stale| html! { <p>{ sentence(stale, words) }</p> });
    let counter = |Marked { before, mark, after }: &Marked| {
        let around = |pieces: &[Piece]| {
            (!pieces.is_empty()).then(|| html! { <span>{ sentence(pieces, words) }</span> })
        };
        html! { <p>{ around(before) }<strong>{ sentence(mark, words) }</strong>{ around(after) }</p> }
    };
    html! {
        <li>
            <h2><a href={format!("{id}/")}><bdi lang={edition.status.lang.clone()}>{ &edition.status.subject }</bdi></a></h2>
            <p class={answer(edition)}>{ day }{ ": " }<strong>{ words.answer_word }</strong></p>
            <p>{ qualifier.collect::<Html>() }</p>
            { stale }
            <div class="counters">{ words.counters.iter().map(counter).collect::<Html>() }</div>
            <p class="forms">{ link(Format::Atom, "Feed") }{ link(Format::Calendar, "Calendar") }</p>
        </li>
    }
}

fn sentence(pieces: &[Piece], words: &Words) -> Html {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) | Piece::Date { text, datetime: None } => html! { { text } },
        Piece::Date { text, datetime } => {
            html! { <time datetime={datetime.clone()}>{ text }</time> }
        }
        Piece::Document(text) => {
            html! { <bdi lang={words.document_lang.clone()}>{ text }</bdi> }
        }
    };
    pieces.iter().map(piece).collect()
}

/// The answer for programs and style sheets, whatever the language.
fn answer(edition: &Edition) -> &'static str {
    match edition.words.answer {
        Answer::Yes => "yes",
        Answer::No => "no",
    }
}

/// The same as JSON, with the names of all the files.
pub fn list<'a>(editions: &[Edition], files: impl Iterator<Item = &'a String>) -> String {
    let counter = |counter: &Marked| {
        let (value, sentence) = (plain(&counter.mark), plain(&counter.sentence()));
        serde_json::json!({ "value": value, "sentence": sentence })
    };
    let entry = |edition: &Edition| {
        serde_json::json!({
            "id": edition.id,
            "subject": edition.status.subject,
            "question": edition.question(),
            "as_of": written_day(edition.standing.day),
            "answer": answer(edition),
            "answer_text": edition.words.answer_word,
            "counters": edition.words.counters.each_ref().map(counter),
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
