//! A search in v3: its range in milliseconds, its pages by time.

use super::super::errors::v4 as errors;
use super::super::filter::{self, Filter, parse_flag};
use super::super::options::Options;
use super::super::refusal::Refusal;
use super::super::reply::Reply;
use super::super::request::{Target, whole, within};
use super::super::store::{Event, Store};
use super::{V3_FILTERS, view};
use serde_json::{Map, Value};

/// The documents name the least limit and no greatest: what fits into the documented type.
const GREATEST_LIMIT: usize = i32::MAX as usize;

/// What a search asks for.
struct Search<'a> {
    limit: usize,
    reverse: bool,
    filters: Vec<Filter<'a>>,
    /// The range, exclusive on both sides: v3 documents "greater than" and "smaller than".
    after: i64,
    before: i64,
    position: Option<Position<'a>>,
}

/// Where the last page ended. The key is the time of its last event, as documented. Where the next
/// event has the same time, a key of the time alone would lose or repeat it: then the id follows.
struct Position<'a> {
    timestamp: i64,
    id: Option<&'a str>,
}

pub(in crate::mock) fn run(
    store: &Store,
    options: &Options,
    now: i64,
    target: &Target,
) -> Result<Reply, Refusal> {
    let search = Search::read(options, now, target)?;
    let mut matches: Vec<Event> = view::all(store)
        .filter(|event| search.after < event.timestamp && event.timestamp < search.before)
        .filter(|event| search.filters.iter().all(|filter| filter.matches(event)))
        .collect();
    if !search.reverse {
        matches.reverse();
    }
    let mut rest = matches
        .into_iter()
        .skip_while(|event| search.is_past(event));
    let page: Vec<Event> = rest.by_ref().take(search.limit).collect();

    let mut answer = Map::new();
    if let (Some(last), Some(next)) = (page.last(), rest.next()) {
        let key = match last.timestamp == next.timestamp {
            true => format!("{} {}", last.timestamp, last.id),
            false => last.timestamp.to_string(),
        };
        answer.insert("paginationKey".to_owned(), Value::from(key));
    }
    let events = page.into_iter().map(|event| event.fields);
    answer.insert("events".to_owned(), events.collect());
    Ok(Reply::json(200, &Value::Object(answer)))
}

impl<'a> Search<'a> {
    /// Reads the query. Parameters that the API does not know are ignored, as it does.
    fn read(options: &Options, now: i64, target: &'a Target) -> Result<Self, Refusal> {
        let limit = target.value("limit");
        let limit = limit
            .and_then(|text| within(text, GREATEST_LIMIT))
            .ok_or(errors::LIMIT_INVALID)?;
        let reverse = match target.value("reverse") {
            Some(text) => parse_flag(text).ok_or(errors::REVERSE_INVALID)?,
            None => false,
        };
        // An event of this very moment belongs to the default range.
        let mut after = now.saturating_sub(options.search_window_ms);
        let mut before = now.saturating_add(1);
        if let Some(text) = target.value("start") {
            after = whole(text).ok_or(errors::START_TIME_INVALID)?;
        }
        if let Some(text) = target.value("end") {
            before = whole(text).ok_or(errors::END_TIME_INVALID)?;
        }
        let filters = filter::read_all(V3_FILTERS, target)?;
        let position = match target.value("pagination_key") {
            Some(key) => Some(Position::from_key(key).ok_or(errors::PAGINATION_KEY_INVALID)?),
            None => None,
        };
        Ok(Self {
            limit,
            reverse,
            filters,
            after,
            before,
            position,
        })
    }

    /// Whether an event was on an earlier page.
    fn is_past(&self, event: &Event) -> bool {
        self.position.as_ref().is_some_and(|position| {
            let order = match position.id {
                Some(id) => (event.timestamp, event.id.as_str()).cmp(&(position.timestamp, id)),
                None => event.timestamp.cmp(&position.timestamp),
            };
            if self.reverse {
                order.is_le()
            } else {
                order.is_ge()
            }
        })
    }
}

impl<'a> Position<'a> {
    fn from_key(key: &'a str) -> Option<Self> {
        let (timestamp, id) = match key.split_once(' ') {
            Some((timestamp, id)) => (timestamp, Some(id)),
            None => (key, None),
        };
        let timestamp = whole(timestamp)?;
        Some(Self { timestamp, id })
    }
}
