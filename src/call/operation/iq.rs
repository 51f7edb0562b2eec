//! The one operation that FingerprintIQ's server API documents.

use super::{Answer, Operation, Takes};
use crate::call::endpoint::System;
use crate::call::retry::Repeat;

/// [Get an event](https://docs.fingerprintiq.com/api/events).
pub static GET_EVENT: Operation = Operation {
    system: System::Iq,
    name: "getEvent",
    method: "GET",
    template: "/v1/events/{requestId}",
    takes: Takes::Nothing,
    required: &[],
    answer: Answer::Text("requestId"),
    repeat: Repeat::Read,
};
