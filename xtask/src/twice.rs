//! `cargo xtask dist --twice`: whether the release is reproducible.

use crate::Result;
use crate::child::{ask, command, run};
use crate::embed::versions::version;
use crate::{folder, tools};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where the two are built: paths of other lengths, and another folder of cargo for each.
const FOLDERS: [&str; 2] = ["out-yet-one", "out-yet-another/one"];

/// Builds what git tracks, from nothing, in two folders, and compares all that is published under a version.
pub fn twice() -> Result {
    let places = FOLDERS.map(|name| env::temp_dir().join(name));
    for place in &places {
        let _ = fs::remove_dir_all(place);
        copy_sources(&place.join("source"))?;
    }
    let mut hashes = Vec::new();
    for place in places {
        hashes.push(built(&place)?);
        // The next is built where nothing of this one is left, and a disk has room for one.
        fs::remove_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    let [one, other] =
        <[Vec<String>; 2]>::try_from(hashes).map_err(|_| "two builds were asked for")?;
    for line in one.iter().chain(&other) {
        println!("{line}");
    }
    if one == other {
        println!("both builds have the same bytes");
        return Ok(());
    }
    Err("the two builds are not the same".into())
}

/// What git tracks, as it lies here.
fn copy_sources(source: &Path) -> Result {
    let tracked = ask(&mut command("git", ["ls-files"])).ok_or("`git ls-files` failed")?;
    for file in tracked.lines() {
        let to = source.join(file);
        let failed = |error| format!("{} cannot be copied: {error}", to.display());
        fs::create_dir_all(to.parent().unwrap_or(source)).map_err(failed)?;
        fs::copy(file, &to).map_err(failed)?;
    }
    Ok(())
}

/// The hash of each file of `v1/` and `vX.Y.Z/`, and of all, as a clean build has them.
fn built(place: &Path) -> Result<Vec<String>> {
    println!("\n── a clean build in {}", place.display());
    let source = place.join("source");
    // wasm-bindgen is a tool of one version, as Trunk is: it need not be compiled for each.
    let own =
        tools::bindgen()?.canonicalize().ok().and_then(|tool| tool.parent().map(Path::to_path_buf));
    let paths = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(own.into_iter().chain(env::split_paths(&paths)))
        .map_err(|error| format!("PATH cannot be put together: {error}"))?;
    let mut dist = command("cargo", ["xtask", "dist", "--embed"]);
    dist.current_dir(&source).env("CARGO_HOME", place.join("cargo"));
    dist.env("PATH", &path);
    // Of this process's own build; it would tell the other where this one lies.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_") && name != "CARGO_HOME" {
            dist.env_remove(&name);
        }
    }
    run(&mut dist)?;
    let mut lines = Vec::new();
    for name in ["v1".to_owned(), format!("v{}", version()?)] {
        let files = folder::files(&source.join("target/dist/embed").join(&name))?;
        let hash = |(file, content): (PathBuf, Vec<u8>)| {
            format!("{}  {name}/{}", folder::sha256(&content), file.display())
        };
        lines.extend(files.into_iter().map(hash));
    }
    let all = folder::sha256(lines.join("\n").as_bytes());
    lines.push(format!("{all}  all of them"));
    Ok(lines)
}
