//! The wasm files of the npm package: cargo, wasm-bindgen, wasm-opt, and the bytes as JavaScript.

use crate::node_tools;
use crate::project::Project;
use crate::setup::BuildTools;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::fs;
use std::path::{Path, PathBuf};

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

/// A wasm file.
struct Wasm {
    name: &'static str,
    /// The cargo feature that it is built with.
    feature: &'static str,
    /// The folder under target/wasm in which it is made.
    work: &'static str,
    /// What its code is optimised for.
    opt_level: &'static str,
}

impl Wasm {
    const fn new(name: &'static str, feature: &'static str) -> Self {
        Self {
            name,
            feature,
            work: name,
            opt_level: "z",
        }
    }
}

/// The files of the package. None of them carries code of another.
const FILES: [Wasm; 5] = [
    Wasm::new("client", "npm-client"),
    Wasm::new("mock", "npm-mock"),
    Wasm::new("migrate", "npm-migrate"),
    // Ciphers and inflating are for speed: 40 % less time for 9 % more bytes. A profile of their crates' own would
    // give half of that, since much of their code is generic and so compiled with this crate's.
    Wasm {
        opt_level: "3",
        ..Wasm::new("trust", "npm-trust")
    },
    Wasm::new("verify", "npm-verify"),
];

/// Writes `wasm/` of the package.
pub(crate) fn build(project: &Project, tools: &BuildTools, package: &Path) -> Result<()> {
    for wasm in &FILES {
        file(project, tools, package, wasm)?;
    }
    Ok(())
}

/// The clients' file with a trap on demand in it, in a folder of its own: it takes the place of the shipped one in a
/// test's project, and nothing of it comes near the package.
pub(crate) fn build_trapping(project: &Project, tools: &BuildTools) -> Result<PathBuf> {
    let folder = project.target("trapping");
    let wasm = Wasm {
        work: "trap",
        ..Wasm::new("client", "npm-trap")
    };
    file(project, tools, &folder, &wasm)?;
    Ok(folder.join("wasm"))
}

/// One wasm file and what belongs to it.
fn file(project: &Project, tools: &BuildTools, package: &Path, wasm: &Wasm) -> Result<()> {
    let Wasm {
        name,
        feature,
        work,
        ..
    } = wasm;
    let step = Step::start(
        project,
        &format!("build-wasm-{work}"),
        format!("wasm/{name}_bg.wasm ({feature})"),
    )?;
    let compiled = compile(project, &step, wasm)?;
    let folder = project.target("wasm").join(work);
    let glued = glue(&step, tools, &compiled, &folder, name)?;
    let small = optimise(project, &step, &glued)?;
    ship(&small, &glued, package, name)?;
    step.done();
    Ok(())
}

/// In a target folder for each feature: the file has the same name for all, and cargo would make it anew each time.
fn compile(project: &Project, step: &Step, wasm: &Wasm) -> Result<PathBuf> {
    let mut cargo = sh::cargo(&project.root);
    cargo.args([
        "build",
        "--package",
        "fingerprint-edge",
        "--lib",
        "--release",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    cargo
        .args([
            "--no-default-features",
            "--features",
            wasm.feature,
            "--target-dir",
        ])
        .arg(project.target("wasm").join("cargo").join(wasm.work))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", wasm.opt_level)
        .env("RUSTFLAGS", without_folders()?);
    let files = sh::cargo_artifacts(step, &mut cargo)?;
    files
        .into_iter()
        .rev()
        .find(|file| {
            file.extension()
                .is_some_and(|extension| extension == "wasm")
        })
        .context("cargo built no wasm file")
}

/// Flags that keep the builder's folders out of what the wasm files say of themselves: the crates' sources lie
/// under cargo's home.
fn without_folders() -> Result<String> {
    let sources = cargo_home()?.join("registry").join("src");
    let mut flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    for entry in fs::read_dir(&sources).with_context(|| format!("reading {}", sources.display()))? {
        let folder = entry?.path();
        flags.push_str(&format!(" --remap-path-prefix={}=", folder.display()));
    }
    Ok(flags)
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

/// Makes the JavaScript glue. wasm-pack cannot pass two flags that the package needs, so the command line is called
/// itself: without `--omit-default-module-path` every bundler would see, and try to resolve, a `new URL(…, import.meta.url)`;
/// `--experimental-reset-state-function` is the only way to a fresh instance after a trap.
fn glue(
    step: &Step,
    tools: &BuildTools,
    compiled: &Path,
    folder: &Path,
    name: &str,
) -> Result<PathBuf> {
    let mut command = std::process::Command::new(&tools.wasm_bindgen);
    command.args([
        "--target",
        "web",
        "--omit-default-module-path",
        "--experimental-reset-state-function",
    ]);
    command
        .args([
            "--remove-name-section",
            "--remove-producers-section",
            "--out-name",
            name,
            "--out-dir",
        ])
        .arg(folder)
        .arg(compiled);
    sh::run(step, &mut command)?;
    Ok(folder.join(format!("{name}_bg.wasm")))
}

/// Optimises for size. The result is kept beside its input: wasm-opt is by far the slowest part of a build in which
/// nothing changed.
fn optimise(project: &Project, step: &Step, input: &Path) -> Result<PathBuf> {
    let (output, seen) = (
        input.with_extension("small.wasm"),
        input.with_extension("made-from"),
    );
    let mut wasm_opt = node_tools::tool(project, "wasm-opt");
    wasm_opt
        .args(["-Oz", "--converge"])
        .args(WASM_FEATURES)
        .arg(input)
        .arg("--output")
        .arg(&output);
    let bytes = fs::read(input).with_context(|| format!("reading {}", input.display()))?;
    let made_from = [
        format!(
            "{} {wasm_opt:?}\n",
            sh::version(wasm_opt.get_program()).unwrap_or_default()
        )
        .into_bytes(),
        bytes,
    ]
    .concat();
    if output.is_file() && fs::read(&seen).is_ok_and(|seen| seen == made_from) {
        step.line("unchanged since the last run of wasm-opt");
        return Ok(output);
    }
    sh::run(step, &mut wasm_opt)?;
    fs::write(&seen, made_from).with_context(|| format!("writing {}", seen.display()))?;
    Ok(output)
}

/// Copies the wasm file and its glue, and writes the bytes as the JavaScript file that `load/inline.js` imports.
fn ship(small: &Path, glued: &Path, package: &Path, name: &str) -> Result<()> {
    let folder = package.join("wasm");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let bytes = fs::read(small).with_context(|| format!("reading {}", small.display()))?;
    let text = format!("export default \"{}\";\n", BASE64_STANDARD.encode(&bytes));
    fs::write(folder.join(format!("{name}-bytes.js")), text)?;
    // For the check of the loaders. tsc would infer the text itself as the type of the bytes.
    for (file, content) in [
        ("-bytes.d.ts", "string"),
        ("_bg.d.wasm.ts", "WebAssembly.Module"),
    ] {
        let declaration = format!("declare const content: {content};\nexport default content;\n");
        fs::write(folder.join(format!("{name}{file}")), declaration)?;
    }
    fs::write(folder.join(format!("{name}_bg.wasm")), bytes)?;
    let source = glued.with_file_name(format!("{name}.js"));
    for file in [format!("{name}.js"), format!("{name}.d.ts")] {
        fs::copy(source.with_file_name(&file), folder.join(&file))
            .with_context(|| format!("copying wasm/{file}"))?;
    }
    Ok(())
}
