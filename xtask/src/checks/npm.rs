//! The checks of the npm package: built within its budget, well-formed, and typed for its users.

use super::Session;
use crate::step::Step;
use crate::{consumer, node_tools, sh, size, wasm};
use anyhow::{Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn package(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let report = size::measure(session.project)?;
    report.print(session.project);
    ensure!(
        report.within_budget(),
        "what a Worker loads: {}",
        report.verdict()
    );
    let folders = [session.project.root.clone(), wasm::cargo_home()?];
    names_no_folder(&session.project.package(), &folders)
}

/// Fails where a file of the package names a folder of the machine that built it.
fn names_no_folder(package: &Path, folders: &[PathBuf]) -> Result<()> {
    for entry in fs::read_dir(package)? {
        let path = entry?.path();
        if path.is_dir() {
            names_no_folder(&path, folders)?;
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        for folder in folders {
            let named = folder.display().to_string();
            ensure!(!text.contains(&named), "{} names {named}", path.display());
        }
    }
    Ok(())
}

pub(super) fn publint(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let step = Step::start(session.project, "publint", "publint")?;
    sh::run(
        &step,
        node_tools::tool(session.project, "publint")
            .args(["run", "--strict", "--pack", "npm"])
            .arg(session.project.package()),
    )?;
    step.done();
    Ok(())
}

pub(super) fn attw(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let step = Step::start(session.project, "attw", "are the types wrong?")?;
    let mut attw = node_tools::tool(session.project, "attw");
    attw.arg(session.project.tarball())
        .args(["--profile", "esm-only", "--no-emoji"]);
    // A wasm file has no types of its own: what a bundler makes of it is the bundler's affair.
    sh::run(
        &step,
        attw.args([
            "--exclude-entrypoints",
            "client.wasm",
            "trust.wasm",
            "verify.wasm",
        ]),
    )?;
    step.done();
    Ok(())
}

/// A project that uses every public name, compiled by each tsconfig in it: without the DOM's types, and with them.
pub(super) fn types(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let step = Step::start(session.project, "types", "tsc over a user's project")?;
    let folder = consumer::install(
        session.project,
        &step,
        "types",
        Some(&session.project.root.join("tests/js/types")),
    )?;
    let mut compiled = 0;
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("tsconfig") && name.ends_with(".json") {
            sh::run(
                &step,
                node_tools::tool(session.project, "tsc")
                    .args(["--project", &name])
                    .current_dir(&folder),
            )?;
            compiled += 1;
        }
    }
    ensure!(compiled > 0, "tests/js/types has no tsconfig.json");
    step.done();
    Ok(())
}
