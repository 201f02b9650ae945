//! `cargo xtask release`: this version, put into the folder of those that are published. What is there stays as it is.

use crate::Result;
use crate::dist::{DIST, Extras, dist};
use crate::embed::versions::version;
use crate::folder;
use std::fs;
use std::path::Path;

/// Builds the release, and puts its `vX.Y.Z/` into the folder.
pub fn release(published: &Path) -> Result {
    let version = version()?;
    let changes = fs::read_to_string("CHANGELOG.md")
        .map_err(|error| format!("CHANGELOG.md cannot be read: {error}"))?;
    is_dated(&changes, &version)?;
    dist(&Extras::default())?;
    let name = format!("v{version}");
    publish(&Path::new(DIST).join(&name), &published.join(&name))?;
    println!("published: {}", published.join(name).display());
    Ok(())
}

/// Ensures that the changelog says when the version came.
fn is_dated(changes: &str, version: &str) -> Result {
    let heading = format!("## [{version}] - ");
    match changes.lines().find_map(|line| line.strip_prefix(&heading)) {
        Some(day) if day.starts_with(|first: char| first.is_ascii_digit()) => Ok(()),
        _ => Err(format!(
            "CHANGELOG.md has no day for {version}: give it a heading like `{heading}2026-06-04`"
        )),
    }
}

/// Copies a version's folder to where it is published, unless another of that version is there.
fn publish(own: &Path, published: &Path) -> Result {
    if !published.exists() {
        return folder::copy(own, published);
    }
    match folder::difference(own, published)? {
        None => Ok(()),
        Some(file) => Err(format!(
            "{} was published with another {}, and what was published never changes: raise the version in Cargo.toml",
            published.display(),
            file.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_dated, publish};
    use std::{env, fs};

    #[test]
    fn a_published_version_is_never_overwritten() {
        let folder = env::temp_dir().join(format!("out-yet-release-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let [own, published] = ["own", "published"].map(|name| folder.join(name));
        fs::create_dir_all(&own).unwrap();
        fs::write(own.join("embed.js"), "one").unwrap();
        assert_eq!(publish(&own, &published), Ok(()));
        assert_eq!(publish(&own, &published), Ok(()), "the same bytes again");

        fs::write(own.join("embed.js"), "two").unwrap();
        let error = publish(&own, &published).unwrap_err();
        assert!(error.contains("another embed.js"), "{error}");
        assert!(error.contains("raise the version"), "{error}");
        assert_eq!(fs::read_to_string(published.join("embed.js")).unwrap(), "one");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_release_has_its_day_in_the_changelog() {
        assert!(is_dated("## [1.2.3] - Unreleased\n", "1.2.3").is_err());
        assert!(is_dated("## [1.2.30] - 2026-06-04\n", "1.2.3").is_err());
        assert_eq!(is_dated("# Changelog\n\n## [1.2.3] - 2026-06-04\n", "1.2.3"), Ok(()));
    }
}
