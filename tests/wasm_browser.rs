//! The Rust client in headless browsers.
#![cfg(target_arch = "wasm32")]

#[path = "wasm/fetch_contract.rs"]
mod fetch_contract;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
