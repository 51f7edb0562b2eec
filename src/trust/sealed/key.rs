//! A key of sealed results.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use crate::trust::sealed::base64;

/// How long a key is, in bytes.
pub const KEY_BYTES: usize = 32;

/// A key of sealed results, read from base64 as the dashboard shows it, or from its bytes.
///
/// It is shown by nothing: its `Debug` has no byte of it.
///
/// ```
/// use fingerprint_edge::sealed::Key;
///
/// let key = Key::from_base64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")?;
/// assert_eq!(format!("{key:?}"), "Key(..)");
/// let error = Key::from_base64("AAECAwQFBgcICQoLDA0ODw==").unwrap_err();
/// assert_eq!(error.to_string(), "the key must have 32 bytes, got 16");
/// # Ok::<_, fingerprint_edge::sealed::KeyError>(())
/// ```
#[derive(Clone)]
pub struct Key([u8; KEY_BYTES]);

impl Key {
    /// Reads a key from base64, in its standard or its URL-safe alphabet, with its padding or without.
    ///
    /// # Errors
    /// It is not base64, or not that of 32 bytes.
    pub fn from_base64(text: &str) -> Result<Self, KeyError> {
        let bytes = base64::decode(text.as_bytes()).ok_or(KeyError::NotBase64 {
            has_white_space: text.contains(char::is_whitespace),
        })?;
        Self::try_from(bytes.as_slice())
    }
}

impl From<[u8; KEY_BYTES]> for Key {
    fn from(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }
}

impl TryFrom<&[u8]> for Key {
    type Error = KeyError;

    fn try_from(bytes: &[u8]) -> Result<Self, KeyError> {
        let wrong = |_| KeyError::WrongLength { bytes: bytes.len() };
        bytes.try_into().map(Self).map_err(wrong)
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        Self::from_base64(text)
    }
}

/// From base64, so that a key can stand in a configuration of your own.
impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_base64(&text).map_err(de::Error::custom)
    }
}

impl Borrow<[u8; KEY_BYTES]> for Key {
    fn borrow(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// Why something is no key. Nothing of it is in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyError {
    /// It is not base64.
    NotBase64 {
        /// Whether it has white space in it, such as the line break at the end of a file.
        has_white_space: bool,
    },
    /// It has not 32 bytes.
    WrongLength {
        /// How many it has.
        bytes: usize,
    },
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBase64 {
                has_white_space: false,
            } => f.write_str("the key is not base64"),
            Self::NotBase64 {
                has_white_space: true,
            } => {
                f.write_str("the key is not base64: it has white space in it, such as a line break")
            }
            Self::WrongLength { bytes } => {
                write!(f, "the key must have {KEY_BYTES} bytes, got {bytes}")
            }
        }
    }
}

impl std::error::Error for KeyError {}
