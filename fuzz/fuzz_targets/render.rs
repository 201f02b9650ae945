//! Any document, on any day, under any heading: the card and all that is made of it is well-formed, and nothing of what
//! the document says becomes markup.
//!
//! An input is the day and the day of the article, four bytes each, the heading level, one byte, and the document.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use out_yet::card::{CardProps, Layout};
use out_yet::cli::{Format, Native, render, written_down};
use out_yet::standing::standing;
use out_yet::status::Status;
use out_yet::words::{LANGUAGES, Request, words};
use out_yet_fuzz::any_day;
use out_yet_fuzz::markup::{check_card, check_svg, check_xml};
use serde_json::Value;
use std::rc::Rc;

const BASE: &str = "https://example.com/status/";

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some((head, document)) = bytes.split_first_chunk::<9>() else { return Corpus::Reject };
    let [a, b, c, d, e, f, g, h, level] = *head;
    let [day, then] = [[a, b, c, d], [e, f, g, h]].map(|bytes| any_day(u32::from_le_bytes(bytes)));
    let (Ok(status), Ok(text)) = (Status::parse(document), str::from_utf8(document)) else {
        return Corpus::Reject;
    };

    let now = standing(&status, day);
    let then = standing(&status, then);
    let words = words(&now, Request { is_dated: level & 8 == 0, written: Some(&then) }, &Native::of(LANGUAGES[usize::from(d) % LANGUAGES.len()].0));
    check_card(&render(CardProps {
        words: Rc::new(words),
        layout: [Layout::Card, Layout::Line, Layout::Badge][usize::from(level / 32 % 3)],
        heading_level: 2 + level % 5,
        document: (level & 16 == 0).then(|| BASE.into()),
    }));

    let base = (level & 16 == 0).then_some(BASE);
    let made = |format| {
        let made = written_down(format, "a", text, day, base);
        made.map(|bytes| String::from_utf8(bytes).expect("it is text"))
    };
    let html = made(Format::Html).expect("HTML can be made of any document");
    let (_, card) = html.split_once("<article ").expect("a card is in it");
    let (card, _) = card.split_once("</article>").expect("the card ends");
    check_card(&format!("<article {card}</article>"));
    check_svg(&made(Format::Svg).expect("a picture can be made of any document"));
    check_svg(&made(Format::Badge).expect("a badge can be made of any document"));
    assert!(made(Format::Text).is_ok_and(|text| !text.contains('\r')));
    for format in [Format::Shields, Format::JsonLd, Format::Oembed] {
        if let Ok(json) = made(format) {
            serde_json::from_str::<Value>(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        }
    }
    if let Ok(feed) = made(Format::Atom) {
        check_xml(&feed);
    }
    if let Ok(calendar) = made(Format::Calendar) {
        assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    }
    Corpus::Keep
});
