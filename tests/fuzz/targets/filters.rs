//! Any values for any operation: what is refused is named, what is sent reads back as it was given.
#![no_main]

use arbitrary::Arbitrary;
use fingerprint_edge::__bindings::call::operation::{OPERATIONS, Takes};
use fingerprint_edge::__bindings::call::request::path;
use fingerprint_edge::__bindings::parameter::{Given, Input};
use fingerprint_edge_fuzz::decode;

#[derive(Arbitrary, Debug)]
enum Name<'a> {
    Known(u8),
    Any(&'a str),
}

#[derive(Arbitrary, Debug)]
struct Value<'a> {
    name: Name<'a>,
    given: u8,
    text: &'a str,
}

/// The values of one call, and how many of them are for the query alone.
#[derive(Arbitrary, Debug)]
struct Call<'a> {
    operation: u8,
    id: &'a str,
    values: Vec<Value<'a>>,
    extra: Vec<Value<'a>>,
}

const GIVEN: [Given; 7] = [
    Given::Text,
    Given::Number,
    Given::Flag,
    Given::Date,
    Given::Item,
    Given::Object,
    Given::Other,
];

libfuzzer_sys::fuzz_target!(|call: Call<'_>| {
    let operation = OPERATIONS[usize::from(call.operation) % OPERATIONS.len()];
    let parameters = match operation.takes {
        Takes::Nothing => &[][..],
        Takes::Query(_, parameters) | Takes::Body(_, parameters) => parameters,
    };
    let input = |value: &Value<'_>| {
        let given = GIVEN[usize::from(value.given) % GIVEN.len()];
        let name = match value.name {
            Name::Known(at) if !parameters.is_empty() => {
                parameters[usize::from(at) % parameters.len()].name
            }
            Name::Known(_) => "none",
            Name::Any(name) => name,
        };
        Input::new(name.to_owned(), given, value.text.to_owned())
    };
    let (_, id, _) = operation.path();
    let id = id.map(|name| Input::new(name, Given::Text, call.id));
    let values: Vec<_> = call.values.iter().map(input).collect();
    let extra: Vec<_> = call.extra.iter().map(input).collect();
    let inputs: Vec<_> = id.iter().chain(&values).cloned().collect();
    match path(operation, &inputs, &extra) {
        Ok(url) => {
            let query = url.split_once('?').map_or("", |(_, query)| query);
            let read: Vec<_> = query
                .split('&')
                .filter(|pair| !pair.is_empty())
                .map(pair)
                .collect();
            let sent = if matches!(operation.takes, Takes::Query(..)) {
                &values[..]
            } else {
                &[]
            };
            let given: Vec<_> = sent
                .iter()
                .chain(&extra)
                .map(|i| (i.name.to_string(), i.text.to_string()))
                .collect();
            assert_eq!(read, given);
        }
        Err(refusal) => {
            let message = refusal.message();
            let named = |input: &Input<'_>| message.contains(input.name.as_ref());
            assert!(
                message.ends_with("is missing") || inputs.iter().chain(&extra).any(named),
                "{message}"
            );
        }
    }
});

fn pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap();
    (decode(name), decode(value))
}
