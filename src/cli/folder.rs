//! A folder that is replaced as a whole: who reads it never finds half of it.

use super::publish::Files;
use std::io::Error;
use std::path::{Path, PathBuf};

/// The file that names all that `publish` made.
pub const LIST: &str = "documents.json";

/// Makes `folder` hold these files and nothing else; false where it did already.
#[allow(clippy::disallowed_methods, reason = "the one place that writes folders")]
pub fn replace(folder: &Path, files: Files) -> Result<bool, String> {
    let failed = |error: Error| format!("{}: cannot be written: {error}", folder.display());
    let found = if folder.exists() { files_in(folder).map_err(failed)? } else { Vec::new() };
    let made = made_before(folder);
    if let Some(foreign) = found.iter().find(|file| !made.contains(file)) {
        return Err(format!(
            "{}: holds {foreign}, which `publish` did not make, and it replaces the folder as a whole; name a new folder",
            folder.display()
        ));
    }
    let is_there = |(name, content): (&String, &Vec<u8>)| {
        std::fs::read(folder.join(name)).is_ok_and(|found| found == *content)
    };
    if found.len() == files.len() && files.iter().all(is_there) {
        return Ok(false);
    }
    let partial = beside(folder, "partial");
    let previous = beside(folder, "previous");
    let written = write(&partial, &files)
        .and_then(|()| if folder.exists() { std::fs::rename(folder, &previous) } else { Ok(()) })
        .and_then(|()| {
            std::fs::rename(&partial, folder).inspect_err(|_| {
                let _ = std::fs::rename(&previous, folder);
            })
        });
    let _ = std::fs::remove_dir_all(&partial);
    let _ = std::fs::remove_dir_all(&previous);
    written.map(|()| true).map_err(failed)
}

/// The files that an earlier `publish` made, by its list of them.
#[allow(clippy::disallowed_methods, reason = "the one place that reads folders")]
fn made_before(folder: &Path) -> Vec<String> {
    let list = std::fs::read(folder.join(LIST)).unwrap_or_default();
    let list: serde_json::Value = serde_json::from_slice(&list).unwrap_or_default();
    let files = list["files"].as_array().cloned().unwrap_or_default();
    files.iter().filter_map(serde_json::Value::as_str).map(String::from).collect()
}

/// All files in a folder and the folders in it, by their paths there.
#[allow(clippy::disallowed_methods, reason = "the one place that reads folders")]
fn files_in(folder: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
                found.push(name.replace('\\', "/"));
            }
        }
    }
    Ok(found)
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
