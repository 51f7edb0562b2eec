//! The wasm files of the npm package and their glue: cargo, wasm-bindgen, wasm-opt.

use crate::node_tools;
use crate::once::Once;
use crate::programs;
use crate::project::Project;
use crate::sh;
use crate::side_by_side;
use crate::step::Step;
use anyhow::{Context, Result, ensure};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of the package, each the crate of that name under `js/wasm`. None of them carries code of another. The
/// large ones stand first, so that they do not come last where files are made at the same time.
const NAMES: [&str; 5] = ["migrate", "mock", "client", "trust", "verify"];

/// How wasm-opt goes over a file, by what is left of it after gzip and the time that it takes.
fn passes(name: &str) -> &'static [&'static str] {
    match name {
        // Up to 3 % less than `-Oz`, in a ninth of the time.
        "migrate" | "mock" => &["-O1"],
        // Built for speed.
        "trust" => &["-O2"],
        // 0.1 KB less than `-Oz --converge`.
        _ => &["--flatten", "--rereloop", "-Oz", "-Oz"],
    }
}

/// Named one by one, the set that rustc turns on for wasm32: with `--all-features` wasm-opt writes
/// instructions that Node 20 refuses to load.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Leaves, for each name, NAME.wasm with its glue NAME.js and what that declares, NAME.d.ts and NAME_bg.wasm.d.ts.
pub(crate) fn build(project: &Project) -> Result<PathBuf> {
    let compiled = compile(project)?;
    let files = project.target("wasm").join("files");
    glue_and_optimise(project, &compiled, &NAMES, &files)?;
    Ok(files)
}

/// The same with a trap on demand in the clients' file, in a folder of its own: nothing of it comes near the package.
pub(crate) fn build_trapping(project: &Project) -> Result<PathBuf> {
    let files = build(project)?;
    let step = Step::start(
        project,
        "build-wasm-trap",
        "the clients' wasm file with a trap in it",
    )?;
    let compiled = cargo_build(project, &step, &["--features=wasm-client/trap"])?;
    step.done();
    let trapping = project.target("wasm").join("trapping");
    glue_and_optimise(project, &compiled, &["client"], &trapping)?;
    for entry in fs::read_dir(&files)? {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with("client") {
            fs::copy(files.join(&name), trapping.join(&name))
                .with_context(|| format!("copying {}", files.join(&name).display()))?;
        }
    }
    Ok(trapping)
}

/// Compiles the crates under `js/wasm`, all at once: the library in them is the same, and compiled once.
pub(crate) fn compile(project: &Project) -> Result<Vec<PathBuf>> {
    static COMPILED: Once<Vec<PathBuf>> = Once::new();
    COMPILED.get(|| {
        let step = Step::start(project, "build-wasm", "the wasm files")?;
        let compiled = cargo_build(project, &step, &[])?;
        step.done();
        Ok(compiled)
    })
}

/// In a target folder of its own: cargo compiles anew what it compiled last with other flags.
fn cargo_build(project: &Project, step: &Step, arguments: &[&str]) -> Result<Vec<PathBuf>> {
    let mut cargo = sh::cargo(&project.root);
    cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
    cargo.args(NAMES.map(|name| format!("--package=wasm-{name}")));
    cargo
        .args(arguments)
        .arg("--target-dir")
        .arg(project.target("wasm").join("cargo"))
        .env("CARGO_ENCODED_RUSTFLAGS", without_folders()?);
    sh::cargo_artifacts(step, &mut cargo)
}

