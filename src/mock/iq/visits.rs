//! A visitor of FingerprintIQ and the newest visits, made of the events that have the visitor's id.

use super::super::errors::iq as errors;
use super::super::refusal::Refusal;
use super::super::reply::Reply;
use super::super::request::decode_segment;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many visits an answer has at most.
const MOST: usize = 20;

/// The events of a visitor, the newest first.
fn events_of<'a>(
    events: &'a BTreeMap<String, Value>,
    segment: &str,
) -> Result<Vec<&'a Value>, Refusal> {
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

fn at(event: &Value, pointer: &str) -> Value {
    event.pointer(pointer).cloned().unwrap_or_default()
}

pub(super) fn visits(events: &BTreeMap<String, Value>, segment: &str) -> Result<Reply, Refusal> {
    let own = events_of(events, segment)?;
    let visits: Vec<Value> = own.iter().take(MOST).map(|event| visit(event)).collect();
    let first = own.iter().filter_map(|event| timestamp(event)).min();
    let answer = json!({ "visits": visits, "totalVisits": own.len(), "firstSeenAt": first });
    Ok(Reply::json(200, &answer))
}

fn visit(event: &Value) -> Value {
    json!({
        "id": at(event, "/requestId"),
        "timestamp": at(event, "/timestamp"),
        "country": at(event, "/signals/server/geo/country"),
        "city": at(event, "/signals/server/geo/city"),
        "region": at(event, "/signals/server/geo/region"),
        "asn": at(event, "/signals/server/asn/asn"),
        "asnOrg": at(event, "/signals/server/asn/org"),
        "asnCategory": at(event, "/signals/server/asn/category"),
        "botProbability": at(event, "/botProbability"),
        "confidence": at(event, "/confidence"),
        "riskFactors": [],
        "signals": at(event, "/signals"),
    })
}

pub(super) fn visitor(events: &BTreeMap<String, Value>, segment: &str) -> Result<Reply, Refusal> {
    let own = events_of(events, segment)?;
    let newest = own.first().copied().unwrap_or(&Value::Null);
    let answer = json!({
        "visitorId": at(newest, "/visitorId"),
        "confidence": at(newest, "/confidence"),
        "botProbability": at(newest, "/botProbability"),
        "ipLocation": {
            "country": at(newest, "/signals/server/geo/country"),
            "city": at(newest, "/signals/server/geo/city"),
        },
        "firstSeen": own.iter().filter_map(|event| timestamp(event)).min(),
        "lastSeen": own.iter().filter_map(|event| timestamp(event)).max(),
        "visitsCount": own.len(),
    });
    Ok(Reply::json(200, &answer))
}
