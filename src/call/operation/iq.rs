//! The operations of FingerprintIQ: one documented in full, the others as its documents' examples and its SDKs call them.

use super::{Answer, Operation, Takes};
use crate::api::iq::inspect;
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

/// [Get the visits of a visitor](https://docs.fingerprintiq.com/api/visits).
pub static GET_VISITS: Operation = Operation {
    system: System::IqLive,
    name: "getVisits",
    template: "/v1/demo/visits/{visitorId}",
    answer: Answer::List("visits"),
    ..GET_EVENT
};

/// Get a visitor; as observed.
pub static GET_VISITOR: Operation = Operation {
    system: System::IqLive,
    name: "getVisitor",
    template: "/v1/identify/{visitorId}",
    answer: Answer::Text("visitorId"),
    ..GET_EVENT
};

/// Inspect a request; as observed. Each time it is analysed, and counted, anew: it is repeated as an edge event is.
pub static INSPECT_REQUEST: Operation = Operation {
    system: System::IqLive,
    name: "inspectRequest",
    method: "POST",
    template: "/v1/sentinel/inspect",
    takes: Takes::Body("request field", &inspect::PARAMETERS),
    required: &[&["headers"], &["method"], &["path"]],
    answer: Answer::Text("callerType"),
    repeat: Repeat::Edge,
};
