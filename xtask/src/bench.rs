//! `cargo xtask bench`: what the package costs by what the official SDK costs, in every runtime; what the library costs.

mod figures;
mod library;
mod page;
mod plot;
mod run;
mod sizes;
mod table;
#[cfg(test)]
mod tests;

use crate::project::Project;
use crate::step::Step;
use crate::{node_tools, package, setup, sh};
use anyhow::{Context, Result};
use figures::Figure;
use run::{Machine, Run};
use serde::Serialize;
use sizes::Sizes;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Enough for the spread to say what the noise of the machine is.
pub(crate) const ROUNDS: u32 = 15;
/// The parts that are measured by this program. All others are `tests/js/bench`'s.
const LIBRARY: &str = "rust";
const SIZES: &str = "sizes";

/// What is asked for.
pub(crate) struct Options {
    pub(crate) rounds: u32,
    /// Runtimes, parts and the beginnings of rows' names.
    pub(crate) only: Vec<String>,
    /// The figures as JSON in place of a table.
    pub(crate) json: bool,
    /// Put the figures into docs/performance.md.
    pub(crate) write: bool,
}

/// What came of it.
#[derive(Serialize)]
struct Report {
    date: String,
    machine: Machine,
    rounds: u32,
    versions: BTreeMap<String, String>,
    figures: Vec<Figure>,
    sizes: Vec<Sizes>,
}

/// Builds the package, measures, prints; leaves `bench.json` and `ratios.svg` in target/bench.
pub(crate) fn command(project: &Project, options: &Options) -> Result<bool> {
    setup::for_tests(project)?;
    package::build(project)?;
    let report = measure(project, options)?;
    let json = serde_json::to_string_pretty(&report)?;
    let folder = folder(project)?;
    let (figures, plot) = (folder.join("bench.json"), folder.join("ratios.svg"));
    fs::write(&figures, &json).with_context(|| format!("writing {}", figures.display()))?;
    fs::write(&plot, plot::svg(&report.figures))
        .with_context(|| format!("writing {}", plot.display()))?;
    if options.json {
        println!("{json}");
    } else {
        table::print(&report);
        println!("\n{}\n{}", figures.display(), plot.display());
    }
    if options.write {
        page::write(project, &report)?;
    }
    Ok(true)
}

fn measure(project: &Project, options: &Options) -> Result<Report> {
    let wants =
        |part: &str| options.only.is_empty() || options.only.iter().any(|word| word == part);
    let mut run = in_runtimes(project, options)?;
    if wants(LIBRARY) {
        run.rows.extend(library::measure(project)?);
    }
    let sizes = match wants(SIZES) {
        true => sizes::measure(project)?,
        false => Vec::new(),
    };
    Ok(Report {
        date: run.date,
        machine: run.machine,
        rounds: run.rounds,
        versions: run.versions,
        figures: run.rows.into_iter().map(Figure::of).collect(),
        sizes,
    })
}

/// What `tests/js/bench` measures over the tarball.
fn in_runtimes(project: &Project, options: &Options) -> Result<Run> {
    let step = Step::start(project, "bench", "the package in every runtime")?;
    let file = folder(project)?.join("samples.json");
    let mut node = node_tools::node(project, "tests/js/bench/run.mjs");
    node.arg("--tarball").arg(project.tarball());
    node.arg("--out").arg(&file);
    node.arg(format!("--rounds={}", options.rounds));
    node.arg(format!("--only={}", options.only.join(",")));
    sh::run(&step, &mut node)?;
    let samples = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    let run =
        serde_json::from_slice(&samples).with_context(|| format!("parsing {}", file.display()))?;
    step.done();
    Ok(run)
}

fn folder(project: &Project) -> Result<PathBuf> {
    let folder = project.target("bench");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    Ok(folder)
}
