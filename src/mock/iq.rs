//! FingerprintIQ: its operations and its quota.

mod fixtures;
mod inspect;
mod visits;

use super::errors::iq as errors;
use super::options::{Invalid, Options};
use super::refusal::Refusal;
use super::reply::Reply;
use super::request::decode_segment;
use super::time;
use serde_json::Value;
use std::collections::BTreeMap;

/// A customer's events, and what was asked for this month.
#[derive(Clone, Debug, Default)]
pub(super) struct Account {
    events: BTreeMap<String, Value>,
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

    pub(super) fn get_event(
        &mut self,
        options: &Options,
        now: i64,
        segment: &str,
    ) -> Result<Reply, Refusal> {
        if let Some(used_up) = self.count(options, now) {
            return Ok(used_up);
        }
        let id = decode_segment(segment);
        let event = id.and_then(|id| self.events.get(&id));
        let event = event.ok_or(errors::EVENT_NOT_FOUND)?;
        Ok(Reply::json(200, event))
    }

    pub(super) fn get_visits(
        &mut self,
        options: &Options,
        now: i64,
        segment: &str,
    ) -> Result<Reply, Refusal> {
        match self.count(options, now) {
            Some(used_up) => Ok(used_up),
            None => visits::visits(&self.events, segment),
        }
    }

    pub(super) fn get_visitor(
        &mut self,
        options: &Options,
        now: i64,
        segment: &str,
    ) -> Result<Reply, Refusal> {
        match self.count(options, now) {
            Some(used_up) => Ok(used_up),
            None => visits::visitor(&self.events, segment),
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
