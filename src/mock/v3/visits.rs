//! The history of a visitor: so many visits are scanned, and of what the filters leave the newest comes back, or all.

use super::super::errors::v4 as errors;
use super::super::ids;
use super::super::members::object;
use super::super::options::Options;
use super::super::refusal::Refusal;
use super::super::reply::Reply;
use super::super::request::{Target, whole};
use super::super::store::{Event, Store};
use super::view;
use serde_json::{Map, Value, json};

const DEFAULT_LIMIT: usize = 100;
const GREATEST_LIMIT: usize = 500;

/// What a visit shows of the identification.
const FIELDS: [&str; 15] = [
    "requestId",
    "browserDetails",
    "incognito",
    "ip",
    "ipLocation",
    "linkedId",
    "timestamp",
    "time",
    "url",
    "tag",
    "confidence",
    "visitorFound",
    "firstSeenAt",
    "lastSeenAt",
    "components",
];

/// A visitor that nobody knows has no visits: no 404 is documented. One that was deleted still has
/// those that are older than what goes with it.
pub(in crate::mock) fn run(
    store: &Store,
    options: &Options,
    segment: &str,
    target: &Target,
) -> Result<Reply, Refusal> {
    let visitor_id = ids::visitor(segment)?;
    let limit = limit(target)?;
    let before = match target.value("before") {
        Some(text) => before(text)?,
        None => i64::MAX,
    };
    let mut visits: Vec<Event> = view::all(store)
        .filter(|event| text(event, "visitorId") == Some(&visitor_id))
        .collect();
    visits.reverse();
    let start = match target.value("paginationKey") {
        Some(key) => visits
            .iter()
            .position(|visit| visit.id == key)
            .map(|index| index.saturating_add(1))
            .ok_or(errors::PAGINATION_KEY_INVALID)?,
        None => 0,
    };
    let mut rest = visits
        .into_iter()
        .skip(start)
        .skip_while(|visit| visit.timestamp >= before);
    let scanned: Vec<Event> = rest.by_ref().take(limit).collect();

    let mut answer = Map::new();
    answer.insert("visitorId".to_owned(), Value::from(visitor_id));
    if let (true, Some(last), Some(_)) = (options.v3_visits_paged, scanned.last(), rest.next()) {
        answer.insert("paginationKey".to_owned(), Value::from(last.id.as_str()));
        answer.insert("lastTimestamp".to_owned(), json!(last.timestamp));
    }
    let wanted = |event: &Event, name: &str, parameter: &str| {
        let value = target.value(parameter);
        value.is_none_or(|value| text(event, name) == Some(value))
    };
    let matching = scanned
        .iter()
        .filter(|visit| wanted(visit, "requestId", "request_id"))
        .filter(|visit| wanted(visit, "linkedId", "linked_id"))
        .take(if options.v3_visits_paged { limit } else { 1 });
    answer.insert("visits".to_owned(), matching.map(visit).collect());
    Ok(Reply::json(200, &Value::Object(answer)))
}

fn text<'a>(event: &'a Event, name: &str) -> Option<&'a str> {
    event
        .at("products.identification.data")?
        .get(name)?
        .as_str()
}

fn visit(event: &Event) -> Value {
    let data = event.at("products.identification.data");
    let shown = FIELDS
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), data?.get(name)?.clone())))
        .filter(|(_, value)| !value.is_null());
    object(shown)
}

/// The documents allow 0 and do not say what it means: the default, so that a walk does not stand
/// still.
fn limit(target: &Target) -> Result<usize, Refusal> {
    let Some(text) = target.value("limit") else {
        return Ok(DEFAULT_LIMIT);
    };
    match whole(text) {
        Some(0) => Ok(DEFAULT_LIMIT),
        Some(limit) if limit <= GREATEST_LIMIT => Ok(limit),
        _ => Err(errors::LIMIT_INVALID.into()),
    }
}

fn before(text: &str) -> Result<i64, Refusal> {
    let before = whole(text).filter(|before| *before >= 0);
    before.ok_or_else(|| errors::END_TIME_INVALID.into())
}
