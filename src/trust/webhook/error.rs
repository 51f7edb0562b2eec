//! Why a webhook is refused.

use std::fmt;

/// Why a webhook is refused. Neither the secret nor the body is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// There is no secret to check with: nothing was looked at.
    NoSecrets,
    /// A secret is empty: anyone could sign with it. Nothing was looked at.
    EmptySecret {
        /// Its place in the list, from 0.
        at: usize,
    },
    /// A secret has white space at an end, or a character that nobody sees: no signature would ever fit. Nothing was
    /// looked at.
    UnfitSecret {
        /// Its place in the list, from 0.
        at: usize,
    },
    /// There is neither `fpjs-event-signature` nor `x-fiq-signature`.
    MissingSignature,
    /// There is no body.
    NoBody,
    /// The header is not the signature of the body with any of the secrets.
    WrongSignature {
        /// The name of the header.
        header: &'static str,
    },
    /// The body is genuine, but not a JSON object.
    NotAnObject,
    /// The body is genuine, but no event of a known system; if it looks like one, the text says which field it lacks.
    NotAnEvent(String),
}

impl WebhookError {
    /// The status to answer the sender with: 403 for a signature that is missing or wrong, 400 for a body that is not
    /// what it should be, 500 for secrets that are not, which is no fault of the sender's.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NoSecrets | Self::EmptySecret { .. } | Self::UnfitSecret { .. } => 500,
            Self::MissingSignature | Self::WrongSignature { .. } => 403,
            Self::NoBody | Self::NotAnObject | Self::NotAnEvent(_) => 400,
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecrets => f.write_str("`secrets` is empty: there must be at least one"),
            Self::EmptySecret { at } => write!(f, "`secrets[{at}]` is empty: is it bound?"),
            Self::UnfitSecret { at } => write!(
                f,
                "`secrets[{at}]` has white space at an end or a control character in it: was it copied or read with a line break?"
            ),
            Self::MissingSignature => {
                f.write_str("the request has no header `fpjs-event-signature` or `x-fiq-signature`")
            }
            Self::NoBody => f.write_str("the request has no body"),
            Self::WrongSignature { header } => {
                write!(f, "the header `{header}` is not the signature of the body")
            }
            Self::NotAnObject => f.write_str("the body is not a JSON object"),
            Self::NotAnEvent(why) => {
                f.write_str("the body holds no event of a known system")?;
                match why.as_str() {
                    "" => Ok(()),
                    why => write!(f, ": {why}"),
                }
            }
        }
    }
}

impl std::error::Error for WebhookError {}
