//! One API call, without I/O: what to send, what an outcome means, what may be repeated.

pub mod advice;
pub mod endpoint;
pub mod error;
pub mod exchange;
pub(crate) mod failure;
pub mod operation;
pub mod query;
pub mod request;
pub mod retry;
pub(crate) mod secret;
