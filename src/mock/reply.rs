//! An answer of the mock, and what goes wrong on its way.

use serde::Serialize;
use serde_json::Value;

/// An answer, and how it fails to arrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The headers, with lower-case names.
    pub headers: Vec<(String, String)>,
    /// The body; empty when the API documents none.
    pub body: String,
    /// What whoever serves the mock must do before or instead of answering.
    pub fault: Option<Fault>,
}

/// What happens to an answer on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fault {
    /// How long to wait first, in milliseconds.
    pub delay: u64,
    /// How the connection breaks, if it does.
    #[serde(rename = "break")]
    pub broken: Option<Break>,
}

/// How a connection breaks. Exhaustive on purpose: whoever serves the mock has to do each of them, so that a new one must
/// not go unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Break {
    /// No answer ever comes, and the connection stays open.
    Hang,
    /// The connection is closed without an answer.
    Drop,
    /// The connection is closed after this many bytes of the body.
    Truncate(usize),
    /// Nothing more comes after this many bytes of the body, and the connection stays open.
    Stall(usize),
    /// The body comes over and over, at a gentle pace, until the client goes.
    Endless,
}

impl Reply {
    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: String::new(),
            fault: None,
        }
    }

    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/json", body.to_string())
    }

    pub(super) fn text(status: u16, content_type: &str, body: impl Into<String>) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), content_type.to_owned())],
            body: body.into(),
            fault: None,
        }
    }

    /// The reply with this header in place of others of its name.
    pub(super) fn with_header(mut self, name: &str, value: &str) -> Self {
        let name = name.to_ascii_lowercase();
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(super) fn with_fault(mut self, fault: Option<Fault>) -> Self {
        self.fault = fault;
        self
    }
}
