//! `check` for any page: a module of one piece with the glue of its wasm.

use super::glue::without_default_address;
use super::{CHECKER, patch, read};
use crate::Result;
use crate::tools;

const SOURCE: &str = "embed/check.js";
const NAME: &str = "the generated glue (target/wasm-bindgen/*/out-yet-check.js)";

/// `check.mjs`, which exports `check` alone, minified for a release.
pub fn module(generated: &str, wasm: &str, integrity: &str, is_release: bool) -> Result<String> {
    let import = "import init, { findings } from \"./out-yet-check.js\";\n";
    let source = patch(&read(SOURCE)?, SOURCE, import, "")?;
    let source = patch(&source, SOURCE, "__WASM__", wasm)?;
    let source = patch(&source, SOURCE, "__INTEGRITY__", integrity)?;
    let glue = patch(generated, NAME, "export function findings(", "function findings(")?;
    // `__wbg_init` makes one instance for good; here another is made after a trap.
    let exports = "export { initSync, __wbg_init as default };";
    let glue = patch(&glue, NAME, exports, "const init = __wbg_init_once;")?;
    let glue = without_default_address(&glue, CHECKER)?;
    if let Some(line) =
        glue.lines().find(|line| line.starts_with("import ") || line.starts_with("export "))
    {
        return Err(format!("{NAME} has `{line}`, but check.mjs is of one piece"));
    }
    let module = source + "\n" + &glue;
    if is_release { tools::minified(&module, true) } else { Ok(module) }
}
