//! Folders of built files: copied, compared, and looked through for what must not be in them.

use crate::Result;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Every file within a folder with its content, by its path in it.
pub fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let failed = |error| format!("{} cannot be read: {error}", folder.display());
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, name) = (entry.path(), PathBuf::from(entry.file_name()));
        if path.is_dir() {
            found.extend(
                files(&path)?.into_iter().map(|(below, content)| (name.join(below), content)),
            );
        } else {
            found.insert(name, fs::read(&path).map_err(failed)?);
        }
    }
    Ok(found)
}

/// Copies a folder with all that is in it to where there is none yet.
pub fn copy(from: &Path, to: &Path) -> Result {
    let failed = |error| format!("{} cannot be written: {error}", to.display());
    for (name, content) in files(from)? {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap_or(to)).map_err(failed)?;
        fs::write(path, content).map_err(failed)?;
    }
    Ok(())
}

/// The first file that is not the same in both folders, or only in one.
pub fn difference(one: &Path, other: &Path) -> Result<Option<PathBuf>> {
    let (one, other) = (files(one)?, files(other)?);
    let differs = |name: &&PathBuf| one.get(*name) != other.get(*name);
    Ok(one.keys().chain(other.keys()).find(differs).cloned())
}

/// The SHA-256 of a file, in hexadecimal digits.
pub fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Ensures that no file within a folder tells of the machine that it was built on.
pub fn without_paths_of_this_machine(folder: &Path) -> Result {
    let home = env::home_dir().unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let here = env::current_dir().unwrap_or_default();
    let own = [home.join(".cargo"), home.join(".rustup"), cargo_home, here];
    let own = own.iter().map(|path| path.to_string_lossy().into_owned());
    let marks: Vec<String> = own.chain(["/registry/src/".into()]).collect();
    for (name, content) in files(folder)? {
        let is_in = |mark: &&String| {
            let mark = mark.as_bytes();
            content.windows(mark.len()).any(|window| window == mark)
        };
        if let Some(mark) = marks.iter().find(is_in) {
            return Err(format!(
                "{} has a path of this machine in it: `{mark}`",
                folder.join(name).display()
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{copy, difference, without_paths_of_this_machine};
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    fn empty(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("out-yet-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("one/below")).unwrap();
        fs::write(folder.join("one/below/a.js"), "a").unwrap();
        fs::write(folder.join("one/b.wasm"), b"\0asm library/std/src").unwrap();
        folder
    }

    #[test]
    fn a_copy_is_the_same_until_a_byte_or_a_file_is_not() {
        let folder = empty("copy");
        let [one, other] = ["one", "other"].map(|name| folder.join(name));
        copy(&one, &other).unwrap();
        assert_eq!(difference(&one, &other), Ok(None));
        fs::write(other.join("below/a.js"), "b").unwrap();
        assert_eq!(difference(&one, &other), Ok(Some(Path::new("below/a.js").into())));
        fs::write(other.join("below/a.js"), "a").unwrap();
        fs::write(other.join("c.js"), "").unwrap();
        assert_eq!(difference(&one, &other), Ok(Some(Path::new("c.js").into())));
        assert_eq!(difference(&other, &one), Ok(Some(Path::new("c.js").into())));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_path_of_this_machine_is_found() {
        let folder = empty("paths");
        let one = folder.join("one");
        assert_eq!(without_paths_of_this_machine(&one), Ok(()));
        let here = env::current_dir().unwrap().join("src/card.rs");
        for path in ["/elsewhere/registry/src/index/yew-1/src/lib.rs".into(), here] {
            fs::write(one.join("b.wasm"), format!("\0asm{}\0", path.display())).unwrap();
            let error = without_paths_of_this_machine(&one).unwrap_err();
            assert!(error.contains("b.wasm has a path of this machine"), "{error}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
