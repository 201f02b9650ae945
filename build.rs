//! Reads the languages, and makes of them the messages that there are and what the card says.

#![allow(clippy::disallowed_methods, reason = "a build reads files")]

#[path = "languages/pack.rs"]
mod pack;

use pack::Language;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=languages");
    if let Err(problem) = generate() {
        // Each on a line of its own, and without a backtrace.
        for line in problem.lines() {
            println!("cargo::error={line}");
        }
    }
}

fn generate() -> Result<(), String> {
    let languages = pack::languages(Path::new("languages"))?;
    let folder = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let write = |name: &str, text: &str| {
        let path = Path::new(&folder).join(name);
        fs::write(&path, text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    for language in &languages {
        write(&format!("{}.txt", language.code), &language.packed())?;
    }
    write("messages.rs", &messages(&languages[0]))?;
    write("languages.rs", &texts(&languages))
}

/// An enum of the messages, each documented by its English.
fn messages(english: &Language) -> String {
    let mut code = String::from(
        "/// What a language has to say.\n#[derive(Clone, Copy, Debug)]\npub enum Message {\n",
    );
    for (name, message) in &english.messages {
        let Some(form) = message.forms().last() else { continue };
        let words = name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
        let name: String = words.collect();
        code += &format!("    #[doc = {:?}]\n    {name},\n", form.replace('*', ""));
    }
    code + "}\n"
}

/// The packed texts by their codes.
fn texts(languages: &[Language]) -> String {
    let text = |Language { code, .. }: &Language| {
        format!("    ({code:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{code}.txt\"))),\n")
    };
    format!("&[\n{}]\n", languages.iter().map(text).collect::<String>())
}
