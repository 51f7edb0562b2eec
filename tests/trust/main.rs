//! Whether an event is genuine: sealed results and the signatures of webhooks.

#![cfg(all(feature = "trust", not(target_arch = "wasm32")))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "tests may fail loudly, and so may what they share"
)]

mod bombs;
mod mutations;
mod seal;
mod sealed;
mod webhook;
