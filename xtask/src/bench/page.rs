//! The figures in docs/performance.md, between two marks.

use super::Report;
use super::figures::{FLOOR, Figure, OURS, PARTNERS, RATE};
use super::table::{megabytes, ratio, short, summary};
use crate::marks;
use crate::project::Project;
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;

const PAGE: &str = "docs/performance.md";

/// The parts, in the order of the page, with what their tables are called there.
const PARTS: [(&str, &str); 6] = [
    ("calls", "Calls over a stub"),
    ("http", "HTTP on loopback"),
    ("cold", "Cold starts"),
    ("trust", "Sealed results, webhooks, verdicts"),
    ("export", "Exports over a network of 50 ms"),
    ("rust", "The Rust library"),
];

/// Puts the figures into the page.
pub(super) fn write(project: &Project, report: &Report) -> Result<()> {
    let path = project.root.join(PAGE);
    let text = fs::read_to_string(&path).with_context(|| format!("reading {PAGE}"))?;
    let (before, _, after) = marks::split(&text, PAGE, "figures", "bench")?;
    let text = [before, &markdown(report)?, after].concat();
    fs::write(&path, text).with_context(|| format!("writing {PAGE}"))
}

/// What stands between the marks.
pub(super) fn markdown(report: &Report) -> Result<String> {
    let mut text = String::new();
    let machine = &report.machine;
    let versions = report.versions.iter();
    let versions = versions.map(|(name, version)| format!("{name} {version}"));
    let versions = versions.collect::<Vec<_>>().join(", ");
    writeln!(
        text,
        "Measured on {}: {}, {} cores, {}; {} rounds; {versions}.\n",
        report.date, machine.cpu, machine.cores, machine.system, report.rounds
    )?;
    for line in summary(&report.figures) {
        writeln!(text, "- {line}")?;
    }
    writeln!(text)?;
    for (part, title) in PARTS {
        let of_part = report.figures.iter().filter(|figure| figure.part == part);
        let figures: Vec<_> = of_part.collect();
        if !figures.is_empty() {
            writeln!(text, "### {title}\n")?;
            tables(&mut text, &figures)?;
        }
    }
    memory(&mut text, &report.figures)?;
    writeln!(
        text,
        "### Sizes\n\nWhat a Worker loads, in bytes.\n\n| import | raw | gzip | brotli | budget (gzip) |\n| --- | ---: | ---: | ---: | ---: |"
    )?;
    for size in &report.sizes {
        writeln!(
            text,
            "| `{}` | {} | {} | {} | {} |",
            size.import, size.raw, size.gzip, size.brotli, size.budget
        )?;
    }
    Ok(text)
}

/// A table of the ratios to each partner that the figures have, and one of what ours takes. The floor is no client: what
/// counts is how many calls a second it leaves.
fn tables(text: &mut String, figures: &[&Figure]) -> Result<()> {
    for partner in PARTNERS {
        let counts = |figure: &&&Figure| partner != FLOOR || figure.unit == RATE;
        let figures: Vec<_> = figures.iter().filter(counts).copied().collect();
        let cell = |figure: &Figure| figure.ratios.get(partner).map(ratio);
        if figures.iter().any(|figure| cell(figure).is_some()) {
            writeln!(text, "By {partner}:\n")?;
            grid(text, &figures, cell)?;
        }
    }
    writeln!(text, "Ours:\n")?;
    grid(text, figures, |figure| {
        let spread = figure.contenders.get(OURS)?;
        Some(format!("{} {}", short(spread.median), figure.unit))
    })
}

/// A line for each row, a column for each runtime.
fn grid(
    text: &mut String,
    figures: &[&Figure],
    cell: impl Fn(&Figure) -> Option<String>,
) -> Result<()> {
    let runtimes = distinct(figures.iter().map(|figure| figure.runtime.as_str()));
    let rows = distinct(figures.iter().map(|figure| (&figure.row, &figure.unit)));
    writeln!(text, "| | {} |", runtimes.join(" | "))?;
    writeln!(text, "| --- |{}", " ---: |".repeat(runtimes.len()))?;
    for (row, unit) in rows {
        let of_row = |runtime: &&str| {
            let mut row = figures.iter().filter(|figure| {
                (&figure.row, &figure.unit, figure.runtime.as_str()) == (row, unit, *runtime)
            });
            row.find_map(|figure| cell(figure)).unwrap_or_default()
        };
        let cells: Vec<_> = runtimes.iter().map(of_row).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let unit = if unit == RATE { ", calls a second" } else { "" };
            writeln!(text, "| {row}{unit} | {} |", cells.join(" | "))?;
        }
    }
    writeln!(text)?;
    Ok(())
}

fn memory(text: &mut String, figures: &[Figure]) -> Result<()> {
    let figures: Vec<_> = figures
        .iter()
        .filter(|figure| figure.memory.is_some())
        .collect();
    if figures.is_empty() {
        return Ok(());
    }
    writeln!(
        text,
        "### Memory\n\nMB at the start, at the end and at most; `heap` is told after a collection, but for the most.\n"
    )?;
    grid(text, &figures, |figure| {
        let memory = figure.memory?;
        let [start, end, peak] = [memory.start, memory.end, memory.peak].map(megabytes);
        Some(format!("{start} → {end} ({peak})"))
    })
}

/// Each once, in the order in which they come.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}
