//! The client of FingerprintIQ.

use crate::api::iq::Event;
use crate::call::endpoint::{Region, System};
use crate::call::error::Error;
use crate::call::operation::iq::GET_EVENT;
use crate::client::common::common;
use crate::client::{Driver, with_id};
use crate::transport::Transport;

/// Client of [FingerprintIQ](https://docs.fingerprintiq.com/api/events), whose server API documents
/// one operation. It has no regions.
pub struct Client<T> {
    driver: Driver<T>,
}

common!();

impl<T: Transport> Client<T> {
    /// A client for the account of a secret key, which begins with `fiq_secret_`.
    pub fn new(api_key: impl Into<String>, transport: T) -> Self {
        Self {
            driver: Driver::new(System::Iq, api_key.into(), Region::Global, transport),
        }
    }

    /// [Gets one event](https://docs.fingerprintiq.com/api/events), with all signals.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown event is a 404 without a code. The 429 for a
    /// used-up monthly quota is not repeated.
    pub async fn get_event(&self, request_id: &str) -> Result<Event, Error> {
        self.driver
            .read(&GET_EVENT, &with_id("requestId", request_id, Vec::new()))
            .await
    }
}
