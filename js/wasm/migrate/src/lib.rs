//! The way from v3 to v4 for `js/migrate`: JSON in, JSON out. How values cross is described in the crate
//! `fingerprint-edge-wasm`.

use fingerprint_edge::v3::{Upgraded, upgrade, upgrade_webhook};
use fingerprint_edge_wasm::answer;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// Turns an event of v3, the body of a v3 webhook, or a visit of v3 into an event of v4 and what was dropped.
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
    let upgraded = if value.get("products").is_some() {
        upgrade(read(value)?)
    } else if let Some(mistaken) = mistaken(&value) {
        return Err(mistaken.to_owned());
    } else {
        // A visit has nothing that a webhook has not.
        upgrade_webhook(read(value)?)
    };
    upgraded.map_err(|error| error.to_string())
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value)
        .map_err(|error| ["is no event of v3: ", &error.to_string()].concat())
}

/// What a value without products is, where it is no webhook and no visit.
fn mistaken(value: &Value) -> Option<&'static str> {
    let has = |name| value.get(name).is_some();
    let id = value.get("requestId");
    let is_iq = id
        .and_then(Value::as_str)
        .is_some_and(|id| id.starts_with("req_"))
        || ["verdicts", "botProbability", "createdAt"]
            .into_iter()
            .any(has);
    Some(if has("event_id") {
        "is an event of v4 already"
    } else if has("visits") {
        "is a page of `getVisits`: upgrade each of its `visits`, as `{ ...visit, visitorId }`"
    } else if has("events") {
        "is a page of `searchEvents`: upgrade each of its `events`"
    } else if is_iq || (has("event") && has("data")) {
        "is of FingerprintIQ, whose events do not become those of v4"
    } else if id.is_some() {
        return None;
    } else if has("error") {
        "is an error of the API, not an event"
    } else {
        "has neither `products`, as an event of v3, nor a `requestId`, as its webhook or a visit"
    })
}
