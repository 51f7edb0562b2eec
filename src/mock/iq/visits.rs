//! A visitor of FingerprintIQ and the newest visits, made of the events that have the visitor's id.

use super::super::errors::iq as errors;
use super::super::refusal::Refusal;
use super::super::reply::Reply;
use super::super::request::decode_segment;
use super::super::store::{at, put};
use super::Events;
use serde_json::{Map, Value, json};

/// How many visits an answer has at most.
const MOST: usize = 20;

/// The events of a visitor, the newest first.
fn events_of<'a>(events: &'a Events, segment: &str) -> Result<Vec<&'a Value>, Refusal> {
    let id = decode_segment(segment).unwrap_or_default();
    let is_own = |event: &&Value| event.get("visitorId").and_then(Value::as_str) == Some(&id);
    let mut own: Vec<&Value> = Vec::new();
    for event in events.values().filter(is_own) {
        let place = own.partition_point(|known| timestamp(known) >= timestamp(event));
        own.insert(place, event);
    }
    match own.is_empty() {
        true => Err(errors::VISITOR_NOT_FOUND.into()),
        false => Ok(own),
    }
}

fn timestamp(event: &Value) -> Option<i64> {
    event.get("timestamp").and_then(Value::as_i64)
}

/// What a visit shows, each with its path in the event.
#[rustfmt::skip]
const VISIT: &[(&str, &str)] = &[
    ("id", "requestId"),
    ("timestamp", "timestamp"),
    ("country", "signals.server.geo.country"),
    ("city", "signals.server.geo.city"),
    ("region", "signals.server.geo.region"),
    ("asn", "signals.server.asn.asn"),
    ("asnOrg", "signals.server.asn.org"),
    ("asnCategory", "signals.server.asn.category"),
    ("botProbability", "botProbability"),
    ("confidence", "confidence"),
    ("signals", "signals"),
];

/// What a visitor shows of the newest event.
const VISITOR: &[(&str, &str)] = &[
    ("visitorId", "visitorId"),
    ("confidence", "confidence"),
    ("botProbability", "botProbability"),
    ("ipLocation.country", "signals.server.geo.country"),
    ("ipLocation.city", "signals.server.geo.city"),
];

/// What an answer shows of an event, `null` where the event has nothing.
fn shown(rows: &[(&str, &str)], event: &Value) -> Map<String, Value> {
    let mut to = Map::new();
    for (name, path) in rows {
        let value = event.as_object().and_then(|fields| at(fields, path));
        put(&mut to, name, value.cloned().unwrap_or_default());
    }
    to
}

pub(in crate::mock) fn visits(events: &Events, segment: &str) -> Result<Reply, Refusal> {
    let own = events_of(events, segment)?;
    let visits: Vec<Value> = own.iter().take(MOST).map(|event| visit(event)).collect();
    let first = own.iter().filter_map(|event| timestamp(event)).min();
    let answer = json!({ "visits": visits, "totalVisits": own.len(), "firstSeenAt": first });
    Ok(Reply::json(200, &answer))
}

fn visit(event: &Value) -> Value {
    let mut visit = shown(VISIT, event);
    put(&mut visit, "riskFactors", json!([]));
    Value::Object(visit)
}

pub(in crate::mock) fn visitor(events: &Events, segment: &str) -> Result<Reply, Refusal> {
    let own = events_of(events, segment)?;
    let newest = own.first().copied().unwrap_or(&Value::Null);
    let mut answer = shown(VISITOR, newest);
    let times = || own.iter().filter_map(|event| timestamp(event));
    put(&mut answer, "firstSeen", Value::from(times().min()));
    put(&mut answer, "lastSeen", Value::from(times().max()));
    put(&mut answer, "visitsCount", Value::from(own.len()));
    Ok(Reply::json(200, &Value::Object(answer)))
}
