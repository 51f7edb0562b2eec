//! The way between v3 and v4 for `js/migrate`: JSON in, JSON out. How values cross is described in the crate
//! `fingerprint-edge-wasm`.

use fingerprint_edge::__bindings::{V3Shape, downgrade_any, upgrade_any};
use fingerprint_edge_wasm::answer;
use wasm_bindgen::prelude::wasm_bindgen;

/// Turns an event of v3, the body of a v3 webhook, or a visit of v3 into an event of v4 and what was dropped. What is
/// wrong with it is a text in JSON.
#[wasm_bindgen]
pub fn upgrade_event(json: &str) -> String {
    answer(upgrade_any(json))
}

/// Turns an event of v4 into one of v3 and what was dropped, as `upgrade_event` does. The shape is `event`, `webhook`
/// or `visit`.
#[wasm_bindgen]
pub fn downgrade_event(json: &str, shape: &str) -> String {
    let shape = match shape {
        "webhook" => V3Shape::Webhook,
        "visit" => V3Shape::Visit,
        _ => V3Shape::Event,
    };
    answer(downgrade_any(json, shape))
}
