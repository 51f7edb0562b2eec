//! The table of scripted answers over `FetchTransport`: the host's `fetch` is one that plays them.

#[path = "../scripted/call.rs"]
mod call;
#[path = "../scripted/case.rs"]
mod case;
#[path = "../scripted/judge.rs"]
mod judge;
#[path = "../scripted/script.rs"]
mod script;
#[path = "../scripted/spelling.rs"]
mod spelling;
#[path = "../scripted/spent.rs"]
mod spent;
#[path = "../scripted/suite.rs"]
mod suite;
#[path = "../scripted/table.rs"]
mod table;
#[path = "../scripted/told.rs"]
mod told;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use fingerprint_edge::transport::{FetchTransport, Request};
use js_sys::{Array, Function, Promise, Reflect, TypeError, Uint8Array, global};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use self::script::{Reply, Script};

/// Makes the host's own `Response`; a body that breaks off is a stream that fails.
const ANSWER: &str = r#"(status, statusText, headers, bytes, broken) => {
    const broken_off = () => {
        const parts = bytes.length ? [bytes] : [];
        return new ReadableStream({
            pull(controller) {
                if (parts.length) controller.enqueue(parts.shift());
                else controller.error(new TypeError("terminated"));
            },
        });
    };
    if (status === 0) return Response.error();
    const body = [204, 304].includes(status) ? null : broken ? broken_off() : bytes;
    return new Response(body, { status, statusText, headers });
}"#;

/// The host's `fetch`, until it is dropped.
struct Played {
    own: JsValue,
    script: Rc<RefCell<Option<Arc<Script>>>>,
    _fetch: Closure<dyn FnMut(web_sys::Request) -> Promise>,
}

impl Played {
    fn start() -> Self {
        let script: Rc<RefCell<Option<Arc<Script>>>> = Rc::default();
        let playing = script.clone();
        let answer: Function = js_sys::eval(ANSWER).unwrap().unchecked_into();
        let fetch: Closure<dyn FnMut(web_sys::Request) -> Promise> =
            Closure::new(move |request: web_sys::Request| {
                let script = playing.borrow().clone().unwrap();
                if let Some(problem) = differs(&request, &script.last_request()) {
                    script.complain(problem);
                }
                reply(&script, &answer)
            });
        let own = Reflect::get(&global(), &"fetch".into()).unwrap();
        Reflect::set(&global(), &"fetch".into(), fetch.as_ref()).unwrap();
        Self {
            own,
            script,
            _fetch: fetch,
        }
    }

    fn plays(&self, script: &Arc<Script>) -> FetchTransport {
        *self.script.borrow_mut() = Some(script.clone());
        FetchTransport::default()
    }
}

impl Drop for Played {
    fn drop(&mut self) {
        Reflect::set(&global(), &"fetch".into(), &self.own).unwrap();
    }
}

fn reply(script: &Script, answer: &Function) -> Promise {
    match script.reply() {
        Reply::Fails(said) => Promise::reject(&TypeError::new(&said)),
        Reply::Hang => Promise::new(&mut |_, _| {}),
        Reply::Http {
            status,
            reason,
            headers,
            body,
            broken,
        } => {
            let pairs = headers.iter().map(|(name, value)| {
                Array::of2(&JsValue::from_str(name), &JsValue::from_str(value))
            });
            let given = [
                JsValue::from(status),
                JsValue::from(reason),
                JsValue::from(pairs.collect::<Array>()),
                JsValue::from(Uint8Array::from(body.as_slice())),
                JsValue::from(broken),
            ];
            let given: Array = given.iter().collect();
            match answer.apply(&JsValue::UNDEFINED, &given) {
                Ok(response) => Promise::resolve(&response),
                Err(thrown) => {
                    script.complain(format!("there is no answer {status}: {thrown:?}"));
                    Promise::reject(&thrown)
                }
            }
        }
    }
}

/// What of a request is not as the client has asked.
fn differs(request: &web_sys::Request, sent: &Request) -> Option<String> {
    let missing = sent
        .headers
        .iter()
        .find(|(name, value)| request.headers().get(name).unwrap().as_ref() != Some(value));
    let same = request.method() == sent.method
        && request.url() == sent.url
        && request.redirect() == web_sys::RequestRedirect::Manual
        && request.signal().unchecked_ref::<JsValue>().is_object()
        && missing.is_none();
    (!same).then(|| format!("{} {} without {missing:?}", request.method(), request.url()))
}

#[wasm_bindgen_test]
async fn plays_every_case() {
    let played = Played::start();
    suite::cases(|script| played.plays(script), &[]).await;
}

#[wasm_bindgen_test]
async fn takes_headers_and_keys() {
    let played = Played::start();
    suite::headers(|script| played.plays(script)).await;
    suite::keys(|script| played.plays(script)).await;
}
