//! `cargo xtask schema PATH`: judges the crate's types and parameters by a vendor's OpenAPI document.

mod compare;
mod compare_operations;
mod crate_types;
mod documents;
mod excuses;
mod limits;
mod openapi;
#[cfg(test)]
mod tests;
mod types;
mod typescript;

use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result};
use compare::{Comparison, Difference, Figures, Kind};
use console::style;
use crate_types::{Description, Operation};
use documents::{KNOWN, Known};
use excuses::Verdict;
use openapi::Document;
use std::path::Path;
use types::{Type, Types};

/// The differences that are meant to be.
const EXCUSES: &str = include_str!("schema/excuses.toml");

/// Prints every difference; false when one of them is not excused, or an excuse is not needed.
pub(crate) fn command(project: &Project, path: &Path, show_excused: bool) -> Result<bool> {
    let step = Step::start(project, "schema", "types of the crate")?;
    let mut cargo = sh::cargo(&project.root);
    let text = sh::run(
        &step,
        cargo.args([
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--bin",
            "describe-types",
            "--features",
            "types",
        ]),
    )?;
    step.done();
    let description = Description::parse(&text)?;
    let document = Document::open(path)?;
    let theirs = document.types()?;
    let known = documents::recognise(document.title()?, document.version()?, |name| {
        theirs.has(name)
    })?;
    let ours = description.types(known.system)?;
    let operations = description.operations(known.system);
    let (differences, figures) = judge(&document, &theirs, &ours, &operations, known)
        .with_context(|| format!("judging by {}", path.display()))?;
    let excuses = excuses::read(EXCUSES, &KNOWN.map(|known| known.name))?;
    let verdict = excuses::apply(known.name, &excuses, differences);
    print(known, &verdict, figures, theirs.reached(), show_excused);
    Ok(verdict.open.is_empty() && verdict.stale.is_empty())
}

/// Compares all that the document describes.
fn judge(
    document: &Document,
    theirs: &Types,
    ours: &Types,
    operations: &[&Operation],
    known: &Known,
) -> Result<(Vec<Difference>, Figures)> {
    let mut comparison = Comparison::new(theirs, ours);
    for (schema, own) in known.roots {
        if !theirs.has(schema) {
            comparison.extra(*schema);
        } else if !ours.has(own) {
            comparison.missing(*schema);
        } else {
            comparison.types(schema, &Type::named(*schema), &Type::named(*own))?;
        }
    }
    comparison.operations(&document.operations()?, operations, known.inputs)?;
    // What neither a root nor an operation leads to would otherwise pass unseen.
    for name in theirs.not_reached() {
        if !known.roots.iter().any(|(schema, _)| *schema == name) {
            comparison.differ(format!("schema {name}"), Kind::Missing, "not compared");
        }
    }
    if known.whole {
        for name in ours.not_reached() {
            comparison.differ(format!("type {name}"), Kind::Extra, "not in the document");
        }
    }
    Ok((comparison.differences, comparison.figures))
}

fn print(
    known: &Known,
    verdict: &Verdict<'_>,
    figures: Figures,
    schemas: usize,
    show_excused: bool,
) {
    for difference in &verdict.open {
        println!("{} {difference}", style("✗").red());
    }
    for excuse in &verdict.stale {
        let path = &excuse.path;
        println!("{} {path}: excused, and not there", style("✗").red());
    }
    if show_excused {
        for (difference, excuse) in &verdict.excused {
            let reason = excuse.reason.trim();
            println!(
                "{} {difference}\n  {}",
                style("·").dim(),
                style(reason).dim()
            );
        }
    }
    let of = |wanted: &[Kind]| {
        let open = verdict.open.iter();
        open.filter(|one| wanted.contains(&one.kind)).count()
    };
    let (missing, extra) = (of(&[Kind::Missing]), of(&[Kind::Extra]));
    let different = verdict.open.len() - missing - extra;
    println!(
        "{}: {schemas} schemas, {} properties, {} parameters, {} enum values compared; \
         {missing} missing, {extra} extra, {different} different, {} excused",
        known.name,
        figures.properties,
        figures.parameters,
        figures.values,
        verdict.excused.len()
    );
}
