//! `cargo xtask soak`: the packed package in a Worker under load, in workerd, against faults on loopback.

use crate::project::Project;
use crate::step::Step;
use crate::{consumer, package, setup};
use anyhow::Result;

/// The whole soak.
pub(crate) const CALLS: u32 = 20_000;
/// Its short form, in which every fault still happens ten times.
pub(crate) const FEW_CALLS: u32 = 2_000;

/// Builds the package and soaks it.
pub(crate) fn command(project: &Project, calls: u32) -> Result<bool> {
    package::build(project, &setup::for_build(project)?)?;
    run(project, calls)?;
    Ok(true)
}

/// Soaks the package as built, and prints the figures.
pub(crate) fn run(project: &Project, calls: u32) -> Result<()> {
    let step = Step::start(project, "soak", format!("{calls} calls in workerd"))?;
    let calls = calls.to_string();
    consumer::report(project, step, "tests/js/soak/run.mjs", &[("--calls", &calls)])
}
