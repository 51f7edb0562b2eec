//! The table of hosts in README.md, between two marks.

use crate::marks;
use crate::project::Project;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::fs;

const README: &str = "README.md";

/// What came of a host, as `tests/js/hosts/run.mjs` leaves it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct HostRun {
    pub(super) name: String,
    /// What the table calls it, and what of it was tried.
    pub(super) tool: String,
    pub(super) mode: String,
    pub(super) version: Option<String>,
    /// Whether the version is a package's of this repository, and so the same on every machine.
    pub(super) pinned: bool,
    /// What a user writes besides the import, in Markdown.
    pub(super) needs: Option<String>,
    /// Of a program that only calls the API.
    pub(super) lean: Option<Lean>,
    pub(crate) passed: bool,
    pub(super) seconds: f64,
    pub(super) error: Option<String>,
}

/// Bytes of code, the wasm with it.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Lean {
    pub(super) raw: u32,
    pub(super) gzip: u32,
}

/// What shares a row: one tool in one version, as far as the same is needed.
struct Row<'a> {
    first: &'a HostRun,
    modes: Vec<&'a str>,
    lean: Option<Lean>,
}

/// The runs of before, with those of now in their places.
pub(super) fn renewed(before: Vec<HostRun>, now: &[HostRun]) -> Vec<HostRun> {
    let of_now = |name: &str| now.iter().find(|run| run.name == name);
    let mut all: Vec<_> = before
        .into_iter()
        .map(|run| of_now(&run.name).cloned().unwrap_or(run))
        .collect();
    for run in now {
        if !all.iter().any(|known| known.name == run.name) {
            all.push(run.clone());
        }
    }
    all
}

/// Puts the table into the README.
pub(super) fn write(project: &Project, runs: &[HostRun]) -> Result<()> {
    let path = project.root.join(README);
    let text = fs::read_to_string(&path)?;
    let (before, _, after) = split(&text)?;
    fs::write(path, [before, &markdown(runs)?, after].concat()).context("writing README.md")
}

/// Fails where a run's tool, version, mode or need is not in the README.
pub(super) fn is_written(project: &Project, runs: &[HostRun]) -> Result<()> {
    let text = fs::read_to_string(project.root.join(README))?;
    let (_, table, _) = split(&text)?;
    for run in runs {
        ensure!(
            tells(table, run),
            "README.md does not tell of {} ({}, {}) as it is: `cargo xtask hosts --write` renews its table",
            run.tool,
            run.version.as_deref().unwrap_or_default(),
            run.mode
        );
    }
    Ok(())
}

pub(super) fn markdown(runs: &[HostRun]) -> Result<String> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for run in runs {
        let same = |row: &&mut Row<'_>| {
            row.first.tool == run.tool
                && row.first.version == run.version
                && row.first.needs == run.needs
        };
        match rows.iter_mut().find(same) {
            Some(row) => {
                row.modes.push(&run.mode);
                row.lean = row.lean.or(run.lean);
            }
            None => rows.push(Row {
                first: run,
                modes: vec![&run.mode],
                lean: run.lean,
            }),
        }
    }
    let mut text = String::from(
        "| host | version | tried | client alone, gzip | needs besides the import |\n| --- | --- | --- | ---: | --- |\n",
    );
    for Row { first, modes, lean } in rows {
        let lean = lean.map(|lean| format!("{:.1} KB", f64::from(lean.gzip) / 1024.0));
        writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            first.tool,
            first.version.as_deref().unwrap_or_default(),
            modes.join(", "),
            lean.unwrap_or_default(),
            first.needs.as_deref().unwrap_or("nothing")
        )?;
    }
    Ok(text)
}

/// Whether a row of the table says this; a version that differs between machines may be another there.
pub(super) fn tells(table: &str, run: &HostRun) -> bool {
    let needs = run.needs.as_deref().unwrap_or("nothing");
    table.lines().any(|line| {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [tool, version, modes, _, told] = cells.as_slice() else {
            return false;
        };
        *tool == run.tool
            && (!run.pinned || Some(*version) == run.version.as_deref())
            // A mode may have commas of its own.
            && format!(", {modes}, ").contains(&format!(", {}, ", run.mode))
            && *told == needs
    })
}

/// What stands before the table, in it, and behind it.
fn split(text: &str) -> Result<(&str, &str, &str)> {
    marks::split(text, README, "hosts", "hosts")
}
