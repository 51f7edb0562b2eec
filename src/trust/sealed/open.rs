//! Opens one sealed result with one key.

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce, Tag};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use crate::trust::sealed::{KEY_BYTES, MAX_BYTES, UnsealError};

/// What every sealed result begins with; no text does.
pub(super) const HEADER: [u8; 4] = [0x9e, 0x85, 0xdc, 0xed];

/// Opens a sealed result with one key; the answer is the text in it, not yet parsed.
///
/// # Errors
/// All that are not about the text in it, nor about the keys or the base64.
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
