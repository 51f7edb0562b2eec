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
mod keys;
mod mutations;
mod seal;
mod sealed;
mod sealed_text;
mod webhook;
mod webhook_request;
mod webhook_secrets;
