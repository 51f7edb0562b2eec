//! The mock API for `js/mock`: mocks by number, everything else as JSON. How values cross is described in the
//! crate `fingerprint-edge-wasm`.

use fingerprint_edge::__bindings::mock::request;
use fingerprint_edge::mock::{Failure, Invalid, MockApi, Options};
use fingerprint_edge_wasm::{Mark, answer};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static MOCKS: RefCell<Mocks> = RefCell::default();
}

#[derive(Default)]
struct Mocks {
    made: u32,
    /// By number. A tree would find them faster, and be one more kind of tree in the file.
    live: Vec<(u32, MockApi)>,
}

/// Makes a mock from its options; the answer is its number.
#[wasm_bindgen]
pub fn create(options: &str) -> String {
    let number = Options::from_json(options)
        .and_then(MockApi::new)
        .map(|api| {
            MOCKS.with_borrow_mut(|mocks| {
                mocks.made = mocks.made.wrapping_add(1);
                mocks.live.push((mocks.made, api));
                mocks.made.to_string()
            })
        });
    answer(number.map_err(|invalid| invalid.to_string()))
}

/// Lets a mock go.
#[wasm_bindgen]
pub fn release(mock: u32) {
    MOCKS.with_borrow_mut(|mocks| mocks.live.retain(|(number, _)| *number != mock));
}

/// Puts a mock back to its start, its clock at this time.
#[wasm_bindgen]
pub fn reset(mock: u32, now: f64) -> String {
    with(mock, |api| accepted(api.reset(millis(now))))
}

/// Answers a request at this time.
#[wasm_bindgen]
pub fn handle(mock: u32, now: f64, json: &str) -> String {
    with(mock, |api| match request(json) {
        Ok(request) => {
            api.set_now(millis(now));
            written(&api.handle(&request))
        }
        Err(error) => refusal(&error),
    })
}

/// Orders a failure.
#[wasm_bindgen]
pub fn fail(mock: u32, failure: &str) -> String {
    with(mock, |api| {
        accepted(Failure::from_json(failure).and_then(|failure| api.fail(failure)))
    })
}

/// The requests so far, as an array.
#[wasm_bindgen]
pub fn requests(mock: u32) -> String {
    with(mock, |api| written(api.requests()))
}

fn with(mock: u32, work: impl FnOnce(&mut MockApi) -> String) -> String {
    let is_it = |(number, _): &&mut (u32, MockApi)| *number == mock;
    MOCKS.with_borrow_mut(|mocks| match mocks.live.iter_mut().find(is_it) {
        Some((_, api)) => work(api),
        // A trap took the whole instance along.
        None => refusal("this mock is gone, make a new one"),
    })
}

fn accepted(result: Result<(), Invalid>) -> String {
    answer(result.map(|()| "").map_err(|invalid| invalid.to_string()))
}

fn written<T: Serialize + ?Sized>(value: &T) -> String {
    answer(serde_json::to_string(value).map_err(|error| error.to_string()))
}

fn refusal(why: &(impl ToString + ?Sized)) -> String {
    Mark::Refusal.before(&why.to_string())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and no time comes near"
)]
fn millis(now: f64) -> i64 {
    now as i64
}
