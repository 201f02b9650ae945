//! A folder that is replaced as a whole: who reads it never finds half of it.

use super::publish::Files;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// The file that names all that `publish` made.
pub const LIST: &str = "documents.json";

/// Makes `folder` hold these files and nothing else; false where it did already.
#[allow(clippy::disallowed_methods, reason = "the one place that writes folders")]
pub fn replace(folder: &Path, files: Files) -> Result<bool, String> {
    let failed = |error: Error| format!("{}: cannot be written: {error}", folder.display());
    // Of a link, the folder to which it leads.
    let place =
        if folder.exists() { folder.canonicalize().map_err(failed)? } else { folder.into() };
    let made = made_before(&place);
    let found =
        if place.exists() { files_in(&place, &made).map_err(failed)? } else { Ok(Vec::new()) };
    let found = found.map_err(|foreign| {
        format!(
            "{}: holds {foreign}, which `publish` did not make, and it replaces the folder as a whole; name a new folder",
            folder.display()
        )
    })?;
    let is_there = |(name, content): (&String, &Vec<u8>)| {
        std::fs::read(place.join(name)).is_ok_and(|found| found == *content)
    };
    if found.len() == files.len() && files.iter().all(is_there) {
        return Ok(false);
    }
    let partial = beside(&place, "partial");
    let previous = beside(&place, "previous");
    let written = write(&partial, &files).and_then(|()| {
        if !place.exists() {
            return std::fs::rename(&partial, &place);
        }
        match std::fs::rename(&place, &previous) {
            Ok(()) => std::fs::rename(&partial, &place).inspect_err(|_| {
                let _ = std::fs::rename(&previous, &place);
            }),
            // Where a disk is mounted the folder itself cannot be moved.
            Err(error) if error.kind() == ErrorKind::ResourceBusy => {
                replace_each(&partial, &place, &files, &found)
            }
            Err(error) => Err(error),
        }
    });
    let _ = std::fs::remove_dir_all(&partial);
    let _ = std::fs::remove_dir_all(&previous);
    written.map(|()| true).map_err(failed)
}

/// Puts file by file into its place, each at once, and takes away those that are no more.
#[allow(clippy::disallowed_methods, reason = "the one place that writes folders")]
fn replace_each(
    partial: &Path,
    place: &Path,
    files: &Files,
    found: &[String],
) -> Result<(), Error> {
    for name in files.keys() {
        let target = place.join(name);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let beside = target.with_extension("partial");
        std::fs::copy(partial.join(name), &beside)?;
        std::fs::rename(beside, target)?;
    }
    for name in found.iter().filter(|name| !files.contains_key(*name)) {
        std::fs::remove_file(place.join(name))?;
        let folder = place.join(name);
        // One that still holds something stays.
        let _ = folder.parent().map(std::fs::remove_dir);
    }
    Ok(())
}

/// The files that an earlier `publish` made, by its list of them.
#[allow(clippy::disallowed_methods, reason = "the one place that reads folders")]
fn made_before(folder: &Path) -> Vec<String> {
    let list = std::fs::read(folder.join(LIST)).unwrap_or_default();
    let list: serde_json::Value = serde_json::from_slice(&list).unwrap_or_default();
    let files = list["files"].as_array().cloned().unwrap_or_default();
    files.iter().filter_map(serde_json::Value::as_str).map(String::from).collect()
}

/// All files in a folder and the folders in it, by their paths there, or the first that was not made before.
#[allow(clippy::disallowed_methods, reason = "the one place that reads folders")]
fn files_in(folder: &Path, made: &[String]) -> Result<Result<Vec<String>, String>, Error> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner)? {
            let entry = entry?;
            let path = entry.path();
            let name =
                path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let within = format!("{name}/");
            if entry.file_type()?.is_dir() && made.iter().any(|made| made.starts_with(&within)) {
                folders.push(path);
            } else if made.contains(&name) {
                found.push(name);
            } else {
                return Ok(Err(name));
            }
        }
    }
    Ok(Ok(found))
}

/// Makes a folder where there is none.
#[allow(clippy::disallowed_methods, reason = "the one place that writes folders")]
pub fn make_folder(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))
}

#[allow(clippy::disallowed_methods, reason = "the one place that writes folders")]
fn write(folder: &Path, files: &Files) -> Result<(), Error> {
    for (path, content) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, content)?;
    }
    Ok(())
}

/// A folder of a name that nobody else uses, on the same file system.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{what}-{}", std::process::id()))
}
