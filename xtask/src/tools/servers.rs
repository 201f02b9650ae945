//! The servers that the tests start with the rules of `serving/`.

use super::{debian, there};
use crate::Result;
use std::path::Path;

/// Each with a file that is there when it is.
const SERVERS: [(&str, &[&str], &str); 3] = [
    (
        "nginx with brotli",
        &["nginx-light", "libnginx-mod-http-brotli-static"],
        "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
    ),
    ("Apache", &["apache2-bin"], "/usr/sbin/apache2"),
    ("Caddy", &["caddy"], "/usr/bin/caddy"),
];

/// Has the servers, as far as this machine can; the tests of those that are missing are skipped, an error with `CI=true`.
pub fn servers() -> Result {
    for (name, packages, file) in SERVERS {
        if Path::new(file).is_file() {
            there(name);
        } else if !debian::install(name, packages)? {
            println!(
                "{name}: not there, so it is not tested. On Debian: apt install {}",
                packages.join(" ")
            );
        }
    }
    Ok(())
}
