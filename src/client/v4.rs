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
/// It has no state between calls, and clones share what is behind it: make one and keep it. The key of an environment sees
/// the events of that environment only.
///
/// ```
/// use fingerprint_edge::{Limits, Region, Transport, v4};
/// use std::time::Duration;
///
/// fn client<T: Transport>(api_key: &str, transport: T) -> v4::Client<T> {
///     v4::Client::new(api_key, Region::Eu, transport)
///         .with_limits(Limits::default().deadline(Duration::from_secs(5)))
/// }
/// ```
pub struct Client<T> {
    driver: Driver<T>,
}

common!();

impl<T: Transport> Client<T> {
    /// A client for the workspace of a secret key, in its region. A key that cannot be one is refused at the first call.
    pub fn new(api_key: impl Into<String>, region: Region, transport: T) -> Self {
        Self {
            driver: Driver::new(System::V4, Some(api_key.into()), region, transport),
        }
    }

    /// [Gets one event](https://docs.fingerprint.com/reference/server-api-v4-get-event).
    ///
    /// ```
    /// # use fingerprint_edge::{Error, Transport, v4};
    /// # async fn example(client: &v4::Client<impl Transport>) -> Result<(), Error> {
    /// let event = client.get_event("1708102555327.NLOjmg").ruleset_id("rs_b1k3blh").await?;
    /// if let Some(visitor) = event.identification {
    ///     println!("{}", visitor.visitor_id);
    /// }
    /// let action = event.rule_action.map(|action| action.r#type);
    /// assert_ne!(action, Some(v4::RuleActionType::Block));
    /// # Ok(())
    /// # }
    /// ```
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
    /// ```
    /// # use fingerprint_edge::{Error, Transport, v4};
    /// use std::time::Duration;
    ///
    /// # async fn example(client: &v4::Client<impl Transport>) -> Result<(), Error> {
    /// let id = "1708102555327.NLOjmg"; // as the browser has just sent it
    /// let event = client.wait_for_event(id).deadline(Duration::from_secs(3)).await?;
    /// # Ok(())
    /// # }
    /// ```
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
    /// ```
    /// # use fingerprint_edge::{Error, Transport, v4};
    /// # async fn example(client: &v4::Client<impl Transport>) -> Result<(), Error> {
    /// let filter = v4::SearchEventsFilter::new().bot("bad").suspect(true).limit(100);
    /// let page = client.search_events(&filter).await?;
    /// println!("{} of them, the next ones by {:?}", page.events.len(), page.pagination_key);
    /// # Ok(())
    /// # }
    /// ```
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
    /// ```
    /// # use fingerprint_edge::{Error, Transport, v4};
    /// # async fn example(client: &v4::Client<impl Transport>) -> Result<(), Error> {
    /// let update = v4::EventUpdate::new().suspect(true).linked_id("order-1042");
    /// client.update_event("1708102555327.NLOjmg", update).await?;
    /// # Ok(())
    /// # }
    /// ```
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
    /// ```
    /// # use fingerprint_edge::{Error, Transport, v4};
    /// # async fn example(client: &v4::Client<impl Transport>) -> Result<(), Error> {
    /// match client.delete_visitor_data("Ibk1527CUFmcnjLwIs4A9").await {
    ///     Err(error) if error.code() == Some("visitor_not_found") => {}
    ///     deleted => deleted?,
    /// }
    /// # Ok(())
    /// # }
    /// ```
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
    /// ```
    /// use std::net::Ipv4Addr;
    ///
    /// # use fingerprint_edge::{Error, Transport, v4};
    /// # async fn example(client: &v4::Client<impl Transport>) -> Result<(), Error> {
    /// let request = v4::EdgeRequest::new()
    ///     .method("GET")
    ///     .url("https://shop.example/cart")
    ///     .headers([("user-agent", "curl/8.5.0"), ("accept", "*/*")])
    ///     .ip(Ipv4Addr::new(203, 0, 113, 7));
    /// let seen = client.make_edge_event(request).await?;
    /// println!("{}: {:?}", seen.event_id, seen.proxy);
    /// # Ok(())
    /// # }
    /// ```
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
