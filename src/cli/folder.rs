//! A folder that is replaced as a whole: who reads it never finds half of it.

use super::publish::Files;
use std::io::Error;
use std::path::{Path, PathBuf};

/// The file by which a folder is known as one that `publish` made.
pub const LIST: &str = "documents.json";

/// Makes `folder` hold these files and nothing else; false where it did already.
#[allow(clippy::disallowed_methods, reason = "the one place that writes folders")]
pub fn replace(folder: &Path, files: Files) -> Result<bool, String> {
    let failed =
        |path: &Path, error: Error| format!("{}: cannot be written: {error}", path.display());
    let is_empty = std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty && !folder.join(LIST).is_file() {
        return Err(format!(
            "{}: holds files that `publish` did not make, and it replaces the folder as a whole; name a new folder",
            folder.display()
        ));
    }
    if !is_empty && is_the_same(folder, &files) {
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
    written.map(|()| true).map_err(|error| failed(folder, error))
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

#[allow(clippy::disallowed_methods, reason = "the one place that reads folders")]
fn is_the_same(folder: &Path, files: &Files) -> bool {
    let mut found = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(inner) else { return false };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name =
                path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let content = files.get(&name);
            if content.is_none_or(|content| std::fs::read(&path).ok().as_ref() != Some(content)) {
                return false;
            }
            found += 1;
        }
    }
    found == files.len()
}