/// Flags that keep the builder's folders out of what the wasm files say of themselves: the crates' sources lie
/// under cargo's home. Encoded, for a folder may have a space in its name.
fn without_folders() -> Result<OsString> {
    let mut flags: Vec<OsString> = match std::env::var("CARGO_ENCODED_RUSTFLAGS") {
        Ok(encoded) => encoded.split('\x1f').map(OsString::from).collect(),
        Err(_) => std::env::var("RUSTFLAGS")
            .unwrap_or_default()
            .split_whitespace()
            .map(OsString::from)
            .collect(),
    };
    let sources = cargo_home()?.join("registry").join("src");
    for entry in fs::read_dir(&sources).with_context(|| format!("reading {}", sources.display()))? {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(entry?.path());
        flag.push("=");
        flags.push(flag);
    }
    flags.retain(|flag| !flag.is_empty());
    Ok(flags.join("\x1f".as_ref()))
}

/// Where cargo keeps what it downloads.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    match std::env::var_os("CARGO_HOME") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(std::env::home_dir()
            .context("no home folder: set CARGO_HOME")?
            .join(".cargo")),
    }
}

/// The rest of the way from what cargo compiled to the files, for these names.
fn glue_and_optimise(
    project: &Project,
    compiled: &[PathBuf],
    names: &[&'static str],
    folder: &Path,
) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    let glued = folder.with_extension("glued");
    glue(project, compiled, names, &glued)?;
    side_by_side::each(names, |name| {
        let small = optimise(project, name, &glued.join(format!("{name}_bg.wasm")))?;
        copy(&small, &folder.join(format!("{name}.wasm")))?;
        for file in ["js", "d.ts"].map(|ending| format!("{name}.{ending}")) {
            copy(&glued.join(&file), &folder.join(&file))?;
        }
        let declarations = format!("{name}_bg.wasm.d.ts");
        copy(&glued.join(&declarations), &folder.join(&declarations))
    })
}

/// Makes the JavaScript glue.
fn glue(project: &Project, compiled: &[PathBuf], names: &[&str], folder: &Path) -> Result<()> {
    ensure!(
        project.wasm_bindgen == project.wasm_bindgen_cli_support,
        "Cargo.lock has wasm-bindgen {}, but wasm-bindgen-cli-support {}: xtask/glue/Cargo.toml must ask for the former",
        project.wasm_bindgen,
        project.wasm_bindgen_cli_support
    );
    let mut command = Command::new(programs::build(project)?.glue);
    command.arg(folder);
    for name in names {
        let file = format!("wasm_{name}.wasm");
        let wasm = compiled
            .iter()
            .find(|path| path.file_name().is_some_and(|name| *name == *file))
            .with_context(|| format!("cargo built no {file}"))?;
        let mut argument = OsString::from(format!("{name}="));
        argument.push(wasm);
        command.arg(argument);
    }
    let step = Step::start(project, "build-glue", "wasm-bindgen's glue")?;
    sh::run(&step, &mut command)?;
    step.done();
    Ok(())
}

/// Makes a file smaller and faster. The result is kept beside its input: wasm-opt is by far the slowest part of a build in which
/// nothing changed.
fn optimise(project: &Project, name: &str, input: &Path) -> Result<PathBuf> {
    let (output, seen) = (
        input.with_extension("small.wasm"),
        input.with_extension("made-from"),
    );
    let mut wasm_opt = node_tools::tool(project, "wasm-opt");
    wasm_opt
        .args(passes(name))
        .args(WASM_FEATURES)
        .arg(input)
        .arg("--output")
        .arg(&output);
    let bytes = fs::read(input).with_context(|| format!("reading {}", input.display()))?;
    let made_from = [
        format!(
            "{} {wasm_opt:?}\n",
            node_tools::version(project, "binaryen")?
        )
        .into_bytes(),
        bytes,
    ]
    .concat();
    if output.is_file() && fs::read(&seen).is_ok_and(|seen| seen == made_from) {
        return Ok(output);
    }
    let step = Step::start(
        project,
        &format!("build-wasm-opt-{name}"),
        format!("wasm-opt {name}.wasm"),
    )?;
    sh::run(&step, &mut wasm_opt)?;
    step.done();
    fs::write(&seen, made_from).with_context(|| format!("writing {}", seen.display()))?;
    Ok(output)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}
