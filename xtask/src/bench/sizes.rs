//! The sizes of every import, with what brotli makes of it: networks send that, Cloudflare counts gzip.

use crate::project::Project;
use crate::step::Step;
use crate::{node_tools, sh, size};
use anyhow::{Context, Result, ensure};
use serde::Serialize;

/// What a Worker with one import loads, in bytes.
#[derive(Serialize)]
pub(super) struct Sizes {
    pub(super) import: String,
    pub(super) raw: usize,
    pub(super) gzip: usize,
    pub(super) brotli: usize,
    /// Of the gzip.
    pub(super) budget: usize,
}

pub(super) fn measure(project: &Project) -> Result<Vec<Sizes>> {
    let report = size::measure(project)?;
    let step = Step::start(project, "bench-brotli", "brotli")?;
    let mut sizes = Vec::new();
    for loaded in report.loaded() {
        let mut node = node_tools::node(project, "xtask/js/brotli.mjs");
        let text = sh::run(&step, node.args(loaded.files))?;
        let brotli = text.trim().parse();
        sizes.push(Sizes {
            import: loaded.import,
            raw: loaded.raw,
            gzip: loaded.gzip,
            brotli: brotli.with_context(|| format!("not a number of bytes: {text}"))?,
            budget: loaded.budget,
        });
    }
    ensure!(!sizes.is_empty(), "no import was measured");
    step.done();
    Ok(sizes)
}
