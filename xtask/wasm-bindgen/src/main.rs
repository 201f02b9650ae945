//! `wasm-bindgen`, built from the version in Cargo.lock, so that the glue always fits the crate.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
