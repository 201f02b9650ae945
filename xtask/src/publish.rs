//! What `out-yet publish` makes of `status/`, as part of the built page.

use crate::Result;
use crate::child::{command, run};
use std::env;
use std::path::Path;

/// Where the built page will stand, for what has to name it in full: link previews, feeds, sitemaps.
pub const BASE_URL: &str = "OUT_YET_BASE_URL";

/// Makes `status/` in a folder that is being built.
pub fn publish(staging: &Path) -> Result {
    let base = env::var(BASE_URL).ok().filter(|base| !base.is_empty());
    if base.is_none() {
        println!(
            "publish: for http://127.0.0.1:8080/; {BASE_URL} names the address where it will stand"
        );
    }
    println!("publish: status/ (the first time, the command line is compiled for it)");
    let base = base.unwrap_or_else(|| "http://127.0.0.1:8080/".into());
    let base = format!("{}/status/", base.trim_end_matches('/'));
    let out = staging.join("status");
    let mut publish =
        command("cargo", ["run", "--quiet", "--package", "out-yet", "--", "publish", "status"]);
    run(publish.args(["--base-url", &base, "--page-script", "../site/page.js", "-o"]).arg(out))
}
