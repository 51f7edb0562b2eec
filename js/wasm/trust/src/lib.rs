//! Sealed results and signatures for `js/trust`. How values cross is described in the crate `fingerprint-edge-wasm`.

use fingerprint_edge::__bindings::trust as core;
use fingerprint_edge::trust::sealed::UnsealError;
use fingerprint_edge_wasm::{Mark, answer};
use wasm_bindgen::prelude::wasm_bindgen;

/// The standard library's allocator would be an eighth of the whole file.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// Opens a sealed result with a key; the value is the JSON in it.
#[wasm_bindgen]
pub fn unseal(sealed: Vec<u8>, key: &[u8]) -> String {
    let Ok(key) = key.try_into() else {
        return Mark::Refusal.before("the key must have 32 bytes");
    };
    match core::open(sealed, key) {
        Err(UnsealError::WrongKey) => Mark::WrongKey.before(UnsealError::WrongKey.message()),
        opened => answer(opened.map_err(|error| error.message())),
    }
}

/// The signature of a body in hexadecimal digits of lower case; empty, which no header has, when the secret is.
#[wasm_bindgen]
pub fn sign(body: &[u8], secret: &[u8]) -> String {
    let signature = core::sign(body, secret).into_iter().flatten();
    let digits = signature.flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
