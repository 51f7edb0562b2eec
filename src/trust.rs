//! Whether an event is genuine: sealed results that the browser brings, webhooks with a signature, and whether
//! an event is what a policy wants.
//!
//! ```
//! # #[cfg(feature = "trust")] {
//! use fingerprint_edge::trust::sealed::{self, KEY_BYTES, Payload};
//! use fingerprint_edge::trust::webhook;
//!
//! fn visitor(sealed: &[u8], key: [u8; KEY_BYTES]) -> Option<String> {
//!     match sealed::unseal(sealed, &[key]).ok()? {
//!         Payload::V4(event) => Some(event.identification?.visitor_id),
//!         _ => None,
//!     }
//! }
//!
//! let header = "v1=1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";
//! assert!(webhook::is_valid_signature(header, b"data", b"secret"));
//! # }
//! ```

#[cfg(feature = "trust")]
pub mod sealed;
pub mod verify;
#[cfg(feature = "trust")]
pub mod webhook;
