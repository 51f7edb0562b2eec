//! The Rust client under Node.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
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
