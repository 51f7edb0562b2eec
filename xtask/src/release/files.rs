//! A list of files, and how it differs from the committed one.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The names in a package, one a line in the committed file.
pub(super) struct List(BTreeSet<String>);

impl List {
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(|name| name.replace('\\', "/")).collect())
    }

    /// Fails where it is not the list in the file; with `write`, makes it that list.
    pub(super) fn compare(&self, file: &Path, write: bool) -> Result<()> {
        if write {
            let mut text = String::new();
            for name in &self.0 {
                text.push_str(name);
                text.push('\n');
            }
            return fs::write(file, text).with_context(|| format!("writing {}", file.display()));
        }
        let text =
            fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        let expected = Self::of(text.lines());
        let mut differences = String::new();
        for name in self.0.difference(&expected.0) {
            writeln!(differences, "+ {name}")?;
        }
        for name in expected.0.difference(&self.0) {
            writeln!(differences, "- {name}")?;
        }
        if !differences.is_empty() {
            let name = file.file_name().unwrap_or_default().display();
            bail!(
                "the package has other files than tests/release/{name} (+ new, - missing); \
                 if that is meant: cargo xtask release --dry-run --write\n{}",
                differences.trim_end()
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_new_and_what_is_missing() {
        let folder = std::env::temp_dir().join(format!("release-files-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("crate.txt");
        List::of(["a", "b"].into_iter())
            .compare(&file, true)
            .unwrap();
        List::of(["b", "a"].into_iter())
            .compare(&file, false)
            .unwrap();
        let error = List::of(["a", "c"].into_iter())
            .compare(&file, false)
            .unwrap_err();
        assert!(error.to_string().ends_with("\n+ c\n- b"), "{error}");
        fs::remove_dir_all(folder).unwrap();
    }
}
