//! What the README and the page say is true: their documents hold, their commands exist, their sentences were right.
#![allow(clippy::disallowed_methods, reason = "the documents are files")]

use out_yet::date::parse_day;
use out_yet::standing::{Answer, standing};
use out_yet::status::Status;
use std::process::Command;

const README: &str = include_str!("../README.md");
const PAGE: &str = include_str!("../index.html");
const XTASK: &str = include_str!("../xtask/src/main.rs");

/// The texts between an opening and a closing mark.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

#[test]
fn the_status_documents_in_the_readme_hold_every_rule() {
    let mut documents = between(README, "\n```json\n", "\n```\n");
    documents.extend(between(README, "<script type=\"application/json\">", "</script>"));
    assert!(documents.len() >= 2, "the README shows a document by itself and one in a page");
    for document in documents {
        if let Err(refusal) = Status::parse(document.as_bytes()) {
            panic!("{refusal:?}\n{document}");
        }
    }
}

#[test]
fn the_commands_in_the_readme_print_what_it_shows() {
    let mut compared = 0;
    for (index, _) in README.match_indices("```sh\ncargo run --quiet -- ") {
        let block = &README[index..];
        let command = between(block, "cargo run --quiet -- ", "\n")[0];
        let shown = between(block, "\n```text\n", "```\n")[0];
        let output = Command::new(env!("CARGO_BIN_EXE_out-yet"))
            .args(command.split(' '))
            .output()
            .expect("the program runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), shown, "{command}");
        compared += 1;
    }
    assert_eq!(compared, 3);
}

#[test]
fn every_xtask_in_the_readme_exists() {
    for rest in README.split("cargo xtask ").skip(1) {
        let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        assert!(XTASK.contains(&format!("[\"{word}\"")), "cargo xtask {word}");
    }
}

/// Ensure each fallback sentence was the answer on the day that it names.
#[test]
fn the_fallback_sentences_of_the_page_were_true_on_their_day() {
    let cards = between(PAGE, "<out-yet src=\"", "</out-yet>");
    assert!(!cards.is_empty());
    for card in cards {
        let source = card.split('"').next().unwrap_or_default();
        let status = Status::parse(&std::fs::read(source).expect(source)).expect(source);
        let day = between(card, "As of ", ":")[0];
        let day = chrono::NaiveDate::parse_from_str(day, "%d %B %Y").expect(day);
        let said = match between(card, "<b>", "</b>")[0] {
            "Yes" => Answer::Yes,
            _ => Answer::No,
        };
        let standing = standing(&status, parse_day(&day.to_string()).expect("a day"));
        assert_eq!(standing.answer, said, "{source}");
        assert!(card.contains(&format!("the {} is", standing.subject)), "{source}");
        if let Some(took) = standing.took_days.filter(|_| card.contains("days after")) {
            assert!(card.contains(&format!("{took} days after")), "{source}");
        }
    }
}

#[test]
fn every_document_of_the_project_is_without_errors() {
    let folder =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/status")).expect("status/");
    let files: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    assert!(files.len() >= 3);
    for file in files {
        let name = file.display();
        assert!(name.to_string().ends_with(".out-yet.json"), "{name}: expected ID.out-yet.json");
        if let Err(refusal) = Status::parse(&std::fs::read(&file).expect("a file")) {
            panic!("{name}: {refusal:?}");
        }
    }
}
