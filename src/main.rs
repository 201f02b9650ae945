//! `out-yet`: the command line natively; in the browser nothing starts by itself, the element calls what it needs.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    out_yet::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    // Names the exports, so that the linker keeps them.
    let _ = out_yet::web::View::new();
}
