//! Is the API out yet? A status document and a day become a standing, and the standing becomes a card.
//!
//! ```text
//! text of a document ──status──▶ Status ──standing(day)──▶ Standing ──chart, words──▶ Words ──card──▶ HTML ──web | cli──▶ reader
//! ```
//!
//! The modules stand in the order in which the data travels, and each uses only those above it. Everything up to
//! [`card`] is pure: it has no clock and no input or output; the day is an argument, and nothing in it can fail.
//!
//! The command line has all of it. For the browser there are two programs: the element, with the feature `element`, and
//! [`check`] alone, with the feature `check`.

pub mod date;
pub mod status;
pub mod standing;
pub mod facts;
pub mod schedule;
pub mod chart;
pub mod words;
#[cfg(any(not(target_arch = "wasm32"), feature = "element"))]
pub mod card;
#[cfg(all(target_arch = "wasm32", feature = "element"))]
pub mod web;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
#[cfg(any(not(target_arch = "wasm32"), feature = "check"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
