#![doc = include_str!("crate.md")]
// docs.rs, which has a nightly, says of each item which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod api;
mod call;
mod client;
pub mod iq;
#[cfg(feature = "mock")]
pub mod mock;
pub mod transport;
pub mod trust;
pub mod v3;
pub mod v4;

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
pub use trust::verify::{Policy, Signal, Verdict};
#[cfg(feature = "trust")]
pub use trust::{sealed, webhook};

/// The code in the crate's README compiles, and runs where it can.
#[cfg(all(doctest, feature = "mock", feature = "trust"))]
#[doc = include_str!("README.md")]
struct Readme;
