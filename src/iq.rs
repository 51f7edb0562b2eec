//! [FingerprintIQ v1](https://docs.fingerprintiq.com): its [`Client`], and what its operations take and answer.
//!
//! Where its documents say nothing, the types are as observed.

pub use crate::api::iq::*;
pub use crate::client::iq::Client;
