//! The wasm with nothing that only tools read.

use super::patch;
use crate::Result;

const HEADER: usize = 8;
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;

/// The glue and the wasm without the custom sections, and with short names for what one has of the other:
/// wasm-bindgen's, like `__wbg_set_2793479888329cb6`, are hardly smaller when compressed.
pub fn shortened(mut glue: String, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let (header, sections) = wasm.split_at_checked(HEADER).ok_or_else(cut_off)?;
    let mut kept = header.to_vec();
    let mut rest = Bytes(sections);
    while let Some(id) = rest.byte() {
        let size = rest.number().ok_or_else(cut_off)?;
        let section = rest.take(size).ok_or_else(cut_off)?;
        let section = match id {
            CUSTOM => continue,
            IMPORT => imports(section, &mut glue)?,
            EXPORT => exports(section, &mut glue)?,
            _ => section.to_vec(),
        };
        kept.push(id);
        push_number(&mut kept, section.len());
        kept.extend(section);
    }
    Ok((glue, kept))
}

/// The section of imports with other names, which the glue is given too.
fn imports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    const NAME: &str = "the generated glue";
    const FUNCTION: u8 = 0;
    let mut rest = Bytes(section);
    let count = rest.number().ok_or_else(cut_off)?;
    let mut renamed = Vec::new();
    push_number(&mut renamed, count);
    for index in 0..count {
        let module = rest.name().ok_or_else(cut_off)?;
        let name = rest.name().ok_or_else(cut_off)?;
        if rest.byte() != Some(FUNCTION) {
            return Err(format!(
                "the wasm imports `{name}`, which is no function. What has changed in wasm-bindgen?"
            ));
        }
        let of_type = rest.number().ok_or_else(cut_off)?;

        if index == 0 {
            *glue = patch(glue, NAME, &format!("\n        \"{module}\": "), "\n        \"a\": ")?;
        }
        let short = short_name(index);
        *glue = patch(glue, NAME, &format!("\n        {name}: "), &format!("\n        {short}: "))?;
        for name in ["a", &short] {
            push_number(&mut renamed, name.len());
            renamed.extend(name.bytes());
        }
        renamed.push(FUNCTION);
        push_number(&mut renamed, of_type);
    }
    Ok(renamed)
}

/// The section of exports with other names, which the glue is given too. `memory` keeps its own: tools look for it.
fn exports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut rest = Bytes(section);
    let count = rest.number().ok_or_else(cut_off)?;
    let mut renamed = Vec::new();
    push_number(&mut renamed, count);
    for index in 0..count {
        let name = rest.name().ok_or_else(cut_off)?;
        let kind = rest.byte().ok_or_else(cut_off)?;
        let exported = rest.number().ok_or_else(cut_off)?;

        let mut short = name.to_owned();
        if name != "memory" {
            short = short_name(index);
            *glue = with_member(glue, name, &short);
        }
        push_number(&mut renamed, short.len());
        renamed.extend(short.bytes());
        renamed.push(kind);
        push_number(&mut renamed, exported);
    }
    Ok(renamed)
}

/// The glue with another name for a member of `wasm`, wherever it is used.
fn with_member(glue: &str, name: &str, other: &str) -> String {
    let of = format!("wasm.{name}");
    let mut parts = glue.split(of.as_str());
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_longer =
            part.starts_with(|next: char| next.is_ascii_alphanumeric() || "_$".contains(next));
        renamed += if is_longer { &of } else { "wasm." };
        renamed += if is_longer { "" } else { other };
        renamed += part;
    }
    renamed
}

/// `a` to `z`, then `aa` to `zz`, and so on.
fn short_name(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'a' + (index % 26) as u8));
        if index < 26 {
            return letters.into_iter().collect();
        }
        index = index / 26 - 1;
    }
}

fn cut_off() -> String {
    "the wasm ends within a section. Did wasm-bindgen run to its end?".into()
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn take(&mut self, size: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(taken)
    }

    /// LEB128: seven bits a byte, the least first.
    fn number(&mut self) -> Option<usize> {
        let width = self.0.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
        let bytes = self.take(width)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f)))
    }

    fn name(&mut self) -> Option<&'a str> {
        let size = self.number()?;
        std::str::from_utf8(self.take(size)?).ok()
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{short_name, shortened};

    #[test]
    fn names_are_short_in_both_and_custom_sections_gone() {
        let glue = "\n        __wbg_b_1: function() {},\n        __wbg_b_12: function() {},\n        \"./m.js\": i";
        let wasm = b"\0asm\x01\0\0\0\x00\x02\x01x\
            \x02\x29\x02\x06./m.js\x09__wbg_b_1\x00\x07\x06./m.js\x0a__wbg_b_12\x00\x80\x01\x03\x01\x07";
        let short_wasm =
            b"\0asm\x01\0\0\0\x02\x0e\x02\x01a\x01a\x00\x07\x01a\x01b\x00\x80\x01\x03\x01\x07";
        let short_glue = "\n        a: function() {},\n        b: function() {},\n        \"a\": i";
        assert_eq!(shortened(glue.into(), wasm), Ok((short_glue.into(), short_wasm.to_vec())));
        assert!(shortened(glue.into(), &wasm[..30]).is_err());
        assert_eq!([0, 25, 26, 701, 702].map(short_name), ["a", "z", "aa", "zz", "aaa"]);
    }
}
