//! A search: the query read, the matches sorted, one page of them answered.

use super::super::errors::v4 as errors;
use super::super::filter::{self, Filter, parse_flag};
use super::super::options::Options;
use super::super::refusal::{Refusal, invalid_parameter};
use super::super::reply::Reply;
use super::super::request::{Target, within};
use super::super::store::{Event, Store};
use super::super::time;
use super::FILTERS;
use super::page::{Position, digest};
use serde_json::{Map, Value};

/// What a search asks for.
struct Search<'a> {
    limit: usize,
    total_hits: Option<usize>,
    reverse: bool,
    filters: Vec<Filter<'a>>,
    /// The range, inclusive on both sides. The OpenAPI document has "after" and "before", the vendor's Python SDK
    /// "greater than or equal" and "less than or equal": an event too many is seen, an event too few is not.
    from: i64,
    to: i64,
    question: u64,
    position: Option<Position>,
}

pub(in crate::mock) fn run(
    store: &Store,
    options: &Options,
    now: i64,
    target: &Target,
) -> Result<Reply, Refusal> {
    let search = Search::read(store, options, now, target)?;
    let mut matches: Vec<&Event> = store
        .events()
        .iter()
        .filter(|event| (search.from..=search.to).contains(&event.timestamp))
        .filter(|event| search.filters.iter().all(|filter| filter.matches(event)))
        .collect();
    if !search.reverse {
        matches.reverse();
    }
    let total = matches.len();
    let mut rest = matches
        .into_iter()
        .skip_while(|event| search.is_past(event));
    let page: Vec<&Event> = rest.by_ref().take(search.limit).collect();

    let mut answer = Map::new();
    if let (Some(last), Some(_)) = (page.last(), rest.next()) {
        let key = search.key_after(last);
        answer.insert("pagination_key".to_owned(), Value::from(key));
    }
    if let Some(most) = search.total_hits {
        let hits = total.min(most);
        answer.insert("total_hits".to_owned(), Value::from(hits));
    }
    let events = page.into_iter().map(|event| event.fields.clone());
    answer.insert("events".to_owned(), events.collect());
    Ok(Reply::json(200, &Value::Object(answer)))
}

impl<'a> Search<'a> {
    /// Reads the query. Parameters that the API does not know are ignored, as it does.
    fn read(
        store: &Store,
        options: &Options,
        now: i64,
        target: &'a Target,
    ) -> Result<Self, Refusal> {
        let limit = match target.value("limit") {
            Some(text) => within(text, 100).ok_or(errors::LIMIT_INVALID)?,
            None => options.default_limit,
        };
        let total_hits = match target.value("total_hits") {
            Some(text) => Some(within(text, 1_000).ok_or_else(|| invalid_parameter("total_hits"))?),
            None => None,
        };
        let reverse = match target.value("reverse") {
            Some(text) => parse_flag(text).ok_or(errors::REVERSE_INVALID)?,
            None => false,
        };
        let mut from = now.saturating_sub(options.search_window_ms);
        let mut to = now;
        if let Some(text) = target.value("start") {
            from = time::parse(text).ok_or(errors::START_TIME_INVALID)?;
        }
        if let Some(text) = target.value("end") {
            to = time::parse(text).ok_or(errors::END_TIME_INVALID)?;
        }
        let mut filters = filter::read_all(FILTERS, target)?;
        if let Some(visitor) = target.value("visitor_id")
            && !store.has_visitor(visitor)
        {
            return Err(errors::VISITOR_NOT_FOUND.into());
        }
        if target.value("source").is_none() {
            filters.push(Filter::FromEdge(false));
        }
        let question = question(target);
        let position = match target.value("pagination_key") {
            Some(key) => Some(
                Position::from_key(key)
                    .filter(|position| position.question == question)
                    .ok_or(errors::PAGINATION_KEY_INVALID)?,
            ),
            None => None,
        };
        if let Some(position) = &position {
            (from, to) = (position.from, position.to);
        }
        Ok(Self {
            limit,
            total_hits,
            reverse,
            filters,
            from,
            to,
            question,
            position,
        })
    }

    /// Whether an event was on an earlier page.
    fn is_past(&self, event: &Event) -> bool {
        self.position.as_ref().is_some_and(|position| {
            let event = (event.timestamp, event.id.as_str());
            let last = (position.timestamp, position.event_id.as_str());
            if self.reverse {
                event <= last
            } else {
                event >= last
            }
        })
    }

    fn key_after(&self, last: &Event) -> String {
        Position {
            question: self.question,
            from: self.from,
            to: self.to,
            timestamp: last.timestamp,
            event_id: last.id.clone(),
        }
        .to_key()
    }
}

/// A digest of everything that decides which events match and in which order, whatever order it is asked in. Between
/// pages the size of a page may change, and the count may be asked for or not.
fn question(target: &Target) -> u64 {
    let names = FILTERS.iter().map(|(name, _)| *name);
    names
        .chain(["start", "end", "reverse"])
        .flat_map(|name| target.values(name).map(move |value| (name, value)))
        .map(|(name, value)| digest(format!("{name}={value}").as_bytes()))
        .fold(0, u64::wrapping_add)
}
