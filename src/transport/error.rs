//! Why a transport has no answer.

use std::fmt;

use super::Response;

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportError {
    /// The connection failed. The text is the host's.
    Connection(String),
    /// The request fails however often it is sent, as with a certificate that nobody trusts or where the host
    /// refuses to build it. The text says what to do.
    Permanent(String),
    /// The status came, but not the whole body: it broke off, could not be decoded, or was not read to its end.
    /// What came of it is there.
    Incomplete(Response),
    /// The body is larger than [`MAX_BODY_BYTES`](super::MAX_BODY_BYTES).
    TooLarge {
        /// The HTTP status.
        status: u16,
        /// The headers, as in a [`Response`].
        headers: Vec<(String, String)>,
    },
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connection(reason) | Self::Permanent(reason) => f.write_str(reason),
            Self::Incomplete(_) => f.write_str("the body broke off"),
            Self::TooLarge { .. } => f.write_str("the body is larger than 32 MiB"),
        }
    }
}

impl std::error::Error for TransportError {}
