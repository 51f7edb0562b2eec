//! Whether an event is genuine: sealed results that the browser brings, webhooks with a signature, and whether
//! an event is what a policy wants.
//!
//! ```
//! # #[cfg(feature = "trust")] {
//! use fingerprint_edge::sealed::{self, Key, UnsealError};
//! use fingerprint_edge::trust::verify::verify_now;
//! use fingerprint_edge::{Policy, Verdict};
//!
//! /// What the policy says of the event that the browser brought.
//! fn judge(sealed: &str, key: &Key, policy: &Policy) -> Result<Verdict, UnsealError> {
//!     Ok(verify_now(&sealed::unseal(sealed, std::slice::from_ref(key))?, policy))
//! }
//! # }
//! ```

#[cfg(feature = "trust")]
pub mod sealed;
pub mod verify;
#[cfg(feature = "trust")]
pub mod webhook;
