//! Why a call failed, by phase: before sending, on the way, by the API, in the body.

use std::fmt;
use std::time::Duration;

use crate::transport::TransportError;

/// A refused argument: nothing was sent. The text names the input at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub(crate) String);

impl Refusal {
    /// The message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0
    }

    /// A refusal from the parts of its message.
    pub(crate) fn new(parts: &[&str]) -> Self {
        Self(concat(parts))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Why a call failed, and what is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    pub(crate) operation: &'static str,
    pub(crate) attempts: u32,
    pub(crate) retryable: bool,
    pub(crate) kind: ErrorKind,
    /// Of the answer, with nothing secret in them.
    pub(crate) headers: Vec<(String, String)>,
}

/// The phase in which a call failed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Before sending: an argument was refused.
    Refused(String),
    /// On the way: the connection failed. The text is the transport's own, without the key and the URL; where
    /// no repetition will help, it says what to do.
    Network(TransportError),
    /// On the way: the time of one attempt ran out.
    Timeout,
    /// On the way: the time of the whole call ran out.
    Deadline,
    /// By the API: a status that is not 2xx, with the API's own error body.
    Api {
        /// The HTTP status.
        status: u16,
        /// The API's code, such as v4's `event_not_found`; FingerprintIQ and one operation of v3 send none.
        code: Option<String>,
        /// The API's own message.
        message: String,
        /// How long the API wants to be left alone, if it says so.
        retry_after: Option<Duration>,
    },
    /// By the API or by something before it: a status that is not 2xx, redirects included, without a
    /// body that the API documents.
    Status {
        /// The HTTP status.
        status: u16,
        /// The body as it came, as far as it is text, the first 64 KB of it; what it echoes of the key and of
        /// ids is hidden.
        body: String,
        /// How long the server wants to be left alone, if it says so.
        retry_after: Option<Duration>,
    },
    /// In the body: a 2xx answer that is empty, not JSON, or not what the API documents.
    InvalidResponse {
        /// The HTTP status.
        status: u16,
        /// The body as it came, as far as it is text, the first 64 KB of it; what it echoes of the key and of
        /// ids is hidden.
        body: String,
        /// What is wrong with it.
        reason: String,
    },
    /// In the pages of a search: the server gave a key for the next page that it had given before, so that
    /// they would never end.
    Pagination,
}

impl ErrorKind {
    /// The HTTP status, when an answer came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api { status, .. }
            | Self::Status { status, .. }
            | Self::InvalidResponse { status, .. } => Some(*status),
            _ => None,
        }
    }
}

impl Error {
    /// What a function of this crate that makes no call refuses.
    pub(crate) fn refused(function: &'static str, refusal: &Refusal) -> Self {
        Self {
            operation: function,
            attempts: 0,
            retryable: false,
            kind: ErrorKind::Refused(String::from(refusal.message())),
            headers: Vec::new(),
        }
    }

    /// The operation's name in the API's documents, such as `getEvent`, or the function of this crate that refused its argument.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// How many requests were sent; at the end of a walk over pages, how many pages came.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the same call may succeed if it is made again, without doing anything twice.
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.retryable
    }

    /// Whether a request may have reached the API.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        self.attempts > 0
    }

    /// The phase in which the call failed.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The HTTP status, when an answer came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.kind.status()
    }

    /// The API's error code, when it sent one; `v4::ErrorCode::from` gives v4's as an enum.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match &self.kind {
            ErrorKind::Api { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    /// The headers of the answer, when one came: names in lower case, and values without the key and without ids.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The value of a header of the answer, such as the id by which support finds a request.
    ///
    /// ```
    /// # fn log(error: &fingerprint_edge::Error) {
    /// eprintln!("{error} [{}]", error.header("x-request-id").unwrap_or("no id"));
    /// # }
    /// ```
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }

    /// How long the server wants to be left alone, when it said so in `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self.kind {
            ErrorKind::Api { retry_after, .. } | ErrorKind::Status { retry_after, .. } => {
                retry_after
            }
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.operation, self.kind)
    }
}

/// What an [`Error`] says after the operation.
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(reason) => f.write_str(reason),
            Self::Network(reason) => write!(f, "the connection failed: {reason}"),
            Self::Timeout => f.write_str("no complete answer within the timeout"),
            Self::Deadline => f.write_str("no complete answer before the deadline"),
            Self::Api {
                status,
                code,
                message,
                ..
            } => match code {
                Some(code) => write!(f, "{message} (HTTP {status}, {code})"),
                None => write!(f, "{message} (HTTP {status})"),
            },
            Self::Status { status, .. } => {
                write!(f, "HTTP {status} without an error body of the API")
            }
            Self::InvalidResponse { status, reason, .. } => {
                write!(
                    f,
                    "HTTP {status} with a body that is not the API's: {reason}"
                )
            }
            Self::Pagination => {
                f.write_str("the server gave a key for the next page that it had given before")
            }
        }
    }
}

impl std::error::Error for Error {
    /// What the transport said, where the connection failed.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ErrorKind::Network(error) => Some(error),
            _ => None,
        }
    }
}

/// The parts of a message as one text. `[&str]::concat` does the same with 1 KB more of code.
#[must_use]
pub fn concat(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}
