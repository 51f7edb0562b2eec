//! Any text as an id: it is refused by its name, or stays one segment of the path that reads back as it was given.
#![no_main]

use fingerprint_edge::__bindings::call::operation::OPERATIONS;
use fingerprint_edge::__bindings::call::request::path;
use fingerprint_edge::__bindings::parameter::{Given, Input};
use fingerprint_edge_fuzz::decode;

libfuzzer_sys::fuzz_target!(|id: &str| {
    for operation in OPERATIONS {
        let (before, Some(name), after) = operation.path() else {
            continue;
        };
        let suspect = Input::new("suspect", Given::Flag, "true");
        let inputs = [Input::new(name, Given::Text, id), suspect];
        let inputs = if operation.name == "updateEvent" {
            &inputs[..]
        } else {
            &inputs[..1]
        };
        match path(operation, inputs, &[]) {
            Ok(path) => {
                let segment = path
                    .strip_prefix(before)
                    .unwrap()
                    .strip_suffix(after)
                    .unwrap();
                assert!(!matches!(segment, "" | "." | ".."));
                assert_eq!(decode(segment), id);
            }
            Err(refusal) => assert!(refusal.message().starts_with(&format!("`{name}` "))),
        }
    }
});
