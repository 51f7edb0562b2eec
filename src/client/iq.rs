//! The client of FingerprintIQ.

use std::borrow::Borrow;

use crate::api::iq::{Event, InspectRequest, Inspection, Visitor, Visits};
use crate::call::endpoint::{Region, System};
use crate::call::operation::iq::{GET_EVENT, GET_VISITOR, GET_VISITS, INSPECT_REQUEST};
use crate::client::call::Call;
use crate::client::common::common;
use crate::client::driver::Driver;
use crate::client::inputs::with_id;
use crate::transport::Transport;

/// Client of [FingerprintIQ](https://docs.fingerprintiq.com/api/events). It has two kinds of keys, each of which
/// opens operations of its own, and no regions.
///
/// ```
/// use fingerprint_edge::{Error, Transport, iq};
///
/// # async fn example(transport: impl Transport) -> Result<(), Error> {
/// let client = iq::Client::new("fiq_secret_8f14e45f", transport);
/// let event = client.get_event("req_8f14e45f").await?;
/// println!("{:?}", event.suspect_score);
/// # Ok(())
/// # }
/// ```
pub struct Client<T> {
    driver: Driver<T>,
}

common!();

impl<T: Transport> Client<T> {
    /// A client for the account of a secret key, which begins with `fiq_secret_`.
    pub fn new(api_key: impl Into<String>, transport: T) -> Self {
        Self {
            driver: Driver::new(System::Iq, Some(api_key.into()), Region::Global, transport),
        }
    }

    /// A client without a secret key, for the operations that a live or a test key opens.
    ///
    /// ```
    /// # use fingerprint_edge::{Error, Transport, iq};
    /// # async fn example(transport: impl Transport) -> Result<(), Error> {
    /// let client = iq::Client::live("fiq_live_8f14e45f", transport);
    /// let visits = client.get_visits("vis_8f14e45f").await?.visits;
    /// # Ok(())
    /// # }
    /// ```
    pub fn live(live_key: impl Into<String>, transport: T) -> Self {
        let driver = Driver::new(System::Iq, None, Region::Global, transport);
        Self { driver }.with_live_key(live_key)
    }

    /// The same client with a live key as well, which begins with `fiq_live_`, or a test key, with `fiq_test_`.
    #[must_use]
    pub fn with_live_key(mut self, live_key: impl Into<String>) -> Self {
        self.driver.settings().live_key = Some(live_key.into());
        self
    }

    /// [Gets one event](https://docs.fingerprintiq.com/api/events), with all signals. It needs the secret key.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown event is a 404 without a code. The 429 for a
    /// used-up monthly quota is not repeated.
    pub fn get_event(&self, request_id: impl Into<String>) -> Call<T, Event> {
        let inputs = with_id("requestId", request_id, Vec::new());
        self.driver.call(&GET_EVENT, inputs)
    }

    /// [Gets the newest visits of a visitor](https://docs.fingerprintiq.com/api/visits), at most 20. It needs the live key.
    ///
    /// # Errors
    /// As those of [`get_event`](Self::get_event).
    pub fn get_visits(&self, visitor_id: impl Into<String>) -> Call<T, Visits> {
        let inputs = with_id("visitorId", visitor_id, Vec::new());
        self.driver.call(&GET_VISITS, inputs)
    }

    /// Gets a visitor. It needs the live key, and is as observed: the vendor's Python SDK calls it, its documents
    /// do not tell of it.
    ///
    /// # Errors
    /// As those of [`get_event`](Self::get_event).
    pub fn get_visitor(&self, visitor_id: impl Into<String>) -> Call<T, Visitor> {
        let inputs = with_id("visitorId", visitor_id, Vec::new());
        self.driver.call(&GET_VISITOR, inputs)
    }

    /// Tells who sent a request that your server received. It needs the live key, and is as observed in the
    /// vendor's SDKs. The values of `authorization`, `cookie` and `proxy-authorization` are not sent, nor is the query.
    ///
    /// ```
    /// # use fingerprint_edge::{Error, Transport, iq};
    /// # async fn example(client: &iq::Client<impl Transport>) -> Result<(), Error> {
    /// let request = iq::InspectRequest::new()
    ///     .method("GET")
    ///     .path("/cart")
    ///     .headers([("accept", "text/html")])
    ///     .user_agent("curl/8.5.0");
    /// let caller = client.inspect_request(request).await?;
    /// println!("{}", caller.caller_type);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As those of [`get_event`](Self::get_event). Since each inspection counts, it is repeated after a 429 or a 503 alone.
    pub fn inspect_request(&self, request: impl Borrow<InspectRequest>) -> Call<T, Inspection> {
        let request = request.borrow().prepared();
        self.driver
            .call(&INSPECT_REQUEST, request.inputs())
            .with_body(Ok(&request))
    }
}
