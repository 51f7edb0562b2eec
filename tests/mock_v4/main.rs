//! The mock API against what the documents of the Server API v4 promise.

#![cfg(all(feature = "mock", not(target_arch = "wasm32")))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "tests may fail loudly, and so may what they share"
)]

mod changes;
mod documented;
mod environment;
mod errors;
mod faults;
mod filters;
#[path = "../support/mock.rs"]
mod mock;
mod pages;
mod parameters;
mod service;
mod support;
mod truth;
