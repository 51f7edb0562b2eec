//! The client of the Fingerprint Server API v4.

use std::borrow::Borrow;

use crate::api::v4::edge::{EdgeRequest, EdgeResponse};
use crate::api::v4::event::Event;
use crate::api::v4::search::{EventSearch, SearchEventsFilter};
use crate::api::v4::update::EventUpdate;
use crate::call::endpoint::{Region, System};
use crate::call::operation::v4::{
    DELETE_VISITOR_DATA, GET_EVENT, MAKE_EDGE_EVENT, SEARCH_EVENTS, UPDATE_EVENT, WAIT_FOR_EVENT,
};
use crate::client::answer::nothing;
use crate::client::call::Call;
use crate::client::common::common;
use crate::client::driver::Driver;
use crate::client::edge::prepared;
use crate::client::inputs::with_id;
use crate::transport::Transport;

/// Client of the [Fingerprint Server API v4](https://docs.fingerprint.com/reference/server-api-v4).
///
/// It holds no connection and no state between calls. The key of an environment sees the events of that environment
/// only.
pub struct Client<T> {
    driver: Driver<T>,
}

common!();

impl<T: Transport> Client<T> {
    /// A client for the workspace of a secret key, in its region.
    pub fn new(api_key: impl Into<String>, region: Region, transport: T) -> Self {
        Self {
            driver: Driver::new(System::V4, Some(api_key.into()), region, transport),
        }
    }

    /// [Gets one event](https://docs.fingerprint.com/reference/server-api-v4-get-event).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown event is `event_not_found` with status 404. A 503
    /// `service_unavailable` is repeated, as are 504s, which the vendor has deprecated.
    pub fn get_event(&self, event_id: impl Into<String>) -> Call<T, Event> {
        let inputs = with_id("event_id", event_id, Vec::new());
        self.driver.call(&GET_EVENT, inputs)
    }

    /// As [`get_event`](Self::get_event) for an event so fresh that the API may not know it
    /// yet: while it answers `event_not_found`, it is asked again, first after at most a quarter of
    /// a second, later after at most five seconds, until the deadline of the call. Other failures
    /// count against `max_retries` as always.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an event that did not come before the deadline is
    /// `event_not_found` with status 404.
    pub fn wait_for_event(&self, event_id: impl Into<String>) -> Call<T, Event> {
        let inputs = with_id("event_id", event_id, Vec::new());
        self.driver.call(&WAIT_FOR_EVENT, inputs)
    }

    /// [Searches events](https://docs.fingerprint.com/reference/server-api-v4-search-events): one
    /// page, by default the newest ten of the last seven days. [`pages`](Call::pages) and [`events`](Call::events)
    /// walk on.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); a value out of its range is refused before anything is sent. A 503
    /// `service_unavailable` is repeated, as are 504s, which the vendor has deprecated.
    pub fn search_events(&self, filter: impl Borrow<SearchEventsFilter>) -> Call<T, EventSearch> {
        let inputs = filter.borrow().inputs();
        self.driver.call(&SEARCH_EVENTS, inputs)
    }

    /// [Updates an event](https://docs.fingerprint.com/reference/server-api-v4-update-event) that is
    /// no older than a month. One that was just made cannot be updated for a moment (409): the call waits and tries again.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn update_event(
        &self,
        event_id: impl Into<String>,
        update: impl Borrow<EventUpdate>,
    ) -> Call<T, ()> {
        let update = update.borrow();
        let inputs = with_id("event_id", event_id, update.inputs());
        self.driver
            .call_read(&UPDATE_EVENT, inputs, nothing)
            .with_body(Ok(update))
    }

    /// [Deletes the data of a visitor](https://docs.fingerprint.com/reference/server-api-v4-delete-visitor-data):
    /// at most 30 times an hour and 500 times a day, and never repeated automatically. Enterprise plans only.
    ///
    /// The API deletes later: events younger than ten days go within 24 hours, older ones stay.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown visitor is `visitor_not_found` with status 404.
    pub fn delete_visitor_data(&self, visitor_id: impl Into<String>) -> Call<T, ()> {
        let inputs = with_id("visitor_id", visitor_id, Vec::new());
        self.driver.call_read(&DELETE_VISITOR_DATA, inputs, nothing)
    }

    /// [Analyzes a request](https://docs.fingerprint.com/reference/server-api-v4-automation-intelligence)
    /// that your server received, and makes an event of it: is it an agent, a bot, a proxy? The values
    /// of `authorization`, `cookie` and `proxy-authorization` are not sent, nor are user name, password and
    /// fragment of the URL; [`EdgeRequest::without_values`] empties more. An address may have a port.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); a request without any address is refused before it is sent.
    pub fn make_edge_event(&self, request: impl Borrow<EdgeRequest>) -> Call<T, EdgeResponse> {
        let prepared = prepared(request.borrow());
        let inputs = prepared.as_ref().map(EdgeRequest::inputs);
        self.driver
            .call(&MAKE_EDGE_EVENT, inputs.unwrap_or_default())
            .with_body(prepared.as_ref().map_err(Clone::clone))
    }
}
