//! The package's declarations: the APIs' types from Rust, the rest from the JSDoc of the JavaScript.

use crate::node_tools;
use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// Nothing picked up by chance: no `@types` of a folder above, no tsconfig.json.
const STRICT: [&str; 9] = [
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--types",
    "",
    "--skipLibCheck",
    "false",
];
/// The files that are made from Rust, and the API of each.
const FROM_RUST: [(&str, &str); 3] = [
    ("types.d.ts", "v4"),
    ("types-v3.d.ts", "v3"),
    ("types-iq.d.ts", "iq"),
];
/// The JavaScript is checked against the DOM's types, the only ones that all runtimes share.
const EMIT: [&str; 9] = [
    "--allowJs",
    "--checkJs",
    "--lib",
    "es2023,dom",
    "--allowArbitraryExtensions",
    "--declaration",
    "--emitDeclarationOnly",
    // What is marked internal has the types of wasm-bindgen's glue, which are not published.
    "--stripInternal",
    "--noEmitOnError",
];

/// Checks the JavaScript of the package and writes a `.d.ts` beside each of its files.
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
    let mut tsc = node_tools::tool(project, "tsc");
    sh::run(
        &step,
        tsc.args(STRICT)
            .args(EMIT)
            .args(sources(package, ".js")?)
            .current_dir(package),
    )?;
    for file in files(&package.join("wasm"))?
        .iter()
        .filter(|file| file.to_string_lossy().ends_with(".ts"))
    {
        // wasm-bindgen's declarations name DOM types; they served the check and are no part of the interface.
        fs::remove_file(file).with_context(|| format!("removing {}", file.display()))?;
    }
    step.done();
    Ok(())
}

/// Checks that the declarations stand without the DOM's types: a Worker's or a server's project may have none.
pub(crate) fn check_without_dom(project: &Project, step: &Step) -> Result<()> {
    let package = project.package();
    let mut tsc = node_tools::tool(project, "tsc");
    tsc.args(STRICT)
        .args(["--lib", "es2023", "--noEmit"])
        .args(sources(&package, ".d.ts")?);
    sh::run(step, tsc.current_dir(&package))?;
    Ok(())
}

/// The package's own files with that ending; not what is made from Rust.
fn sources(package: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let all = [files(package)?, files(&package.join("load"))?].concat();
    let own = all
        .iter()
        .filter(|file| file.to_string_lossy().ends_with(ending));
    Ok(own
        .filter_map(|file| file.strip_prefix(package).ok().map(PathBuf::from))
        .collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}
