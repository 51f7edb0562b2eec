//! Judges the crate's types and parameters: by a vendor's OpenAPI document, or by the digests of all of them.

mod compare;
mod declarations;
mod documents;
mod excuses;
mod facts;
mod openapi;
#[cfg(test)]
mod tests;

use crate::node_tools;
use crate::programs;
use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, ensure};
use compare::Figures;
use console::style;
use documents::{KNOWN, Known};
use excuses::{Excuse, Verdict};
use facts::Facts;
use openapi::Document;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The differences that are meant to be.
const EXCUSES: &str = include_str!("schema/excuses.toml");

/// What the crate says of one API.
#[derive(Deserialize)]
struct System {
    /// Its types and operations, as an OpenAPI document.
    document: Value,
    /// The declarations of its types.
    typescript: String,
}

type Systems = BTreeMap<String, System>;

/// Judges by one document: prints every difference; false when one of them is not excused, or an excuse is
/// not needed. With `write`, its digest is made or renewed before.
pub(crate) fn command(project: &Project, path: &Path, excused: bool, write: bool) -> Result<bool> {
    let document = Document::open(path)?;
    let (title, version) = document.title()?;
    let has = |name: &str| document.schemas().is_some_and(|all| all.contains_key(name));
    let known = documents::recognise(title, version, has)?;
    let theirs = known.facts(&document)?;
    if write {
        let file = digest(project, known);
        let text = format!(
            "# Facts from the vendor's document that is called {} in xtask/src/schema/documents.rs: none of its prose.\n\
             # Written by `cargo xtask schema PATH --write`; every `cargo xtask test` judges by it.\n\n{}",
            known.name,
            toml::to_string_pretty(&theirs)?
        );
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
        println!("written: {}", file.display());
    }
    let step = Step::start(project, "schema", "types of the crate")?;
    let systems = describe(project, &step)?;
    step.done();
    let excuses = excuses()?;
    judge(known, &theirs, &systems, &excuses, excused)
}

/// Judges by all digests, and the declarations for TypeScript by the types of Rust.
pub(crate) fn check(project: &Project) -> Result<()> {
    let step = Step::start(project, "schema", "types of the crate")?;
    let systems = describe(project, &step)?;
    step.done();
    let excuses = excuses()?;
    let mut wrong = Vec::new();
    for known in &KNOWN {
        let file = digest(project, known);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("reading the digest {}", file.display()))?;
        let theirs = Facts::parse(&text).with_context(|| format!("in {}", file.display()))?;
        if !judge(known, &theirs, &systems, &excuses, false)? {
            wrong.push(known.name);
        }
    }
    node_tools::install_for_build(project)?;
    let step = Step::start(
        project,
        "schema-declarations",
        "declarations of the same types",
    )?;
    declarations::check(project, &step, &systems)?;
    step.done();
    ensure!(
        wrong.is_empty(),
        "the crate differs from {}",
        wrong.join(", ")
    );
    Ok(())
}

fn digest(project: &Project, known: &Known) -> PathBuf {
    let file = format!("tests/openapi/{}.toml", known.name);
    project.root.join(file)
}

fn excuses() -> Result<Vec<Excuse>> {
    excuses::read(EXCUSES, &KNOWN.map(|known| known.name))
}

fn describe(project: &Project, step: &Step) -> Result<Systems> {
    let describe_types = programs::build(project)?.describe_types;
    let text = sh::run(step, &mut Command::new(describe_types))?;
    serde_json::from_str(&text).context("the crate's description of itself")
}

/// Whether nothing is left after the excuses.
fn judge(
    known: &Known,
    theirs: &Facts,
    systems: &Systems,
    excuses: &[Excuse],
    show_excused: bool,
) -> Result<bool> {
    let system = systems.get(known.system);
    let system = system.with_context(|| format!("the crate has no types for {}", known.system))?;
    let ours = Document::of(system.document.clone()).facts(&[])?;
    let (differences, figures) = compare::compare(theirs, &ours, known)
        .with_context(|| format!("judging by the document {}", known.name))?;
    let verdict = excuses::apply(known.name, excuses, differences);
    print(known, &verdict, figures, show_excused);
    Ok(verdict.open.is_empty() && verdict.stale.is_empty())
}

fn print(known: &Known, verdict: &Verdict<'_>, figures: Figures, show_excused: bool) {
    for difference in &verdict.open {
        println!("{} {difference}", style("✗").red());
    }
    for excuse in &verdict.stale {
        let path = &excuse.path;
        println!("{} {path}: excused, and not there", style("✗").red());
    }
    if show_excused {
        for (difference, excuse) in &verdict.excused {
            let reason = style(excuse.reason.trim()).dim();
            println!("{} {difference}\n  {reason}", style("·").dim());
        }
    }
    let (open, excused) = (verdict.open.len(), verdict.excused.len());
    println!(
        "{}: {figures} judged; {open} different, {excused} excused",
        known.name
    );
}
