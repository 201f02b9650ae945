//! Dates and numbers as the reader's browser writes them.

use crate::words::{ENGLISH, Language, Locale, Plural};
use chrono::NaiveDate;
use js_sys::{Array, Date, Intl, Number, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.getCanonicalLocales`, which throws for what is no language tag.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;
}

/// Milliseconds.
const DAY: f64 = 86_400_000.0;

/// `Intl` for a language tag; `en-GB` where the words of that language are not at hand.
#[derive(Debug)]
pub struct Browser {
    tag: String,
}

impl Browser {
    pub fn new(lang: &str) -> Browser {
        let language = lang.split('-').next().unwrap_or_default();
        let is_english = language.eq_ignore_ascii_case(ENGLISH.tag);
        let regional = is_english && lang.len() > language.len() && canonical_locales(lang).is_ok();
        Browser { tag: if regional { lang.into() } else { "en-GB".into() } }
    }

    /// A day through `Intl`, which is told that it is in UTC, so that no time zone can shift it.
    fn format(&self, day: NaiveDate, fields: &[(&str, &str)]) -> String {
        let options = Object::new();
        for (name, value) in fields.iter().chain(&[("timeZone", "UTC")]) {
            let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
        }
        let days = day.signed_duration_since(NaiveDate::default()).num_days();
        let date = Date::new(&(days as f64 * DAY).into());
        date.to_locale_date_string(&self.tag, &options).into()
    }
}

impl Locale for Browser {
    fn language(&self) -> &'static Language {
        &ENGLISH
    }

    fn tag(&self) -> &str {
        &self.tag
    }

    fn day(&self, day: NaiveDate) -> String {
        self.format(day, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
    }

    fn month(&self, day: NaiveDate) -> String {
        self.format(day, &[("month", "long"), ("year", "numeric")])
    }

    fn year(&self, day: NaiveDate) -> String {
        self.format(day, &[("year", "numeric")])
    }

    fn number(&self, number: i64) -> String {
        Number::from(number as f64).to_locale_string(&self.tag).into()
    }

    fn plural(&self, number: i64) -> Plural {
        let rules = Intl::PluralRules::new(&Array::of1(&self.tag.as_str().into()), &Object::new());
        if rules.select(number as f64) == "one" { Plural::One } else { Plural::Other }
    }
}
