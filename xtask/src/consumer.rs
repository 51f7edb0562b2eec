//! A project of a user's, in target: the packed package installed in it by name, as npm does it.

use crate::folder::copy_folder;
use crate::project::Project;
use crate::step::{Step, aside};
use crate::{node_tools, sh};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes `target/consumers/<name>`, with the files of `from`, and installs the tarball.
pub(crate) fn install(
    project: &Project,
    step: &Step,
    name: &str,
    from: Option<&Path>,
) -> Result<PathBuf> {
    let folder = project.target("consumers").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    if let Some(from) = from {
        copy_folder(from, &folder)?;
    }
    let manifest = folder.join("package.json");
    let mut content = match fs::read(&manifest) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .with_context(|| format!("parsing {}", manifest.display()))?,
        Err(_) => json!({ "private": true, "type": "module" }),
    };
    if let Value::Object(entries) = &mut content {
        // The tarball in place of the registry's package; a user's tools (wrangler, say) are not needed here.
        let tarball = format!("file:{}", project.tarball().display());
        entries.insert(
            "dependencies".to_owned(),
            json!({ "fingerprint-edge": tarball }),
        );
        entries.remove("devDependencies");
    }
    fs::write(&manifest, serde_json::to_vec_pretty(&content)?)?;
    let mut npm = node_tools::npm(&folder);
    sh::run(
        step,
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--ignore-scripts",
        ]),
    )?;
    Ok(folder)
}

/// Makes `target/consumers/<name>` with what the lock file in `set` names, and the tarball beside it.
pub(crate) fn install_locked(
    project: &Project,
    step: &Step,
    name: &str,
    set: &Path,
) -> Result<PathBuf> {
    let folder = project.target("consumers").join(name);
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        let (from, to) = (set.join(file), folder.join(file));
        fs::copy(&from, to).with_context(|| format!("copying {}", from.display()))?;
    }
    let quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
    sh::run(step, node_tools::npm(&folder).arg("ci").args(quiet))?;
    // npm asks no registry for it: the package has no dependencies.
    let mut npm = node_tools::npm(&folder);
    npm.args(["install", "--offline"])
        .args(quiet)
        .arg(project.tarball());
    sh::run(step, &mut npm)?;
    Ok(folder)
}

/// Runs a script of the tests over the tarball, and prints what it reports.
pub(crate) fn report(
    project: &Project,
    step: Step,
    script: &str,
    options: &[(&str, impl AsRef<OsStr>)],
) -> Result<()> {
    let none: [(&str, &str); 0] = [];
    report_in(project, step, script, options, &none)
}

/// The same in an environment that has this besides.
pub(crate) fn report_in(
    project: &Project,
    step: Step,
    script: &str,
    options: &[(&str, impl AsRef<OsStr>)],
    environment: &[(&str, impl AsRef<OsStr>)],
) -> Result<()> {
    let mut node = node_tools::node(project, script);
    node.arg("--tarball").arg(project.tarball());
    for (name, value) in options {
        node.arg(name).arg(value);
    }
    for (name, value) in environment {
        node.env(name, value);
    }
    let output = sh::run(&step, &mut node)?;
    step.done();
    aside(|| print!("{output}"));
    Ok(())
}
