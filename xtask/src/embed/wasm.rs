//! The wasm as the browser needs it.

use crate::Result;

/// Without the custom sections (names, producers), which only tools read.
pub fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    let cut_off = || "the wasm ends within a section. Did wasm-bindgen run to its end?".to_owned();
    let mut rest = wasm.get(HEADER..).ok_or_else(cut_off)?;
    let mut kept = wasm[..HEADER].to_vec();
    while let [id, size @ ..] = rest {
        let (size, width) = leb128(size).ok_or_else(cut_off)?;
        let (section, after) = rest.split_at_checked(1 + width + size).ok_or_else(cut_off)?;
        if *id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Ok(kept)
}

/// A number of seven bits a byte, the least first, and the bytes that it took.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let width = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let number =
        bytes[..width].iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f));
    Some((number, width))
}

#[cfg(test)]
mod tests {
    use super::without_custom_sections;

    #[test]
    fn keeps_what_is_not_custom() {
        let header = b"\0asm\x01\0\0\0".as_slice();
        let long = [[10, 0x80, 0x01].as_slice(), &[7; 128]].concat();
        let custom = [0, 3, 1, b'x', 9];
        let wasm = [header, &custom, &long, &custom].concat();
        assert_eq!(without_custom_sections(&wasm), Ok([header, &long].concat()));
        assert!(without_custom_sections(&wasm[..20]).is_err());
    }
}
