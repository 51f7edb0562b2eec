//! The wasm target and the tools that cargo installs, each at one version.

use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// wasm-pack drives the tests in Node and in the browsers.
const WASM_PACK: &str = "0.15.1";
/// Debian has no package of Firefox's driver.
const GECKODRIVER: &str = "0.37.1";
/// Drives libFuzzer.
const CARGO_FUZZ: &str = "0.13.2";
/// Judges licences, bans and sources.
const CARGO_DENY: &str = "0.20.2";
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program that a crate on crates.io installs.
struct CargoTool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    /// Whether optimizing it takes longer than it will ever run here.
    debug: bool,
}

/// The wasm-bindgen command line. It refuses wasm made by any other version of the library than its own.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &project.wasm_bindgen,
        debug: false,
    }
    .find_or_install(project)
}

pub(crate) fn wasm_pack(project: &Project) -> Result<PathBuf> {
    CargoTool {
        package: "wasm-pack",
        program: "wasm-pack",
        version: WASM_PACK,
        debug: false,
    }
    .find_or_install(project)
}

pub(crate) fn geckodriver(project: &Project) -> Result<PathBuf> {
    CargoTool {
        package: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER,
        debug: false,
    }
    .find_or_install(project)
}

pub(crate) fn cargo_fuzz(project: &Project) -> Result<PathBuf> {
    CargoTool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: CARGO_FUZZ,
        debug: false,
    }
    .find_or_install(project)
}

pub(crate) fn cargo_deny(project: &Project) -> Result<PathBuf> {
    CargoTool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: CARGO_DENY,
        // 2 minutes of CPU in place of 6, for runs of 3 seconds in place of 1.
        debug: true,
    }
    .find_or_install(project)
}

/// Adds the wasm target where rustup has not: rust-toolchain.toml names it, but automatic installs can be off.
pub(crate) fn wasm_target(project: &Project) -> Result<()> {
    target(project, WASM_TARGET)
}

/// Adds a target where rustup has not.
pub(crate) fn target(project: &Project, name: &str) -> Result<()> {
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
    /// The program on PATH when it has the pinned version, else the one in the cache, else a new one there.
    fn find_or_install(&self, project: &Project) -> Result<PathBuf> {
        let on_path = which::which(self.program).ok();
        if let Some(found) = on_path.filter(|program| self.is_pinned(program)) {
            return Ok(found);
        }
        let folder = cache()?.join(format!("{}-{}", self.package, self.version));
        let program =
            folder
                .join("bin")
                .join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX));
        if !self.is_pinned(&program) {
            self.install(project, &folder)?;
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

    fn install(&self, project: &Project, folder: &Path) -> Result<()> {
        let name = format!("{} {}", self.package, self.version);
        let step = Step::start(
            project,
            &format!("setup-{}", self.package),
            format!("installing {name} (some minutes, once)"),
        )?;
        let target = folder.join("target");
        let mut cargo = sh::cargo(&project.root);
        cargo
            .args([
                "install",
                self.package,
                "--locked",
                "--version",
                self.version,
                "--root",
            ])
            .arg(folder);
        if self.debug {
            cargo.arg("--debug").env("CARGO_PROFILE_DEV_DEBUG", "0");
        }
        // A target folder of its own: the workspace's may be locked by the very build that waits for this tool.
        cargo.env("CARGO_TARGET_DIR", &target);
        sh::run(&step, &mut cargo).with_context(|| {
            format!(
                "install by hand: {name} (cargo install {} --locked --version {})",
                self.package, self.version
            )
        })?;
        fs::remove_dir_all(&target).with_context(|| format!("removing {}", target.display()))?;
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
