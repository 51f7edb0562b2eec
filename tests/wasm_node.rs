//! The Rust client under Node.
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
#[path = "wasm/one_thread.rs"]
mod one_thread;
#[path = "wasm/scripted.rs"]
mod scripted;
#[path = "wasm/stub.rs"]
mod stub;
