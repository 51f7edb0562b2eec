//! Sealed results: an event that a browser brings, encrypted so that it can neither read nor change it.
//!
//! The format is a header of four bytes, a nonce of twelve, and the event as JSON, deflated and
//! encrypted with AES-256-GCM. See <https://docs.fingerprint.com/docs/sealed-client-results>.
//!
//! ```
//! use fingerprint_edge::sealed::{self, Key, Payload};
//!
//! /// `sealed` is what the browser sent, as it came: base64, or bytes.
//! fn visitor(sealed: &str, key: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
//!     Ok(match sealed::unseal(sealed, &[Key::from_base64(key)?])? {
//!         Payload::V4(event) => event.identification.map(|identification| identification.visitor_id),
//!         _ => None,
//!     })
//! }
//!
//! let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
//! let sealed = "noXc7aChoqOkpaanqKmqq01ONgAOBik2rSnWYVVI9OnAnG0goIJ3WarTFuDFc1zKnyGVroXroA==";
//! assert_eq!(visitor(sealed, key).unwrap_err().to_string(), "the key does not open the sealed result");
//! ```

mod base64;
mod key;
pub(crate) mod open;

use std::borrow::{Borrow, Cow};
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::api::{iq, json, v3, v4};
use crate::trust::verify::{Judged, Shape};

pub use key::{KEY_BYTES, Key, KeyError};

/// How large a sealed result and the event in it may be, in bytes. None comes near; a bomb goes far beyond.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The base64 of that many bytes.
const MAX_CHARACTERS: usize = MAX_BYTES.div_ceil(3) * 4;

/// An event that was sealed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Payload {
    /// Of the Fingerprint Server API v4.
    V4(Box<v4::Event>),
    /// Of the Fingerprint Server API v3.
    V3(Box<v3::Event>),
    /// Of FingerprintIQ.
    Iq(Box<iq::Event>),
}

/// Why a sealed result could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnsealError {
    /// There is no key to open it with.
    NoKeys,
    /// It is a text, and not base64; white space makes it none.
    NotBase64,
    /// There is no room for header, nonce and tag.
    TooShort,
    /// It does not begin as every sealed result does.
    WrongHeader,
    /// It was sealed with another key, or has been changed since.
    WrongKey,
    /// It is longer than [`MAX_BYTES`], or inflates to more.
    TooLarge,
    /// It is neither deflated nor a JSON object as it is.
    NotDeflated,
    /// What was sealed is not UTF-8.
    NotText,
    /// What was sealed is not JSON.
    NotJson,
    /// What was sealed is JSON, but not an event of a known system; if it looks like one, the text says why it is not.
    NotAnEvent(String),
}

/// Opens a sealed result with the first of the keys that fits, and reads the event in it.
///
/// `sealed` is what the browser sent: the bytes, or their base64, in its standard or its URL-safe alphabet, with its padding
/// or without. The keys are of 32 bytes, or [`Key`]s: the new one and the old one while keys are being changed.
///
/// # Errors
/// [`UnsealError::WrongKey`] when no key fits; any other when there is none, or when it is not a sealed event.
pub fn unseal(
    sealed: impl AsRef<[u8]>,
    keys: &[impl Borrow<[u8; KEY_BYTES]>],
) -> Result<Payload, UnsealError> {
    if keys.is_empty() {
        return Err(UnsealError::NoKeys);
    }
    let bytes = bytes(sealed.as_ref())?;
    for key in keys {
        match open::open(bytes.to_vec(), key.borrow()) {
            Err(UnsealError::WrongKey) => {}
            opened => return read(&opened?),
        }
    }
    Err(UnsealError::WrongKey)
}

/// The bytes of what may be their base64. What is a text is none of a sealed result's bytes, which begin as no text does.
fn bytes(sealed: &[u8]) -> Result<Cow<'_, [u8]>, UnsealError> {
    let is_of_text = |character: char| !character.is_control() || character.is_whitespace();
    let is_text = || std::str::from_utf8(sealed).is_ok_and(|text| text.chars().all(is_of_text));
    if sealed.starts_with(&open::HEADER) || !is_text() {
        return Ok(sealed.into());
    }
    if sealed.len() > MAX_CHARACTERS {
        return Err(UnsealError::TooLarge);
    }
    let decoded = base64::decode(sealed).ok_or(UnsealError::NotBase64)?;
    Ok(decoded.into())
}

fn read(text: &str) -> Result<Payload, UnsealError> {
    let value: Value = json::from_str(text).map_err(|_| UnsealError::NotJson)?;
    let has = |name| value.get(name).is_some();
    let payload = if has("event_id") && has("timestamp") {
        serde_json::from_value(value).map(|event| Payload::V4(Box::new(event)))
    } else if has("products") {
        serde_json::from_value(value).map(|event| Payload::V3(Box::new(event)))
    } else if has("requestId") {
        serde_json::from_value(value).map(|event| Payload::Iq(Box::new(event)))
    } else {
        return Err(UnsealError::NotAnEvent(String::new()));
    };
    payload.map_err(|error| UnsealError::NotAnEvent(error.to_string()))
}

impl UnsealError {
    /// What went wrong, without the details of the case.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::NoKeys => "`keys` is empty: there must be at least one",
            Self::NotBase64 => "the sealed result is not base64",
            Self::TooShort => "the sealed result is too short to be one",
            Self::WrongHeader => "the sealed result does not begin with the header 9e85dced",
            Self::WrongKey => "the key does not open the sealed result",
            Self::TooLarge => "the sealed result is larger than 32 MiB",
            Self::NotDeflated => "the sealed result holds neither deflated data nor JSON",
            Self::NotText => "the sealed result holds no UTF-8",
            Self::NotJson => "the sealed result holds no JSON",
            Self::NotAnEvent(_) => "the sealed result holds no event of a known system",
        }
    }
}

impl fmt::Display for UnsealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match self {
            Self::NotAnEvent(why) if !why.is_empty() => write!(f, ": {why}"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for UnsealError {}

/// As the event in it.
impl Judged for Payload {
    fn shape(&self) -> Shape {
        match self {
            Self::V4(_) => Shape::V4,
            Self::V3(_) => Shape::V3,
            Self::Iq(_) => Shape::Iq,
        }
    }
}
