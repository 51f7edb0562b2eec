//! The three systems in memory, for tests: a request in, the documented answer out.
//!
//! [`MockTransport`] puts them under a client, and [`Failure`] says what goes wrong:
//!
//! ```
//! use fingerprint_edge::mock::{Failure, MockTransport, Options};
//! use fingerprint_edge::{Region, v4};
//! use std::time::Duration;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let api = MockTransport::new(Options::default())?;
//! let client = v4::Client::new("test-secret-key", Region::Eu, api.clone());
//! api.fail(Failure::new().status(429).retry_after(Duration::from_secs(7)))?;
//!
//! // the runtime of your test does what `pollster` does here
//! let page = pollster::block_on(client.search_events(v4::SearchEventsFilter::new().limit(3)))?;
//! assert_eq!(page.events.len(), 3);
//! assert_eq!(api.requests().len(), 2);
//! assert_eq!(api.elapsed(), Duration::from_secs(7), "which took no time of the test's");
//! # Ok(())
//! # }
//! ```
//!
//! [`MockApi`] is the same without a client: [`handle`](MockApi::handle) answers a [`Request`]. `cargo run --example mock-api`
//! and `npx fingerprint-edge mock` serve it over HTTP, for tests in any language.
//!
//! Fingerprint Server API v4 and v3 look at one workspace, FingerprintIQ at a customer of its own;
//! the paths tell them apart. There is no clock and no I/O in here: whoever serves the mock sets its time
//! and does what a [`Fault`] asks for.
//!
//! # What the documents leave open
//!
//! - **Values.** One outside of a documented enum, type or range is a 400 `request_cannot_be_parsed`, with the message
//!   `invalid NAME param` where none is documented. A boolean is `true` or `false` in lower case, a score a number of
//!   JSON; empty text is a value of free text alone.
//! - **Names.** Parameters that the API does not document are ignored, so `environment[]=…` filters nothing, and
//!   `environment=a,b` is one value. Of a parameter that takes one value and comes twice, the first counts; `source`
//!   is refused then.
//! - **Ranges.** v4 counts both ends in: its document has "after" and "before", the vendor's Python SDK "or equal". v3
//!   counts neither, as it documents. A range that ends before it begins is empty.
//! - **Visitors.** v4 answers 404 to a search for one that nobody knows, as documented; v3 an empty page, and
//!   `getVisits` no visits.
//! - **Deletion.** It happens at once, and the API takes up to a day. Events of the last ten days go; older ones can
//!   still be got, though the visitor is gone.
//! - **Updates.** An event that is too old (30 days in v4, ten in v3) is a 404 `event_not_found`; one that is younger
//!   than a second a 409. A field that is not documented, or `null`, is a 400; no field at all is a success.
//! - **Visits.** `getVisits` answers at most one, the newest of those that `limit` lets it look at and that match; and
//!   no `paginationKey`. With `v3_visits_paged` it answers in pages, as it once did.
//! - **Environments.** The one key is that of the workspace, or of `environment`: then all else does not exist for it,
//!   but for the edge events that it makes.
//! - **Unavailable.** The message of a 503 is our own. A 504 can still be ordered, though the vendor has deprecated it.
//! - **`compromised_device_integrity`** is true or false, and phones alone have it. Both are inferred.
//! - **Pages.** A `pagination_key` of v4 fits the question that it came with; the range stays that of the first page.
//!   `limit=0` of `getVisits` is its default.
//! - **Edge events** are kept as they are answered. `ip_address` searches them by their `ip_info`; they may be
//!   updated; v3 does not show them. Which bot it is, is read from the headers and not verified.
//! - **Events of yours** come back as they were given, by the version in whose form that was; the other one answers what
//!   they become there. What is `null` in them counts as absent in filters and in v3.
//! - **Partially completed** events of the mock's own have no smart signals, since none were computed.
//! - **Ids** are any text of 1 to 64 characters without control characters.
//! - **Quotas.** Deletions are counted, and FingerprintIQ's calls by the month; other 429s are ordered by
//!   [`MockApi::fail`].

mod address;
mod auth;
mod errors;
mod failure;
pub(crate) mod filter;
mod fixtures;
mod ids;
mod iq;
mod members;
mod network;
mod options;
mod quota;
mod refusal;
mod reply;
mod request;
mod route;
mod shape;
mod store;
mod text;
mod time;
mod transport;
mod update;
pub(crate) mod v3;
pub(crate) mod v4;

pub use errors::ApiError;
pub use errors::iq::IQ_ERRORS;
pub use errors::v3::{V3_ERRORS, V3_VISITS_ERRORS};
pub use errors::v4::ERRORS;
pub use failure::{Failure, Html, RetryAfter};
pub use options::{Invalid, Options, Region};
pub use reply::{Break, Fault, Reply};
pub use request::Request;
pub use transport::MockTransport;

use failure::Failures;
use quota::Quota;
use refusal::Refusal;
use request::Target;
use route::Route;
use shape::Shape;
use store::{Form, Store};
use update::{Update, Window};

/// The systems in memory: their events, their clock, and what they received.
#[derive(Debug)]
pub struct MockApi {
    options: Options,
    now: i64,
    store: Store,
    /// v3's own events, where it is not a view of v4's.
    v3_store: Option<Store>,
    iq: iq::Account,
    quota: Quota,
    failures: Failures,
    requests: Vec<Request>,
}

