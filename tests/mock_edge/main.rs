//! The mock's `POST /v4/edge` against what the API documents.

#![cfg(all(feature = "mock", not(target_arch = "wasm32")))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail loudly, and so may what they share"
)]

mod refusals;

use fingerprint_edge::mock::{MockApi, Options, Reply, Request};
use fingerprint_edge::v4::{EdgeResponse, Event};
use serde_json::{Map, Value, json};

/// 2026-01-15T12:00:00Z.
const NOW: i64 = 1_768_478_400_000;

fn mock() -> MockApi {
    MockApi::new(Options::new().now(NOW)).unwrap()
}

fn call(api: &mut MockApi, method: &str, url: &str, body: &str) -> Reply {
    let request = Request::new(method, url).with_header("authorization", "Bearer test-secret-key");
    api.handle(&request.with_body(body))
}

fn post(api: &mut MockApi, body: &Value) -> Reply {
    call(api, "POST", "/v4/edge", &body.to_string())
}

fn get(api: &mut MockApi, url: &str) -> Value {
    let reply = call(api, "GET", url, "");
    assert_eq!(reply.status, 200, "{url}: {}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

/// The answer to a request, which must succeed.
fn made(api: &mut MockApi, body: &Value) -> Value {
    let reply = post(api, body);
    assert_eq!(reply.status, 200, "{body}: {}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

/// A good request with these changes; `null` takes a field away.
fn request(changes: Value) -> Value {
    let mut request = json!({
        "headers": [
            { "name": "Host", "value": "example.com" },
            { "name": "User-Agent", "value": "Mozilla/5.0 (X11; Linux x86_64)" },
            { "name": "Cookie", "value": "" },
        ],
        "method": "POST",
        "url": "https://example.com/login?a=1",
        "ipv4_address": "203.0.113.9",
    });
    let fields = request.as_object_mut().unwrap();
    let changes: Map<String, Value> = serde_json::from_value(changes).unwrap();
    fields.extend(changes);
    fields.retain(|_, value| !value.is_null());
    request
}

fn of_agent(user_agent: &str) -> Value {
    request(json!({ "headers": [{ "name": "uSER-aGENT", "value": user_agent }] }))
}

#[test]
fn an_event_is_made_and_found() {
    let mut api = mock();
    let body =
        request(json!({ "linked_id": "l", "tags": { "a": [1] }, "ipv6_address": "2001:db8::9" }));
    let answer = made(&mut api, &body);
    let id = answer["event_id"].as_str().unwrap().to_owned();
    let typed: EdgeResponse = serde_json::from_value(answer.clone()).unwrap();
    assert!(typed.other.is_empty(), "{:?}", typed.other);
    assert_eq!(serde_json::to_value(typed).unwrap(), answer);
    for (name, value) in [
        ("timestamp", json!(NOW)),
        ("source", json!("edge")),
        ("linked_id", json!("l")),
        ("tags", json!({ "a": [1] })),
        ("url", json!("https://example.com/login?a=1")),
    ] {
        assert_eq!(answer[name], value, "{name}");
    }
    assert_eq!(answer["ip_info"]["v4"]["address"], "203.0.113.9");
    assert_eq!(answer["ip_info"]["v6"]["address"], "2001:db8::9");
    assert!(answer.get("bot_info").is_none());

    let event = get(&mut api, &format!("/v4/events/{id}"));
    let typed: Event = serde_json::from_value(event.clone()).unwrap();
    assert!(typed.other.is_empty(), "{:?}", typed.other);
    assert_eq!(event, answer);
    let found = get(&mut api, "/v4/events?source=edge&limit=1");
    assert_eq!(found["events"], json!([event]));
    for range in ["203.0.113.0/24", "2001:db8::9"] {
        let found = get(
            &mut api,
            &format!("/v4/events?source=edge&ip_address={range}"),
        );
        assert_eq!(found["events"], json!([event]), "{range}");
    }
    let devices = get(&mut api, "/v4/events?linked_id=l");
    assert_eq!(devices["events"], json!([]), "it is none of a device");
}

#[test]
fn events_of_one_moment_have_ids_of_their_own() {
    let mut api = mock();
    let first = made(&mut api, &request(json!({})));
    let second = made(&mut api, &request(json!({})));
    assert_ne!(first["event_id"], second["event_id"]);
    let page = get(&mut api, "/v4/events?source=edge&limit=2");
    assert_eq!(page["events"][0]["event_id"], second["event_id"]);
    assert_eq!(page["events"][1]["event_id"], first["event_id"]);
}

#[test]
fn known_agents_are_named() {
    let mut api = mock();
    for (user_agent, category, name, identity) in [
        (
            "Mozilla/5.0 (compatible; GPTBot/1.2)",
            "ai_crawler",
            "GPTBot",
            "verified",
        ),
        (
            "Mozilla/5.0; compatible; ChatGPT-User/1.0",
            "ai_assistant",
            "ChatGPT-User",
            "verified",
        ),
        (
            "Mozilla/5.0 (compatible; Googlebot/2.1)",
            "search_engine_crawler",
            "Googlebot",
            "verified",
        ),
        (
            "Mozilla/5.0 HeadlessChrome/143.0.0.0",
            "browser_automation",
            "Headless Chrome",
            "unknown",
        ),
        ("curl/8.5.0", "other", "curl", "unknown"),
    ] {
        let answer = made(&mut api, &of_agent(user_agent));
        let info = &answer["bot_info"];
        let found = (&info["category"], &info["name"], &info["identity"]);
        assert_eq!(found, (&json!(category), &json!(name), &json!(identity)));
        let again = made(&mut api, &of_agent(user_agent));
        assert_eq!(&again["bot_info"], info, "the same each time");
    }
    let signed = request(json!({ "headers": [
        { "name": "User-Agent", "value": "curl/8.5.0" },
        { "name": "Signature-Agent", "value": "\"https://chatgpt.com\"" },
        { "name": "Signature", "value": "binding0=:AAAA:" },
    ] }));
    let answer = made(&mut api, &signed);
    assert_eq!(answer["bot_info"]["name"], "ChatGPT Agent");
    assert_eq!(answer["bot_info"]["identity"], "signed");
    let found = get(
        &mut api,
        "/v4/events?source=edge&bot_info_name=GPTBot&limit=5",
    );
    assert_eq!(found["events"].as_array().unwrap().len(), 2);
}

#[test]
fn addresses_are_answered_as_what_they_are() {
    let mut api = mock();
    for (v4, v6, expected) in [
        (
            json!("192.0.2.5"),
            json!(null),
            json!({ "v4": ["192.0.2.5", true] }),
        ),
        (
            json!("203.0.113.5"),
            json!(null),
            json!({ "v4": ["203.0.113.5", false] }),
        ),
        (
            json!(null),
            json!("2001:DB8:0::5"),
            json!({ "v6": ["2001:db8::5", false] }),
        ),
        (
            json!(null),
            json!("::ffff:192.0.2.5"),
            json!({ "v4": ["192.0.2.5", true] }),
        ),
        (
            json!("192.0.2.6"),
            json!("::ffff:c000:205"),
            json!({ "v4": ["192.0.2.6", true] }),
        ),
    ] {
        let answer = made(
            &mut api,
            &request(json!({ "ipv4_address": v4, "ipv6_address": v6 })),
        );
        let info = answer["ip_info"].as_object().unwrap();
        let found: Map<String, Value> = info
            .iter()
            .map(|(name, info)| {
                (
                    name.clone(),
                    json!([info["address"], info["datacenter_result"]]),
                )
            })
            .collect();
        assert_eq!(Value::Object(found), expected, "{v4} {v6}");
    }
}
