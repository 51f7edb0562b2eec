//! The signature of a body, and whether a header has it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};

/// How long a signature is, in bytes.
pub const SIGNATURE_BYTES: usize = 32;

/// The version of signatures that this code knows.
const VERSION: &str = "v1";

/// A header has a signature for each secret, of 67 characters: many times what there ever is, and nothing of more is read.
const MAX_HEADER: usize = 8_192;

/// Whether an `fpjs-event-signature` header has the signature of this body.
///
/// The header is a list such as `v1=…,v1=…`, one for each secret while secrets are being changed;
/// versions other than `v1` are passed over. An empty secret signs nothing.
/// See <https://docs.fingerprint.com/docs/webhooks-security>.
#[must_use]
pub fn is_valid_signature(header: &str, body: &[u8], secret: &[u8]) -> bool {
    sign(body, secret).is_some_and(|signature| header_lists(header, &signature))
}

/// Whether FingerprintIQ's `X-FIQ-Signature` header is the signature of this body.
///
/// See <https://docs.fingerprintiq.com/api/webhooks>.
#[must_use]
pub fn is_valid_iq_signature(header: &str, body: &[u8], secret: &[u8]) -> bool {
    sign(body, secret).is_some_and(|signature| header_is(header, &signature))
}

/// The signature of a body, unless the secret is empty.
#[must_use]
#[inline]
pub fn sign(body: &[u8], secret: &[u8]) -> Option<[u8; SIGNATURE_BYTES]> {
    if secret.is_empty() {
        return None;
    }
    let hmac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    Some(hmac.chain_update(body).finalize().into_bytes().into())
}

/// Whether this signature is one of the list in an `fpjs-event-signature` header.
#[must_use]
pub fn header_lists(header: &str, signature: &[u8]) -> bool {
    if header.len() > MAX_HEADER {
        return false;
    }
    let mut found = Choice::from(0);
    for entry in header.split(',') {
        if let Some((version, hex)) = entry.split_once('=')
            && version.trim() == VERSION
        {
            found |= same(hex, signature);
        }
    }
    found.into()
}

/// Whether this signature is the one in an `X-FIQ-Signature` header.
#[must_use]
pub fn header_is(header: &str, signature: &[u8]) -> bool {
    header.len() <= MAX_HEADER && bool::from(same(header, signature))
}

/// Compares without a hint at the place of the first difference.
fn same(hex: &str, signature: &[u8]) -> Choice {
    match bytes(hex.trim()) {
        Some(given) => given.ct_eq(signature),
        None => Choice::from(0),
    }
}

/// The bytes of hexadecimal digits of either letter case, where they are as many as a signature has.
fn bytes(hex: &str) -> Option<[u8; SIGNATURE_BYTES]> {
    let mut bytes = [0; SIGNATURE_BYTES];
    let mut digits = hex.chars();
    for byte in &mut bytes {
        let (high, low) = (digits.next()?.to_digit(16)?, digits.next()?.to_digit(16)?);
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    digits.next().is_none().then_some(bytes)
}
