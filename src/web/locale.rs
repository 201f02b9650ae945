//! Dates and numbers as the reader's browser writes them.

use super::Record;
use crate::words::{ENGLISH, Language, Locale, Plural};
use chrono::NaiveDate;
use js_sys::{Array, Function, Intl, Object};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.getCanonicalLocales`, which throws for what is no language tag.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;
}

/// Milliseconds.
const DAY: f64 = 86_400_000.0;

thread_local! {
    /// The last that was asked for: the cards of a page are mostly in one language.
    static LAST: RefCell<Option<Rc<Browser>>> = const { RefCell::new(None) };
}

/// `Intl` for a language tag; `en-GB` where the words of that language are not at hand.
///
/// To make a formatter takes a hundred times as long as to use it, so each is made once.
#[derive(Debug, Default)]
pub struct Browser {
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
        LAST.with_borrow_mut(|last| match last {
            Some(browser) if browser.lang == lang => browser.clone(),
            _ => last.insert(Rc::new(Browser::new(lang))).clone(),
        })
    }

    fn new(lang: &str) -> Browser {
        let language = lang.split('-').next().unwrap_or_default();
        let is_english = language.eq_ignore_ascii_case(ENGLISH.tag);
        let regional = is_english && lang.len() > language.len() && canonical_locales(lang).is_ok();
        let tag = if regional { lang } else { "en-GB" };
        Browser { lang: lang.into(), tag: tag.into(), ..Browser::default() }
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
            for (name, value) in fields.iter().chain(&[("timeZone", "UTC")]) {
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
        &ENGLISH
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

    fn plural(&self, number: i64) -> Plural {
        let rules = || Intl::PluralRules::new(&self.tags(), &no_options());
        let category = self.plurals.get_or_init(rules).select(number as f64);
        if category == "one" { Plural::One } else { Plural::Other }
    }
}
