//! The Rust client in headless browsers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(target_arch = "wasm32")]

#[path = "wasm/fetch_contract.rs"]
mod fetch_contract;
#[path = "wasm/odd_hosts.rs"]
mod odd_hosts;
#[path = "wasm/scripted.rs"]
mod scripted;
#[path = "wasm/stub.rs"]
mod stub;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
