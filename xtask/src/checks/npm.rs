//! The checks of the npm package: built within its budget, well-formed, and typed for its users.

use super::Session;
use crate::step::Step;
use crate::{consumer, declarations, node_tools, sh, size};
use anyhow::{Result, ensure};

pub(super) fn package(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let report = size::measure(session.project)?;
    report.print(session.project);
    ensure!(
        report.within_budget(),
        "what a Worker loads: {}",
        report.verdict()
    );
    Ok(())
}

/// The build has checked the JavaScript itself; this checks what was emitted from it.
pub(super) fn declarations(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let step = Step::start(
        session.project,
        "declarations",
        "the declarations without the DOM's types",
    )?;
    declarations::check_without_dom(session.project, &step)?;
    step.done();
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
    sh::run(&step, attw.args(["--exclude-entrypoints", "client.wasm"]))?;
    step.done();
    Ok(())
}

/// A project that uses every public name, with the tarball installed.
pub(super) fn types(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let step = Step::start(
        session.project,
        "types",
        "tsc --strict over a user's project",
    )?;
    let folder = consumer::install(
        session.project,
        &step,
        "types",
        Some(&session.project.root.join("tests/types")),
    )?;
    sh::run(
        &step,
        node_tools::tool(session.project, "tsc")
            .arg("--project")
            .arg(&folder),
    )?;
    step.done();
    Ok(())
}
