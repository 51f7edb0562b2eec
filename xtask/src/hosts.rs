//! `cargo xtask hosts`: every host, framework and bundler does the whole job, over the packed package.

mod table;
#[cfg(test)]
mod tests;

use crate::project::Project;
use crate::step::aside;
use crate::{browsers, node_tools, package, server, setup};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

pub(crate) use table::HostRun;

/// What is asked for.
pub(crate) struct Options {
    /// By name; all where there is none.
    pub(crate) only: Vec<String>,
    /// Those alone that are part of `cargo xtask test`.
    pub(crate) quick: bool,
    /// The results as JSON on standard output, the lines on standard error.
    pub(crate) json: bool,
    /// Put the table into the README.
    pub(crate) write: bool,
}

impl Options {
    fn ask_for_webkit(&self) -> bool {
        let mut names = self.only.iter();
        !self.quick && self.only.is_empty() || names.any(|name| name.starts_with("webkit"))
    }
}

/// Builds the package, runs the hosts, prints a line for each; false when one fails.
pub(crate) fn command(project: &Project, options: &Options) -> Result<bool> {
    setup::for_tests(project)?;
    package::build(project)?;
    browsers::install(project)?;
    // Where it cannot be installed its own lines fail, and say so; the others run all the same.
    if options.ask_for_webkit()
        && let Err(error) = browsers::install_webkit(project)
    {
        eprintln!("{error:#}");
    }
    let (_mock, url) = server::mock_api(project)?;
    let runs = run(project, &url, options)?;
    if options.json {
        println!("{}", serde_json::to_string_pretty(&runs)?);
    }
    let passed = runs.iter().all(|run| run.passed);
    if options.write {
        ensure!(passed, "README.md is left as it is: not every host passed");
        table::write(project, &runs)?;
    }
    Ok(passed)
}

/// Runs the hosts over the package as built; each prints its line when it is done.
pub(crate) fn run(project: &Project, mock: &str, options: &Options) -> Result<Vec<HostRun>> {
    let file = project.target("hosts.json");
    // What an earlier run left is not this one's.
    if file.exists() {
        fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
    }
    let mut node = node_tools::node(project, "tests/js/hosts/run.mjs");
    node.arg("--tarball").arg(project.tarball());
    node.args(["--mock", mock, "--json"]).arg(&file);
    if options.quick {
        node.arg("--quick");
    }
    if !options.only.is_empty() {
        node.arg(format!("--only={}", options.only.join(",")));
    }
    // How it ends, the results say.
    follow(&mut node, options.json)?;
    let results = fs::read(&file).context("the hosts left no results: see above")?;
    serde_json::from_slice(&results).with_context(|| format!("parsing {}", file.display()))
}

/// Fails where the README's table does not say what these runs say.
pub(crate) fn is_written(project: &Project, runs: &[HostRun]) -> Result<()> {
    table::is_written(project, runs)
}

/// Prints each line when it comes: the whole takes long enough.
fn follow(command: &mut Command, to_stderr: bool) -> Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().context("starting node")?;
    let lines = child.stdout.take().map(BufReader::new).map(BufRead::lines);
    for line in lines.into_iter().flatten().map_while(Result::ok) {
        aside(|| match to_stderr {
            true => eprintln!("{line}"),
            false => println!("{line}"),
        });
    }
    child.wait().context("waiting for node").map(drop)
}
