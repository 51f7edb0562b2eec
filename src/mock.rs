//! Fingerprint Server API v4 in memory, for tests: a request in, the documented answer out.
//!
//! There is no clock and no I/O in here: whoever serves the mock sets its time and does what a
//! [`Fault`] asks for. Where the API's documents leave a rule open, the comment at that rule says
//! what was chosen and why.

mod address;
mod auth;
mod errors;
mod failure;
mod filter;
mod fixtures;
mod ids;
mod options;
mod page;
mod quota;
mod reply;
mod request;
mod route;
mod search;
mod store;
mod time;
mod update;

pub use errors::{ApiError, ERRORS};
pub use failure::Failure;
pub use filter::{FILTERS, Rule};
pub use options::{Invalid, Options, Region};
pub use reply::{Break, Fault, Reply};
pub use request::Request;

use failure::Failures;
use quota::Quota;
use request::Target;
use route::Route;
use serde_json::{Map, Value};
use store::Store;

/// The API in memory: its events, its clock, and what it received.
#[derive(Debug)]
pub struct MockApi {
    options: Options,
    now: i64,
    store: Store,
    quota: Quota,
    failures: Failures,
    requests: Vec<Request>,
}

impl MockApi {
    /// A mock with these options, its clock at `options.now`.
    ///
    /// # Errors
    /// [`Invalid`] for an empty key, an event without `event_id` or `timestamp`, two events of one
    /// id, or a quota or window below zero.
    pub fn new(options: Options) -> Result<Self, Invalid> {
        options.check()?;
        let mut api = Self {
            now: options.now.unwrap_or(options::DEFAULT_NOW),
            store: Store::default(),
            quota: Quota::default(),
            failures: Failures::default(),
            requests: Vec::new(),
            options,
        };
        api.reset(api.now)?;
        Ok(api)
    }

    /// Everything as it was when the mock was made, with the clock at `now` (Unix milliseconds).
    ///
    /// # Errors
    /// As [`MockApi::new`].
    pub fn reset(&mut self, now: i64) -> Result<(), Invalid> {
        self.now = now;
        self.store = match &self.options.events {
            Some(events) => Store::new(events.iter().cloned())?,
            None => Store::new(fixtures::events(now))?,
        };
        self.quota = Quota::default();
        self.failures = Failures::default();
        self.requests = Vec::new();
        Ok(())
    }

    /// The mock's time, in Unix milliseconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// Sets the mock's time, in Unix milliseconds.
    pub fn set_now(&mut self, now: i64) {
        self.now = now;
    }

    /// Every request so far, the oldest first.
    pub fn requests(&self) -> &[Request] {
        &self.requests
    }

    /// Makes the next requests fail.
    ///
    /// # Errors
    /// [`Invalid`] when the failure asks for nothing, for two things at once, or for an error or a
    /// status that does not exist.
    pub fn fail(&mut self, failure: Failure) -> Result<(), Invalid> {
        self.failures.add(failure)
    }

    /// Answers one request.
    pub fn handle(&mut self, request: &Request) -> Reply {
        self.requests.push(request.clone());
        let target = Target::of(&request.url);
        let Some(failure) = self.failures.take(&request.method, &target.path) else {
            return self.execute(request, &target);
        };
        // A request that gets another answer, or none, has not reached the API's data.
        let reply = match failure.answer(&target.path) {
            Some(answer) => answer,
            None => self.execute(request, &target),
        };
        reply.with_fault(failure.fault())
    }

    fn execute(&mut self, request: &Request, target: &Target) -> Reply {
        self.operate(request, target)
            .unwrap_or_else(|refusal| refusal)
    }

    fn operate(&mut self, request: &Request, target: &Target) -> Result<Reply, Reply> {
        let route = Route::of(&request.method, &target.path)?;
        auth::check(request, target, &self.options, &route)?;
        match route {
            Route::GetEvent(segment) => self.get_event(segment, target),
            Route::SearchEvents => search::run(&self.store, &self.options, self.now, target),
            Route::UpdateEvent(segment) => {
                let body = request.body.as_deref().unwrap_or_default();
                let update = update::parse(body)?;
                let id = ids::event(segment)?;
                update::apply(&mut self.store, &self.options, self.now, &id, update)
            }
            Route::DeleteVisitor(segment) => {
                let id = ids::visitor(segment)?;
                self.quota.take(self.now, &self.options)?;
                self.store
                    .delete_visitor(&id, self.now.saturating_sub(self.options.deletable_for_ms))
            }
        }
    }

    fn get_event(&self, segment: &str, target: &Target) -> Result<Reply, Reply> {
        let id = ids::event(segment)?;
        let event = self
            .store
            .get(&id)
            .ok_or_else(|| errors::EVENT_NOT_FOUND.reply())?;
        let mut event = event.fields.clone();
        if let Some(ruleset_id) = target.value("ruleset_id") {
            event.insert("rule_action".to_owned(), self.rule_action(ruleset_id)?);
        }
        Ok(Reply::json(200, &Value::Object(event)))
    }

    fn rule_action(&self, ruleset_id: &str) -> Result<Value, Reply> {
        let rulesets = match &self.options.rulesets {
            Some(rulesets) => rulesets.clone(),
            None => fixtures::rulesets(),
        };
        let Some(Value::Object(action)) = rulesets.get(ruleset_id) else {
            return Err(errors::RULESET_NOT_FOUND.reply());
        };
        let mut named = Map::new();
        named.insert("ruleset_id".to_owned(), Value::from(ruleset_id));
        named.extend(action.clone());
        Ok(Value::Object(named))
    }
}
