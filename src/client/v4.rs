//! The client of the Fingerprint Server API v4.

use std::collections::HashSet;

use crate::api::v4::edge::{EdgeRequest, EdgeResponse};
use crate::api::v4::event::Event;
use crate::api::v4::search::{EventSearch, GetEventParams, SearchEventsFilter};
use crate::api::v4::update::EventUpdate;
use crate::call::endpoint::{Region, System};
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::v4::{
    DELETE_VISITOR_DATA, GET_EVENT, MAKE_EDGE_EVENT, SEARCH_EVENTS, UPDATE_EVENT, WAIT_FOR_EVENT,
};
use crate::client::common::common;
use crate::client::edge::prepared;
use crate::client::{Driver, with_id};
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
    /// See [`ErrorKind`]; an unknown event is `event_not_found` with status 404. A 503 `service_unavailable` is repeated, as
    /// are 504s, which the vendor has deprecated.
    pub async fn get_event(&self, event_id: &str) -> Result<Event, Error> {
        self.get_event_with(event_id, &GetEventParams::default())
            .await
    }

    /// [Gets one event](https://docs.fingerprint.com/reference/server-api-v4-get-event) with
    /// parameters, such as the ruleset whose action `rule_action` then holds.
    ///
    /// # Errors
    /// See [`ErrorKind`]; an unknown ruleset is `ruleset_not_found` with status 400.
    pub async fn get_event_with(
        &self,
        event_id: &str,
        params: &GetEventParams,
    ) -> Result<Event, Error> {
        self.driver
            .read(&GET_EVENT, &with_id("event_id", event_id, params.inputs()))
            .await
    }

    /// As [`get_event_with`](Self::get_event_with) for an event so fresh that the API may not know it
    /// yet: while it answers `event_not_found`, it is asked again, first after at most a quarter of
    /// a second, later after at most five seconds, until the deadline of the call. Other failures
    /// count against `max_retries` as always.
    ///
    /// # Errors
    /// See [`ErrorKind`]; an event that did not come before the deadline is
    /// `event_not_found` with status 404.
    pub async fn wait_for_event(
        &self,
        event_id: &str,
        params: &GetEventParams,
    ) -> Result<Event, Error> {
        let inputs = with_id("event_id", event_id, params.inputs());
        self.driver.read(&WAIT_FOR_EVENT, &inputs).await
    }

    /// [Searches events](https://docs.fingerprint.com/reference/server-api-v4-search-events): one
    /// page, by default the newest ten of the last seven days.
    ///
    /// # Errors
    /// See [`ErrorKind`]; a value out of its range is refused before anything is sent. A 503 `service_unavailable` is
    /// repeated, as are 504s, which the vendor has deprecated.
    pub async fn search_events(&self, filter: &SearchEventsFilter) -> Result<EventSearch, Error> {
        self.driver.read(&SEARCH_EVENTS, &filter.inputs()).await
    }

    /// Walks a search page by page.
    #[must_use]
    pub fn search_pages(&self, filter: SearchEventsFilter) -> Pages<'_, T> {
        Pages {
            client: self,
            given: filter.pagination_key.iter().cloned().collect(),
            filter,
            pages: 0,
            state: State::Open,
        }
    }

    /// [Updates an event](https://docs.fingerprint.com/reference/server-api-v4-update-event) that is
    /// no older than a month. One that was just made cannot be updated for a moment (409): the call waits and tries again.
    ///
    /// # Errors
    /// See [`ErrorKind`].
    pub async fn update_event(&self, event_id: &str, update: &EventUpdate) -> Result<(), Error> {
        let inputs = with_id("event_id", event_id, update.inputs());
        self.driver
            .write(&UPDATE_EVENT, &inputs, update)
            .await
            .map(drop)
    }

    /// [Deletes the data of a visitor](https://docs.fingerprint.com/reference/server-api-v4-delete-visitor-data):
    /// at most 30 times an hour and 500 times a day, and never repeated automatically. Enterprise plans only.
    ///
    /// The API deletes later: events younger than ten days go within 24 hours, older ones stay.
    ///
    /// # Errors
    /// See [`ErrorKind`]; an unknown visitor is `visitor_not_found` with status 404.
    pub async fn delete_visitor_data(&self, visitor_id: &str) -> Result<(), Error> {
        let inputs = with_id("visitor_id", visitor_id, Vec::new());
        self.driver
            .call(&DELETE_VISITOR_DATA, &inputs, None)
            .await
            .map(drop)
    }

    /// [Analyzes a request](https://docs.fingerprint.com/reference/server-api-v4-automation-intelligence)
    /// that your server received, and makes an event of it: is it an agent, a bot, a proxy? The values
    /// of `authorization`, `cookie` and `proxy-authorization` are not sent, nor are user name, password and
    /// fragment of the URL; [`EdgeRequest::without_values`] empties more. An address may have a port.
    ///
    /// # Errors
    /// See [`ErrorKind`]; a request without any address is refused before it is sent.
    pub async fn make_edge_event(&self, request: &EdgeRequest) -> Result<EdgeResponse, Error> {
        let request =
            prepared(request).map_err(|refusal| self.driver.refused(&MAKE_EDGE_EVENT, &refusal))?;
        let success = self
            .driver
            .write(&MAKE_EDGE_EVENT, &request.inputs(), &request)
            .await?;
        self.driver.value(&MAKE_EDGE_EVENT, &success, |_| true)
    }
}

/// The pages of a search, one request each.
#[derive(Debug)]
pub struct Pages<'a, T> {
    client: &'a Client<T>,
    filter: SearchEventsFilter,
    /// The keys that pages were asked for with.
    given: HashSet<String>,
    pages: u32,
    state: State,
}

/// Whether there is another page.
#[derive(Debug)]
enum State {
    Open,
    /// The last page came with a key that was there before.
    Repeats,
    Ended,
}

impl<T: Transport> Pages<'_, T> {
    /// The next page, or `None` after the last one.
    ///
    /// # Errors
    /// See [`ErrorKind`]; the same page may be asked for again. After a page whose key for the
    /// next one was there before, the walk ends with [`ErrorKind::Pagination`].
    pub async fn next(&mut self) -> Option<Result<EventSearch, Error>> {
        match self.state {
            State::Open => {}
            State::Ended => return None,
            State::Repeats => {
                self.state = State::Ended;
                return Some(Err(Error {
                    operation: SEARCH_EVENTS.name,
                    attempts: self.pages,
                    retryable: false,
                    kind: ErrorKind::Pagination,
                }));
            }
        }
        let page = self.client.search_events(&self.filter).await;
        if let Ok(page) = &page {
            self.pages = self.pages.saturating_add(1);
            let key = page.pagination_key.clone().filter(|key| !key.is_empty());
            self.state = match &key {
                None => State::Ended,
                Some(key) if self.given.insert(key.clone()) => State::Open,
                Some(_) => State::Repeats,
            };
            self.filter.pagination_key = key;
        }
        Some(page)
    }
}
