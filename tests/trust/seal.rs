//! Seals texts, as the API does.

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use fingerprint_edge::trust::sealed::KEY_BYTES;
use miniz_oxide::deflate::compress_to_vec;

pub(crate) const KEY: [u8; KEY_BYTES] = [7; KEY_BYTES];
pub(crate) const OTHER_KEY: [u8; KEY_BYTES] = [8; KEY_BYTES];
pub(crate) const EVENT: &str = r#"{"event_id":"1708102555327.NLOjmg","timestamp":1708102555327}"#;

/// Deflates and seals.
pub(crate) fn seal(text: &[u8]) -> Vec<u8> {
    encrypt(&compress_to_vec(text, 6))
}

/// Seals what is deflated already, or is not to be.
pub(crate) fn encrypt(bytes: &[u8]) -> Vec<u8> {
    let nonce = [3; 12];
    let mut text = bytes.to_vec();
    let tag = Aes256Gcm::new(&KEY.into())
        .encrypt_inout_detached(&Nonce::from(nonce), b"", text.as_mut_slice().into())
        .unwrap();
    [&[0x9e, 0x85, 0xdc, 0xed], nonce.as_slice(), &text, &tag].concat()
}
