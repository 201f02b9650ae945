//! Dates and numbers as the reader's browser writes them.

use crate::words::{ENGLISH, Language, Locale, Plural};
use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.getCanonicalLocales`, which throws for what is no language tag.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;
}

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

    fn locales(&self) -> Array {
        Array::of1(&self.tag.as_str().into())
    }

    /// A day through `Intl`, which is told that it is in UTC, so that no time zone can shift it.
    fn format(&self, day: NaiveDate, fields: &[(&str, &str)]) -> String {
        let options = Object::new();
        for (name, value) in fields.iter().chain(&[("timeZone", "UTC")]) {
            let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
        }
        let format: Function = Intl::DateTimeFormat::new(&self.locales(), &options).format();
        let date = Date::new(&0.into());
        date.set_utc_full_year_with_month_date(
            day.year() as u32,
            day.month0() as i32,
            day.day() as i32,
        );
        format.call1(&JsValue::NULL, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
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
        let format = Intl::NumberFormat::new(&self.locales(), &Object::new()).format();
        let text = format.call1(&JsValue::NULL, &(number as f64).into()).ok();
        text.and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn plural(&self, number: i64) -> Plural {
        let rules = Intl::PluralRules::new(&self.locales(), &Object::new());
        if rules.select(number as f64) == "one" { Plural::One } else { Plural::Other }
    }
}
