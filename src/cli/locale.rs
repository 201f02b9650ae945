//! Dates and numbers as the readers of a language write them: ICU4X, with the data of CLDR compiled in.

use crate::words::{LANGUAGES, Language, Locale};
use chrono::{Datelike, NaiveDate};
use icu_calendar::types::RataDie;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::options::YearStyle::NoEra;
use icu_datetime::pattern::FixedCalendarDateTimeNames;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_locale::{LanguageIdentifier, LocaleCanonicalizer, LocaleExpander, locale};
use icu_plurals::{PluralCategory, PluralRules};
use std::fmt::Display;
use std::sync::LazyLock;

/// The calendar of the documents is the Gregorian, whatever a region or an extension of the tag prefers.
type Dates<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// What the project says and ICU4X writes for a language tag.
///
/// Each formatter is made once. Where there is none, dates and numbers are written as in a document: `2026-06-04`.
#[derive(Debug)]
pub struct Native {
    language: &'static Language,
    tag: String,
    days: Option<Dates<YMD>>,
    months: Option<Dates<YM>>,
    years: Option<Dates<Y>>,
    numbers: Option<DecimalFormatter>,
    plurals: Option<PluralRules>,
}

/// All languages, by their subtags.
static ALL: LazyLock<Vec<(&str, Language)>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(code, text)| (*code, Language::new(text))).collect());

/// The words for a BCP 47 tag, and the tag of their dates: its language’s, with the region where it has one. Words of
/// another script than the one asked for have their own dates; what is no tag, or not spoken here, is British English.
fn spoken(tag: &str) -> (&'static Language, icu_locale::Locale) {
    let own = |language: &Language| language.tag.parse().unwrap_or(locale!("en-GB"));
    let asked = canonical(tag);
    let Some(language) = known(&asked) else {
        let (_, english) = &ALL[0];
        return (english, own(english));
    };
    let script = |id: &LanguageIdentifier| {
        let mut id = id.clone();
        LocaleExpander::new_common().maximize(&mut id);
        id.script
    };
    let bare = LanguageIdentifier::from(asked.id.language);
    if asked.id == bare || script(&asked.id) != script(&bare) {
        return (language, own(language));
    }
    (language, asked.id.into())
}

/// A tag without aliases; `und` for what is none.
fn canonical(tag: &str) -> icu_locale::Locale {
    let mut tag = tag.parse().unwrap_or(locale!("und"));
    LocaleCanonicalizer::new_common().canonicalize(&mut tag);
    tag
}

fn known(tag: &icu_locale::Locale) -> Option<&'static Language> {
    let found = ALL.iter().find(|(code, _)| *code == tag.id.language.as_str());
    found.map(|(_, language)| language)
}

/// What is to be said of a tag in whose language there are no words.
pub fn warning(tag: &str) -> Option<String> {
    if known(&canonical(tag)).is_some() {
        return None;
    }
    let codes: Vec<&str> = ALL.iter().map(|(code, _)| *code).collect();
    Some(format!("no words in {tag}, so they are English; there are {}", codes.join(", ")))
}

impl Native {
    /// For a BCP 47 tag, like `pt-BR`.
    pub fn of(tag: &str) -> Native {
        let (language, locale) = spoken(tag);
        Native::written_as(&locale, language)
    }

    /// With the dates and numbers of any tag, be there words for it or not; for what is none, of `en-GB`.
    pub fn dates_of(tag: &str) -> Native {
        Native::written_as(&tag.parse().unwrap_or(locale!("en-GB")), spoken("en").0)
    }

    fn written_as(locale: &icu_locale::Locale, language: &'static Language) -> Native {
        let dates = DateTimeFormatterPreferences::from(locale);
        // CLDR counts by language, at most by region; of `hi-Latn` ICU4X would look for the rules under `en-IN`.
        let mut without_script = locale.clone();
        without_script.id.script = None;
        Native {
            language,
            tag: locale.to_string(),
            days: Dates::try_new(dates, YMD::long().with_year_style(NoEra)).ok(),
            months: months(dates),
            years: Dates::try_new(dates, Y::long().with_year_style(NoEra)).ok(),
            numbers: DecimalFormatter::try_new(locale.into(), Default::default()).ok(),
            plurals: PluralRules::try_new_cardinal((&without_script).into()).ok(),
        }
    }
}

/// Months, which are given the digits of their years.
///
/// ICU4X would load the digits only if there is a year in the pattern with an era too. In the Portuguese of CLDR 49 that
/// is `MMMM 'de Y' G`, which quotes its year, and a debug build panics at the first month that is written.
fn months(dates: DateTimeFormatterPreferences) -> Option<Dates<YM>> {
    let fields = YM::long().with_year_style(NoEra);
    let months = Dates::try_new(dates, fields).ok()?;
    let mut names = FixedCalendarDateTimeNames::from_formatter(dates, months);
    names.include_decimal_formatter().ok()?;
    names.try_into_formatter(fields).ok()
}

/// The same day in the calendar of ICU4X.
fn gregorian(day: NaiveDate) -> Date<Gregorian> {
    Date::from_rata_die(RataDie::new(day.num_days_from_ce().into()), Gregorian)
}

fn written(formatted: Option<impl Display>, plain: impl Display) -> String {
    formatted.map_or_else(|| plain.to_string(), |formatted| formatted.to_string())
}

impl Locale for Native {
    fn language(&self) -> &'static Language {
        self.language
    }

    fn tag(&self) -> &str {
        &self.tag
    }

    fn day(&self, day: NaiveDate) -> String {
        written(self.days.as_ref().map(|days| days.format(&gregorian(day))), day)
    }

    fn month(&self, day: NaiveDate) -> String {
        let months = self.months.as_ref();
        written(months.map(|months| months.format(&gregorian(day))), day.format("%Y-%m"))
    }

    fn year(&self, day: NaiveDate) -> String {
        written(self.years.as_ref().map(|years| years.format(&gregorian(day))), day.year())
    }

    fn number(&self, number: i64) -> String {
        let decimal = number.into();
        written(self.numbers.as_ref().map(|numbers| numbers.format(&decimal)), number)
    }

    fn plural(&self, number: i64) -> String {
        let category = self.plurals.as_ref().map(|plurals| plurals.category_for(number));
        match category {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
        .into()
    }
}
