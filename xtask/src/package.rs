//! `cargo xtask build`: the npm package in target/pkg, and its tarball.

use crate::project::Project;
use crate::step::Step;
use crate::{declarations, node_tools, programs, setup, sh, size, wasm};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds and prints the sizes; false when a budget is passed.
pub(crate) fn command(project: &Project, write: bool) -> Result<bool> {
    setup::for_build(project)?;
    build(project)?;
    let report = size::measure(project)?;
    report.print(project);
    if write {
        report.write(project)?;
    }
    Ok(report.within_budgets())
}

/// Leaves the package and the tarball.
pub(crate) fn build(project: &Project) -> Result<()> {
    let package = emptied(project.package())?;
    for file in ["LICENSE", "CHANGELOG.md"] {
        fs::copy(project.root.join(file), package.join(file))
            .with_context(|| format!("copying {file}"))?;
    }
    stamp(project, &package)?;
    let wasm = wasm::build(project)?;
    bundle(project, &wasm, &package)?;
    declarations::build(project, &package)?;
    pack(project, &package)
}

/// The package's JavaScript and wasm with a trap on demand in the clients' file, in a folder of its own: a test's
/// project takes files from there, and nothing of it comes near the package.
pub(crate) fn build_trapping(project: &Project) -> Result<PathBuf> {
    let folder = emptied(project.target("trapping"))?;
    stamp(project, &folder)?;
    bundle(project, &wasm::build_trapping(project)?, &folder)?;
    Ok(folder)
}

/// Fills the template in: Cargo.toml is the only place that names the version.
fn stamp(project: &Project, package: &Path) -> Result<()> {
    let values = [
        ("{{version}}", &project.version),
        ("{{description}}", &project.description),
        ("{{license}}", &project.license),
    ];
    let template = project.root.join("pkg-template");
    for file in ["package.json", "README.md"] {
        let text = fs::read_to_string(template.join(file))
            .with_context(|| format!("reading pkg-template/{file}"))?;
        let text = values
            .iter()
            .fold(text, |text, (name, value)| text.replace(name, value));
        ensure!(
            !text.contains("{{"),
            "pkg-template/{file} names a value that the build does not know"
        );
        fs::write(package.join(file), text)?;
    }
    Ok(())
}

/// Writes the JavaScript, a file for each subpath and condition, with the wasm files that it loads.
fn bundle(project: &Project, wasm: &Path, package: &Path) -> Result<()> {
    let step = Step::start(project, "build-bundle", "JavaScript")?;
    let print_types = programs::build(project)?.print_types;
    let pairs = sh::run(&step, Command::new(&print_types).arg("pairs"))?;
    fs::write(wasm.join("pairs.js"), pairs).context("writing pairs.js")?;
    let mut node = node_tools::node(project, "xtask/js/bundle.mjs");
    node.arg(project.root.join("js"));
    sh::run(&step, node.arg(wasm).arg(package))?;
    step.done();
    Ok(())
}

fn pack(project: &Project, package: &Path) -> Result<()> {
    let step = Step::start(project, "build-pack", "npm pack")?;
    sh::run(
        &step,
        node_tools::npm(package).args(["pack", "--pack-destination", ".."]),
    )?;
    let tarball = project.tarball();
    ensure!(tarball.is_file(), "npm pack left no {}", tarball.display());
    step.done();
    Ok(())
}

fn emptied(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    Ok(folder)
}
