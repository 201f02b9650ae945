//! Packages of Debian and its relatives.

use crate::Result;
use crate::child::{ask, command, run};

/// Installs packages that bring `what`; says whether it could: as root, and where there are such packages.
pub fn install(what: &str, packages: &[&str]) -> Result<bool> {
    let is_root = ask(&mut command("id", ["-u"])).is_some_and(|user| user == "0");
    if !is_root || ask(&mut command("apt-get", ["--version"])).is_none() {
        return Ok(false);
    }
    println!("{what}: getting Debian's for the tests ({})", packages.join(", "));
    run(&mut command("apt-get", ["update"]))?;
    let mut install = command("apt-get", ["install", "-y", "--no-install-recommends"]);
    Ok(run(install.args(packages).env("DEBIAN_FRONTEND", "noninteractive")).is_ok())
}
