//! `cargo xtask size`: what the smallest embed weighs, what of it grew, and whether it keeps within its budgets.

use crate::Result;
use crate::child::{left_out, run};
use crate::{dist, embed};

/// The brotli sizes of the last time that they were written down, and the budgets.
const SIZES: &str = "xtask/sizes.json";

/// Builds the smallest embed and compares it with what is written down; or writes that down anew.
pub fn size(words: &[&str]) -> Result {
    let is_recorded = match words {
        [] => false,
        ["record"] => true,
        _ => return Err("there is `cargo xtask size`, and `cargo xtask size record`".into()),
    };
    let (_, files) = dist::embed_alone()?;
    let mut node = embed::weigh(&files);
    if is_recorded {
        node.env("RECORD", "1");
    }
    run(node.env("SIZES", SIZES))
}

/// The same as a test; false where there is nothing to weigh, for want of a nightly toolchain.
pub fn held() -> Result<bool> {
    if dist::is_possible() {
        return size(&[]).map(|()| true);
    }
    let sentence = "the sizes were not looked at: the smallest embed needs a nightly toolchain: \
                    rustup toolchain install nightly --profile minimal";
    left_out(sentence).map(|()| false)
}
