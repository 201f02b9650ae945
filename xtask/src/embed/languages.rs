//! The languages of the card: a file for each but English, which is in the wasm; and what the scripts know of them.

use super::{integrity, pack, write};
use crate::Result;
use std::path::Path;

/// All of them, English first.
pub struct Languages(Vec<pack::Language>);

impl Languages {
    pub fn read() -> Result<Languages> {
        pack::languages(Path::new("languages")).map(Languages)
    }

    /// A script that knows each language’s sentence and file.
    pub fn named(&self, script: &str) -> String {
        let sentence =
            |language: &pack::Language| (language.code.clone(), language.could_not_check.clone());
        let file = |language: &pack::Language| {
            (language.code.clone(), integrity(language.packed().as_bytes()))
        };
        script
            .replace("__COULD_NOT_CHECK__", &object(self.0.iter().map(sentence)))
            .replace("__LANGUAGES__", &object(self.0.iter().skip(1).map(file)))
    }

    /// Writes their files, each named by its content.
    pub fn write(&self, folder: &Path) -> Result {
        for language in &self.0[1..] {
            let packed = language.packed();
            write(
                folder.join(file_name(&language.code, &integrity(packed.as_bytes()))),
                packed.as_bytes(),
            )?;
        }
        Ok(())
    }
}

/// A file’s name, which `shown.js` makes too: the beginning of its integrity, in letters and digits.
fn file_name(code: &str, integrity: &str) -> String {
    let digest = integrity.trim_start_matches("sha256-").chars();
    let name: String = digest.filter(char::is_ascii_alphanumeric).take(16).collect();
    format!("out-yet-{code}-{name}.txt")
}

/// An object of JavaScript in which nothing is but this.
fn object(members: impl Iterator<Item = (String, String)>) -> String {
    let members = members.map(|(name, value)| format!("{name}: {value:?}"));
    format!("{{ __proto__: null, {} }}", members.collect::<Vec<_>>().join(", "))
}
