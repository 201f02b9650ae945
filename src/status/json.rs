//! JSON as it was written: nothing is dropped, so that everything wrong with it can be told.

use super::{LARGEST, Refusal};
use hifijson::num::LexWrite;
use hifijson::str::LexAlloc;
use hifijson::token::Lex;
use hifijson::{Error, Expect, SliceLexer};

/// How deep values may lie in one another: no document needs a tenth of it, and no stack is that small.
const DEEPEST: usize = 127;

/// A JSON value (RFC 8259), with the members of an object in their order, duplicates included.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number; none where it is not whole or does not fit.
    Number(Option<i64>),
    /// `"text"`
    Text(String),
    /// `[…]`
    List(Vec<Json>),
    /// `{…}`
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads the text of a document.
    ///
    /// # Errors
    /// [`Refusal::Size`] past 256 KiB, [`Refusal::Syntax`] where it is not JSON in UTF-8.
    pub fn parse(bytes: &[u8]) -> Result<Json, Refusal> {
        if bytes.len() > LARGEST {
            return Err(Refusal::Size { bytes: bytes.len() });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let (line, column) = position(&bytes[..error.valid_up_to()]);
            Refusal::Syntax { line, column }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lexer = SliceLexer::new(text.as_bytes());
        lexer.exactly_one(Lex::ws_peek, |next, lexer| value(next, lexer, DEEPEST)).map_err(|_| {
            let (line, column) = position(&text.as_bytes()[..text.len() - lexer.as_slice().len()]);
            Refusal::Syntax { line, column }
        })
    }

    /// What kind of value it is, for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

/// Line and column, from 1, of what follows these bytes.
fn position(bytes: &[u8]) -> (usize, usize) {
    let line_start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = bytes[..line_start].iter().filter(|byte| **byte == b'\n').count() + 1;
    (line, bytes.len() - line_start + 1)
}

fn value(next: u8, lexer: &mut SliceLexer, depth: usize) -> Result<Json, Error> {
    let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
    Ok(match next {
        b'n' | b't' | b'f' => match lexer.null_or_bool().ok_or(Expect::Value)? {
            None => Json::Null,
            Some(flag) => Json::Bool(flag),
        },
        b'0'..=b'9' | b'-' => Json::Number(whole(lexer.num_string().validated()?.0)),
        b'"' => Json::Text(text(lexer)?),
        b'[' => {
            let mut list = Vec::new();
            lexer.discarded().seq(b']', Lex::ws_peek, |next, lexer| {
                list.push(value(next, lexer, depth)?);
                Ok::<_, Error>(())
            })?;
            Json::List(list)
        }
        b'{' => {
            let mut members = Vec::new();
            lexer.discarded().seq(b'}', Lex::ws_peek, |next, lexer| {
                if next != b'"' {
                    return Err(Error::from(Expect::String));
                }
                let name = text(lexer)?;
                lexer.expect(Lex::ws_peek, b':').ok_or(Expect::Colon)?;
                let next = lexer.ws_peek().ok_or(Expect::Value)?;
                members.push((name, value(next, lexer, depth)?));
                Ok(())
            })?;
            Json::Object(members)
        }
        _ => return Err(Error::from(Expect::Value)),
    })
}

fn text(lexer: &mut SliceLexer) -> Result<String, Error> {
    Ok(lexer.discarded().str_string()?.into_owned())
}

/// The number where it is whole and fits, however it is written: `12`, `12.0`, `1.2e1`.
fn whole(number: &str) -> Option<i64> {
    let (number, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, fraction].concat();
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    if matches!(significant, "" | "-") {
        return Some(0);
    }
    let exponent: i64 = exponent.parse().ok()?;
    let power = exponent.checked_add(zeros as i64 - fraction.len() as i64)?;
    let power = 10_i64.checked_pow(u32::try_from(power).ok()?)?;
    significant.parse::<i64>().ok()?.checked_mul(power)
}
