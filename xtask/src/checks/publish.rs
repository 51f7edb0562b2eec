//! The checks of what is published: whose code is in it, and what the dry run of a release says.

use super::Session;
use crate::cargo_tools::{self, CargoTool};
use crate::sh;
use crate::step::Step;
use anyhow::Result;
use std::process::Command;

/// Licences, bans and sources by deny.toml: of the published library, then of the whole workspace.
pub(super) fn deny(session: &mut Session<'_>) -> Result<()> {
    let project = session.project;
    let cargo_deny = cargo_tools::find_or_install(project, &[CargoTool::CARGO_DENY])?.remove(0);
    let step = Step::start(project, "deny", "licences, bans and sources")?;
    let features = project.public_features().join(",");
    // One list of licences for both: what a tool needs may well be needed by nothing in the library.
    let graphs: [(&[&str], &[&str]); 2] = [
        (
            &["--exclude-dev", "--features", &features],
            &["--deny", "duplicate", "--allow", "license-not-encountered"],
        ),
        (
            &["--workspace", "--all-features"],
            &["--allow", "duplicate"],
        ),
    ];
    for (graph, levels) in graphs {
        let mut command = Command::new(&cargo_deny);
        // Locked, not offline: what cargo has in its cache is not asked for again, and the rest is needed once.
        command
            .current_dir(&project.root)
            .arg("--locked")
            .args(graph)
            .arg("check")
            .args(levels)
            .args(["licenses", "bans", "sources"]);
        sh::run(&step, &mut command)?;
    }
    step.done();
    Ok(())
}

/// `cargo xtask release --dry-run` over the package of this run; the check `consumers` builds the crate.
pub(super) fn release(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    crate::release::quick(session.project)
}
