//! The servers that run beside a command: the mock API, and the example Worker in workerd. They end with it.

use crate::project::Project;
use crate::step::Step;
use crate::{node_tools, programs};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The keys that the mock API accepts: of v4 and v3, and of FingerprintIQ.
pub(crate) const KEY: &str = "test-secret-key";
const IQ_KEY: &str = "fiq_secret_test";
/// The bearer token of the example Worker.
pub(crate) const TOKEN: &str = "test-worker-token";
/// The password of the demo's dashboard, which shows events of the mock alone.
pub(crate) const PASSWORD: &str = "look-at-the-demo";

/// What runs now. A signal ends this process without dropping anything: its handler stops them from here.
static RUNNING: Mutex<Vec<Arc<Mutex<Child>>>> = Mutex::new(Vec::new());

/// A child process that serves on loopback, stopped when dropped.
pub(crate) struct Server {
    child: Arc<Mutex<Child>>,
    /// What it said when it was ready.
    ready: String,
}

/// Stops the servers on ctrl-c and on termination, then ends this process.
pub(crate) fn stop_all_on_signal() -> Result<()> {
    let stop_and_exit = || {
        RUNNING
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .for_each(|child| stop(child));
        std::process::exit(130);
    };
    ctrlc::set_handler(stop_and_exit).context("catching ctrl-c")
}

/// Builds and starts the mock API, and returns its URL with it.
pub(crate) fn mock_api(project: &Project) -> Result<(Server, String)> {
    let program = programs::build(project)?.mock_api;
    let step = Step::start(project, "mock-api", "starting the mock API")?;
    // Started without cargo in between: killing `cargo run` would leave its child behind.
    let mut command = Command::new(program);
    command.args(["--port", "0", "--api-key", KEY, "--iq-api-key", IQ_KEY]);
    let server = Server::start(command.arg("--until-input-ends"))?;
    let Some(url) = server.ready.strip_prefix("mock API on ").map(str::to_owned) else {
        bail!(
            "the mock API began with `{}`, not with its URL",
            server.ready
        );
    };
    step.done();
    Ok((server, url))
}

/// Starts the Worker project in workerd with good and with wrong keys, and returns the two URLs with it.
pub(crate) fn worker(
    project: &Project,
    folder: &Path,
    mock: &str,
) -> Result<(Server, String, String)> {
    let step = Step::start(project, "workerd", "starting workerd")?;
    let bindings = |key: &str, iq_key: &str| {
        json!({
            "FINGERPRINT_SECRET_KEY": key, "FINGERPRINT_BASE_URL": mock,
            "FINGERPRINTIQ_SECRET_KEY": iq_key, "FINGERPRINTIQ_BASE_URL": mock,
            "WORKER_TOKEN": TOKEN,
        })
    };
    let bindings_by_name = json!({
        "good": bindings(KEY, IQ_KEY),
        "wrong": bindings("not-the-key", "fiq_secret_not_the_key"),
    });
    let mut node = node_tools::node(project, "xtask/js/worker.mjs");
    let server = Server::start(node.arg(folder).arg(bindings_by_name.to_string()))?;
    let (good, wrong) = (server.url("good")?, server.url("wrong")?);
    step.done();
    Ok((server, good, wrong))
}

/// Builds the dashboard in its folder and starts it in workerd, and returns its URL with it.
pub(crate) fn dashboard(project: &Project, folder: &Path, mock: &str) -> Result<(Server, String)> {
    let step = Step::start(project, "dashboard", "starting the dashboard")?;
    let bindings = json!({
        "FINGERPRINT_SECRET_KEY": KEY, "FINGERPRINT_BASE_URL": mock, "DASHBOARD_PASSWORD": PASSWORD,
    });
    let mut node = node_tools::node(project, "xtask/js/dashboard.mjs");
    let server = Server::start(node.arg(folder).arg(bindings.to_string()))?;
    let url = server.url("dashboard")?;
    step.done();
    Ok((server, url))
}

impl Server {
    /// Starts the child and waits for its first line.
    fn start(command: &mut Command) -> Result<Self> {
        // The pipe to its standard input stays open as long as this process lives: its end tells the child to stop.
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting a server")?;
        let stdout = child.stdout.take().context("a server without output")?;
        let child = Arc::new(Mutex::new(child));
        RUNNING
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arc::clone(&child));
        let mut server = Self {
            child,
            ready: String::new(),
        };
        let mut lines = BufReader::new(stdout);
        lines.read_line(&mut server.ready)?;
        server.ready.truncate(server.ready.trim_end().len());
        if server.ready.is_empty() {
            bail!("a server ended before it was ready: {command:?}");
        }
        // Read on, or the child would wait for room in the pipe.
        thread::spawn(move || lines.lines().map_while(Result::ok).for_each(drop));
        Ok(server)
    }

    /// A URL of a Worker's, by its name in what the server said.
    fn url(&self, name: &str) -> Result<String> {
        let urls: Value = serde_json::from_str(&self.ready)
            .with_context(|| format!("workerd began with `{}`", self.ready))?;
        let url = urls.get(name).and_then(Value::as_str).map(str::to_owned);
        url.with_context(|| format!("workerd named no URL for `{name}`"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop(&self.child);
        RUNNING
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|child| !Arc::ptr_eq(child, &self.child));
    }
}

/// Ends the input, which lets the child stop its own children (workerd, say), and kills it when it does not.
fn stop(child: &Mutex<Child>) {
    let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
    drop(child.stdin.take());
    let patience = Instant::now() + Duration::from_secs(3);
    while Instant::now() < patience {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    // It may have ended just now; then there is nothing to kill.
    let _ = child.kill();
    let _ = child.wait();
}
