//! HTML without a browser: the same component that runs in one, and what stands around it.

use crate::card::{Card, CardProps};
use yew::prelude::*;

/// The card's HTML, without its style.
pub fn render(props: CardProps) -> String {
    rendered(html! { <Card ..props /> })
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// Elements as text: HTML, or XML where they are those of an SVG.
pub(super) fn rendered(html: Html) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let renderer = yew::LocalServerRenderer::<Shown>::with_props(ShownProps { html });
    let renderer = renderer.hydratable(false);
    match runtime {
        Ok(runtime) => tokio::task::LocalSet::new().block_on(&runtime, renderer.render()),
        Err(_) => String::new(),
    }
}

/// What is HTML already, or stands where HTML has no entities.
pub(super) fn raw(text: String) -> Html {
    Html::from_html_unchecked(text.into())
}
