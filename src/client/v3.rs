//! The client of the Fingerprint Server API v3, which is deprecated.

use std::borrow::Borrow;

use crate::api::v3::{
    Event, EventUpdate, GetVisitsParams, RelatedVisitors, SearchEventsFilter, SearchEventsResponse,
    Visits,
};
use crate::call::endpoint::{Region, System};
use crate::call::operation::v3::{
    DELETE_VISITOR_DATA, GET_EVENT, GET_RELATED_VISITORS, GET_VISITS, SEARCH_EVENTS, UPDATE_EVENT,
};
use crate::client::answer::{decode, nothing};
use crate::client::call::Call;
use crate::client::common::common;
use crate::client::driver::Driver;
use crate::client::inputs::with_id;
use crate::transport::Transport;

/// Client of the [Fingerprint Server API v3](https://docs.fingerprint.com/reference/server-api), which
/// is deprecated: new code should use [`v4::Client`](crate::v4::Client), and
/// [`v4::Event`](crate::v4::Event) implements `TryFrom` for v3's.
pub struct Client<T> {
    driver: Driver<T>,
}

common!();

impl<T: Transport> Client<T> {
    /// A client for the workspace of a secret key, in its region.
    pub fn new(api_key: impl Into<String>, region: Region, transport: T) -> Self {
        Self {
            driver: Driver::new(System::V3, Some(api_key.into()), region, transport),
        }
    }

    /// [Gets one event](https://docs.fingerprint.com/reference/getevent). A product that failed has an
    /// `error` in place of its `data`, although the answer is a success. Signals of mobile devices, such as `rootApps`, may
    /// also be there for browsers, and say nothing about them: ignore them there.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown event is `RequestNotFound` with status 404.
    pub fn get_event(&self, request_id: impl Into<String>) -> Call<T, Event> {
        let inputs = with_id("request_id", request_id, Vec::new());
        self.driver.call(&GET_EVENT, inputs)
    }

    /// [Searches events](https://docs.fingerprint.com/reference/searchevents): one page. The `limit` is required.
    /// [`pages`](Call::pages) and [`events`](Call::events) walk on.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); a value out of its range is refused before anything is sent.
    pub fn search_events(
        &self,
        filter: impl Borrow<SearchEventsFilter>,
    ) -> Call<T, SearchEventsResponse> {
        let inputs = filter.borrow().inputs();
        self.driver
            .call_read(&SEARCH_EVENTS, inputs, |response, secrets| {
                decode(response, secrets, |page: &SearchEventsResponse| {
                    page.events.is_some()
                })
            })
    }

    /// [Updates an event](https://docs.fingerprint.com/reference/updateevent) that is no older than ten days.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn update_event(
        &self,
        request_id: impl Into<String>,
        update: impl Borrow<EventUpdate>,
    ) -> Call<T, ()> {
        let update = update.borrow();
        let inputs = with_id("request_id", request_id, update.inputs());
        self.driver
            .call_read(&UPDATE_EVENT, inputs, nothing)
            .with_body(Ok(update))
    }

    /// [Deletes the data of a visitor](https://docs.fingerprint.com/reference/deletevisitordata), and
    /// is never repeated automatically. Enterprise plans only.
    ///
    /// The API deletes later: events younger than ten days go within 24 hours, older ones stay.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown visitor is `VisitorNotFound` with status 404.
    pub fn delete_visitor_data(&self, visitor_id: impl Into<String>) -> Call<T, ()> {
        let inputs = with_id("visitor_id", visitor_id, Vec::new());
        self.driver.call_read(&DELETE_VISITOR_DATA, inputs, nothing)
    }

    /// [Gets the visits of a visitor](https://docs.fingerprint.com/reference/getvisits): at most one, and the paging
    /// parameters are deprecated. Older releases of the API answered a page; there the filters apply to what `limit` has
    /// let through, so a page may be short or empty although there are more. For a visitor's history, search v4 by `visitor_id`.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); its error bodies have no code.
    pub fn get_visits(
        &self,
        visitor_id: impl Into<String>,
        params: impl Borrow<GetVisitsParams>,
    ) -> Call<T, Visits> {
        let params = params.borrow();
        let inputs = with_id("visitor_id", visitor_id, params.inputs());
        self.driver.call(&GET_VISITS, inputs)
    }

    /// [Gets the visitors that share a device](https://docs.fingerprint.com/reference/related-visitors-api);
    /// billable, and off by default.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn get_related_visitors(&self, visitor_id: impl Into<String>) -> Call<T, RelatedVisitors> {
        let inputs = with_id("visitor_id", visitor_id, Vec::new());
        self.driver.call(&GET_RELATED_VISITORS, inputs)
    }
}
