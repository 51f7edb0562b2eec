//! Client for device-intelligence APIs on edge runtimes: the Fingerprint Server API and FingerprintIQ.
//!
//! The core under `call` does no I/O: it turns an operation and its input into a request, and an
//! outcome into the next step. Two drivers walk it: `js/client.js` for the npm package, and the
//! async client of this crate over a [`Transport`](transport::Transport).

pub mod api;
#[cfg(all(
    target_arch = "wasm32",
    any(feature = "npm-client", feature = "npm-mock")
))]
mod binding;
#[cfg(feature = "mock")]
pub mod mock;
