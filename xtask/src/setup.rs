//! What each command needs before it can start: installed when absent, skipped in no time when there.

use crate::project::Project;
use crate::{browsers, cargo_tools, node_tools};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;

/// What building the package and the demo need.
pub(crate) struct BuildTools {
    pub(crate) wasm_bindgen: PathBuf,
}

/// What the tests need besides.
pub(crate) struct TestTools {
    pub(crate) wasm_pack: PathBuf,
    /// PATH for wasm-pack, which looks there for wasm-bindgen and the drivers.
    pub(crate) path: OsString,
}

pub(crate) fn for_build(project: &Project) -> Result<BuildTools> {
    cargo_tools::wasm_target(project)?;
    node_tools::install(project)?;
    Ok(BuildTools {
        wasm_bindgen: cargo_tools::wasm_bindgen(project)?,
    })
}

/// `browser`: whether the tests at hand run in one.
pub(crate) fn for_wasm_tests(project: &Project, browser: bool) -> Result<TestTools> {
    let tools = for_build(project)?;
    let mut programs = vec![tools.wasm_bindgen];
    if browser {
        browsers::install(project)?;
        programs.push(cargo_tools::geckodriver(project)?);
    }
    let wasm_pack = cargo_tools::wasm_pack(project)?;
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = programs
        .iter()
        .filter_map(|program| program.parent())
        .map(PathBuf::from)
        .chain(std::env::split_paths(&old));
    let path =
        std::env::join_paths(folders).context("a tool lies in a folder that PATH cannot name")?;
    Ok(TestTools { wasm_pack, path })
}
