//! The client of FingerprintIQ.

use std::fmt;

use crate::api::iq::Event;
use crate::call::endpoint::{Region, System};
use crate::call::error::{Error, Refusal};
use crate::call::exchange::Limits;
use crate::call::operation::iq::GET_EVENT;
use crate::client::{Driver, with_id};
use crate::transport::Transport;

/// Client of [FingerprintIQ](https://docs.fingerprintiq.com/api/events), whose server API documents
/// one operation. It has no regions.
pub struct Client<T> {
    driver: Driver<T>,
}

/// Never shows the key.
impl<T> fmt::Debug for Client<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.driver.fmt(f)
    }
}

impl<T: Transport> Client<T> {
    /// A client for the account of a secret key, which begins with `fiq_secret_`.
    pub fn new(api_key: impl Into<String>, transport: T) -> Self {
        Self {
            driver: Driver::new(System::Iq, api_key.into(), Region::Global, transport),
        }
    }

    /// The same client at another place, such as a proxy or a mock: `https`, or `http` for loopback hosts.
    ///
    /// # Errors
    /// It is not such a URL.
    pub fn with_base_url(mut self, url: &str) -> Result<Self, Refusal> {
        self.driver.set_base_url(url)?;
        Ok(self)
    }

    /// The same client with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.driver.limits = limits;
        self
    }

    /// [Gets one event](https://docs.fingerprintiq.com/api/events), with all signals.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); an unknown event is a 404 without a code. The 429 of a
    /// used-up month is not repeated.
    pub async fn get_event(&self, request_id: &str) -> Result<Event, Error> {
        self.driver
            .read(&GET_EVENT, &with_id("requestId", request_id, Vec::new()))
            .await
    }
}
