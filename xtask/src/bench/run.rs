//! What a bench has measured: samples round by round, as `tests/js/bench/run.mjs` and criterion leave them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A run, or a part of one.
#[derive(Deserialize)]
pub(super) struct Run {
    pub(super) date: String,
    pub(super) machine: Machine,
    pub(super) rounds: u32,
    /// Of the runtimes and of the official SDK.
    pub(super) versions: BTreeMap<String, String>,
    pub(super) rows: Vec<Row>,
}

/// Where it ran.
#[derive(Deserialize, Serialize)]
pub(super) struct Machine {
    pub(super) cpu: String,
    pub(super) cores: u32,
    pub(super) system: String,
}

/// What is compared, in one runtime.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) part: String,
    pub(super) runtime: String,
    pub(super) row: String,
    pub(super) unit: String,
    /// By contender; what stands at the same place was measured in the same round.
    #[serde(default)]
    pub(super) samples: BTreeMap<String, Vec<f64>>,
    pub(super) memory: Option<Memory>,
}

/// Bytes, of ours alone.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub(super) struct Memory {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) peak: f64,
}
