//! The package's declarations: the APIs' types from Rust, the rest from the JSDoc of the JavaScript.

use crate::node_tools;
use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Nothing picked up by chance: no `@types` of a folder above. The JavaScript is checked against the DOM's types, the
/// only ones that all runtimes share.
const TSC: [&str; 8] = [
    "--target",
    "es2022",
    "--lib",
    "es2023,dom",
    "--module",
    "nodenext",
    "--types",
    "",
];
/// The files that are made from Rust, and the API of each.
const FROM_RUST: [(&str, &str); 3] = [
    ("types.d.ts", "v4"),
    ("types-v3.d.ts", "v3"),
    ("types-iq.d.ts", "iq"),
];
const EMIT: [&str; 8] = [
    "--allowJs",
    "--checkJs",
    "--strict",
    "--allowArbitraryExtensions",
    "--declaration",
    "--emitDeclarationOnly",
    // What is marked internal has the types of wasm-bindgen's glue, which are not published.
    "--stripInternal",
    "--noEmitOnError",
];

/// Checks the JavaScript of the package and leaves the declarations of its entry points.
pub(crate) fn build(project: &Project, package: &Path) -> Result<()> {
    let step = Step::start(project, "build-declarations", "declarations")?;
    for (file, api) in FROM_RUST {
        let mut cargo = sh::cargo(&project.root);
        cargo.args([
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--bin",
            "print-types",
        ]);
        let types = sh::run(&step, cargo.args(["--features", "types", "--", api]))?;
        ensure!(
            !types.trim().is_empty(),
            "the crate declares no types for {file}"
        );
        fs::write(package.join(file), types).with_context(|| format!("writing {file}"))?;
    }
    // What has its declarations from Rust, such as types.js, needs no others.
    let sources = [files(package, ".js")?, files(&package.join("load"), ".js")?].concat();
    let sources = sources
        .iter()
        .filter(|file| !file.with_extension("d.ts").exists());
    sh::run(&step, tsc(project, package).args(EMIT).args(sources))?;
    keep_public(project, &step, package)?;
    step.done();
    Ok(())
}

/// Removes what no entry point leads to. It served the check alone: wasm-bindgen's declarations name DOM types, and those
/// of the inner files name wasm-bindgen's.
fn keep_public(project: &Project, step: &Step, package: &Path) -> Result<()> {
    let manifest: Value = serde_json::from_slice(&fs::read(package.join("package.json"))?)
        .context("parsing package.json")?;
    let exports = manifest
        .get("exports")
        .and_then(Value::as_object)
        .context("package.json: no exports")?;
    let entries = exports
        .values()
        .filter_map(|entry| entry.get("types")?.as_str());
    let listed = sh::run(
        step,
        tsc(project, package).arg("--listFilesOnly").args(entries),
    )?;
    let public: BTreeSet<_> = listed.lines().map(Path::new).collect();
    ensure!(
        public.contains(package.join("index.d.ts").as_path()),
        "tsc did not list index.d.ts:\n{listed}"
    );
    for folder in ["", "load", "wasm"] {
        for file in files(&package.join(folder), ".ts")? {
            if !public.contains(file.as_path()) {
                fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
            }
        }
    }
    Ok(())
}

fn tsc(project: &Project, package: &Path) -> Command {
    let mut command = node_tools::tool(project, "tsc");
    command.args(TSC).current_dir(package);
    command
}

/// The files with that ending in a folder, without those in folders below.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.to_string_lossy().ends_with(ending));
    paths.sort();
    Ok(paths)
}
