//! `cargo xtask fuzz`: libFuzzer over the targets in tests/fuzz.

use crate::apt::{self, Program};
use crate::cargo_tools::{self, CargoTool};
use crate::project::{Project, read_toml};
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Error, Result, anyhow, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const FOLDER: &str = "tests/fuzz";
/// A workspace of its own, which `cargo fmt` has to be told of.
pub(crate) const MANIFEST: &str = "tests/fuzz/Cargo.toml";
pub(crate) const RUNS: u32 = 1_000_000;
const FEW_RUNS: u32 = 20_000;

/// libFuzzer is compiled from source.
const CXX: Program = Program {
    names: &["c++"],
    package: "g++",
};

/// How libFuzzer runs: which inputs it makes is a matter of its seed.
struct Fuzzer<'a> {
    project: &'a Project,
    program: PathBuf,
    runs: u32,
    seed: Option<u32>,
}

/// A target, and where its corpus lies.
struct Target {
    name: String,
    corpus: Vec<PathBuf>,
}

/// Runs every target, or the one named, or that one on one input.
pub(crate) fn command(
    project: &Project,
    runs: u32,
    only: Option<&str>,
    input: Option<&Path>,
) -> Result<bool> {
    let mut targets = targets(project)?;
    if let Some(only) = only {
        let names: Vec<_> = targets.iter().map(|target| target.name.clone()).collect();
        targets.retain(|target| target.name == only);
        ensure!(
            !targets.is_empty(),
            "no target `{only}`, there are {}",
            names.join(", ")
        );
    }
    let fuzzer = Fuzzer::start(project, runs, None)?;
    for target in &targets {
        match input {
            Some(input) => fuzzer.replay(&target.name, input)?,
            None => fuzzer.run(target)?,
        }
    }
    Ok(true)
}

/// The same seed each time, and not many inputs: a check, not a search.
pub(crate) fn run_short(project: &Project) -> Result<()> {
    let fuzzer = Fuzzer::start(project, FEW_RUNS, Some(1))?;
    targets(project)?
        .iter()
        .try_for_each(|target| fuzzer.run(target))
}

/// What the manifest names: its programs, and the folders that belong to the corpus of one besides its own.
fn targets(project: &Project) -> Result<Vec<Target>> {
    let manifest = read_toml(&project.root.join(MANIFEST))?;
    let folder = project.root.join(FOLDER);
    let shared = |name: &str| {
        let metadata = manifest.get("package")?.get("metadata")?;
        metadata.get("corpus")?.get(name)?.as_array().cloned()
    };
    let target = |name: &str| {
        let shared = shared(name).unwrap_or_default();
        let shared = shared.iter().filter_map(|path| path.as_str());
        let own = format!("corpus/{name}");
        Target {
            name: name.to_owned(),
            corpus: std::iter::once(own.as_str())
                .chain(shared)
                .map(|path| folder.join(path))
                .collect(),
        }
    };
    let bins = manifest
        .get("bin")
        .and_then(|bins| bins.as_array())
        .with_context(|| format!("{MANIFEST} names no target"))?;
    Ok(bins
        .iter()
        .filter_map(|bin| bin.get("name")?.as_str())
        .map(target)
        .collect())
}

/// A failure with the way back to it: libFuzzer has kept the input.
fn failed(target: &str, error: &Error) -> Error {
    let text = format!("{error:#}");
    let input = text
        .split_once("Test unit written to ")
        .and_then(|(_, rest)| rest.lines().next());
    match input {
        Some(input) => {
            anyhow!("{text}\n\nagain: cargo xtask fuzz --only {target} --input {input}")
        }
        None => anyhow!(text),
    }
}

impl<'a> Fuzzer<'a> {
    /// Installs cargo-fuzz where it is missing, and builds the targets.
    fn start(project: &'a Project, runs: u32, seed: Option<u32>) -> Result<Self> {
        if std::env::var_os("CXX").is_none() {
            apt::install(project, &[CXX])?;
        }
        let program = cargo_tools::find_or_install(project, &[CargoTool::CARGO_FUZZ])?.remove(0);
        let fuzzer = Self {
            project,
            program,
            runs,
            seed,
        };
        let step = Step::start(project, "fuzz-build", "building the fuzz targets")?;
        sh::run(&step, &mut fuzzer.cargo_fuzz("build"))?;
        step.done();
        Ok(fuzzer)
    }

    /// `cargo fuzz`, without what only a nightly compiler has: the core has no `unsafe` for a sanitizer to watch.
    fn cargo_fuzz(&self, subcommand: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(&self.project.root).arg(subcommand);
        command.args(["--fuzz-dir", FOLDER, "--sanitizer", "none"]);
        command
            .arg("--target-dir")
            .arg(self.project.target("fuzz").join("cargo"));
        command
    }

    /// Runs a target over its corpus and what libFuzzer makes of that. What is worth keeping goes into target/fuzz, the
    /// first folder named: the committed corpus grows by hand alone.
    fn run(&self, target: &Target) -> Result<()> {
        let name = &target.name;
        let found = self.found(name)?;
        let mut inputs = 0;
        for folder in &target.corpus {
            inputs += fs::read_dir(folder)
                .with_context(|| format!("reading {}", folder.display()))?
                .count();
        }
        let step = Step::start(
            self.project,
            &format!("fuzz-{name}"),
            format!("fuzz {name}"),
        )?;
        let mut command = self.cargo_fuzz("run");
        command.arg(name).arg(found).args(&target.corpus);
        command.args(["--", "-max_len=4096", "-timeout=60"]);
        command.arg(format!("-runs={}", self.runs));
        command.args(self.seed.map(|seed| format!("-seed={seed}")));
        let begin = Instant::now();
        sh::run(&step, &mut command).map_err(|error| failed(name, &error))?;
        let seconds = begin.elapsed().as_secs_f64();
        step.done();
        println!(
            "{name:<14} {:>9} inputs {:>9.0} a second  {inputs} files in the corpus",
            self.runs,
            f64::from(self.runs) / seconds
        );
        Ok(())
    }

    /// Where new inputs go. A search goes on from where the last one ended, a check begins anew.
    fn found(&self, target: &str) -> Result<PathBuf> {
        let folder = self.project.target("fuzz");
        let folder = match self.seed {
            None => folder.join("found").join(target),
            Some(_) => folder.join("checked").join(target),
        };
        if self.seed.is_some() && folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("removing {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        Ok(folder)
    }

    /// Runs a target on one input.
    fn replay(&self, target: &str, input: &Path) -> Result<()> {
        let input = input
            .canonicalize()
            .with_context(|| format!("opening {}", input.display()))?;
        let step = Step::start(self.project, &format!("fuzz-{target}"), target)?;
        sh::run(&step, self.cargo_fuzz("run").arg(target).arg(input))
            .map_err(|error| failed(target, &error))?;
        step.done();
        Ok(())
    }
}
