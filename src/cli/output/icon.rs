//! The icon of a document's page: the answer, for a tab.

use super::picture::Colour;
use crate::standing::Answer;

/// A tick on a disc for yes, a cross on a square for no: told apart without their colours, which are those of the card
/// in the light and in the dark. As a `data:` address of an SVG document.
pub fn icon(answer: Answer) -> String {
    let [ground, ground_in_dark] = Colour::Answer.light_and_dark(answer);
    let [mark, mark_in_dark] = Colour::Surface.light_and_dark(answer);
    let (shape, sign) = match answer {
        Answer::Yes => ("<circle cx='8' cy='8' r='8'/>", "M3.5 8.25 6.75 11.5 12.25 5"),
        Answer::No => {
            ("<rect width='16' height='16' rx='2.5'/>", "M4.25 4.25l7.5 7.5M11.75 4.25l-7.5 7.5")
        }
    };
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='{ground}' stroke='none'>\
         <style>path{{stroke:{mark}}}\
         @media(prefers-color-scheme:dark){{svg{{fill:{ground_in_dark}}}path{{stroke:{mark_in_dark}}}}}</style>\
         {shape}<path d='{sign}' fill='none' stroke-width='2.5'/></svg>"
    );
    let written = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).into(),
        b'-' | b'.' | b'/' | b':' | b';' | b'=' | b'(' | b')' | b'\'' | b'@' => {
            char::from(byte).into()
        }
        other => format!("%{other:02X}"),
    };
    format!("data:image/svg+xml,{}", svg.bytes().map(written).collect::<String>())
}
