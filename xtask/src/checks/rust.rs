//! The checks of the Rust code: format, lints, native tests, each feature alone.

use super::Session;
use crate::cargo_tools::{self, WASM_TARGET};
use crate::fuzz;
use crate::schema;
use crate::sh;
use crate::simulate;
use crate::step::Step;
use anyhow::Result;

/// What a native build can have: `fetch` adds nothing there.
const NATIVE_FEATURES: &str = "fingerprint-edge/mock,fingerprint-edge/trust,fingerprint-edge/reqwest,\
                               fingerprint-edge/tracing,fingerprint-edge/__typescript";

pub(super) fn fmt(session: &mut Session<'_>) -> Result<()> {
    cargo(
        session,
        "fmt",
        "cargo fmt --check",
        &[
            &["fmt", "--all", "--check"],
            &["fmt", "--manifest-path", fuzz::MANIFEST, "--check"],
        ],
        &[],
    )
}

pub(super) fn clippy(session: &mut Session<'_>) -> Result<()> {
    let native = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        NATIVE_FEATURES,
        "--",
        "-D",
        "warnings",
    ];
    cargo(session, "clippy-native", "clippy, native", &[&native], &[])?;
    cargo_tools::wasm_target(session.project)?;
    // All at once, and with the trap: it only adds code.
    let wasm = [
        "clippy",
        "--target",
        WASM_TARGET,
        "--package=fingerprint-edge",
        "--package=fingerprint-edge-wasm",
        "--package=wasm-*",
        "--lib",
        "--tests",
        "--features=wasm-client/trap",
        "--",
        "-D",
        "warnings",
    ];
    // The tests name the mock API's URL at compile time; none is needed to look at them.
    let environment = [("FINGERPRINT_EDGE_MOCK_URL", "http://127.0.0.1:0")];
    cargo(
        session,
        "clippy-wasm",
        "clippy, wasm32",
        &[&wasm],
        &environment,
    )
}

pub(super) fn native(session: &mut Session<'_>) -> Result<()> {
    cargo(
        session,
        "native",
        "native tests",
        &[&["test", "--workspace", "--features", NATIVE_FEATURES]],
        &[],
    )
}

/// A feature that only compiles beside another one breaks the users who want it alone.
pub(super) fn features(session: &mut Session<'_>) -> Result<()> {
    cargo_tools::wasm_target(session.project)?;
    let natively = session.project.features.iter().map(String::as_str);
    let natively = natively.filter(|feature| *feature != "fetch");
    // clippy in place of `check`: it denies warnings in this crate alone, so that the dependencies stay compiled.
    let check = [
        "clippy",
        "--package",
        "fingerprint-edge",
        "--lib",
        "--no-default-features",
        "--features",
    ];
    let deny = ["--", "-D", "warnings"];
    let native = std::iter::once("")
        .chain(natively)
        .map(|feature| [&check, [feature].as_slice(), &deny].concat());
    // Nothing but the transports and the clocks differs there. `reqwest` adds nothing, and comes along where a user's
    // server and Worker share a crate.
    let wasm = ["", "fetch", "reqwest", "tracing"].map(|feature| {
        let target = [feature, "--target", WASM_TARGET];
        [&check, target.as_slice(), &deny].concat()
    });
    let runs: Vec<_> = native.chain(wasm).collect();
    let runs: Vec<_> = runs.iter().map(Vec::as_slice).collect();
    cargo(session, "features", "each feature alone", &runs, &[])
}

/// The crate by the digests of the vendors' documents.
pub(super) fn schema(session: &mut Session<'_>) -> Result<()> {
    schema::check(session.project)
}

/// What docs/scale.md says, by the simulation; the native tests have those of its model.
pub(super) fn scale(session: &mut Session<'_>) -> Result<()> {
    let step = Step::start(session.project, "scale", "the figures of docs/scale.md")?;
    simulate::is_written(session.project)?;
    step.done();
    Ok(())
}

/// The short form of `cargo xtask fuzz`.
pub(super) fn fuzz(session: &mut Session<'_>) -> Result<()> {
    fuzz::run_short(session.project)
}

/// Runs cargo once for each set of arguments.
pub(super) fn cargo(
    session: &Session<'_>,
    log: &str,
    name: &str,
    runs: &[&[&str]],
    environment: &[(&str, &str)],
) -> Result<()> {
    let step = Step::start(session.project, log, name)?;
    for arguments in runs {
        sh::run(
            &step,
            sh::cargo(&session.project.root)
                .args(*arguments)
                .envs(environment.iter().copied()),
        )?;
    }
    step.done();
    Ok(())
}
