//! Any bytes as a sealed result, and as what is in one: the limit holds, and nobody but the holder of the key seals.
#![no_main]

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use fingerprint_edge::__bindings::trust::{inflate, open};
use fingerprint_edge::trust::sealed::{MAX_BYTES, unseal};

const KEY: [u8; 32] = [7; 32];
const NONCE: [u8; 12] = [3; 12];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Sealed with a key that no seed was sealed with.
    assert!(unseal(bytes, &[KEY]).is_err());
    if let Ok(inflated) = inflate(bytes) {
        assert!(inflated.len() <= MAX_BYTES);
    }
    // As the holder of the key would seal it; then with one byte changed, as nobody would.
    let mut sealed = seal(bytes);
    let _ = unseal(&sealed, &[KEY]);
    if let Ok(text) = open(sealed.clone(), &KEY) {
        assert!(text.len() <= MAX_BYTES);
    }
    let at = bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>() % sealed.len();
    sealed[at] ^= 1 << (at % 8);
    assert!(open(sealed, &KEY).is_err());
});

fn seal(bytes: &[u8]) -> Vec<u8> {
    let mut text = bytes.to_vec();
    let tag = Aes256Gcm::new(&KEY.into())
        .encrypt_inout_detached(&Nonce::from(NONCE), b"", text.as_mut_slice().into())
        .unwrap();
    [&[0x9e, 0x85, 0xdc, 0xed], NONCE.as_slice(), &text, &tag].concat()
}
