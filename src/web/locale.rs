//! Dates and numbers as the reader's browser writes them.

use super::Record;
use crate::words::{ENGLISH, Language, Locale};
use chrono::NaiveDate;
use js_sys::{Array, Function, Intl, Object};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Milliseconds.
const DAY: f64 = 86_400_000.0;

thread_local! {
    /// The last that was asked for: the cards of a page are mostly in one language.
    static LAST: RefCell<Option<Rc<Browser>>> = const { RefCell::new(None) };
    /// The languages at hand, by their subtags.
    static LANGUAGES: RefCell<Vec<(&'static str, &'static Language)>> = const { RefCell::new(Vec::new()) };
}

/// Has a language at hand.
pub fn learn(code: &'static str, packed: &'static str) -> &'static Language {
    let language = Box::leak(Box::new(Language::new(packed)));
    LANGUAGES.with_borrow_mut(|languages| languages.push((code, language)));
    LAST.set(None);
    language
}

/// The language of a subtag, where it is at hand.
fn known(code: &str) -> Option<&'static Language> {
    LANGUAGES.with_borrow(|languages| Some(languages.iter().find(|(name, _)| *name == code)?.1))
}

/// `Intl` for a language tag; English where the words of that language are not at hand.
///
/// To make a formatter takes a hundred times as long as to use it, so each is made once.
#[derive(Debug)]
pub struct Browser {
    language: &'static Language,
    /// What was asked for.
    lang: String,
    tag: String,
    days: OnceCell<Function>,
    months: OnceCell<Function>,
    years: OnceCell<Function>,
    numbers: OnceCell<Function>,
    plurals: OnceCell<Intl::PluralRules>,
}

impl Browser {
    pub fn of(lang: &str) -> Rc<Browser> {
        let last = LAST.with_borrow(|last| last.clone().filter(|last| last.lang == lang));
        last.unwrap_or_else(|| {
            let browser = Rc::new(Browser::new(lang));
            LAST.set(Some(browser.clone()));
            browser
        })
    }

    fn new(lang: &str) -> Browser {
        let code = lang.split('-').next().unwrap_or_default();
        let english = || known("en").unwrap_or_else(|| learn("en", ENGLISH));
        let asked = known(code).or_else(|| (code == "en").then(english));
        let language = asked.unwrap_or_else(english);
        // A tag that names no more than the language has the dates and numbers that its words are made for.
        let is_regional = asked.is_some() && lang != code;
        Browser {
            language,
            lang: lang.into(),
            tag: if is_regional { lang } else { language.tag }.into(),
            days: OnceCell::new(),
            months: OnceCell::new(),
            years: OnceCell::new(),
            numbers: OnceCell::new(),
            plurals: OnceCell::new(),
        }
    }

    fn tags(&self) -> Array {
        Array::of1(&self.tag.as_str().into())
    }

    /// A day through `Intl`, which is told that it is in UTC, so that no time zone can shift it.
    fn format(
        &self,
        dates: &OnceCell<Function>,
        day: NaiveDate,
        fields: &[(&str, &str)],
    ) -> String {
        let dates = dates.get_or_init(|| {
            let options = no_options().unchecked_into::<Record>();
            for (name, value) in
                fields.iter().chain(&[("timeZone", "UTC"), ("calendar", "gregory")])
            {
                options.set(name, &(*value).into());
            }
            Intl::DateTimeFormat::new(&self.tags(), &options).format()
        });
        let days = day.signed_duration_since(NaiveDate::default()).num_days();
        written(dates, days as f64 * DAY)
    }
}

/// Where nothing is asked for, whatever a page has put into `Object.prototype`.
fn no_options() -> Object {
    Object::create(JsValue::NULL.unchecked_ref())
}

/// What a formatter makes of a number, or of a time in milliseconds.
fn written(formatter: &Function, number: f64) -> String {
    let text = formatter.call1(&JsValue::UNDEFINED, &number.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

impl Locale for Browser {
    fn language(&self) -> &'static Language {
        self.language
    }

    fn tag(&self) -> &str {
        &self.tag
    }

    fn day(&self, day: NaiveDate) -> String {
        let fields = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
        self.format(&self.days, day, &fields)
    }

    fn month(&self, day: NaiveDate) -> String {
        self.format(&self.months, day, &[("month", "long"), ("year", "numeric")])
    }

    fn year(&self, day: NaiveDate) -> String {
        self.format(&self.years, day, &[("year", "numeric")])
    }

    fn number(&self, number: i64) -> String {
        let numbers = || Intl::NumberFormat::new(&self.tags(), &no_options()).format();
        written(self.numbers.get_or_init(numbers), number as f64)
    }

    fn plural(&self, number: i64) -> String {
        let rules = || Intl::PluralRules::new(&self.tags(), &no_options());
        self.plurals.get_or_init(rules).select(number as f64).into()
    }
}
