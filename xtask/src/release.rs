//! `cargo xtask release`: all that can be known of a release before somebody publishes it.

mod changelog;
mod files;

use crate::package;
use crate::project::{Project, read_toml};
use crate::setup;
use crate::step::{Step, aside};
use crate::{node_tools, sh};
use anyhow::{Context, Result, bail, ensure};
use changelog::State;
use files::List;
use serde_json::Value;
use std::fs;

/// Builds the package and looks at the release; `write` takes today's file lists for the expected ones.
pub(crate) fn command(project: &Project, dry_run: bool, write: bool) -> Result<bool> {
    if !dry_run {
        bail!(
            "nothing is published from here: the owners of the two names do that, from a clean checkout of the \
             tagged commit, as CONTRIBUTING.md says; `cargo xtask release --dry-run` tells whether all is ready"
        );
    }
    setup::for_build(project)?;
    package::build(project)?;
    let open = look(project, write)?;
    pack(project, &[])?;
    report(project, &open);
    Ok(true)
}

/// The check of `cargo xtask test`, which builds the packed crate elsewhere.
pub(crate) fn quick(project: &Project) -> Result<()> {
    let open = look(project, false)?;
    pack(project, &["--no-verify"])?;
    report(project, &open);
    Ok(())
}

/// What is wrong with the package that is built is an error. What only keeps today's state from being
/// published is an answer, for the work on a version begins long before its release.
fn look(project: &Project, write: bool) -> Result<Vec<String>> {
    let mut open = Vec::new();
    versions(project, &mut open)?;
    manifest(project, &mut open)?;
    commits(project, &mut open)?;
    compare(project, write)?;
    Ok(open)
}

fn report(project: &Project, open: &[String]) {
    aside(|| {
        for finding in open {
            println!("before a release: {finding}");
        }
        if open.is_empty() {
            println!("nothing keeps {} from being published", project.version);
        }
    });
}

/// One version, in Cargo.toml, in the package and in the changelog.
fn versions(project: &Project, open: &mut Vec<String>) -> Result<()> {
    let path = project.package().join("package.json");
    let text = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    let stamped: Value = serde_json::from_slice(&text).context("parsing package.json")?;
    let stamped = stamped
        .get("version")
        .and_then(Value::as_str)
        .unwrap_or_default();
    ensure!(
        stamped == project.version,
        "the npm package is stamped with {stamped:?}, Cargo.toml says {}",
        project.version
    );
    let text =
        fs::read_to_string(project.root.join("CHANGELOG.md")).context("reading CHANGELOG.md")?;
    let newest = changelog::newest(&text)?;
    ensure!(
        newest.version == project.version,
        "the newest heading of CHANGELOG.md is {}, Cargo.toml says {}",
        newest.version,
        project.version
    );
    if newest.state == State::Unreleased {
        open.push(format!(
            "CHANGELOG.md calls {} unreleased: write the day there",
            project.version
        ));
    }
    Ok(())
}

/// Both registries link to the source, and so do those who look for it.
fn manifest(project: &Project, open: &mut Vec<String>) -> Result<()> {
    let cargo = read_toml(&project.root.join("Cargo.toml"))?;
    let package = fs::read_to_string(project.root.join("pkg-template/package.json"))
        .context("reading pkg-template/package.json")?;
    let package: Value = serde_json::from_str(&package).context("parsing package.json")?;
    let in_cargo = cargo
        .get("package")
        .and_then(|package| package.get("repository"))
        .is_some();
    for (file, named) in [
        ("Cargo.toml", in_cargo),
        (
            "pkg-template/package.json",
            package.get("repository").is_some(),
        ),
    ] {
        if !named {
            open.push(format!("{file} names no `repository`"));
        }
    }
    Ok(())
}

/// What is published is what is committed.
fn commits(project: &Project, open: &mut Vec<String>) -> Result<()> {
    let step = Step::start(project, "release-git", "is everything committed?")?;
    let mut git = std::process::Command::new("git");
    git.args(["status", "--porcelain"])
        .current_dir(&project.root);
    match sh::run(&step, &mut git) {
        Ok(changed) if changed.is_empty() => {}
        Ok(changed) => open.push(format!(
            "{} files are not committed",
            changed.lines().count()
        )),
        // A copy without its history can be tested, but not released.
        Err(_) => open.push("git does not say whether everything is committed".to_owned()),
    }
    step.done();
    Ok(())
}

/// The files of both, against the lists in tests/release.
fn compare(project: &Project, write: bool) -> Result<()> {
    let step = Step::start(project, "release-files", "the files of a release")?;
    let mut cargo = sh::cargo(&project.root);
    cargo.args(["package", "--list", "--allow-dirty", "--package"]);
    let in_crate = sh::run(&step, cargo.arg("fingerprint-edge"))?;
    // cargo's note on the commit, which a copy without its history does not get.
    let in_crate = List::of(
        in_crate
            .lines()
            .filter(|name| *name != ".cargo_vcs_info.json"),
    );
    // Offline: only `latest` would be asked for, and whether somebody is logged in is of no matter here.
    let mut npm = node_tools::npm(&project.root);
    npm.args(["publish", "--dry-run", "--offline", "--json"]);
    let report = sh::run(&step, npm.arg(project.tarball()))?;
    let in_tarball = npm_files(&report)?;
    for (name, list) in [("crate.txt", in_crate), ("npm.txt", in_tarball)] {
        list.compare(&project.root.join("tests/release").join(name), write)?;
    }
    step.done();
    Ok(())
}

/// The file names in what `npm publish --json` prints: below the package's name since npm 11.
fn npm_files(report: &str) -> Result<List> {
    let report: Value = serde_json::from_str(report).context("reading what npm says")?;
    let files = report.get("files").or_else(|| {
        let packages = report.as_object()?;
        packages.values().find_map(|package| package.get("files"))
    });
    let files = files
        .and_then(Value::as_array)
        .context("npm names no files")?;
    let names = files.iter().filter_map(|file| file.get("path")?.as_str());
    Ok(List::of(names))
}

/// Packs the crate and does all but send it; cargo builds it from what was packed, unless told not to.
fn pack(project: &Project, arguments: &[&str]) -> Result<()> {
    let step = Step::start(project, "release-crate", "cargo publish --dry-run")?;
    let mut cargo = sh::cargo(&project.root);
    // What is not committed is a finding of its own.
    cargo.args(["publish", "--dry-run", "--allow-dirty", "--package"]);
    sh::run(&step, cargo.arg("fingerprint-edge").args(arguments))?;
    step.done();
    Ok(())
}
