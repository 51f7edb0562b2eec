//! The check of the crate as a dependency: beside its neighbours, in two versions, on WASI, with the oldest Rust.

use super::Session;
use crate::cargo_tools::{self, WASM_TARGET};
use crate::folder::copy_folder;
use crate::project::{Project, read_toml};
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const WASI: [&str; 2] = ["wasm32-wasip1", "wasm32-wasip2"];
/// No release is older, so that the copy is another version at every release.
const OLDER: &str = "0.0.1";
/// What two versions got wrong together they got wrong now and then.
const BUILDS: u32 = 2;

/// Each crate under tests/consumers is a workspace of its own, with a lock file of its own: a user's.
pub(super) fn consumers(session: &mut Session<'_>) -> Result<()> {
    let project = session.project;
    for target in [WASM_TARGET].iter().chain(&WASI) {
        cargo_tools::target(project, target)?;
    }
    let consumers = Consumers {
        project,
        features: project.public_features().join(","),
    };
    consumers.neighbours()?;
    consumers.rust_worker()?;
    consumers.wasi()?;
    consumers.two_versions()?;
    consumers.format()?;
    consumers.oldest_rust()
}

struct Consumers<'a> {
    project: &'a Project,
    /// All that are meant for users.
    features: String,
}

impl Consumers<'_> {
    fn neighbours(&self) -> Result<()> {
        let step = self.start("neighbours", "beside worker, reqwest and wasm-bindgen-test")?;
        for arguments in [&["--tests"][..], &["--tests", "--target", WASM_TARGET]] {
            sh::run(&step, self.consumer("check", "neighbours").args(arguments))?;
        }
        step.done();
        Ok(())
    }

    /// The example that is a Worker, which has lints and a lock file of its own: that it runs is tried with the examples.
    fn rust_worker(&self) -> Result<()> {
        let step = self.start("rust-worker", "in a Worker, by clippy")?;
        let mut clippy = self.cargo("clippy");
        clippy
            .arg("--manifest-path")
            .arg(self.project.root.join("examples/rust-worker/Cargo.toml"));
        clippy.args(["--locked", "--target", WASM_TARGET, "--", "-D", "warnings"]);
        sh::run(&step, &mut clippy)?;
        step.done();
        Ok(())
    }

    /// There the library is whole but for `FetchTransport`, which does not exist.
    fn wasi(&self) -> Result<()> {
        let step = self.start("wasi", "for WASI")?;
        let all = self.features.replace(',', ",fingerprint-edge/");
        let all = format!("fingerprint-edge/{all}");
        for target in WASI {
            for features in ["", &all] {
                let mut wasi = self.consumer("check", "wasi");
                wasi.args(["--target", target, "--features", features]);
                sh::run(&step, &mut wasi)?;
            }
            // `neighbours` names it on wasm32-unknown-unknown, where that compiles.
            let mut wasi = self.consumer("check", "wasi");
            wasi.args(["--target", target, "--features", "fetch-transport"]);
            let error = sh::run(&step, &mut wasi)
                .err()
                .map(|error| error.to_string())
                .unwrap_or_default();
            ensure!(
                error.contains("E0432") && error.contains("FetchTransport"),
                "a program for {target} can name `FetchTransport`, or fails for another reason: {error}"
            );
        }
        step.done();
        Ok(())
    }

    /// The crate as it would be published builds, and links beside today's.
    fn two_versions(&self) -> Result<()> {
        let step = self.start("package", "cargo package, built")?;
        let mut package = self.cargo("package");
        // What is not committed is tried too.
        package.args(["--allow-dirty", "--package", "fingerprint-edge"]);
        sh::run(&step, package.args(["--features", &self.features]))?;
        step.done();
        self.make_older()?;
        let step = self.start("two-versions", "two versions in one program")?;
        sh::run(&step, &mut self.consumer("run", "two-versions"))?;
        for _ in 0..BUILDS {
            let mut clean = self.consumer("clean", "two-versions");
            for version in [OLDER, &self.project.version] {
                clean.args(["--package", &format!("fingerprint-edge@{version}")]);
            }
            sh::run(&step, clean.args(["--target", WASM_TARGET]))?;
            let mut wasm = self.consumer("build", "two-versions");
            sh::run(&step, wasm.args(["--target", WASM_TARGET]))?;
        }
        step.done();
        Ok(())
    }

    /// The packaged files under another version.
    fn make_older(&self) -> Result<()> {
        let version = &self.project.version;
        let packaged = self
            .target()
            .join("package")
            .join(format!("fingerprint-edge-{version}"));
        let older = self.project.target("crates").join("older");
        if older.exists() {
            fs::remove_dir_all(&older).with_context(|| format!("removing {}", older.display()))?;
        }
        copy_folder(&packaged, &older)?;
        let manifest = older.join("Cargo.toml");
        let mut table = read_toml(&manifest)?;
        let package = table
            .get_mut("package")
            .and_then(|package| package.as_table_mut())
            .context("the packaged Cargo.toml has no [package]")?;
        package.insert("version".to_owned(), OLDER.into());
        // It lies within this workspace, and is none of it.
        table.insert("workspace".to_owned(), toml::Table::new().into());
        fs::write(&manifest, toml::to_string(&table)?)
            .with_context(|| format!("writing {}", manifest.display()))
    }

    /// Not before all of them have all that they depend on.
    fn format(&self) -> Result<()> {
        let step = self.start("format", "in well-formatted consumers")?;
        for name in ["neighbours", "two-versions", "wasi"] {
            let mut cargo = sh::cargo(&self.folder(name));
            sh::run(&step, cargo.args(["fmt", "--check"]))?;
        }
        step.done();
        Ok(())
    }

    /// The library with the Rust that Cargo.toml promises, where rustup can give it.
    fn oldest_rust(&self) -> Result<()> {
        let oldest = &self.project.rust_version;
        let step = self.start("oldest-rust", &format!("with Rust {oldest}"))?;
        let mut install = Command::new("rustup");
        install.args(["toolchain", "install", oldest, "--no-self-update"]);
        install.args(["--profile", "minimal", "--target", WASM_TARGET]);
        if sh::run(&step, &mut install).is_err() {
            step.done();
            println!("Rust {oldest} cannot be had here: nothing was compiled with it");
            return Ok(());
        }
        let runs = [["--features", &self.features], ["--target", WASM_TARGET]];
        for arguments in runs {
            let mut cargo = Command::new("rustup");
            cargo.args(["run", oldest, "cargo", "check"]);
            cargo.args(["--package", "fingerprint-edge", "--lib"]);
            cargo.args(arguments);
            cargo.arg("--target-dir").arg(self.target());
            sh::run(&step, cargo.current_dir(&self.project.root))?;
        }
        step.done();
        Ok(())
    }

    fn start(&self, log: &str, name: &str) -> Result<Step> {
        Step::start(
            self.project,
            &format!("consumers-{log}"),
            format!("the crate {name}"),
        )
    }

    /// cargo in the library's own workspace.
    fn cargo(&self, command: &str) -> Command {
        let mut cargo = sh::cargo(&self.project.root);
        cargo.arg(command).arg("--target-dir").arg(self.target());
        // Nobody debugs these, and nobody compiles them again after a small change.
        cargo
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0");
        cargo
    }

    /// cargo in a consumer's workspace.
    fn consumer(&self, command: &str, name: &str) -> Command {
        let mut cargo = self.cargo(command);
        cargo
            .arg("--manifest-path")
            .arg(self.folder(name).join("Cargo.toml"));
        cargo
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.project.root.join("tests/consumers").join(name)
    }

    /// One for all: what they have in common is compiled once.
    fn target(&self) -> PathBuf {
        self.project.target("crates").join("build")
    }
}
