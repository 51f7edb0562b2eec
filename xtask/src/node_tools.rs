//! Node itself, and the tools of tests/js/package.json.

use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The oldest Node that the package supports, and the oldest that runs the tools.
const OLDEST_NODE: (u32, u32) = (20, 16);
/// Programs that arrive through install scripts, which npm can be told not to run.
const NATIVE: [&str; 5] = [
    "deno/deno",
    "bun/bin/bun.exe",
    "node22/bin/node",
    "node24/bin/node",
    "workerd/bin/workerd",
];

/// Installs what the lock file names, unless that is what is there.
pub(crate) fn install(project: &Project) -> Result<()> {
    check_node()?;
    let folder = project.root.join("tests/js");
    let lock =
        fs::read(folder.join("package-lock.json")).context("reading tests/js/package-lock.json")?;
    // npm's own record (node_modules/.package-lock.json) leaves out what other platforms need, so it never
    // equals the lock file: keep a copy of the one installed from. `npm ci` begins by removing it.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|copy| copy == lock) {
        return Ok(());
    }
    let step = Step::start(
        project,
        "setup-npm",
        "installing the tools of tests/js/package-lock.json (npm ci)",
    )?;
    sh::run(&step, npm(&folder).args(["ci", "--no-audit", "--no-fund"]))
        .context("install by hand: cd tests/js && npm ci")?;
    if let Some(missing) = NATIVE
        .iter()
        .find(|program| sh::version(folder.join("node_modules").join(program)).is_none())
    {
        bail!(
            "tests/js/node_modules/{missing} does not run: are npm's install scripts turned off (ignore-scripts)?"
        );
    }
    fs::write(&installed, lock).with_context(|| format!("writing {}", installed.display()))?;
    step.done();
    Ok(())
}

/// A tool of tests/js/package.json.
pub(crate) fn tool(project: &Project, name: &str) -> Command {
    // Called by its path: with the folder on PATH, `node` would be the Node 22 that the tests use.
    let mut command = Command::new(project.root.join("tests/js/node_modules/.bin").join(name));
    command.current_dir(&project.root);
    command
}

/// A script under `node`.
pub(crate) fn node(project: &Project, script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(script).current_dir(&project.root);
    command
}

pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder);
    command
}

fn check_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let Some(version) = sh::version("node") else {
        bail!("install by hand: Node {major}.{minor} or newer, with npm (https://nodejs.org)");
    };
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    if (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) < OLDEST_NODE {
        bail!("install by hand: Node {major}.{minor} or newer, this is {version}");
    }
    which::which("npm").context("install by hand: npm, which comes with Node")?;
    Ok(())
}
