//! Is this event genuine: results that the browser brings sealed, webhooks with a signature, and whether an
//! event is what a policy wants.

#[cfg(feature = "trust")]
pub mod sealed;
pub mod verify;
#[cfg(feature = "trust")]
pub mod webhook;
