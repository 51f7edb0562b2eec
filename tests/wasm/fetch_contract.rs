//! What the Rust client promises over `FetchTransport`, against the mock API over HTTP.

use std::time::Duration;

use fingerprint_edge::transport::{FetchTransport, Transport, to_js};
use fingerprint_edge::{ErrorKind, Limits, Region, v4};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::{JsCast, JsValue};

/// Where `cargo xtask test` serves the mock API; a browser has no environment to read it from.
const MOCK_URL: Option<&str> = option_env!("FINGERPRINT_EDGE_MOCK_URL");

fn url() -> &'static str {
    MOCK_URL.expect("FINGERPRINT_EDGE_MOCK_URL is not set: run `cargo xtask test --only wasm-node`")
}

fn client() -> v4::Client<FetchTransport> {
    with_key("test-secret-key")
}

fn with_key(key: &str) -> v4::Client<FetchTransport> {
    v4::Client::new(key, Region::Global, FetchTransport::default())
        .with_base_url(url())
        .unwrap()
}

/// Makes the next answers of the mock fail.
async fn fail(fault: &str) {
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(fault));
    let request =
        web_sys::Request::new_with_str_and_init(&format!("{}/__mock/fail", url()), &init).unwrap();
    let fetch: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &"fetch".into())
        .unwrap()
        .unchecked_into();
    let promise: js_sys::Promise = fetch
        .call1(&JsValue::UNDEFINED, &request)
        .unwrap()
        .unchecked_into();
    let response: web_sys::Response = JsFuture::from(promise).await.unwrap().unchecked_into();
    assert!(
        response.ok(),
        "the mock refused the fault {fault}: {}",
        response.status()
    );
}

async fn some_event() -> v4::Event {
    let filter = v4::SearchEventsFilter::new().limit(1);
    client()
        .search_events(&filter)
        .await
        .unwrap()
        .events
        .remove(0)
}

#[wasm_bindgen_test]
async fn gets_searches_and_updates() {
    let event = some_event().await;
    assert_eq!(
        client().get_event(&event.event_id).await.unwrap().event_id,
        event.event_id
    );

    client()
        .update_event(&event.event_id, v4::EventUpdate::new().suspect(true))
        .await
        .unwrap();
    assert_eq!(
        client().get_event(&event.event_id).await.unwrap().suspect,
        Some(true)
    );

    let client = client();
    let filter = v4::SearchEventsFilter::new().limit(3);
    let mut pages = client.search_events(filter).pages();
    let mut ids = Vec::new();
    while let Some(page) = pages.next().await {
        ids.extend(page.unwrap().events.into_iter().map(|event| event.event_id));
    }
    assert!(ids.len() > 3);
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[wasm_bindgen_test]
async fn errors_come_with_their_codes() {
    let error = client().delete_visitor_data("nobody").await.unwrap_err();
    assert_eq!(
        (error.status(), error.code()),
        (Some(404), Some("visitor_not_found"))
    );
    let error = with_key("another-key")
        .get_event("1708102555327.NLOjmg")
        .await
        .unwrap_err();
    assert_eq!(
        (error.status(), error.code()),
        (Some(403), Some("secret_api_key_not_found"))
    );
}

#[wasm_bindgen_test]
async fn repeats_until_the_api_answers() {
    let event = some_event().await;
    fail(r#"{"status":503,"times":1}"#).await;
    fail(r#"{"drop":true,"times":1}"#).await;
    assert!(client().get_event(&event.event_id).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_failed_connection_says_no_url() {
    let nowhere = v4::Client::new("k", Region::Global, FetchTransport::default())
        .with_base_url("http://127.0.0.1:1")
        .unwrap()
        .with_limits(Limits::default().max_retries(0));
    let error = nowhere.get_event("1708102555327.NLOjmg").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Network(_)), "{error}");
    assert!(!error.to_string().contains("1708102555327"), "{error}");
}

#[wasm_bindgen_test]
async fn what_hangs_is_given_up() {
    fail(r#"{"hang":true,"times":1}"#).await;
    let error = client()
        .get_event("x")
        .timeout(Duration::from_millis(100))
        .max_retries(0)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Timeout);
}

#[wasm_bindgen_test]
async fn sleeps() {
    let transport = FetchTransport::default();
    let before = transport.now_ms();
    transport.sleep(Duration::from_millis(30)).await;
    assert!(transport.now_ms() - before >= 25.0);
    let random = transport.random();
    assert!((0.0..1.0).contains(&random));
}

#[wasm_bindgen_test]
async fn an_event_becomes_a_plain_object() {
    let event = some_event().await;
    let value = to_js(&event).unwrap();
    assert_eq!(
        js_sys::Reflect::get(&value, &"event_id".into())
            .unwrap()
            .as_string(),
        Some(event.event_id)
    );
    assert!(
        js_sys::Reflect::get(&value, &"timestamp".into())
            .unwrap()
            .as_f64()
            .is_some()
    );
}
