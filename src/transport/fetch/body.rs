//! The body of an answer, up to a limit, whatever chunks it comes in.

use std::time::Duration;

use js_sys::JSON;
use wasm_bindgen_futures::spawn_local;
use web_sys::wasm_bindgen::JsValue;

use super::FetchTransport;
use super::value::{bytes, call, get, rejection, resolved};
use crate::transport::{Transport, TransportError};

/// After so many reads the host gets a turn: a body that always has one more chunk would keep its timers
/// from ending it.
const READS_IN_A_ROW: u32 = 256;

/// Reads what there is into `body`, up to `most` bytes; whether that is all of it.
pub(super) async fn read(
    answer: &JsValue,
    most: usize,
    body: &mut Vec<u8>,
) -> Result<bool, TransportError> {
    let stream = get(answer, "body").map_err(rejection)?;
    if stream.is_null() {
        return Ok(true);
    }
    if get(&stream, "getReader").is_ok_and(|method| method.is_function()) {
        let reader = call(&stream, "getReader").map_err(rejection)?;
        return read_chunks(CancelOnDrop(reader), most, body).await;
    }
    let text = text(answer).await.map_err(rejection)?;
    let text = text.as_string().ok_or_else(not_bytes)?;
    body.extend(text.bytes().take(most));
    Ok(text.len() <= most)
}

async fn read_chunks(
    reader: CancelOnDrop,
    most: usize,
    body: &mut Vec<u8>,
) -> Result<bool, TransportError> {
    for reads in 1_u32.. {
        let promise = call(&reader.0, "read").map_err(rejection)?;
        let step = resolved(&promise).await.map_err(rejection)?;
        if get(&step, "done").map_err(rejection)?.is_truthy() {
            return Ok(true);
        }
        let chunk = get(&step, "value").map_err(rejection)?;
        let chunk = bytes(&chunk).ok_or_else(not_bytes)?;
        let (begin, room) = (body.len(), most - body.len());
        let length = chunk.length() as usize;
        // Of a chunk that is too large, only what there is room for is copied.
        body.resize(begin + length.min(room), 0);
        if let Some(place) = body.get_mut(begin..).filter(|place| !place.is_empty()) {
            chunk.subarray(0, place.len() as u32).copy_to(place);
        }
        if length > room {
            break;
        }
        if reads % READS_IN_A_ROW == 0 {
            FetchTransport::default().sleep(Duration::ZERO).await;
        }
    }
    Ok(false)
}

/// Of an object without a stream, as test doubles are.
async fn text(answer: &JsValue) -> Result<JsValue, JsValue> {
    if get(answer, "text")?.is_function() {
        return resolved(&call(answer, "text")?).await;
    }
    let value = resolved(&call(answer, "json")?).await?;
    JSON::stringify(&value).map(JsValue::from)
}

fn not_bytes() -> TransportError {
    TransportError::Permanent(String::from(
        "the chunks of a `Response`'s body must be bytes, as a `Uint8Array` has them",
    ))
}

/// Lets go of a body that nobody will read.
pub(super) fn cancel(answer: &JsValue) {
    if let Ok(stream) = get(answer, "body") {
        drop(CancelOnDrop(stream));
    }
}

/// A stream or the reader of one. Not every body heeds the signal of its request; one that has ended
/// does not mind.
struct CancelOnDrop(JsValue);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        if let Ok(promise) = call(&self.0, "cancel") {
            spawn_local(async move {
                // Nobody waits for it, and what it says does not matter.
                let _ = resolved(&promise).await;
            });
        }
    }
}
