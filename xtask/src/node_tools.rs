//! Node itself, and the tools that npm installs: of xtask/js for the build, of tests/js for the tests alone, of
//! xtask/docs for the documentation.

use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The oldest Node that the package supports, and the oldest that runs the tools.
const OLDEST_NODE: (u32, u32) = (20, 16);

/// Tools under one lock file.
struct Tools {
    folder: &'static str,
    what: &'static str,
    /// Programs that arrive through install scripts, which npm can be told not to run.
    native: &'static [&'static str],
}

/// A folder of its own: a newcomer's demo does not wait for Deno, Bun and three Nodes.
const FOR_BUILD: Tools = Tools {
    folder: "xtask/js",
    what: "build",
    native: &["workerd/bin/workerd"],
};
const FOR_TESTS: Tools = Tools {
    folder: "tests/js",
    what: "tests",
    native: &[
        "deno/deno",
        "bun/bin/bun.exe",
        "node22/bin/node",
        "node24/bin/node",
    ],
};

const FOR_DOCS: Tools = Tools {
    folder: "xtask/docs",
    what: "documentation",
    native: &[],
};

/// Installs what building and the demo need.
pub(crate) fn install_for_build(project: &Project) -> Result<()> {
    FOR_BUILD.install(project)
}

/// Installs what only the tests need.
pub(crate) fn install_for_tests(project: &Project) -> Result<()> {
    FOR_TESTS.install(project)
}

/// Installs what the documentation needs.
pub(crate) fn install_for_docs(project: &Project) -> Result<()> {
    FOR_DOCS.install(project)
}

impl Tools {
    /// Installs what the lock file names, unless that is what is there.
    fn install(&self, project: &Project) -> Result<()> {
        let Self { folder, what, .. } = self;
        let path = project.root.join(folder);
        let lock = fs::read(path.join("package-lock.json"))
            .with_context(|| format!("reading {folder}/package-lock.json"))?;
        // npm's own record (node_modules/.package-lock.json) leaves out what other platforms need, so it never
        // equals the lock file: keep a copy of the one installed from. `npm ci` begins by removing it.
        let installed = path.join("node_modules/.installed-lock.json");
        if fs::read(&installed).is_ok_and(|copy| copy == lock) {
            return Ok(());
        }
        let step = Step::start(
            project,
            &format!("setup-npm-{what}"),
            format!("npm's tools for the {what} (npm ci in {folder})"),
        )?;
        sh::run(&step, npm(&path).args(["ci", "--no-audit", "--no-fund"]))
            .with_context(|| format!("install by hand: cd {folder} && npm ci"))?;
        let missing =
            |program: &&&str| sh::version(path.join("node_modules").join(program)).is_none();
        if let Some(missing) = self.native.iter().find(missing) {
            bail!(
                "{folder}/node_modules/{missing} does not run: are npm's install scripts turned off (ignore-scripts)?"
            );
        }
        fs::write(&installed, lock).with_context(|| format!("writing {}", installed.display()))?;
        step.done();
        Ok(())
    }

    fn tool(&self, project: &Project, name: &str) -> Command {
        // Called by its path: with the folder on PATH, `node` would be the Node 22 that the tests use.
        let folder = project.root.join(self.folder);
        let mut command = Command::new(folder.join("node_modules/.bin").join(name));
        command.current_dir(&project.root);
        command
    }
}

/// A tool of xtask/js/package.json.
pub(crate) fn tool(project: &Project, name: &str) -> Command {
    FOR_BUILD.tool(project, name)
}

/// A tool of tests/js/package.json.
pub(crate) fn test_tool(project: &Project, name: &str) -> Command {
    FOR_TESTS.tool(project, name)
}

/// A tool of xtask/docs/package.json.
pub(crate) fn docs_tool(project: &Project, name: &str) -> Command {
    FOR_DOCS.tool(project, name)
}

/// The version that xtask/js/package.json has of a package.
pub(crate) fn version(project: &Project, package: &str) -> Result<String> {
    let path = project.root.join(FOR_BUILD.folder).join("package.json");
    let manifest: Value = fs::read(&path)
        .map_err(anyhow::Error::from)
        .and_then(|bytes| Ok(serde_json::from_slice(&bytes)?))
        .with_context(|| format!("reading {}", path.display()))?;
    let version = manifest
        .get("devDependencies")
        .and_then(|packages| packages.get(package));
    let version = version.and_then(Value::as_str).map(str::to_owned);
    version.with_context(|| format!("{} does not name {package}", path.display()))
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

/// Fails where Node or npm is missing, or too old.
pub(crate) fn check_node() -> Result<()> {
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
