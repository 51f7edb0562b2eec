//! The client of the API, by what is bound.

use std::time::Duration;

use fingerprint_edge::{FetchTransport, Limits, Region, v4};
use worker::Env;

use crate::bindings::{not_configured, optional, parsed, secret};
use crate::failure::Failure;

pub type Client = v4::Client<FetchTransport>;

pub fn client_of(env: &Env) -> Result<Client, Failure> {
    let key = secret(env, "FINGERPRINT_SECRET_KEY")?;
    let region: Region = parsed(env, "FINGERPRINT_REGION")?;
    // For an attempt and for all of a call; a search is a call for each page.
    let limits = Limits::default()
        .timeout(Duration::from_secs(3))
        .deadline(Duration::from_secs(8));
    let client = v4::Client::new(key, region, FetchTransport::default()).with_limits(limits);
    // Another place, such as a mock, is for tests alone.
    let place = "FINGERPRINT_BASE_URL";
    match optional(env, place) {
        Some(url) => client
            .with_base_url(&url)
            .map_err(|_| not_configured(place)),
        None => Ok(client),
    }
}
