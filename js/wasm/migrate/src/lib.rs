//! The way from v3 to v4 for `js/migrate`: JSON in, JSON out. How values cross is described in the crate
//! `fingerprint-edge-wasm`.

use fingerprint_edge::v3::{Upgraded, upgrade, upgrade_webhook};
use fingerprint_edge_wasm::answer;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// Nothing to start; but `__wbg_reset_state`, which replaces an instance, calls what this exports.
#[wasm_bindgen(start)]
pub fn start() {}

/// Turns an event of v3, or the body of a v3 webhook, into an event of v4 and what was dropped.
#[wasm_bindgen]
pub fn upgrade_event(json: &str) -> String {
    answer(
        upgraded(json).and_then(|upgraded| {
            serde_json::to_string(&upgraded).map_err(|error| error.to_string())
        }),
    )
}

fn upgraded(json: &str) -> Result<Upgraded, String> {
    let value: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    if value.get("products").is_some() {
        read(value).map(upgrade)
    } else if value.get("requestId").is_some() {
        read(value).map(upgrade_webhook)
    } else {
        Err(
            "has neither `products`, as an event of v3, nor a `requestId`, as its webhook"
                .to_owned(),
        )
    }
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value)
        .map_err(|error| ["is no event of v3: ", &error.to_string()].concat())
}
