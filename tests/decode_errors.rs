//! A body that cannot be read: the error names the place by its path, and shows nothing of what stands there.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::error::Error;

use fingerprint_edge::json::from_str;
use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use fingerprint_edge::{ErrorKind, Region, iq, v3, v4};
use pollster::block_on;
use proptest::prelude::*;
use serde_json::{Value, json};

const V4: &str = include_str!("fixtures/v4/event-every-field.json");
const V3: &str = include_str!("fixtures/v3/event-every-field.json");
const V3_WEBHOOK: &str = include_str!("fixtures/v3/webhook.json");
const IQ: &str = include_str!("fixtures/iq/event.json");
const IQ_WEBHOOK: &str = include_str!("fixtures/iq/webhook.json");

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The error of a text, as a user sees it.
fn error<T: serde::de::DeserializeOwned>(text: &str) -> (String, String) {
    let error = from_str::<T>(text).err().expect("it is read");
    assert!(
        error
            .source()
            .is_some_and(|source| source.is::<serde_json::Error>())
    );
    (error.path().to_owned(), error.to_string())
}

/// The text up to the middle of the last value with this name.
fn cut_in<'a>(text: &'a str, name: &str) -> &'a str {
    let at = text.rfind(&format!("\"{name}\":")).unwrap() + name.len() + 3;
    &text[..at + 3]
}

#[test]
fn a_body_that_is_cut_names_the_value_in_which_it_ends() {
    let event = value(V4);
    let page = json!({ "events": vec![event; 4] }).to_string();
    for (name, path) in [
        (
            "visitor_id",
            "events[3].supplementary_id_high_recall.visitor_id",
        ),
        ("proxy_type", "events[3].proxy_details.proxy_type"),
        ("timestamp", "events[3].timestamp"),
    ] {
        let (found, said) = error::<v4::EventSearch>(cut_in(&page, name));
        assert_eq!(found, path);
        assert!(
            said.starts_with(&format!("{path}: EOF while parsing")),
            "{said}"
        );
    }
    let (path, _) = error::<v3::Event>(cut_in(&value(V3).to_string(), "rawDeviceAttributes"));
    assert_eq!(path, "products.rawDeviceAttributes");
    let (path, _) = error::<iq::Event>(cut_in(&value(IQ).to_string(), "vpn"));
    assert!(path.ends_with(".vpn"), "{path}");
    let (path, _) = error::<iq::Webhook>(cut_in(&value(IQ_WEBHOOK).to_string(), "data"));
    assert!(path.starts_with("data"), "{path}");
}

#[test]
fn what_is_no_json_names_the_place_too() {
    for (text, path) in [
        (
            r#"{"events":[{"event_id":"1.a","vpn":tru}]}"#,
            "events[0].vpn",
        ),
        (
            r#"{"events":[{"event_id":"1.a"},{"sdk":{"version":1.}}]}"#,
            "events[1].sdk.version",
        ),
        (
            r#"{"events":[{"event_id":"1.a","url":"\x"}]}"#,
            "events[0].url",
        ),
        // What JavaScript reads does not hide what it does not read either.
        (
            r#"{"events":[{"event_id":"1.a","url":"\ud800"},{"os":nul}]}"#,
            "events[1].os",
        ),
        (
            r#"{"events":[{"tags":{"plan_of_ana":{"x":?}}}]}"#,
            "events[0].tags",
        ),
        (r#"{"events":[],"total_hits":08}"#, "total_hits"),
        ("<html>", ""),
        ("", ""),
    ] {
        let (found, said) = error::<v4::EventSearch>(text);
        assert_eq!(found, path, "{text}: {said}");
        assert!(!said.contains("plan_of_ana"), "{said}");
    }
    let said = error::<v4::Event>("<html>").1;
    assert_eq!(said, "expected value at line 1 column 1");
}

#[test]
fn json_of_another_shape_says_what_is_there_instead() {
    for (text, said) in [
        (
            r#"["secret"]"#,
            "invalid type: expected an object, found an array",
        ),
        (
            "\"secret\"",
            "invalid type: expected an object, found a string",
        ),
        (
            r#"{"events":{"secret":1}}"#,
            "invalid type of field `events`: an object",
        ),
        (r#"{"event":"secret"}"#, "missing field `events`"),
    ] {
        let (_, found) = error::<v4::EventSearch>(text);
        assert!(found.starts_with(said), "{found}");
        assert!(!found.contains("secret"), "{found}");
    }
}

/// Answers with this body.
struct Answer(String);

impl Transport for Answer {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        Ok(Response {
            status: 200,
            headers: Vec::new(),
            body: self.0.clone().into_bytes(),
        })
    }

    async fn sleep(&self, _: std::time::Duration) {
        std::future::pending().await
    }
}

#[test]
fn a_client_names_the_place_and_not_the_key() {
    let key = "k3yOfTheWorkspace";
    let body = format!(r#"{{"events":[{{"event_id":"1.a","sdk":{{"{key}":tru"#);
    let client = v4::Client::new(key, Region::Eu, Answer(body));
    let error = block_on(client.search_events(v4::SearchEventsFilter::new())).unwrap_err();
    let ErrorKind::InvalidResponse { reason, .. } = error.kind() else {
        panic!("{error}");
    };
    assert!(reason.starts_with("events[0].sdk.[key]: "), "{reason}");
    assert!(!format!("{error} {error:?}").contains(key));

    let client = v3::Client::new(key, Region::Eu, Answer(r#"{"events":7}"#.to_owned()));
    let error = block_on(client.search_events(v3::SearchEventsFilter::new().limit(1))).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("missing or invalid field `events`"),
        "{error}"
    );
}

/// The texts that are long enough to be known again, and all names.
fn texts(value: &Value, found: &mut Vec<String>, names: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            names.push(name.clone());
            texts(value, found, names);
        }),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found, names)),
        Value::String(text) if text.len() > 6 => found.push(text.clone()),
        _ => {}
    }
}

proptest! {
    #[test]
    fn wherever_a_body_is_cut_the_error_shows_no_value(
        fixture in prop::sample::select(&[V4, V3, V3_WEBHOOK, IQ, IQ_WEBHOOK][..]),
        cut in any::<prop::sample::Index>(),
        instead in prop::sample::select(&["", "?", "]}", "\u{1}", "\"x"][..]),
    ) {
        let whole = value(fixture);
        let text = whole.to_string();
        let at = (0..=cut.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let cut = format!("{}{instead}", &text[..at]);
        let (mut values, mut names) = (Vec::new(), Vec::new());
        texts(&whole, &mut values, &mut names);
        // The path may have it as part of a name: `unsupported` is a value beside `unsupported_extensions`.
        values.retain(|value| !names.iter().any(|name| name.contains(value)));
        let errors = [
            from_str::<v4::Event>(&cut).err(),
            from_str::<v3::Webhook>(&cut).err(),
            from_str::<v3::Event>(&cut).err(),
            from_str::<iq::Event>(&cut).err(),
            from_str::<iq::Webhook>(&cut).err(),
        ];
        for error in errors {
            let said = error.expect("nothing that is cut is read").to_string();
            for value in &values {
                prop_assert!(!said.contains(value.as_str()), "{said}");
            }
        }
    }
}
