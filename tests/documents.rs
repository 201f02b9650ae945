//! What the README says is true: its documents hold, its commands exist and print what it shows.
#![allow(clippy::disallowed_methods, reason = "the documents are files")]

use out_yet::status::Status;
use std::process::Command;

const README: &str = include_str!("../README.md");
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
    assert_eq!(compared, 5);
}

#[test]
fn every_xtask_in_the_readme_exists() {
    for rest in README.split("cargo xtask ").skip(1) {
        let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        assert!(XTASK.contains(&format!("[\"{word}\"")), "cargo xtask {word}");
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
