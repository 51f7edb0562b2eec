//! Client for device-intelligence APIs on edge runtimes: the Fingerprint Server API and FingerprintIQ.
//!
//! ```
//! use fingerprint_edge::{Error, Region, Transport, v4};
//!
//! async fn visitor(key: &str, transport: impl Transport) -> Result<Option<String>, Error> {
//!     let client = v4::Client::new(key, Region::Eu, transport);
//!     let event = client.get_event("1708102555327.NLOjmg").await?;
//!     Ok(event.identification.map(|identification| identification.visitor_id))
//! }
//! ```
//!
//! On wasm32-unknown-unknown the transport is
//! [`FetchTransport`](https://docs.rs/fingerprint-edge/latest/wasm32-unknown-unknown/fingerprint_edge/transport/struct.FetchTransport.html)
//! (feature `fetch`, on by default), on servers
//! [`ReqwestTransport`](https://docs.rs/fingerprint-edge/latest/fingerprint_edge/transport/struct.ReqwestTransport.html)
//! (feature `reqwest`), and in tests `mock::MockTransport` (feature `mock`). Over any other HTTP client, a
//! [`Transport`] is two functions.
//!
//! The core does no I/O: it turns an operation and its input into a request, and an outcome into the next step. The clients
//! run it over the transport, as the npm package does over JavaScript's `fetch`.

mod api;
mod call;
mod client;
#[cfg(feature = "mock")]
pub mod mock;
pub mod transport;
pub mod trust;

#[doc(hidden)]
#[path = "bindings.rs"]
pub mod __bindings;

pub use api::json;
pub use call::endpoint::Region;
pub use call::error::{Error, ErrorKind};
pub use client::{Call, Events, HookFacts, Hooks, Limits, Page, Pages};
#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
pub use transport::FetchTransport;
#[cfg(all(not(target_arch = "wasm32"), feature = "reqwest"))]
pub use transport::ReqwestTransport;
pub use transport::{DynTransport, Request, Response, Transport, TransportError};

/// The [Fingerprint Server API v4](https://docs.fingerprint.com/reference/server-api-v4): client and types.
pub mod v4 {
    pub use crate::api::v4::*;
    pub use crate::client::v4::Client;
}

/// The [Fingerprint Server API v3](https://docs.fingerprint.com/reference/server-api), which is deprecated: client and types.
pub mod v3 {
    pub use crate::api::v3::*;
    pub use crate::client::v3::Client;
}

/// [FingerprintIQ v1](https://docs.fingerprintiq.com): client and types.
pub mod iq {
    pub use crate::api::iq::*;
    pub use crate::client::iq::Client;
}

/// The code in the crate's README compiles, and runs where it can.
#[cfg(all(doctest, feature = "mock", feature = "trust"))]
#[doc = include_str!("README.md")]
struct Readme;
