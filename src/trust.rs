//! Is this event genuine: results that the browser brings sealed, and webhooks with a signature.

pub mod sealed;
pub mod webhook;
