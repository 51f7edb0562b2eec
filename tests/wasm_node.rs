//! The Rust client under Node.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(target_arch = "wasm32")]

#[path = "wasm/fetch_contract.rs"]
mod fetch_contract;
