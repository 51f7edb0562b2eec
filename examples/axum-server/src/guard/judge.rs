//! The guard itself: finds the event that a request names, opens or fetches it, judges it, and has it count once.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use fingerprint_edge::trust::sealed::Payload;
use fingerprint_edge::trust::verify::{PolicyBuilder, verify};
use fingerprint_edge::{Transport, sealed, v4};
use tokio::time::{Instant, timeout_at};

use super::{Address, Reason};
use crate::once::Once;

const SEALED: HeaderName = HeaderName::from_static("fingerprint-sealed");
const EVENT_ID: HeaderName = HeaderName::from_static("fingerprint-event-id");
/// No id is longer.
const MAX_ID_BYTES: usize = 512;
/// How long an event is remembered after it is too old: clocks differ.
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Fails closed: whatever goes wrong on the way is a reason, and lets nobody through.
pub struct Guard<T> {
    /// Fetches the event of an id.
    pub client: v4::Client<T>,
    /// Open sealed results: the new one and the old one while keys are being changed.
    pub keys: Vec<sealed::Key>,
    /// What an event must be. The visitor's address is added to it.
    pub policy: PolicyBuilder,
    /// After which an event is too old by the policy.
    pub max_age: Duration,
    pub address: Address,
    pub once: Arc<dyn Once>,
    /// For all of it.
    pub deadline: Duration,
}

impl<T: Transport> Guard<T> {
    /// The event of a request that may go on.
    ///
    /// # Errors
    /// The request is refused.
    pub async fn judge(&self, parts: &Parts) -> Result<v4::Event, Reason> {
        let end = Instant::now() + self.deadline;
        let sealed = only(&parts.headers, &SEALED)?;
        let id = only(&parts.headers, &EVENT_ID)?;
        let address = self.address.of(parts).ok_or(Reason::PolicyFailed)?;
        let policy = self.policy.clone().max_age(self.max_age).ip(address);
        let policy = policy.build().map_err(|_| Reason::PolicyFailed)?;
        let event = match (sealed, id) {
            (Some(sealed), _) => self.unsealed(sealed)?,
            (None, Some(id)) => self.fetched(id, end).await?,
            (None, None) => return Err(Reason::EventMissing),
        };
        if id.is_some_and(|id| id != event.event_id) {
            return Err(Reason::EventAmbiguous);
        }
        let verdict = verify(&event, &policy, now_ms());
        if !verdict.ok() {
            let codes = verdict.reasons().iter().map(|reason| reason.code());
            return Err(Reason::Unwanted(codes.collect()));
        }
        if event.event_id.is_empty() {
            return Err(Reason::EventUnreadable);
        }
        // Last, so that nobody can use up the event of another.
        let claim = self.once.claim(&event.event_id, self.max_age + A_DAY);
        match timeout_at(end, claim).await {
            Ok(Ok(true)) => Ok(event),
            Ok(Ok(false)) => Err(Reason::UsedBefore),
            Ok(Err(_)) | Err(_) => Err(Reason::StoreFailed),
        }
    }

    fn unsealed(&self, sealed: &str) -> Result<v4::Event, Reason> {
        match sealed::unseal(sealed, &self.keys) {
            Ok(Payload::V4(event)) => Ok(*event),
            Ok(_) => Err(Reason::EventUnreadable),
            Err(_) => Err(Reason::UnsealFailed),
        }
    }

    /// Of one so fresh that the API does not know it yet, as soon as it does.
    async fn fetched(&self, id: &str, end: Instant) -> Result<v4::Event, Reason> {
        if id.len() > MAX_ID_BYTES || !id.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Reason::EventMissing);
        }
        // Where it is cut off, the request is too.
        let call = self.client.wait_for_event(id).deadline(self.deadline);
        match timeout_at(end, call.into_future()).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(Reason::ApiFailed(None)),
        }
    }
}

/// The value of a header, unless it is empty. Of two, nobody could tell afterwards which was judged.
pub(super) fn only<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> Result<Option<&'a str>, Reason> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => match value.to_str() {
            Ok(text) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Err(_) => Err(Reason::EventMissing),
        },
        (Some(_), Some(_)) => Err(Reason::EventAmbiguous),
    }
}

fn now_ms() -> i64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(now.as_millis()).unwrap_or(i64::MAX)
}
