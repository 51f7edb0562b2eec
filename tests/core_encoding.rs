//! The core natively, by properties: what is encoded reads back as it was given.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly, too")]
#![cfg(not(target_arch = "wasm32"))]

use fingerprint_edge::__bindings::call::operation::OPERATIONS;
use fingerprint_edge::__bindings::call::operation::v4::SEARCH_EVENTS;
use fingerprint_edge::__bindings::call::query::encode;
use fingerprint_edge::__bindings::call::request::path;
use fingerprint_edge::__bindings::parameter::{Given, Input};
use proptest::prelude::*;

fn text<'a>(name: &'a str, value: &'a str) -> Input<'a> {
    Input::new(name, Given::Text, value)
}

/// What a server reads: percent-decoding as RFC 3986 has it.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |byte: Option<u8>| char::from(byte.unwrap()).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' {
            hex(rest.next()) << 4 | hex(rest.next())
        } else {
            byte
        });
    }
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #[test]
    fn an_encoded_text_decodes_to_itself(input in any::<String>()) {
        let mut encoded = String::new();
        encode(&mut encoded, &input);
        prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        prop_assert_eq!(decode(&encoded), input);
    }

    #[test]
    fn an_id_never_leaves_its_segment(id in any::<String>()) {
        for operation in OPERATIONS {
            let (before, Some(name), after) = operation.path() else { continue };
            let mut inputs = vec![text(name, &id)];
            if operation.name == "updateEvent" {
                inputs.push(Input::new("suspect", Given::Flag, "true"));
            }
            if let Ok(path) = path(operation, &inputs, &[]) {
                let segment = path.strip_prefix(before).unwrap().strip_suffix(after).unwrap();
                prop_assert!(!segment.is_empty() && segment != "." && segment != "..");
                prop_assert!(!segment.contains(['/', '?', '#', '\\', ' ']));
                prop_assert_eq!(decode(segment), id.clone());
            }
        }
    }

    #[test]
    fn a_query_reads_back_as_it_was_given(values in prop::collection::vec(".{1,20}", 0..5)) {
        let inputs: Vec<_> = values.iter().map(|value| Input::new("environment", Given::Item, value.as_str())).collect();
        let path = path(&SEARCH_EVENTS, &inputs, &[]).unwrap();
        let query = path.strip_prefix("/v4/events").unwrap().trim_start_matches('?');
        let read: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| decode(pair.strip_prefix("environment=").unwrap())).collect();
        prop_assert_eq!(read, values);
    }
}
