//! Texts that JavaScript reads and serde_json refuses: they cost a value, not the event, the page or the stack.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/replay.rs"]
mod replay;

use fingerprint_edge::json::from_str;
use fingerprint_edge::v4::{self, Event, EventSearch};
use fingerprint_edge::{Region, iq};
use pollster::block_on;
use proptest::prelude::*;
use replay::{Replay, Reply};
use serde_json::{Value, json};

/// An event with that text as its tags, and whatever follows.
fn event(tags: &str, more: &str) -> String {
    format!(r#"{{"event_id":"1.a","timestamp":1,"tags":{{"a":{tags}}}{more}}}"#)
}

fn nested(depth: usize) -> String {
    let (open, close): (Vec<_>, Vec<_>) = (0..depth)
        .map(|level| {
            if level % 2 == 0 {
                ("[", "]")
            } else {
                (r#"{"\ud800[\"":"#, "}")
            }
        })
        .unzip();
    let close: Vec<_> = close.into_iter().rev().collect();
    [open.concat(), "1".to_owned(), close.concat()].concat()
}

#[test]
fn half_a_surrogate_pair_costs_itself() {
    for (text, read) in [
        (r#""\ud800""#, json!("\u{fffd}")),
        (r#""\uDFFF""#, json!("\u{fffd}")),
        (r#""x\udbff\"y""#, json!("x\u{fffd}\"y")),
        (r#""\udc00\ud800""#, json!("\u{fffd}\u{fffd}")),
        (
            r#""\ud83d\ud83d\ude00\ude00""#,
            json!("\u{fffd}\u{1f600}\u{fffd}"),
        ),
        (r#""\ud800\n""#, json!("\u{fffd}\n")),
        (r#""\ud800\u0041""#, json!("\u{fffd}A")),
        (r#""\\ud800\ud800""#, json!("\\ud800\u{fffd}")),
        (
            r#"{"\ud800":{"\udc00":"ü"}}"#,
            json!({ "\u{fffd}": { "\u{fffd}": "ü" } }),
        ),
    ] {
        let event: Event = from_str(&event(text, "")).unwrap();
        assert_eq!(event.tags.unwrap()["a"], read, "{text}");
    }
    let event: Event =
        from_str(&event("1", r#","linked_id":"order-\ud83d","new":"\udead""#)).unwrap();
    assert_eq!(event.linked_id.unwrap(), "order-\u{fffd}");
    assert_eq!(event.other["new"], "\u{fffd}");
}

#[test]
fn what_is_nested_too_deep_is_null() {
    for depth in [127, 128, 150, 10_000, 1_000_000] {
        let text = nested(depth);
        let event: Event = from_str(&event(&text, r#","url":"there""#)).unwrap();
        assert_eq!(event.url.as_deref(), Some("there"), "{depth}");
        let again = serde_json::to_string(&event).unwrap();
        assert_eq!(from_str::<Event>(&again).unwrap(), event);
        assert!(format!("{event:?}").contains("Null"));
        assert_eq!(event.clone(), event);
        let page = format!(
            r#"{{"events":[{}],"total_hits":{text}}}"#,
            self::event(&text, "")
        );
        let page: EventSearch = from_str(&page).unwrap();
        assert_eq!(
            (page.events.len(), page.misfits()),
            (1, vec!["total_hits".to_owned()])
        );
    }
    // As deep as that, nothing is lost.
    let text = "[".repeat(127) + &"]".repeat(127);
    assert_eq!(from_str::<Value>(&text).unwrap().to_string(), text);
    assert_eq!(from_str::<Value>(&format!("[{text}, 2]")).unwrap()[1], 2);
}

#[test]
fn a_number_out_of_range_is_null() {
    for number in ["1e999", "-1e999", "1E+400", "123456789e9999", "1.5e309"] {
        let event: Event =
            from_str(&event(number, &format!(r#","vpn_ml_score":{number}"#))).unwrap();
        assert_eq!(event.misfits(), ["vpn_ml_score"], "{number}");
        assert_eq!(event.tags.unwrap()["a"], Value::Null);
    }
    let digits = "9".repeat(400);
    assert_eq!(
        from_str::<Value>(&format!("[{digits}, 1e-999, \"1e999\"]")).unwrap(),
        json!([null, 0.0, "1e999"])
    );
}

#[test]
fn what_is_no_json_is_none() {
    for text in [
        "",
        "{",
        "[1,]",
        r#"{"a":}"#,
        r#""\ud800"#,
        r#""\ud80""#,
        r#""\ud8 0""#,
        r#"{"a":"\x"}"#,
        "1e999 2",
        "-",
        "1e",
        "--1",
        r#""\ud800" x"#,
        "nul",
        r#"["\ud800""#,
    ] {
        assert!(from_str::<Value>(text).is_err(), "{text}");
    }
}

#[test]
fn the_clients_read_by_it() {
    let page: &'static str = Box::leak(
        format!(
            r#"{{"events":[{},7,{}]}}"#,
            event(&nested(10_000), ""),
            event(r#""\ud800""#, "")
        )
        .into_boxed_str(),
    );
    let replay = Replay::new([Reply::Status(200, page)]);
    let client = v4::Client::new("secret-key", Region::Eu, replay.clone());
    let page = block_on(client.search_events(v4::SearchEventsFilter::default())).unwrap();
    assert_eq!(
        (page.events.len(), page.misfits()),
        (2, vec!["events[1]".to_owned()])
    );

    let event = r#"{"requestId":"req_1","linkedId":"\udc00","verdicts":{"bot":[]}}"#;
    let replay = Replay::new([Reply::Status(200, event)]);
    let client = iq::Client::new("fiq_secret_key", replay.clone());
    let event = block_on(client.get_event("req_1")).unwrap();
    assert_eq!(event.misfits(), ["verdicts.bot"]);
}

proptest! {
    /// Half pairs at random in a text, against a decoder of UTF-16.
    #[test]
    fn strings_are_read_as_utf_16(units in prop::collection::vec(
        prop_oneof![Just(0xd800), Just(0xdbff), Just(0xdc00), Just(0xdfff), 0x20_u16..0x7f, any::<u16>()], 0..12,
    )) {
        let escaped: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        prop_assert_eq!(from_str::<String>(&format!("\"{escaped}\"")).unwrap(), String::from_utf16_lossy(&units));
    }

    /// What serde_json reads is the same here, and what nobody reads is an error in both.
    #[test]
    fn other_texts_are_as_they_are(text in r#"[\[\]{}":,0-9eE+\-. \\unltrafsdx]{0,24}"#) {
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            prop_assert_eq!(from_str::<Value>(&text).unwrap(), value);
        } else {
            let _ = from_str::<Value>(&text);
        }
    }
}
