//! A test of a user's, as wasm-bindgen-test runs it.
#![cfg(target_arch = "wasm32")]

use consumer_neighbours::{Host, event};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_empty_key_is_refused() {
    let answer = event(Host::default(), "", "1708102555327.NLOjmg").await;
    assert_eq!(answer.map_err(|error| error.attempts()), Err(0));
}
