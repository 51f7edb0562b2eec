//! The event of v4 while it is made, and how a value finds its place in it.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::api::date_time;
use crate::api::v3::upgrade::place::Place;
use crate::api::v4;

/// The event of v4 while it is made.
#[derive(Default)]
pub(super) struct Draft {
    /// All but what follows.
    pub(super) event: v4::Event,
    pub(super) event_id: Option<String>,
    pub(super) timestamp: Option<i64>,
    /// The raw attributes as v4 has them, by their names there.
    pub(super) raw: Map<String, Value>,
}

impl Draft {
    pub(super) fn finish(self) -> v4::Event {
        let raw_device_attributes = match self.raw.is_empty() {
            true => None,
            // Each of them was seen to fit, so all of them do.
            false => serde_json::from_value(Value::Object(self.raw)).ok(),
        };
        v4::Event {
            event_id: self.event_id.unwrap_or_default(),
            timestamp: self.timestamp.unwrap_or_default(),
            raw_device_attributes,
            ..self.event
        }
    }
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
    let Some(text) = text else { return };
    let time = date_time::parse(&text);
    if slot.is_none() {
        *slot = time;
    }
    if time.is_none() || *slot != time || !is_whole(&text) {
        at.drop_field(name, Some(text));
    }
}

/// Whether a date-time is of whole milliseconds.
fn is_whole(date_time: &str) -> bool {
    let (_, fraction) = date_time.split_once('.').unwrap_or_default();
    let digits = fraction.chars().take_while(char::is_ascii_digit);
    digits.skip(3).all(|digit| digit == '0')
}
