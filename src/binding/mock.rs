//! The mock API for JavaScript: mocks by number, everything else as JSON text.

use crate::mock::{Failure, Invalid, MockApi, Options, Request};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static MOCKS: RefCell<Mocks> = RefCell::default();
}

#[derive(Default)]
struct Mocks {
    made: u32,
    live: BTreeMap<u32, MockApi>,
}

/// Makes a mock from its options and gives its number. Throws text that says what is wrong.
#[wasm_bindgen]
pub fn create(options: &str) -> Result<u32, JsValue> {
    let options = Options::from_json(options).map_err(refused)?;
    let api = MockApi::new(options).map_err(refused)?;
    Ok(MOCKS.with_borrow_mut(|mocks| {
        mocks.made = mocks.made.wrapping_add(1);
        mocks.live.insert(mocks.made, api);
        mocks.made
    }))
}

/// Lets a mock go.
#[wasm_bindgen]
pub fn release(mock: u32) {
    MOCKS.with_borrow_mut(|mocks| mocks.live.remove(&mock));
}

/// Puts a mock back to its start, its clock at this time.
#[wasm_bindgen]
pub fn reset(mock: u32, now: f64) -> Result<(), JsValue> {
    with(mock, |api| api.reset(millis(now)).map_err(refused))
}

/// Answers a request at this time: JSON in, JSON out.
#[wasm_bindgen]
pub fn handle(mock: u32, now: f64, request: &str) -> Result<String, JsValue> {
    let request: Request = serde_json::from_str(request).map_err(|error| text(&error))?;
    with(mock, |api| {
        api.set_now(millis(now));
        json(&api.handle(&request))
    })
}

/// Orders a failure.
#[wasm_bindgen]
pub fn fail(mock: u32, failure: &str) -> Result<(), JsValue> {
    let failure = Failure::from_json(failure).map_err(refused)?;
    with(mock, |api| api.fail(failure).map_err(refused))
}

/// The requests so far, as a JSON array.
#[wasm_bindgen]
pub fn requests(mock: u32) -> Result<String, JsValue> {
    with(mock, |api| json(api.requests()))
}

fn with<T>(mock: u32, work: impl FnOnce(&mut MockApi) -> Result<T, JsValue>) -> Result<T, JsValue> {
    MOCKS.with_borrow_mut(|mocks| match mocks.live.get_mut(&mock) {
        Some(api) => work(api),
        None => Err(JsValue::from_str("this mock is gone, make a new one")),
    })
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| text(&error))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast saturates, and times fit"
)]
fn millis(now: f64) -> i64 {
    now as i64
}

fn refused(invalid: Invalid) -> JsValue {
    text(&invalid)
}

fn text(error: &impl ToString) -> JsValue {
    JsValue::from_str(&error.to_string())
}
