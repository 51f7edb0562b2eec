//! `cargo xtask interface`: what the crate offers its users, natively and on wasm32, beside what tests/interface says.

use crate::cargo_tools::{self, WASM_TARGET};
use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is offered natively.
const NATIVE: &str = "native.txt";
/// What differs from it on wasm32.
const WASM: &str = "wasm32.txt";
const COMMAND: &str = "cargo xtask interface --write";

/// Compares both listings, or writes them anew.
pub(crate) fn command(project: &Project, write: bool) -> Result<bool> {
    for (name, listing) in listings(project)? {
        let file = folder(project).join(name);
        if write {
            fs::write(&file, listing).with_context(|| format!("writing {}", file.display()))?;
        } else {
            compare(&file, &listing)?;
        }
    }
    Ok(true)
}

/// The check of `cargo xtask test`.
pub(crate) fn check(project: &Project) -> Result<()> {
    command(project, false).map(|_| ())
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("tests/interface")
}

/// Today's, with the names of their files.
fn listings(project: &Project) -> Result<[(&'static str, String); 2]> {
    cargo_tools::wasm_target(project)?;
    let step = Step::start(project, "interface", "what the crate offers its users")?;
    let tools = Tools::build(project, &step)?;
    let native = tools.list(project, &step, None)?;
    let wasm = tools.list(project, &step, Some(WASM_TARGET))?;
    step.done();
    let head =
        format!("# What the crate offers natively, with all its features. Written by `{COMMAND}`.");
    let head_wasm = format!(
        "# What the crate offers besides (+) and does not offer (-) on {WASM_TARGET}. Written by `{COMMAND}`."
    );
    Ok([
        (NATIVE, format!("{head}\n{native}")),
        (WASM, format!("{head_wasm}\n{}", difference(&native, &wasm))),
    ])
}

/// Fails where the file says something else.
fn compare(file: &Path, listing: &str) -> Result<()> {
    let expected =
        fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    // A checkout may have the line ends of its host.
    if expected.lines().eq(listing.lines()) {
        return Ok(());
    }
    let name = file.file_name().unwrap_or_default().display();
    let mut differences = difference(&expected, listing);
    if differences.is_empty() {
        differences.push_str("the same lines in another order");
    }
    bail!(
        "the crate's interface is not what tests/interface/{name} says (+ new, - missing); if that is meant: \
         {COMMAND}\n{}",
        differences.trim_end()
    )
}

/// The lines that only one of both has.
fn difference(old: &str, new: &str) -> String {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (old.lines().collect(), new.lines().collect());
    let gone = old.lines().filter(|line| !after.contains(line));
    let come = new.lines().filter(|line| !before.contains(line));
    let mut lines = String::new();
    for (sign, line) in gone
        .map(|line| ('-', line))
        .chain(come.map(|line| ('+', line)))
    {
        // Writing to a string does not fail.
        let _ = writeln!(lines, "{sign} {line}");
    }
    lines
}

/// The program that is rustdoc with its unstable options.
pub(crate) fn unstable_rustdoc(project: &Project) -> Result<PathBuf> {
    let step = Step::start(project, "rustdoc", "rustdoc, as docs.rs has it")?;
    let tools = Tools::build(project, &step)?;
    step.done();
    Ok(tools.rustdoc)
}

/// The two programs of xtask/interface, and where cargo leaves what they make.
struct Tools {
    target: PathBuf,
    rustdoc: PathBuf,
    list: PathBuf,
}

impl Tools {
    fn build(project: &Project, step: &Step) -> Result<Self> {
        let mut cargo = sh::cargo(&project.root);
        let files = sh::cargo_artifacts(step, cargo.args(["build", "--package", "interface"]))?;
        let find = |name: &str| {
            let program = files
                .iter()
                .find(|file| file.file_stem().is_some_and(|stem| stem == name));
            program
                .cloned()
                .with_context(|| format!("cargo built no {name}"))
        };
        let mut cargo = sh::cargo(&project.root);
        let metadata = sh::run(
            step,
            cargo.args(["metadata", "--no-deps", "--format-version", "1"]),
        )?;
        let metadata: Value = serde_json::from_str(&metadata).context("reading what cargo says")?;
        let target = metadata.get("target_directory").and_then(Value::as_str);
        Ok(Self {
            target: target.context("cargo names no target folder")?.into(),
            rustdoc: find("unstable-rustdoc")?,
            list: find("list-interface")?,
        })
    }

    fn list(&self, project: &Project, step: &Step, target: Option<&str>) -> Result<String> {
        let features = project.public_features().join(",");
        let mut cargo = sh::cargo(&project.root);
        cargo.args(["doc", "--no-deps", "--package", "fingerprint-edge"]);
        cargo.args(["--features", &features]);
        if let Some(target) = target {
            cargo.args(["--target", target]);
        }
        cargo.env("RUSTDOC", &self.rustdoc);
        cargo.env("RUSTDOCFLAGS", "-Z unstable-options --output-format json");
        sh::run(step, &mut cargo)?;
        let json = self
            .target
            .join(target.unwrap_or_default())
            .join("doc/fingerprint_edge.json");
        sh::run(step, Command::new(&self.list).arg(json))
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMAND, compare};
    use std::fs;

    #[test]
    fn a_change_is_shown_with_the_command_that_accepts_it() {
        let folder = std::env::temp_dir().join(format!("interface-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("native.txt");
        fs::write(&file, "# head\r\npub fn a()\r\npub fn b(u8)\r\n").unwrap();
        compare(&file, "# head\npub fn a()\npub fn b(u8)\n").unwrap();

        for (listing, shown) in [
            ("# head\npub fn a()\n", "- pub fn b(u8)"),
            (
                "# head\npub fn a()\npub fn b(u8)\npub fn c()\n",
                "+ pub fn c()",
            ),
            (
                "# head\npub fn a()\npub fn b(u16)\n",
                "- pub fn b(u8)\n+ pub fn b(u16)",
            ),
            (
                "# head\npub fn b(u8)\npub fn a()\n",
                "the same lines in another order",
            ),
        ] {
            let error = compare(&file, listing).unwrap_err().to_string();
            let (said, differences) = error.split_once('\n').unwrap();
            assert!(said.contains("tests/interface/native.txt"), "{said}");
            assert!(said.ends_with(COMMAND), "{said}");
            assert_eq!(differences, shown);
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
