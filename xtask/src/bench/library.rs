//! The Rust part: what criterion measures of the library, as rows like the others.

use super::run::Row;
use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What criterion leaves: how often each sample ran, and how many nanoseconds that took.
#[derive(Deserialize)]
struct Sample {
    iters: Vec<f64>,
    times: Vec<f64>,
}

/// What it is a sample of.
#[derive(Deserialize)]
struct Benchmark {
    group_id: String,
    function_id: String,
}

/// Runs `xtask/bench`.
pub(super) fn measure(project: &Project) -> Result<Vec<Row>> {
    let step = Step::start(project, "bench-library", "the library, by criterion")?;
    let home = project.target("bench").join("criterion");
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("removing {}", home.display()))?;
    }
    let mut cargo = sh::cargo(&project.root);
    cargo.args(["bench", "--package=bench"]);
    sh::run(&step, cargo.env("CRITERION_HOME", &home))?;
    let rows = rows(&home)?;
    step.done();
    Ok(rows)
}

/// The rows of a folder of criterion's: `<group>/<function>/new/sample.json` in it.
fn rows(home: &Path) -> Result<Vec<Row>> {
    let mut rows: BTreeMap<String, BTreeMap<String, Vec<f64>>> = BTreeMap::new();
    for group in folders(home)? {
        for function in folders(&group)? {
            let Benchmark {
                group_id,
                function_id,
            } = read(&function.join("new/benchmark.json"))?;
            let Sample { iters, times } = read(&function.join("new/sample.json"))?;
            let samples = times
                .iter()
                .zip(iters)
                .map(|(time, runs)| time / runs / 1e3);
            rows.entry(group_id)
                .or_default()
                .insert(function_id, samples.collect());
        }
    }
    let row = |(row, samples)| Row {
        part: String::from("rust"),
        runtime: String::from("rust"),
        row,
        unit: String::from("µs"),
        samples,
        memory: None,
    };
    Ok(rows.into_iter().map(row).collect())
}

fn folders(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}

fn read<T: for<'a> Deserialize<'a>>(file: &Path) -> Result<T> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("parsing {}", file.display()))
}
