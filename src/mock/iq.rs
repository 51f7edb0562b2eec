//! FingerprintIQ: its operations and its quota.

mod fixtures;
mod inspect;
mod visits;

pub(super) use visits::{visitor, visits};

use super::errors::iq as errors;
use super::options::{Invalid, Options};
use super::refusal::Refusal;
use super::reply::Reply;
use super::request::decode_segment;
use super::time;
use serde_json::Value;
use std::collections::BTreeMap;

/// Events by their id.
pub(super) type Events = BTreeMap<String, Value>;

/// A customer's events, and what was asked for this month.
#[derive(Clone, Debug, Default)]
pub(super) struct Account {
    events: Events,
    month: (i64, i64),
    calls: u64,
}

impl Account {
    pub(super) fn new(options: &Options, now: i64) -> Result<Self, Invalid> {
        let given = match &options.iq_events {
            Some(events) => events.clone(),
            None => fixtures::events(now),
        };
        let mut events = BTreeMap::new();
        for (index, event) in given.into_iter().enumerate() {
            let id = event
                .get("requestId")
                .and_then(Value::as_str)
                .filter(|id| !id.is_empty())
                .ok_or_else(|| Invalid::new(format!("IQ event {index} has no `requestId`")))?
                .to_owned();
            if events.insert(id.clone(), event).is_some() {
                return Err(Invalid::new(format!("two IQ events have the id `{id}`")));
            }
        }
        Ok(Self {
            events,
            ..Self::default()
        })
    }

    /// What `found` makes of the events for an id.
    pub(super) fn get(
        &mut self,
        options: &Options,
        now: i64,
        segment: &str,
        found: fn(&Events, &str) -> Result<Reply, Refusal>,
    ) -> Result<Reply, Refusal> {
        match self.count(options, now) {
            Some(used_up) => Ok(used_up),
            None => found(&self.events, segment),
        }
    }

    pub(super) fn inspect(
        &mut self,
        options: &Options,
        now: i64,
        body: &str,
    ) -> Result<Reply, Refusal> {
        match self.count(options, now) {
            Some(used_up) => Ok(used_up),
            None => inspect::run(body, self.calls),
        }
    }

    /// Calls count whether there is what they ask for or not, and refused ones as well: the documented
    /// example has a usage of one above the limit. The answer where the month is used up.
    fn count(&mut self, options: &Options, now: i64) -> Option<Reply> {
        let month = time::month(now);
        if month != self.month {
            (self.month, self.calls) = (month, 0);
        }
        self.calls = self.calls.saturating_add(1);
        let limit = options.iq_monthly_limit?;
        (self.calls > limit).then(|| errors::monthly_limit_exceeded(self.calls, limit))
    }
}

/// The event of an id.
pub(super) fn event(events: &Events, segment: &str) -> Result<Reply, Refusal> {
    let id = decode_segment(segment);
    let event = id.and_then(|id| events.get(&id));
    Ok(Reply::json(200, event.ok_or(errors::EVENT_NOT_FOUND)?))
}
