//! The card as HTML: the same component that the browser runs, rendered without one.

use crate::card::{Card, CardProps};

/// The card's HTML, without its style.
pub fn render(props: CardProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let renderer = yew::LocalServerRenderer::<Card>::with_props(props).hydratable(false);
    match runtime {
        Ok(runtime) => tokio::task::LocalSet::new().block_on(&runtime, renderer.render()),
        Err(_) => String::new(),
    }
}
