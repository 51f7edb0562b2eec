//! Sealed results and signatures for `js/sealed.js` and `js/webhook.js`. A text that begins with `!`
//! is a refusal, and the rest of it the message.

use crate::call::error::concat;
use crate::trust::sealed::{self, UnsealError};
use crate::trust::webhook;
use wasm_bindgen::prelude::wasm_bindgen;

/// Opens a sealed result with a key; the answer is the JSON in it. A refusal that begins with `?` is
/// for this key alone: another one may open it.
#[wasm_bindgen]
pub fn unseal(sealed: Vec<u8>, key: &[u8]) -> String {
    let Ok(key) = key.try_into() else {
        return "!the key must have 32 bytes".to_owned();
    };
    sealed::open(sealed, key).unwrap_or_else(|error| {
        let mark = if error == UnsealError::WrongKey {
            "?"
        } else {
            "!"
        };
        concat(&[mark, error.message()])
    })
}

/// The signature of a body; empty, which no header has, when the secret is.
#[wasm_bindgen]
pub fn sign(body: &[u8], secret: &[u8]) -> Vec<u8> {
    webhook::sign(body, secret).map_or_else(Vec::new, Vec::from)
}

/// Whether a header `fpjs-event-signature` lists this signature.
#[wasm_bindgen]
pub fn is_listed(header: &str, signature: &[u8]) -> bool {
    webhook::is_listed(header, signature)
}

/// Whether a header `X-FIQ-Signature` is this signature.
#[wasm_bindgen]
pub fn is_alone(header: &str, signature: &[u8]) -> bool {
    webhook::is_alone(header, signature)
}
