//! `cargo xtask build`: the npm package in target/pkg, and its tarball.

use crate::consumer::copy_folder;
use crate::project::Project;
use crate::setup::{self, BuildTools};
use crate::step::Step;
use crate::{declarations, node_tools, sh, size, wasm};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Builds and prints the sizes; false when the budget is passed.
pub(crate) fn command(project: &Project) -> Result<bool> {
    let tools = setup::for_build(project)?;
    build(project, &tools)?;
    let report = size::measure(project)?;
    report.print(project);
    Ok(report.within_budget())
}

/// Leaves the package and the tarball.
pub(crate) fn build(project: &Project, tools: &BuildTools) -> Result<()> {
    let package = project.package();
    if package.exists() {
        fs::remove_dir_all(&package).with_context(|| format!("removing {}", package.display()))?;
    }
    copy_folder(&project.root.join("js"), &package)?;
    for file in ["LICENSE", "CHANGELOG.md"] {
        fs::copy(project.root.join(file), package.join(file))
            .with_context(|| format!("copying {file}"))?;
    }
    stamp(project, &package)?;
    wasm::build(project, tools, &package)?;
    declarations::build(project, &package)?;
    pack(project, &package)
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
