//! The event of v4 while it is made, and how a value finds its place in it.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::api::date_time;
use crate::api::v3::error_code::ApiError;
use crate::api::v3::event::Product;
use crate::api::v3::upgrade::error::UpgradeError;
use crate::api::v3::upgrade::place::{Place, guaranteed};
use crate::api::v4;
use crate::api::v4::platform::EventSource;

/// The event of v4 while it is made.
#[derive(Default)]
pub(super) struct Draft {
    /// All but what follows.
    pub(super) event: v4::Event,
    pub(super) event_id: Option<String>,
    pub(super) timestamp: Option<i64>,
    /// The raw attributes as v4 has them, by their names there.
    pub(super) raw: Map<String, Value>,
    /// Whether a mobile SDK sent the event.
    pub(super) is_mobile: bool,
    /// The first product that failed, and why.
    failed: Option<(&'static str, ApiError)>,
}

impl Draft {
    /// Remembers why a product failed, unless one did before.
    pub(super) fn note_failure<T>(&mut self, name: &'static str, product: Option<&Product<T>>) {
        let error = product.and_then(|product| product.error.as_ref());
        if let (None, Some(error)) = (&self.failed, error) {
            self.failed = Some((name, error.clone()));
        }
    }

    pub(super) fn finish(self) -> Result<v4::Event, UpgradeError> {
        let event_id = self.event_id.ok_or(match self.failed {
            Some((product, error)) => UpgradeError::Failed { product, error },
            None => UpgradeError::NoId,
        })?;
        let mut event = self.event;
        let timestamp = self.timestamp.or_else(|| time_in(&event_id));
        event.timestamp = guaranteed(timestamp, "timestamp", &mut event.other);
        event.event_id = event_id;
        // v3 knows no events but those of the agent in a browser and of the mobile SDKs.
        event.source = Some(EventSource::Device);
        if !self.raw.is_empty() {
            // Each of them was seen to fit, so all of them do.
            event.raw_device_attributes = serde_json::from_value(Value::Object(self.raw)).ok();
        }
        Ok(event)
    }
}

/// The time with which an event id begins, in Unix milliseconds; older ids have none.
fn time_in(event_id: &str) -> Option<i64> {
    let (time, _) = event_id.split_once('.')?;
    let is_time = time.len() == 13 && time.bytes().all(|byte| byte.is_ascii_digit());
    is_time.then(|| time.parse().ok()).flatten()
}

/// Puts the field of that name into its slot; where another value stands there already, the field is dropped.
pub(super) fn settle<T: PartialEq + Serialize>(
    slot: &mut Option<T>,
    value: Option<T>,
    at: &mut Place<'_>,
    name: &str,
) {
    match slot {
        None => *slot = value,
        Some(known) => at.drop_field(name, value.filter(|value| value != known)),
    }
}

/// As `settle`, for a date-time that v4 has in milliseconds. The text is dropped, too, where it is finer
/// than that, or no date-time.
pub(super) fn settle_time(
    slot: &mut Option<i64>,
    text: Option<String>,
    at: &mut Place<'_>,
    name: &str,
) {
    if slot.is_none() {
        *slot = text.as_deref().and_then(date_time::parse);
    }
    drop_time_unless_equal(*slot, text, at, name);
}

/// Drops a date-time that does not say the same as those milliseconds.
pub(super) fn drop_time_unless_equal(
    known: Option<i64>,
    text: Option<String>,
    at: &mut Place<'_>,
    name: &str,
) {
    let says = |text: &String| {
        let time = date_time::parse(text);
        time.is_some() && time == known && is_whole(text)
    };
    at.drop_field(name, text.filter(|text| !says(text)));
}

/// Whether a date-time is of whole milliseconds.
fn is_whole(date_time: &str) -> bool {
    let (_, fraction) = date_time.split_once('.').unwrap_or_default();
    let digits = fraction.chars().take_while(char::is_ascii_digit);
    digits.skip(3).all(|digit| digit == '0')
}
