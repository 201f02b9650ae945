//! `out-yet new`: a document to begin with.

use super::publish::is_id;
use super::{FINE, STDIN, UNUSABLE, create, say, say_error};
use clap::Args;
use std::path::{Path, PathBuf};

pub const EXAMPLES: &str = "\
Examples:
  out-yet new muse-spark-api            writes muse-spark-api.out-yet.json
  out-yet new muse-spark-api -o -       prints it

`out-yet check` asks for every field that is still empty, and says what it is for.
Leave out those of which nothing is known.";

#[derive(Args)]
pub struct New {
    /// The name of the document, which becomes its address: lower-case letters, digits and hyphens, like muse-spark-api
    #[arg(value_parser = id)]
    id: String,
    /// The file to write, which may not exist yet; ID.out-yet.json unless it is given, `-` for standard output
    #[arg(short, value_name = "OUT")]
    out: Option<PathBuf>,
}

fn id(name: &str) -> Result<String, &'static str> {
    match is_id(name) {
        true => Ok(name.into()),
        false => Err("expected lower-case letters, digits and hyphens, like muse-spark-api"),
    }
}

/// Every field, each to be filled in or left out.
pub const DOCUMENT: &str = r#"{
  "$schema": "out-yet.schema.json",
  "version": 1,
  "subject": "",
  "by": "",
  "question": "",
  "lang": "en",
  "page": "",
  "criterion": "",
  "launch": {
    "what": "",
    "date": "",
    "sources": [
      { "url": "", "title": "", "publisher": "", "date": "", "archive": "" }
    ]
  },
  "promises": [
    {
      "said": "",
      "who": "",
      "quote": "",
      "due": "",
      "retracts": false,
      "sources": [
        { "url": "", "title": "", "publisher": "", "date": "", "archive": "" }
      ]
    }
  ],
  "reports": [
    {
      "said": "",
      "who": "",
      "summary": "",
      "sources": [
        { "url": "", "title": "", "publisher": "", "date": "", "archive": "" }
      ]
    }
  ],
  "access": [
    {
      "date": "",
      "stage": "",
      "scope": "",
      "note": "",
      "sources": [
        { "url": "", "title": "", "publisher": "", "date": "", "archive": "" }
      ]
    }
  ],
  "peers": [
    {
      "subject": "",
      "by": "",
      "launched": "",
      "out": "",
      "sources": [
        { "url": "", "title": "", "publisher": "", "date": "", "archive": "" }
      ]
    }
  ],
  "verified": "",
  "stale_after_days": 90
}
"#;

impl New {
    pub fn run(&self) -> u8 {
        let out = self.out.clone().unwrap_or_else(|| format!("{}.out-yet.json", self.id).into());
        if out == Path::new(STDIN) {
            say(DOCUMENT.trim_end());
            return FINE;
        }
        if let Err(error) = create(&out, DOCUMENT.as_bytes()) {
            say_error(&error);
            return UNUSABLE;
        }
        let file = out.display();
        say(format_args!("{file} is there. `out-yet check {file}` asks for what it needs."));
        say(
            "`out-yet schema > out-yet.schema.json` beside it lets your editor explain every field.",
        );
        FINE
    }
}
