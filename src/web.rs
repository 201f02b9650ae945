//! The browser's side, and the one place that names it: what the element calls, the reader's clock and language.

mod dom;
mod locale;

use crate::card::{CardProps, Layout, card};
use crate::date::{parse_day, written_number};
use crate::facts::Fact;
use crate::standing::{self, Standing, standing};
use crate::status::{Refusal, Status, visible};
use crate::words::{Locale, Message, Request, summary, words};
use chrono::NaiveDate;
use js_sys::{Array, Object};
use locale::Browser;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Html;

#[wasm_bindgen]
extern "C" {
    /// A plain object, whose members are set without `Reflect`, which a page may have replaced.
    #[wasm_bindgen(extends = Object, js_name = Object)]
    type Record;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Record, name: &str, value: &JsValue);
}

/// A status document that holds every rule.
#[wasm_bindgen(js_name = StatusDocument)]
#[derive(Debug)]
pub struct Document(Status);

/// Reads a document from the response that the loader has measured, or made from a document in the page.
///
/// # Errors
/// `{ code, detail }`: the code of the refusal, and the first problem, for the author.
#[wasm_bindgen]
pub async fn read(response: web_sys::Response) -> Result<Document, JsValue> {
    let Ok(bytes) = gloo_net::http::Response::from(response).binary().await else {
        return Err(refused("json-network", "the body cannot be read"));
    };
    Status::parse(&bytes)
        .map(Document)
        .map_err(|refusal| refused(refusal.code(), &first_problem(&refusal)))
}

/// What the loader says of a document that cannot be shown.
fn refused(code: &str, detail: &str) -> JsValue {
    let member = |text: &str| Fact::Text(text.into());
    to_js(&Fact::Record(vec![("code", member(code)), ("detail", member(detail))]))
}

/// What a card says of a fault, in the language of a tag; nothing where the loader's own sentence says it all.
#[wasm_bindgen]
pub fn told(code: &str, lang: &str) -> Option<String> {
    let message = match code {
        "json-syntax" | "json-schema" => Message::CannotRead,
        "json-version" => Message::CannotReadVersion,
        _ => return None,
    };
    Some(Browser::of(lang).language().of(message, None).into())
}

/// Has a language at hand from now on: its subtag, like `de`, and its packed text.
#[wasm_bindgen]
pub fn learn(code: String, packed: String) {
    locale::learn(code.leak(), packed.leak());
}

/// The first thing that is wrong, like `promises[1].due: "2026-02-30"; expected …`.
fn first_problem(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Size { bytes } => [&written_number(*bytes as i64), " bytes"].concat(),
        Refusal::Syntax { line, column } => {
            ["line ", &written_number(*line as i64), ", column ", &written_number(*column as i64)]
                .concat()
        }
        Refusal::Version { found } => ["version ", &written_number(*found)].concat(),
        Refusal::Problems(problems) => problems
            .first()
            .map(|problem| [&visible(&problem.path), ": ", &visible(&problem.message)].concat())
            .unwrap_or_default(),
    }
}

/// A card in the page.
#[wasm_bindgen]
#[derive(Default)]
pub struct View {
    nodes: Html,
    shown: Option<(Standing, Rc<Browser>)>,
}

impl std::fmt::Debug for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("View")
    }
}

#[wasm_bindgen]
impl View {
    /// A card that shows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> View {
        View::default()
    }

    /// Shows a document in `root`, or again where it is shown already, and returns the standing that is shown.
    ///
    /// `as_of` and `written` are days like `2026-06-04`; anything else counts as not given, and then `last`, the day of
    /// the last good answer, is the day where there is no later one. `lang` is a BCP 47 tag, `layout` as the attribute
    /// says it, `heading_level` 2 to 6, `address` the document's own; none where it stands in the page.
    #[allow(clippy::too_many_arguments, reason = "each is one thing that the element knows")]
    pub fn show(
        &mut self,
        root: web_sys::Element,
        document: &Document,
        as_of: Option<String>,
        last: Option<String>,
        written: Option<String>,
        lang: &str,
        layout: &str,
        heading_level: u8,
        address: Option<String>,
    ) -> JsValue {
        let status = &document.0;
        let asked = day(as_of).or_else(|| day(last));
        let shown = asked.unwrap_or_else(|| standing::today(status, clock()));
        let now = standing(status, shown);
        let then = day(written).map(|written| standing(status, written));
        let request = Request { is_dated: asked.is_some(), written: then.as_ref() };
        let locale = Browser::of(lang);
        let props = CardProps {
            words: Rc::new(words(&now, request, &*locale)),
            layout: Layout::of(layout),
            heading_level,
            document: address.map(Into::into),
        };
        let nodes = card(&props);
        dom::update(&root, &self.nodes, &nodes);
        self.nodes = nodes;
        let facts = to_js(&now.facts());
        self.shown = Some((now, locale));
        facts
    }

    /// The answer that is shown and its day, as a plain sentence.
    pub fn summary(&self) -> Option<String> {
        self.shown.as_ref().map(|(standing, locale)| summary(standing, &**locale))
    }
}

fn day(text: Option<String>) -> Option<NaiveDate> {
    text.and_then(|text| parse_day(text.trim()).ok())
}

/// The reader's local calendar day.
#[allow(clippy::disallowed_methods, reason = "the one place where the embed reads the clock")]
fn clock() -> NaiveDate {
    let now = js_sys::Date::new_0();
    NaiveDate::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date())
        .unwrap_or_default()
}

fn to_js(fact: &Fact) -> JsValue {
    match fact {
        Fact::Null => JsValue::NULL,
        Fact::Flag(flag) => (*flag).into(),
        Fact::Number(number) => (*number as f64).into(),
        Fact::Text(text) => text.into(),
        Fact::List(list) => list.iter().map(to_js).collect::<Array>().into(),
        Fact::Record(members) => {
            let record = Object::new().unchecked_into::<Record>();
            for (name, value) in members {
                record.set(name, &to_js(value));
            }
            record.into()
        }
    }
}
