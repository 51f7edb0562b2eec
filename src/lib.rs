//! Client for device-intelligence APIs, on edge runtimes and on servers: the Fingerprint Server API, v4 and v3, and
//! FingerprintIQ.
//!
//! Each system has a client: [`v4::Client`], [`v3::Client`], [`iq::Client`]. Their functions answer a [`Call`], which is made
//! when it is awaited.
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
//! # Transports
//!
//! A [`Transport`] sends the requests. Natively it is `Send` and `Sync`, and so are its futures; on wasm32 nothing is asked of it.
//!
//! | where | transport | feature |
//! | --- | --- | --- |
//! | wasm32-unknown-unknown: Workers, Deno, Node, browsers | [`FetchTransport`](https://docs.rs/fingerprint-edge/latest/wasm32-unknown-unknown/fingerprint_edge/transport/struct.FetchTransport.html) | `fetch`, on by default |
//! | servers and command lines, with tokio | [`ReqwestTransport`](https://docs.rs/fingerprint-edge/latest/fingerprint_edge/transport/struct.ReqwestTransport.html) | `reqwest` |
//! | tests | [`MockTransport`](mock/struct.MockTransport.html), the three systems in memory | `mock` |
//! | WASI, other HTTP clients | [one of your own](Transport#a-transport-of-your-own): two functions | |
//!
//! # Searches
//!
//! A search that is awaited is a page. [`Call::pages`] and [`Call::events`] make streams of it that walk on, and that
//! own what they need: they go into a task, or into the body of an answer.
//!
//! ```
//! use fingerprint_edge::{Error, Transport, v4};
//!
//! async fn count(client: &v4::Client<impl Transport>) -> Result<u64, Error> {
//!     let filter = v4::SearchEventsFilter::new().suspect(true);
//!     let mut events = client.search_events(filter).events();
//!     let mut count = 0;
//!     while let Some(event) = events.next().await {
//!         event?;
//!         count += 1;
//!     }
//!     Ok(count)
//! }
//! ```
//!
//! # Failures
//!
//! Whatever goes wrong is an [`Error`], a refused argument too. It says in which phase ([`ErrorKind`]), and whether the call
//! may be made again. Calls are repeated by themselves where that does nothing twice, within [`Limits`] of time and number;
//! [`Hooks`] are told. The secret key shows in no error and in no `{:?}`.
//!
//! # Answers
//!
//! Fields and enum values that this version does not know are kept, and written back. A value of an unexpected type costs
//! that value alone: its field is `None`, and [`misfits`](v4::Event::misfits) names it.
//!
//! # Is it genuine?
//!
//! What a browser says about itself counts for nothing. [`sealed::unseal`](trust/sealed/fn.unseal.html) opens a result that it
//! brings and can neither read nor change, [`webhook::read`](trust/webhook/fn.read.html) takes an event that was sent to you, and
//! [`trust::verify`] judges either by a [`Policy`].
//!
//! # Tests
//!
//! ```
//! # #[cfg(feature = "mock")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use fingerprint_edge::mock::{MockTransport, Options};
//! use fingerprint_edge::{Region, v4};
//!
//! let api = MockTransport::new(Options::new())?;
//! let client = v4::Client::new("test-secret-key", Region::Global, api.clone());
//! # pollster::block_on(async {
//! let page = client.search_events(v4::SearchEventsFilter::new()).await?;
//! assert_eq!(page.events.len(), 10);
//! # Ok::<(), fingerprint_edge::Error>(())
//! # })?;
//! assert_eq!(api.requests().len(), 1);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "mock"))]
//! # fn main() {}
//! ```
//!
//! # Features
//!
//! | feature | |
//! | --- | --- |
//! | `fetch`, on by default | the transport over the host's `fetch`, on wasm32-unknown-unknown; elsewhere it adds nothing |
//! | `reqwest` | the transport over [reqwest](https://docs.rs/reqwest), with rustls and tokio's timer; nothing on wasm32 |
//! | `trust` | [sealed results](trust/sealed/index.html) and the signatures of [webhooks](trust/webhook/index.html) |
//! | `mock` | [the three systems in memory](mock/index.html), for tests |
//! | `tracing` | a [tracing](https://docs.rs/tracing) span for each call, an event for each attempt and each wait |
//!
//! Policies need none.

// docs.rs, which has a nightly, says of each item which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

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
pub use trust::verify::{Policy, Signal, Verdict};
#[cfg(feature = "trust")]
pub use trust::{sealed, webhook};

/// The [Fingerprint Server API v4](https://docs.fingerprint.com/reference/server-api-v4): its [`Client`](v4::Client), what its
/// operations take and what they answer.
///
/// Whatever the API does not guarantee is an `Option`. The API adds fields and values to what it answers, and they are kept:
/// under `other`, and as the variant `Other` of an enum. What an operation takes is made by `new()` and a setter for each field.
///
/// ```
/// use fingerprint_edge::{json, v4};
///
/// let event: v4::Event = json::from_str(
///     r#"{ "event_id": "1.a", "timestamp": 1708102555327, "bot": "good", "moon": "full" }"#,
/// )?;
/// assert_eq!(event.bot, Some(v4::signals::BotResult::Good));
/// assert_eq!(event.identification, None);
/// assert_eq!(event.other["moon"], "full");
/// # Ok::<(), json::Error>(())
/// ```
pub mod v4 {
    pub use crate::api::v4::*;
    pub use crate::client::v4::Client;
}

/// The [Fingerprint Server API v3](https://docs.fingerprint.com/reference/server-api), which is deprecated: its
/// [`Client`](v3::Client), what its operations take and what they answer, and the way to v4 and back.
///
/// [`upgrade`](fn@v3::upgrade) makes v4's event of v3's, and says what could not be brought over; [`downgrade`](fn@v3::downgrade)
/// goes the other way.
///
/// ```
/// use fingerprint_edge::{json, v3, v4};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let event: v3::Event = json::from_str(
///     r#"{ "products": { "identification": { "data": {
///         "requestId": "1.a", "timestamp": 1708102555327, "incognito": true
///     } } } }"#,
/// )?;
/// let event = v4::Event::try_from(event)?;
/// assert_eq!(event.event_id, "1.a");
/// assert_eq!(event.incognito, Some(true));
/// # Ok(())
/// # }
/// ```
pub mod v3 {
    pub use crate::api::v3::*;
    pub use crate::client::v3::Client;
}

/// [FingerprintIQ v1](https://docs.fingerprintiq.com): its [`Client`](iq::Client), and what its operations take and answer.
///
/// Where its documents say nothing, the types are as observed.
pub mod iq {
    pub use crate::api::iq::*;
    pub use crate::client::iq::Client;
}

/// The code in the crate's README compiles, and runs where it can.
#[cfg(all(doctest, feature = "mock", feature = "trust"))]
#[doc = include_str!("README.md")]
struct Readme;
