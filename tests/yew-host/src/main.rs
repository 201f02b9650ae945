//! A Yew app around two cards: it counts the clicks in them, and those on a button beside it.

#[cfg(target_arch = "wasm32")]
mod app {
    use yew::prelude::*;

    #[component]
    pub fn App() -> Html {
        let clicks = use_state(|| 0);
        let others = use_state(|| 0);
        let count = |state: &UseStateHandle<i32>| {
            let state = state.clone();
            Callback::from(move |_: MouseEvent| state.set(*state + 1))
        };
        let source = js_sys::Reflect::get(&js_sys::global(), &"source".into()).unwrap_or_default();
        html! {
            <main onclick={count(&clicks)}>
                <p id="clicks">{ *clicks }</p>
                <p id="others">{ *others }</p>
                <button id="other" onclick={count(&others)}>{ "Other" }</button>
                <out-yet src={source.as_string()} loading="eager" />
                <out-yet src={source.as_string()} loading="eager" written="2026-06-04" />
            </main>
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<app::App>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
