//! The checks that run somewhere: the Rust client in Node and browsers, the package in every runtime, the demo.

use super::Session;
use crate::step::Step;
use crate::{browsers, consumer, hosts, package, setup, sh, soak, steps};
use anyhow::{Context, Result, ensure};
use std::process::Command;

pub(super) fn wasm_node(session: &mut Session<'_>) -> Result<()> {
    wasm_pack(session, "node", &["--node"])
}

pub(super) fn wasm_chrome(session: &mut Session<'_>) -> Result<()> {
    wasm_pack(session, "chrome", &["--headless", "--chrome"])
}

pub(super) fn wasm_firefox(session: &mut Session<'_>) -> Result<()> {
    wasm_pack(session, "firefox", &["--headless", "--firefox"])
}

/// Runs tests/wasm_node.rs or tests/wasm_browser.rs: where a test runs is part of its source.
fn wasm_pack(session: &mut Session<'_>, host: &str, arguments: &[&str]) -> Result<()> {
    let project = session.project;
    let tools = setup::for_wasm_tests(project, host != "node")?;
    let url = session.mock()?;
    let step = Step::start(
        project,
        &format!("wasm-{host}"),
        format!("wasm-bindgen tests in {host}"),
    )?;
    let mut wasm_pack = Command::new(&tools.wasm_pack);
    wasm_pack
        .current_dir(&project.root)
        .arg("test")
        .args(arguments);
    wasm_pack.args([
        "--",
        "--test",
        if host == "node" {
            "wasm_node"
        } else {
            "wasm_browser"
        },
    ]);
    wasm_pack
        .env("PATH", &tools.path)
        .env("FINGERPRINT_EDGE_MOCK_URL", url);
    let output = sh::run(&step, &mut wasm_pack)?;
    // A runner that finds no test says so and succeeds.
    ensure!(
        output.contains("test result: ok") && !output.contains(" 0 passed"),
        "no test ran\n{}",
        step.take_output()
    );
    step.done();
    Ok(())
}

/// One set of assertions, in every runtime, over the installed tarball.
pub(super) fn contract(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    browsers::install(session.project)?;
    let mut servers = Vec::new();
    let mut urls = Vec::new();
    // Two lanes: most of what the contract does is to wait. Redirects point to the other mock of a lane: what it
    // receives is a key too many.
    for name in ["--mock", "--other", "--mock", "--other"] {
        let (server, url) = crate::server::mock_api(session.project)?;
        servers.push(server);
        urls.push((name, url));
    }
    let step = Step::start(session.project, "runtimes", "the contract in every runtime")?;
    consumer::report(session.project, step, "tests/js/runtimes/run.mjs", &urls)
}

/// The stores of the guard, each in its host.
pub(super) fn guard(session: &mut Session<'_>) -> Result<()> {
    session.report_of("guard", "the guard's stores", "tests/js/guard/run.mjs")
}

/// What hosts, frameworks and bundlers make of the package: the quick ones. The README tells the same of them.
pub(super) fn hosts(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    browsers::install(session.project)?;
    let url = session.mock()?;
    let options = hosts::Options {
        only: Vec::new(),
        quick: true,
        json: false,
        write: false,
    };
    let runs = hosts::run(session.project, &url, &options)?;
    let failed: Vec<_> = runs.iter().filter(|run| !run.passed).collect();
    ensure!(
        failed.is_empty(),
        "{} hosts failed: see above",
        failed.len()
    );
    hosts::is_written(session.project, &runs)
}

/// Every example in its host, over the installed tarball.
pub(super) fn examples(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let project = session.project;
    browsers::install(project)?;
    let tools = setup::for_rust_worker(project)?;
    let url = session.mock()?;
    let step = Step::start(project, "examples", "the examples in their hosts")?;
    let script = "tests/js/examples/run.mjs";
    consumer::report_in(project, step, script, &[("--mock", url)], &tools)
}

/// What follows a trap: in Node and workerd, over a build of the core that traps on demand.
pub(super) fn traps(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    let project = session.project;
    let trapping = package::build_trapping(project)?;
    let step = Step::start(project, "traps", "traps in Node and workerd")?;
    let files = [("--trapping", trapping.as_os_str())];
    consumer::report(project, step, "tests/js/traps/run.mjs", &files)
}

/// What a call asks of its host and of the wasm instance, counted: nothing here is timed.
pub(super) fn counts(session: &mut Session<'_>) -> Result<()> {
    session.report_of(
        "bench",
        "what a call costs, counted",
        "tests/js/counts/run.mjs",
    )
}

/// The short form of `cargo xtask soak`.
pub(super) fn soak(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    soak::run(session.project, soak::FEW_CALLS)
}

/// The steps of `cargo xtask demo`.
pub(super) fn demo(session: &mut Session<'_>) -> Result<()> {
    session.package()?;
    // One of its own: what the other tests left in theirs is not what the demo expects.
    let (_mock, url) = crate::server::mock_api(session.project)?;
    let running = crate::worker::start(session.project, &url)?;
    let passed = steps::run(&running).context("the demo broke off")?;
    ensure!(passed, "the demo differs from the documents");
    // What `--serve` opens with; what it does is tried among the hosts.
    crate::dashboard::start(session.project, &url).map(drop)
}
