//! What is done with a folder and all folders in it.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the files of a folder and of the folders in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("creating {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "node_modules" {
                copy_folder(&source, &target)?;
            }
        } else {
            fs::copy(&source, &target).with_context(|| format!("copying {}", source.display()))?;
        }
    }
    Ok(())
}

/// The files with this ending.
pub(crate) fn files_ending(folder: &Path, wanted: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_ending(&path, wanted)?);
        } else if path.extension().is_some_and(|ending| ending == wanted) {
            found.push(path);
        }
    }
    Ok(found)
}
