//! The dashboard of the examples with the packed package in it, in workerd.

use crate::consumer;
use crate::folder::copy_folder;
use crate::project::Project;
use crate::server::{self, Server};
use crate::step::Step;
use anyhow::Result;
use std::fs;

/// What it is made of and tried with, each at one exact version.
const SET: &str = "tests/js/hosts/dashboard";
const EXAMPLE: &str = "examples/dashboard";

/// Installs the tarball beside the example's other dependencies, builds the page, and starts the Worker: its URL comes
/// with it.
pub(crate) fn start(project: &Project, mock_url: &str) -> Result<(Server, String)> {
    let step = Step::start(
        project,
        "dashboard-install",
        format!("installing the tarball beside {EXAMPLE}"),
    )?;
    let folder = consumer::install_locked(project, &step, "dashboard", &project.root.join(SET))?;
    // It finds in the folder above what is installed there.
    let example = folder.join("example");
    if example.exists() {
        fs::remove_dir_all(&example)?;
    }
    copy_folder(&project.root.join(EXAMPLE), &example)?;
    step.done();
    server::dashboard(project, &example, mock_url)
}
