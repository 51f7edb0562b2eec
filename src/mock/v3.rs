//! The Fingerprint Server API v3: the same workspace in its older words.

mod filters;
pub(super) mod products;
pub(super) mod search;
mod view;
pub(super) mod visits;

pub use filters::V3_FILTERS;

use super::errors;
use super::options::{Invalid, Options};
use super::refusal::Refusal;
use super::reply::Reply;
use super::request::Target;
use super::store::{Event, Form, InV3, Store, at};
use super::{ids, members, time};
use crate::api::pairs;
use serde_json::{Value, json};

/// The events of the options in v3's own form, where they are given; else v3 is a view of v4's.
pub(super) fn store(options: &Options) -> Result<Option<Store>, Invalid> {
    let events = options.v3_events.clone();
    events
        .map(|events| Store::new(Form::V3, events, read))
        .transpose()
}

/// An event whose identification failed has its id and time in what bot detection says.
pub(super) fn read(value: Value) -> Result<Event, &'static str> {
    let Value::Object(fields) = value else {
        return Err("is not an object");
    };
    let one_of = |paths: [&str; 2]| paths.into_iter().find_map(|path| at(&fields, path));
    let id = one_of([
        "products.identification.data.requestId",
        "products.botd.data.requestId",
    ]);
    let id = id
        .and_then(Value::as_str)
        .filter(|id| !id.is_empty())
        .ok_or("has no `products.identification.data.requestId`")?;
    let timestamp = one_of([
        "products.identification.data.timestamp",
        "products.botd.data.time",
    ]);
    let timestamp = timestamp
        .and_then(|value| value.as_i64().or_else(|| time::parse(value.as_str()?)))
        .ok_or("has no `products.identification.data.timestamp` in whole milliseconds")?;
    Ok(Event {
        id: id.to_owned(),
        timestamp,
        fields,
        v3: InV3::default(),
    })
}

/// An event that was given to v4 as v3 has it.
pub(super) fn upgraded(value: Value) -> Result<Event, &'static str> {
    let event = read(value)?;
    let json = Value::from(event.fields.clone()).to_string();
    let fields = pairs::as_v4(&json).and_then(|json| members::fields(&json));
    Ok(Event {
        fields: fields.ok_or("does not become an event of v4")?,
        v3: InV3::Given(event.fields),
        ..event
    })
}

/// Whether v3 knows an event.
pub(super) fn shows(store: &Store, id: &str) -> bool {
    store.get(id).is_some_and(|event| view::shows(store, event))
}

pub(super) fn get_event(store: &Store, segment: &str) -> Result<Reply, Refusal> {
    let id = ids::event(segment)?;
    let event = store.get(&id).and_then(|event| view::of(store, event));
    let event = event.ok_or(errors::v4::EVENT_NOT_FOUND)?;
    Ok(Reply::json(200, &Value::Object(event.fields)))
}

pub(super) fn get_related_visitors(
    store: &Store,
    options: &Options,
    target: &Target,
) -> Result<Reply, Refusal> {
    let id = target.value("visitor_id").filter(|id| !id.is_empty());
    let id = id.ok_or(errors::v4::VISITOR_ID_REQUIRED)?;
    if !ids::is_valid(id) {
        return Err(errors::v4::VISITOR_ID_INVALID.into());
    }
    let devices = options.related_visitors.iter();
    let device = devices
        .filter(|device| device.iter().any(|known| known == id))
        .flatten();
    let related: Vec<Value> = device
        .filter(|known| *known != id)
        .map(|known| json!({ "visitorId": known }))
        .collect();
    if related.is_empty() && !store.has_visitor(id) {
        return Err(errors::v4::VISITOR_NOT_FOUND.into());
    }
    Ok(Reply::json(200, &json!({ "relatedVisitors": related })))
}