impl MockApi {
    /// A mock with these options, its clock at `options.now`.
    ///
    /// # Errors
    /// [`Invalid`] for a key that is empty or of another system, an event without an id or a time,
    /// two events with the same id, or a quota or window below zero.
    pub fn new(options: Options) -> Result<Self, Invalid> {
        options.check()?;
        let mut api = Self {
            now: options.now.unwrap_or(options::DEFAULT_NOW),
            store: Store::default(),
            v3_store: None,
            iq: iq::Account::default(),
            quota: Quota::default(),
            failures: Failures::default(),
            requests: Vec::new(),
            options,
        };
        api.reset(api.now)?;
        Ok(api)
    }

    /// Puts everything back as it was when the mock was made, with the clock at `now` (Unix milliseconds).
    ///
    /// # Errors
    /// As [`MockApi::new`].
    pub fn reset(&mut self, now: i64) -> Result<(), Invalid> {
        self.now = now;
        let environment = self.options.environment.as_deref();
        self.store = v4::store(&self.options, now)?.of_environment(environment);
        self.v3_store = v3::store(&self.options)?.map(|store| store.of_environment(environment));
        self.iq = iq::Account::new(&self.options, now)?;
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

    /// The requests so far, oldest first: all of them, or the newest if `kept_requests` says how many.
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
        if let Some(kept) = self.options.kept_requests {
            let gone = self.requests.len().saturating_sub(kept);
            self.requests.drain(..gone);
        }
        let target = Target::of(&request.url);
        let Some(failure) = self.failures.take(&request.method, &target.path) else {
            return self.execute(request, &target);
        };
        // A request that gets another answer, or none, has not reached the API's data.
        let reply = match failure.answer(&request.method, &target.path) {
            Some(answer) => answer,
            None => self.execute(request, &target),
        };
        failure.spoil(reply)
    }

    fn execute(&mut self, request: &Request, target: &Target) -> Reply {
        let host = auth::host(request, target);
        match Route::of(&request.method, host, &target.path) {
            Ok(route) => self
                .operate(request, target, route)
                .unwrap_or_else(|refusal| refusal.reply(Shape::of(&request.method, &target.path))),
            Err(unexpected) => unexpected,
        }
    }

    fn operate(
        &mut self,
        request: &Request,
        target: &Target,
        route: Route<'_>,
    ) -> Result<Reply, Refusal> {
        let (options, now) = (&self.options, self.now);
        auth::check(request, target, options, &route)?;
        match route {
            Route::GetEvent(segment) => v4::get_event(&self.store, options, segment, target),
            Route::SearchEvents => v4::search::run(&self.store, options, now, target),
            Route::MakeEdgeEvent => {
                let body = request.body.as_deref().unwrap_or_default();
                v4::edge::run(&mut self.store, options, now, body)
            }
            Route::V3GetEvent(segment) => v3::get_event(self.v3_store(), segment),
            Route::V3SearchEvents => v3::search::run(self.v3_store(), options, now, target),
            Route::V3GetVisits(segment) => {
                v3::visits::run(self.v3_store(), options, segment, target)
            }
            Route::V3GetRelatedVisitors => {
                v3::get_related_visitors(self.v3_store(), options, target)
            }
            Route::IqGetEvent(segment) => self.iq.get(options, now, segment, iq::event),
            Route::IqGetVisits(segment) => self.iq.get(options, now, segment, iq::visits),
            Route::IqGetVisitor(segment) => self.iq.get(options, now, segment, iq::visitor),
            Route::IqInspectRequest => {
                let body = request.body.as_deref().unwrap_or_default();
                self.iq.inspect(options, now, body)
            }
            Route::UpdateEvent(segment) => self.update(request, segment, Form::V4),
            Route::V3UpdateEvent(segment) => self.update(request, segment, Form::V3),
            Route::DeleteVisitor(segment) => self.delete(segment, Form::V4),
            Route::V3DeleteVisitor(segment) => self.delete(segment, Form::V3),
        }
    }

    fn v3_store(&self) -> &Store {
        self.v3_store.as_ref().unwrap_or(&self.store)
    }

    /// The events that a version changes.
    fn store_mut(&mut self, version: Form) -> &mut Store {
        match (version, &mut self.v3_store) {
            (Form::V3, Some(store)) => store,
            _ => &mut self.store,
        }
    }

    /// An update in the words of a version, within its own window.
    fn update(
        &mut self,
        request: &Request,
        segment: &str,
        version: Form,
    ) -> Result<Reply, Refusal> {
        let update = Update::parse(request.body.as_deref(), version)?;
        let id = ids::event(segment)?;
        let window = Window {
            from: self.options.not_ready_ms,
            to: match version {
                Form::V4 => self.options.updatable_for_ms,
                Form::V3 => self.options.v3_updatable_for_ms,
            },
        };
        if version == Form::V3 && !v3::shows(self.v3_store(), &id) {
            return Err(errors::v4::EVENT_NOT_FOUND.into());
        }
        let now = self.now;
        let store = self.store_mut(version);
        let form = store.form();
        update.apply(store.get_mut(&id), form, &window, now)
    }

    fn delete(&mut self, segment: &str, version: Form) -> Result<Reply, Refusal> {
        let id = ids::visitor(segment)?;
        self.quota.take(self.now, &self.options)?;
        let since = self.now.saturating_sub(self.options.deletable_for_ms);
        self.store_mut(version).delete_visitor(&id, since)
    }
}
