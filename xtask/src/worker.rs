//! The example Worker with the packed package in it, in workerd.

use crate::consumer;
use crate::project::Project;
use crate::server::{self, Server};
use crate::step::Step;
use anyhow::Result;

/// The example Worker, running twice: with the right key and with a wrong one.
pub(crate) struct Running {
    _worker: Server,
    pub(crate) good: String,
    pub(crate) wrong: String,
}

/// Installs the tarball in a copy of the example and starts that.
pub(crate) fn start(project: &Project, mock_url: &str) -> Result<Running> {
    let step = Step::start(
        project,
        "worker-install",
        "installing the tarball in examples/cloudflare-worker",
    )?;
    let folder = consumer::install(
        project,
        &step,
        "cloudflare-worker",
        Some(&project.root.join("examples/cloudflare-worker")),
    )?;
    step.done();
    let (worker, good, wrong) = server::worker(project, &folder, mock_url)?;
    Ok(Running {
        _worker: worker,
        good,
        wrong,
    })
}
