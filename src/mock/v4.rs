//! The Fingerprint Server API v4.

mod agents;
pub(super) mod edge;
mod filters;
mod page;
pub(super) mod search;

pub use filters::FILTERS;

use super::errors::v4 as errors;
use super::options::{Invalid, Options};
use super::refusal::Refusal;
use super::reply::Reply;
use super::request::Target;
use super::store::{Event, Form, InV3, Store};
use super::{fixtures, ids, v3};
use serde_json::{Map, Value};

/// The workspace's events: those of the options, or the fixtures.
pub(super) fn store(options: &Options, now: i64) -> Result<Store, Invalid> {
    let events = options.events.clone();
    let events = events.unwrap_or_else(|| fixtures::events(now));
    Store::new(Form::V4, events, read)
}

/// An event of v4, or one as v3 has it.
fn read(value: Value) -> Result<Event, &'static str> {
    if value.get("products").is_some() && value.get("event_id").is_none() {
        return v3::upgraded(value);
    }
    let Value::Object(fields) = value else {
        return Err("is not an object");
    };
    let id = fields
        .get("event_id")
        .and_then(Value::as_str)
        .filter(|id| !id.is_empty())
        .ok_or("has no `event_id`")?;
    let timestamp = fields
        .get("timestamp")
        .and_then(Value::as_i64)
        .ok_or("has no `timestamp` in whole milliseconds")?;
    Ok(Event {
        id: id.to_owned(),
        timestamp,
        fields,
        v3: InV3::default(),
    })
}

pub(super) fn get_event(
    store: &Store,
    options: &Options,
    segment: &str,
    target: &Target,
) -> Result<Reply, Refusal> {
    let id = ids::event(segment)?;
    let event = store.get(&id).ok_or(errors::EVENT_NOT_FOUND)?;
    let mut event = event.fields.clone();
    if let Some(ruleset_id) = target.value("ruleset_id") {
        let action = rule_action(options, ruleset_id)?;
        event.insert("rule_action".to_owned(), action);
    }
    Ok(Reply::json(200, &Value::Object(event)))
}

fn rule_action(options: &Options, ruleset_id: &str) -> Result<Value, Refusal> {
    let action = match &options.rulesets {
        Some(rulesets) => rulesets.get(ruleset_id).cloned(),
        None => fixtures::rulesets().get_mut(ruleset_id).map(Value::take),
    };
    let Some(Value::Object(action)) = action else {
        return Err(errors::RULESET_NOT_FOUND.into());
    };
    let mut named = Map::new();
    named.insert("ruleset_id".to_owned(), Value::from(ruleset_id));
    named.extend(action);
    Ok(Value::Object(named))
}
