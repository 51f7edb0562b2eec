//! What a user of the Rust client may choose and see besides a call's answer: what is repeated, hosts that http is allowed
//! for, and the headers of a failure.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

mod headers;
mod hosts;
mod repeated;
mod script;
