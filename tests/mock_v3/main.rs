//! The mock API against what the documents of the Server API v3 promise.

#![cfg(all(feature = "mock", not(target_arch = "wasm32")))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "tests may fail loudly, and so may what they share"
)]

mod changes;
mod errors;
mod filters;
mod given;
#[path = "../support/mock.rs"]
mod mock;
mod nulls;
mod pages;
mod refused;
mod related;
mod support;
mod view;
mod visits;
