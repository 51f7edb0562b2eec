//! `cargo xtask demo`: the packed package in the example Worker, in workerd, against the mock API;
//! with `--serve` the dashboard over it as well.

use crate::project::Project;
use crate::server;
use crate::setup;
use crate::{dashboard, package, steps, worker};
use anyhow::Result;
use console::style;
use std::thread;
use std::time::Duration;

/// Builds, starts and does the job; false when a step differs from what the documents promise.
pub(crate) fn command(project: &Project, serve: bool) -> Result<bool> {
    setup::for_build(project)?;
    package::build(project)?;
    let (_mock, mock_url) = server::mock_api(project)?;
    let running = worker::start(project, &mock_url)?;
    let passed = steps::run(&running)?;
    if serve {
        let (_dashboard, dashboard_url) = dashboard::start(project, &mock_url)?;
        print_urls(&dashboard_url, &running.good, &mock_url);
        loop {
            // Ctrl-c ends it: the handler stops the servers.
            thread::sleep(Duration::from_secs(3600));
        }
    }
    Ok(passed)
}

fn print_urls(dashboard: &str, worker: &str, mock: &str) {
    println!(
        "\n{:<10} {}   password: {}\n\n{:<10} {}\n{:<10} {}\n",
        "dashboard",
        style(dashboard).cyan(),
        server::PASSWORD,
        "Worker",
        style(worker).cyan(),
        "mock API",
        style(mock).cyan()
    );
    for call in [
        "'{worker}/events?limit=3'",
        "'{worker}/events?bot=bad&suspect=true&limit=10'",
        "-X POST '{worker}/events/EVENT_ID/flag'",
        "-X DELETE '{worker}/visitors/VISITOR_ID'",
        "-X POST '{worker}/edge'",
        "'{worker}/v3/events/EVENT_ID'",
        "'{worker}/iq/events/req_mock_customer'",
    ] {
        println!(
            "curl -H 'Authorization: Bearer {}' {}",
            server::TOKEN,
            call.replace("{worker}", worker)
        );
    }
    println!(
        "curl -H 'Authorization: Bearer {}' '{mock}/v4/events?limit=3'",
        server::KEY
    );
    println!("\n{}", style("ctrl-c stops all of them").dim());
}
