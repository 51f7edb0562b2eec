//! A test of a user's.

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_empty_key_is_refused() {
    let answer = consumer_wasm_bindgen_test::is_bot("", "1708102555327.NLOjmg").await;
    assert_eq!(answer.map_err(|error| error.attempts()), Err(0));
}
