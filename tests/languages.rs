//! The languages: what the build makes sure of.
#![allow(clippy::disallowed_methods, reason = "what is tested are files")]

use icu_plurals::{PluralCategory, PluralRules};
use out_yet::words::LANGUAGES;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../languages/pack.rs"]
mod pack;

#[test]
fn the_command_line_has_them_as_their_files_say() {
    let languages = pack::languages(Path::new("languages")).unwrap();
    let packed = languages.iter().map(|language| (language.code.as_str(), language.packed()));
    let built = LANGUAGES.iter().map(|(code, text)| (*code, text.to_string()));
    assert_eq!(packed.collect::<Vec<_>>(), built.collect::<Vec<_>>());
}

#[test]
fn each_has_a_form_for_each_plural_category_that_it_has() {
    let name = |category| match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    assert_eq!(LANGUAGES.len(), 9);
    for (code, text) in LANGUAGES {
        let [tag, direction, plurals @ ..] =
            &text.lines().next().unwrap().split(' ').collect::<Vec<_>>()[..]
        else {
            panic!("{code} has no header");
        };
        let rules =
            PluralRules::try_new_cardinal((&tag.parse::<icu_locale::Locale>().unwrap()).into());
        let expected: Vec<&str> = rules.unwrap().categories().map(name).collect();
        let mut found = plurals.to_vec();
        found.sort_by_key(|plural| expected.iter().position(|it| it == plural));
        assert_eq!(found, expected, "{code}");
        assert_eq!(*plurals.last().unwrap(), "other", "{code}: the last is for all others");
        assert_eq!(*direction, if *code == "ar" { "rtl" } else { "ltr" });
    }
}

#[test]
fn no_line_begins_with_punctuation_after_what_is_shown_large() {
    let languages = pack::languages(Path::new("languages")).unwrap();
    for pack::Language { code, messages, .. } in languages {
        for (name, message) in messages.iter().filter(|(name, _)| !name.starts_with("line_")) {
            for after in message.forms().iter().filter_map(|form| form.splitn(3, '*').nth(2)) {
                let first = after.trim().chars().next();
                assert!(
                    !first.is_some_and(|c| ",;:.،؛、，；：。".contains(c)),
                    "{code} {name}: {after}"
                );
            }
        }
    }
}

/// A copy of the languages in which a text of one is another.
fn changed(name: &str, code: &str, old: &str, new: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("out-yet-languages-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("languages")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let text = if path.ends_with(format!("{code}.toml")) {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        } else {
            text
        };
        fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
    }
    folder
}

#[track_caller]
fn check(name: &str, code: &str, old: &str, new: &str, problem: &str) {
    let folder = changed(name, code, old, new);
    let said = pack::languages(&folder).map(|_| String::new()).unwrap_or_else(|said| said);
    fs::remove_dir_all(&folder).unwrap();
    assert!(said.contains(problem), "{said}");
    assert!(said.contains(&format!("languages/{code}.toml")), "{said}");
}

#[test]
fn a_language_that_says_less_more_or_otherwise_is_refused_with_its_place() {
    check("less", "de", "kept = ", "# ", "kept is missing");
    check("more", "de", "[messages]\n", "[messages]\nextra = \"x\"\n", "extra is not known");
    check("slot", "de", "{subject}: schon", "Schon", r#"question has the slots []"#);
    check("name", "de", "{subject}: schon", "{sujet}: schon", r#"has the slots ["sujet"]"#);
    check("brace", "de", "{subject}: schon", "{subject: schon", "question has the slots");
    check("mark", "de", "*{what}*", "{what}", "launch_awaited has 0 asterisks");
    check(
        "form",
        "de",
        "launch_days.one",
        "launch_days.two",
        "launch_days.two: no plural category",
    );
    check("forms", "ar", "launch_days.few", "# ", "launch_days.few is missing");
    check("plain", "de", "kept = ", "kept.other = ", "kept.one is missing");
    check("text", "de", "kept = \"", "kept = \"|", "without `|`");
    check("table", "de", "direction = ", "directions = ", "`directions` is not known");
    check("direction", "de", "\"ltr\"", "\"up\"", "expected ltr or rtl");
    let both = ["kept = \"Eingehalten\"", "extra = \"x\"\nkept = \"|\""];
    check("one", "de", both[0], both[1], "extra is not known");
    check("other", "de", both[0], both[1], "kept: \"|\"");
    check("typo", "en", "Is the {subject} out", "Is the {subjct} out", "has the slot \"subjct\"");
    check("toml", "de", "kept = \"", "kept = ", "line ");
}
