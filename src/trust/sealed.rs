//! Sealed results: an event that a browser brings, encrypted so that it can neither read nor change it.
//!
//! The format is a header of four bytes, a nonce of twelve, and the event as JSON, deflated and
//! encrypted with AES-256-GCM. See <https://docs.fingerprint.com/docs/sealed-client-results>.

use crate::api::{iq, json, v3, v4};
use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce, Tag};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde_json::Value;
use std::fmt;

/// How long a key is, in bytes.
pub const KEY_BYTES: usize = 32;

/// How large a sealed result and the event in it may be, in bytes. None comes near; a bomb goes far beyond.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

const HEADER: [u8; 4] = [0x9e, 0x85, 0xdc, 0xed];

/// An event that was sealed. Exhaustive on purpose: a further variant would be a further system, which no `match` should
/// pass over unseen.
#[derive(Clone, Debug, PartialEq)]
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
/// # Errors
/// [`UnsealError::WrongKey`] when no key fits; any other when it is not a sealed event.
pub fn unseal(sealed: &[u8], keys: &[[u8; KEY_BYTES]]) -> Result<Payload, UnsealError> {
    for key in keys {
        match open(sealed.to_vec(), key) {
            Err(UnsealError::WrongKey) => {}
            opened => return read(&opened?),
        }
    }
    Err(UnsealError::WrongKey)
}

/// Opens a sealed result with one key; the answer is the text in it, not yet parsed.
///
/// # Errors
/// Everything but [`UnsealError::NotJson`] and [`UnsealError::NotAnEvent`].
#[inline]
pub fn open(mut sealed: Vec<u8>, key: &[u8; KEY_BYTES]) -> Result<String, UnsealError> {
    if sealed.len() > MAX_BYTES {
        return Err(UnsealError::TooLarge);
    }
    let (header, rest) = sealed
        .split_first_chunk_mut::<4>()
        .ok_or(UnsealError::TooShort)?;
    let (nonce, rest) = rest
        .split_first_chunk_mut::<12>()
        .ok_or(UnsealError::TooShort)?;
    let (text, tag) = rest
        .split_last_chunk_mut::<16>()
        .ok_or(UnsealError::TooShort)?;
    if *header != HEADER {
        return Err(UnsealError::WrongHeader);
    }
    Aes256Gcm::new(&(*key).into())
        .decrypt_inout_detached(
            &Nonce::from(*nonce),
            b"",
            (&mut *text).into(),
            &Tag::from(*tag),
        )
        .map_err(|_| UnsealError::WrongKey)?;
    // FingerprintIQ may leave the deflating out. What is deflated and begins with this byte inflates to
    // a first byte beyond ASCII, so that it is no JSON.
    let json = if text.starts_with(b"{") {
        text.to_vec()
    } else {
        inflate(text)?
    };
    String::from_utf8(json).map_err(|_| UnsealError::NotText)
}

/// Inflates raw deflate, up to [`MAX_BYTES`]: more memory than that is never asked for.
///
/// # Errors
/// [`UnsealError::TooLarge`] and [`UnsealError::NotDeflated`].
#[inline]
pub fn inflate(deflated: &[u8]) -> Result<Vec<u8>, UnsealError> {
    decompress_to_vec_with_limit(deflated, MAX_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => UnsealError::TooLarge,
        _ => UnsealError::NotDeflated,
    })
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
