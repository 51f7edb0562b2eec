//! The differences that are meant to be: each is listed with its reason, and must still be there.

use crate::schema::compare::Difference;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// A difference, or several of a kind, with a reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Excuse {
    /// The names of the documents in which it occurs.
    documents: Vec<String>,
    /// The path; `*` stands for any text.
    pub(crate) path: String,
    /// What is said of that path, so that the excuse ends when either side changes; `*` as there.
    difference: String,
    pub(crate) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    excuse: Vec<Excuse>,
}

/// What excuses leave of the differences.
pub(crate) struct Verdict<'a> {
    pub(crate) open: Vec<Difference>,
    pub(crate) excused: Vec<(Difference, &'a Excuse)>,
    /// Excuses for this document that no difference needs any more.
    pub(crate) stale: Vec<&'a Excuse>,
}

/// Reads the list. `documents` are the names that an excuse may name.
pub(crate) fn read(text: &str, documents: &[&str]) -> Result<Vec<Excuse>> {
    let file: File = toml::from_str(text).context("the list of excuses")?;
    for excuse in &file.excuse {
        let path = &excuse.path;
        ensure!(!excuse.reason.trim().is_empty(), "{path}: no reason given");
        ensure!(!excuse.documents.is_empty(), "{path}: no document named");
        for document in &excuse.documents {
            ensure!(
                documents.contains(&document.as_str()),
                "{path}: there is no document called \"{document}\""
            );
        }
    }
    Ok(file.excuse)
}

/// Takes out of the differences those that are excused.
pub(crate) fn apply<'a>(
    document: &str,
    excuses: &'a [Excuse],
    differences: Vec<Difference>,
) -> Verdict<'a> {
    let own = |excuse: &&Excuse| excuse.documents.iter().any(|name| name == document);
    let mut verdict = Verdict {
        open: Vec::new(),
        excused: Vec::new(),
        stale: excuses.iter().filter(own).collect(),
    };
    for difference in differences {
        let fits = |excuse: &&Excuse| {
            matches(&excuse.path, &difference.path)
                && matches(&excuse.difference, &difference.detail)
        };
        match excuses.iter().filter(own).find(fits) {
            None => verdict.open.push(difference),
            Some(excuse) => {
                verdict.stale.retain(|other| !std::ptr::eq(*other, excuse));
                verdict.excused.push((difference, excuse));
            }
        }
    }
    verdict
}

/// Whether a text fits a pattern, in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, after)) => text.strip_prefix(before).is_some_and(|rest| {
            rest.char_indices()
                .map(|(at, _)| at)
                .chain([rest.len()])
                .any(|at| rest.get(at..).is_some_and(|rest| matches(after, rest)))
        }),
    }
}
