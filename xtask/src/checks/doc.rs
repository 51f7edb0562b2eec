//! The checks of the documentation, as docs.rs builds it and with all its code, also for wasm32; and of the interface that it
//! documents.

use super::Session;
use super::rust::cargo;
use crate::cargo_tools::{self, WASM_TARGET};
use crate::interface;
use crate::project::{Project, read_toml};
use anyhow::{Context, Result, ensure};

/// What Cargo.toml tells docs.rs to build.
struct DocsRs {
    features: Vec<String>,
    targets: Vec<String>,
}

pub(super) fn doc(session: &mut Session<'_>) -> Result<()> {
    let asked = DocsRs::read(session.project)?;
    let mut listed: Vec<_> = asked.features.iter().map(String::as_str).collect();
    listed.sort_unstable();
    let mut public = session.project.public_features();
    public.sort_unstable();
    ensure!(
        listed == public,
        "Cargo.toml: [package.metadata.docs.rs] must name the features {public:?}, and has {listed:?}"
    );
    let features = asked.features.join(",");
    let package = ["--package", "fingerprint-edge", "--features", &features];
    let mut runs = Vec::new();
    for target in &asked.targets {
        if target.starts_with("wasm32") {
            cargo_tools::target(session.project, target)?;
            runs.push([&["doc", "--no-deps", "--target", target], &package[..]].concat());
        } else {
            // All native targets have the same documentation, and this machine's is half compiled.
            runs.push([&["doc", "--no-deps"], &package[..]].concat());
        }
    }
    // With `true` for a host the examples are compiled for wasm32 and not run: the native tests run them.
    runs.push([&["test", "--doc", "--target", WASM_TARGET], &package[..]].concat());
    let runs: Vec<_> = runs.iter().map(Vec::as_slice).collect();
    let rustdoc = interface::unstable_rustdoc(session.project)?;
    let environment = [
        // docs.rs has a nightly, which says of each item what feature it needs. The site has neither.
        (
            "RUSTDOC",
            rustdoc.to_str().context("the target folder is no text")?,
        ),
        ("RUSTDOCFLAGS", "--cfg docsrs -D warnings"),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "true"),
    ];
    cargo(
        session,
        "doc",
        "the documentation, as docs.rs builds it",
        &runs,
        &environment,
    )
}

pub(super) fn interface(session: &mut Session<'_>) -> Result<()> {
    interface::check(session.project)
}

impl DocsRs {
    fn read(project: &Project) -> Result<Self> {
        let cargo = read_toml(&project.root.join("Cargo.toml"))?;
        let docs_rs = cargo
            .get("package")
            .and_then(|package| package.get("metadata")?.get("docs")?.get("rs"))
            .context("Cargo.toml: no [package.metadata.docs.rs]")?;
        let list = |key: &str| -> Result<Vec<String>> {
            let values = docs_rs.get(key).and_then(|value| value.as_array());
            let texts = values
                .with_context(|| format!("Cargo.toml: [package.metadata.docs.rs] has no `{key}`"))?
                .iter()
                .filter_map(|value| value.as_str().map(str::to_owned));
            Ok(texts.collect())
        };
        Ok(Self {
            features: list("features")?,
            targets: list("targets")?,
        })
    }
}
