//! The checks of the npm package: built within its budget, well-formed, and typed for its users.

use super::Session;
use crate::step::{Step, aside};
use crate::{docs, node_tools, setup, sh, size, wasm};
use anyhow::{Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn package(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let report = size::measure(session.project)?;
    aside(|| report.print(session.project));
    ensure!(
        report.within_budgets(),
        "what a Worker loads: {}",
        report.verdict()
    );
    ensure!(
        report.is_written(session.project)?,
        "docs/how-it-works.md tells other sizes: `cargo xtask build --write` renews them"
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
        node_tools::test_tool(session.project, "publint")
            .args(["run", "--strict", "--pack", "npm"])
            .arg(session.project.package()),
    )?;
    step.done();
    Ok(())
}

pub(super) fn attw(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let step = Step::start(session.project, "attw", "are the types wrong?")?;
    let mut attw = node_tools::test_tool(session.project, "attw");
    attw.arg(session.project.tarball()).arg("--no-emoji");
    // A wasm file is a module: CommonJS takes it by `import()`, which is no fault.
    attw.args(["--ignore-rules", "cjs-resolves-to-esm"]);
    sh::run(&step, &mut attw)?;
    step.done();
    Ok(())
}

/// What resolvers make of the package, by condition and without `exports`.
pub(super) fn resolution(session: &mut Session<'_>) -> Result<()> {
    session.report_of(
        "resolution",
        "what resolvers make of the package",
        "tests/js/resolution/run.mjs",
    )
}

/// Format and lint of all JavaScript.
pub(super) fn biome(session: &mut Session<'_>) -> Result<()> {
    setup::for_tests(session.project)?;
    let step = Step::start(session.project, "biome", "Biome")?;
    let mut biome = node_tools::test_tool(session.project, "biome");
    sh::run(&step, biome.args(["check", "--error-on-warnings"]))?;
    step.done();
    Ok(())
}

/// Projects of users and of library authors, compiled by old and new compilers, with the DOM's types and without them.
pub(super) fn types(session: &mut Session<'_>) -> Result<()> {
    session.report_of(
        "types",
        "tsc over users' projects",
        "tests/js/types/run.mjs",
    )
}

/// What the READMEs and the pages of docs show, compiled and run.
pub(super) fn snippets(session: &mut Session<'_>) -> Result<()> {
    session.report_of("snippets", "the pages' snippets", "tests/js/pages/run.mjs")
}

/// The site of the documentation, built without a warning, and its links.
pub(super) fn docs(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    docs::build(session.project)
}

/// Programs of users of the official SDK, over it and over the package: they compile, and say the same.
pub(super) fn moving(session: &mut Session<'_>) -> Result<()> {
    session.report_of(
        "moving",
        "programs of the official SDK's users",
        "tests/js/moving/run.mjs",
    )
}

/// The command line, in the runtimes that it is for, over the mock API.
pub(super) fn cli(session: &mut Session<'_>) -> Result<()> {
    session.report_over_mock("cli", "the command line", "tests/js/cli/run.mjs")
}
