//! Every parameter of a search, judged by `tests/documents/mock-parameters.json`: what is in, what is out, what is refused.

use crate::support::{NOW, error_of, get, with_events};
use fingerprint_edge::__bindings::mock::FILTERS;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    now: i64,
    parameters: BTreeMap<String, Parameter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameter {
    cases: Vec<Case>,
    refused: Vec<(u16, String, String, Vec<Given>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    query: BTreeMap<String, Given>,
    r#in: Vec<Map<String, Value>>,
    out: Vec<Map<String, Value>>,
    #[serde(default = "out")]
    unset: String,
    #[serde(default)]
    ordered: bool,
    #[serde(default)]
    found: Map<String, Value>,
}

fn out() -> String {
    "out".to_owned()
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Given {
    Once(String),
    Repeated(Vec<String>),
}

fn table() -> Table {
    let table: Table =
        serde_json::from_str(include_str!("../documents/mock-parameters.json")).unwrap();
    assert_eq!(table.now, NOW);
    table
}

fn query<'a>(parameters: impl IntoIterator<Item = (&'a String, &'a Given)>) -> String {
    let pairs = parameters.into_iter().flat_map(|(name, given)| {
        let values = match given {
            Given::Once(value) => vec![value],
            Given::Repeated(values) => values.iter().collect(),
        };
        values
            .into_iter()
            .map(move |value| format!("{}={}", encoded(name), encoded(value)))
    });
    pairs.collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The events of a case: their ids say where they belong.
fn events(case: &Case) -> Vec<Value> {
    let event = |id: String, part: &Map<String, Value>| {
        let mut event = part.clone();
        let age = event.remove("age").and_then(|age| age.as_i64());
        event.insert("event_id".to_owned(), json!(id));
        event.insert(
            "timestamp".to_owned(),
            json!(NOW - age.unwrap_or(3_600_000)),
        );
        Value::Object(event)
    };
    let named = |prefix: &'static str, parts: &[Map<String, Value>]| {
        let parts = parts.iter().enumerate();
        parts
            .map(|(index, part)| event(format!("{prefix} {index}"), part))
            .collect::<Vec<_>>()
    };
    let unset = event(format!("{} unset", case.unset), &Map::new());
    [
        named("in", &case.r#in),
        named("out", &case.out),
        vec![unset],
    ]
    .concat()
}

fn try_case(name: &str, case: &Case) {
    let mut api = with_events(events(case));
    let mut asked = case.query.clone();
    asked
        .entry("limit".to_owned())
        .or_insert(Given::Once("100".to_owned()));
    if let Some(Given::Once(key)) = asked.get_mut("pagination_key") {
        assert_eq!(key, "{key}");
        let first = case
            .query
            .iter()
            .filter(|(name, _)| *name != "pagination_key");
        let page = get(&mut api, &format!("/v4/events?{}", query(first)));
        let page: Value = serde_json::from_str(&page.body).unwrap();
        *key = page["pagination_key"].as_str().unwrap().to_owned();
    }
    let reply = get(&mut api, &format!("/v4/events?{}", query(&asked)));
    let what = format!("{name}: {}", query(&case.query));
    assert_eq!(reply.status, 200, "{what}: {}", reply.body);
    let mut answer: Map<String, Value> = serde_json::from_str(&reply.body).unwrap();
    let found = answer.remove("events").unwrap();
    let mut found: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["event_id"].as_str().unwrap().to_owned())
        .collect();
    let mut expected: Vec<String> = (0..case.r#in.len())
        .map(|index| format!("in {index}"))
        .collect();
    if case.unset == "in" {
        expected.push("in unset".to_owned());
    }
    if !case.ordered {
        found.sort();
        expected.sort();
    }
    assert_eq!(found, expected, "{what}");
    if let Some(key) = answer.get_mut("pagination_key") {
        *key = json!(key.is_string());
    }
    assert_eq!(answer, case.found, "{what}");
}

#[test]
fn each_case_finds_what_is_in_and_leaves_out_the_rest() {
    for (name, parameter) in table().parameters {
        assert!(!parameter.cases.is_empty(), "{name}");
        for case in &parameter.cases {
            assert!(["in", "out"].contains(&case.unset.as_str()), "{name}");
            try_case(&name, case);
        }
    }
}

#[test]
fn what_the_documents_do_not_allow_is_refused() {
    let mut api = with_events(vec![]);
    for (name, parameter) in table().parameters {
        for (status, code, message, values) in parameter.refused {
            for value in values {
                let query = query([(&name, &value)]);
                let reply = get(&mut api, &format!("/v4/events?{query}"));
                assert_eq!(
                    error_of(&reply),
                    (status, code.clone(), message.clone()),
                    "{name}: {query}"
                );
            }
        }
    }
}

#[test]
fn no_parameter_is_missing() {
    let table = table();
    let facts = include_str!("../openapi/v4.toml").lines();
    // Of a release after the document of the digest.
    let later = [("compromised_device_integrity", "query optional boolean")];
    let kinds: BTreeMap<&str, &str> = facts
        .filter_map(|fact| {
            let (name, kind) = fact
                .strip_prefix("\"searchEvents(")?
                .split_once(")\" = \"")?;
            (!name.is_empty()).then_some((name, kind.trim_end_matches('"')))
        })
        .chain(later)
        .collect();
    let named: Vec<&str> = table.parameters.keys().map(String::as_str).collect();
    assert_eq!(named, kinds.keys().copied().collect::<Vec<_>>());
    assert_eq!(named.len(), 53);

    let others = [
        "limit",
        "pagination_key",
        "start",
        "end",
        "reverse",
        "total_hits",
    ];
    let filters: BTreeSet<&str> = FILTERS.iter().map(|(name, _)| *name).collect();
    let all: BTreeSet<&str> = filters.iter().copied().chain(others).collect();
    assert_eq!(all, named.iter().copied().collect());

    for (name, parameter) in &table.parameters {
        let anything = ["query optional string", "query optional array of string"];
        let special = ["visitor_id", "linked_id", "ip_address", "pagination_key"];
        let refuses = !anything.contains(&kinds[name.as_str()]) || special.contains(&name.as_str());
        assert_eq!(!parameter.refused.is_empty(), refuses, "{name}");
        let found = |case: &Case| !case.r#in.is_empty();
        assert!(parameter.cases.iter().any(found), "{name}");
        assert!(
            parameter.cases.iter().any(|case| !case.out.is_empty()),
            "{name}"
        );
    }
}
