//! What each command needs before it can start: installed when absent, skipped in no time when there.

use crate::cargo_tools::{self, CargoTool};
use crate::project::Project;
use crate::{browsers, node_tools, programs, side_by_side, wasm};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;

/// What the tests of the Rust client need in JavaScript's hosts.
pub(crate) struct WasmTestTools {
    pub(crate) wasm_pack: PathBuf,
    /// PATH for wasm-pack, which looks there for wasm-bindgen and the drivers.
    pub(crate) path: OsString,
}

/// What building the package and the demo need: npm's tools arrive while cargo compiles.
pub(crate) fn for_build(project: &Project) -> Result<()> {
    node_tools::check_node()?;
    cargo_tools::wasm_target(project)?;
    side_by_side::all(&[
        &|| node_tools::install_for_build(project),
        &|| programs::build(project).map(drop),
        &|| wasm::compile(project).map(drop),
    ])
}

/// What the tests of the package need.
pub(crate) fn for_tests(project: &Project) -> Result<()> {
    node_tools::check_node()?;
    side_by_side::all(&[&|| for_build(project), &|| {
        node_tools::install_for_tests(project)
    }])
}

/// `browser`: whether the tests at hand run in one.
pub(crate) fn for_wasm_tests(project: &Project, browser: bool) -> Result<WasmTestTools> {
    cargo_tools::wasm_target(project)?;
    let wasm_bindgen = CargoTool::wasm_bindgen(&project.wasm_bindgen);
    let mut tools = vec![CargoTool::WASM_PACK, wasm_bindgen];
    if browser {
        browsers::install(project)?;
        tools.push(CargoTool::GECKODRIVER);
    }
    let programs = cargo_tools::find_or_install(project, &tools)?;
    let wasm_pack = programs.first().context("no wasm-pack")?.clone();
    let path = path_with(&programs)?;
    Ok(WasmTestTools { wasm_pack, path })
}

/// What building the example Worker in Rust needs, as the environment in which worker-build is found, and finds
/// wasm-bindgen: it would download one that was never pinned.
pub(crate) fn for_rust_worker(project: &Project) -> Result<[(&'static str, OsString); 2]> {
    cargo_tools::wasm_target(project)?;
    let wasm_bindgen = CargoTool::wasm_bindgen(&project.wasm_bindgen_of_worker);
    let tools = [wasm_bindgen, CargoTool::WORKER_BUILD];
    let programs = cargo_tools::find_or_install(project, &tools)?;
    let wasm_bindgen = programs.first().context("no wasm-bindgen")?;
    Ok([
        ("PATH", path_with(&programs)?),
        ("WASM_BINDGEN_BIN", wasm_bindgen.into()),
    ])
}

/// PATH with the folders of these programs before all others.
fn path_with(programs: &[PathBuf]) -> Result<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = programs
        .iter()
        .filter_map(|program| program.parent())
        .map(PathBuf::from)
        .chain(std::env::split_paths(&old));
    std::env::join_paths(folders).context("a tool lies in a folder that PATH cannot name")
}
