//! `--to shields`: what <https://shields.io/badges/endpoint-badge> makes a badge of.

use crate::cli::edition::Edition;
use crate::standing::Answer;
use serde_json::json;

/// Seconds for which the badge may be kept: the answer bears its day, and is written anew once a day at most.
const CACHE_SECONDS: u32 = 3600;

/// The colours of the card, on which the white letters of a badge can be read, and a grey for what is stale.
const YES: &str = "0a7a3d";
const NO: &str = "b3261e";
const STALE: &str = "5b5e66";

/// The badge, without any member that the endpoint does not know: it refuses those.
pub fn shields(edition: &Edition) -> String {
    let color = match edition.standing.answer {
        Answer::Yes => YES,
        Answer::No if edition.standing.stale => STALE,
        Answer::No => NO,
    };
    let badge = json!({
        "schemaVersion": 1,
        "label": edition.status.subject,
        "message": edition.answer,
        "color": color,
        "cacheSeconds": CACHE_SECONDS,
    });
    format!("{badge:#}\n")
}
