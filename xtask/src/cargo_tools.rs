//! The wasm target and the tools that cargo installs, each at one version.

use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program that a crate on crates.io installs.
pub(crate) struct CargoTool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
}

impl<'a> CargoTool<'a> {
    /// Drives the tests in Node and in the browsers.
    pub(crate) const WASM_PACK: Self = Self::new("wasm-pack", "wasm-pack", "0.15.1");
    /// Debian has no package of Firefox's driver.
    pub(crate) const GECKODRIVER: Self = Self::new("geckodriver", "geckodriver", "0.37.1");
    /// Drives libFuzzer.
    pub(crate) const CARGO_FUZZ: Self = Self::new("cargo-fuzz", "cargo-fuzz", "0.13.2");
    /// Builds Workers written in Rust.
    pub(crate) const WORKER_BUILD: Self = Self::new("worker-build", "worker-build", "0.8.7");
    /// Judges licences, bans and sources.
    pub(crate) const CARGO_DENY: Self = Self::new("cargo-deny", "cargo-deny", "0.20.2");

    /// Runs the wasm tests, and makes the glue of a Worker. It refuses wasm made by any other version of the library
    /// than its own.
    pub(crate) const fn wasm_bindgen(version: &'a str) -> Self {
        Self::new("wasm-bindgen-cli", "wasm-bindgen", version)
    }

    const fn new(package: &'a str, program: &'a str, version: &'a str) -> Self {
        Self {
            package,
            program,
            version,
        }
    }
}

/// How the tools are compiled: they run for moments, and none of them is worth minutes.
const CHEAP: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
];

/// Of each tool the program on PATH when it has the pinned version, else the one in the cache, else a new one there.
pub(crate) fn find_or_install(project: &Project, tools: &[CargoTool<'_>]) -> Result<Vec<PathBuf>> {
    let cache = cache()?;
    let programs = tools
        .iter()
        .map(|tool| tool.find_or_install(project, &cache))
        .collect::<Result<_>>()?;
    // What tools share is compiled once; when all are there, nothing needs it.
    let target = cache.join("target");
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| format!("removing {}", target.display()))?;
    }
    Ok(programs)
}

/// Adds the wasm target where rustup has not: rust-toolchain.toml names it, but automatic installs can be off.
pub(crate) fn wasm_target(project: &Project) -> Result<()> {
    target(project, WASM_TARGET)
}

/// Adds a target where rustup has not. rustup takes one at a time.
pub(crate) fn target(project: &Project, name: &str) -> Result<()> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(&project.root)
        .output()
        .context("starting rustc")?;
    let sysroot = PathBuf::from(String::from_utf8(output.stdout)?.trim());
    if sysroot.join("lib/rustlib").join(name).join("lib").is_dir() {
        return Ok(());
    }
    let step = Step::start(
        project,
        "setup-target",
        format!("installing the target {name}"),
    )?;
    let mut rustup = Command::new("rustup");
    sh::run(
        &step,
        rustup
            .args(["target", "add", name])
            .current_dir(&project.root),
    )
    .with_context(|| {
        format!("install by hand: the Rust target {name} (rustup target add {name})")
    })?;
    step.done();
    Ok(())
}

impl CargoTool<'_> {
    fn find_or_install(&self, project: &Project, cache: &Path) -> Result<PathBuf> {
        let on_path = which::which(self.program).ok();
        if let Some(found) = on_path.filter(|program| self.is_pinned(program)) {
            return Ok(found);
        }
        let folder = cache.join(format!("{}-{}", self.package, self.version));
        let program =
            folder
                .join("bin")
                .join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX));
        if !self.is_pinned(&program) {
            self.install(project, &folder, &cache.join("target"))?;
        }
        if !self.is_pinned(&program) {
            bail!(
                "{} does not run, or is not {} {}",
                program.display(),
                self.program,
                self.version
            );
        }
        Ok(program)
    }

    fn is_pinned(&self, program: &Path) -> bool {
        sh::version(program).as_deref() == Some(self.version)
    }

    fn install(&self, project: &Project, folder: &Path, target: &Path) -> Result<()> {
        let name = format!("{} {}", self.package, self.version);
        let step = Step::start(
            project,
            &format!("setup-{}", self.package),
            format!("installing {name}"),
        )?;
        let mut cargo = sh::cargo(&project.root);
        cargo
            .args(["install", self.package, "--locked", "--version"])
            .args([self.version, "--root"])
            .arg(folder);
        // A target folder of their own: the workspace's may be locked by the very build that waits for this tool.
        cargo.env("CARGO_TARGET_DIR", target).envs(CHEAP);
        sh::run(&step, &mut cargo).with_context(|| {
            format!(
                "install by hand: {name} (cargo install {} --locked --version {})",
                self.package, self.version
            )
        })?;
        step.done();
        Ok(())
    }
}

/// Tools outlive `cargo clean` and are shared by checkouts.
fn cache() -> Result<PathBuf> {
    let set = std::env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    let base = match set {
        Some(base) => base,
        None => std::env::home_dir()
            .context("no home folder: set XDG_CACHE_HOME")?
            .join(".cache"),
    };
    Ok(base.join("fingerprint-edge"))
}
