//! `cargo xtask demo`: the packed package in the example Worker, in workerd, against the mock API.

use crate::project::Project;
use crate::server::{self, Server};
use crate::setup;
use crate::step::Step;
use crate::{consumer, package, steps};
use anyhow::Result;
use console::style;
use std::thread;
use std::time::Duration;

/// The example Worker, running twice: with the right key and with a wrong one.
pub(crate) struct Running {
    _worker: Server,
    pub(crate) good: String,
    pub(crate) wrong: String,
}

/// Builds, starts and does the job; false when a step differs from what the documents promise.
pub(crate) fn command(project: &Project, serve: bool) -> Result<bool> {
    let tools = setup::for_build(project)?;
    package::build(project, &tools)?;
    let (_mock, mock_url) = server::mock_api(project)?;
    let running = start(project, &mock_url)?;
    let passed = steps::run(&running)?;
    if serve {
        print_urls(&running.good, &mock_url);
        loop {
            // Ctrl-c ends it: the handler stops the servers.
            thread::sleep(Duration::from_secs(3600));
        }
    }
    Ok(passed)
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

fn print_urls(worker: &str, mock: &str) {
    println!(
        "\n{:<10} {}\n{:<10} {}\n",
        "Worker",
        style(worker).cyan(),
        "mock API",
        style(mock).cyan()
    );
    println!("curl '{worker}/events?limit=3'");
    println!("curl '{worker}/events?bot=bad&suspect=true&limit=10'");
    println!("curl -X POST '{worker}/events/EVENT_ID/flag'");
    println!("curl -X DELETE '{worker}/visitors/VISITOR_ID'");
    println!("curl -X POST '{worker}/edge'");
    println!("curl '{worker}/v3/events/EVENT_ID'");
    println!("curl '{worker}/iq/events/req_mock_customer'");
    println!(
        "curl -H 'Authorization: Bearer {}' '{mock}/v4/events?limit=3'",
        server::KEY
    );
    println!("\n{}", style("ctrl-c stops both").dim());
}
