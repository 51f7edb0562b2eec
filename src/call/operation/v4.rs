//! The operations of the Fingerprint Server API v4.

use super::{Answer, Operation, Takes};
use crate::api::v4::{edge, search, update};
use crate::call::endpoint::System;
use crate::call::retry::Repeat;

/// [Get an event](https://docs.fingerprint.com/reference/server-api-v4-get-event).
pub static GET_EVENT: Operation = Operation {
    system: System::V4,
    name: "getEvent",
    method: "GET",
    template: "/v4/events/{event_id}",
    takes: Takes::Query("parameter", &search::GET_EVENT_PARAMETERS),
    required: &[],
    answer: Answer::Text("event_id"),
    repeat: Repeat::Read,
};

/// [Get an event](https://docs.fingerprint.com/reference/server-api-v4-get-event) that may be too
/// fresh to be there.
pub static WAIT_FOR_EVENT: Operation = Operation {
    name: "waitForEvent",
    repeat: Repeat::Wait,
    ..GET_EVENT
};

/// [Search events](https://docs.fingerprint.com/reference/server-api-v4-search-events).
pub static SEARCH_EVENTS: Operation = Operation {
    system: System::V4,
    name: "searchEvents",
    method: "GET",
    template: "/v4/events",
    takes: Takes::Query("search parameter", &search::PARAMETERS),
    required: &[],
    answer: Answer::List("events"),
    repeat: Repeat::Read,
};

/// [Update an event](https://docs.fingerprint.com/reference/server-api-v4-update-event).
pub static UPDATE_EVENT: Operation = Operation {
    system: System::V4,
    name: "updateEvent",
    method: "PATCH",
    template: "/v4/events/{event_id}",
    takes: Takes::Body("update field", &update::PARAMETERS),
    required: &[&["linked_id", "tags", "suspect"]],
    answer: Answer::Nothing,
    repeat: Repeat::Update,
};

/// [Delete the data of a visitor](https://docs.fingerprint.com/reference/server-api-v4-delete-visitor-data).
pub static DELETE_VISITOR_DATA: Operation = Operation {
    system: System::V4,
    name: "deleteVisitorData",
    method: "DELETE",
    template: "/v4/visitors/{visitor_id}",
    takes: Takes::Nothing,
    required: &[],
    answer: Answer::Nothing,
    repeat: Repeat::Delete,
};

/// [Analyze a request](https://docs.fingerprint.com/reference/server-api-v4-automation-intelligence), which makes an event.
pub static MAKE_EDGE_EVENT: Operation = Operation {
    system: System::V4,
    name: "makeEdgeEvent",
    method: "POST",
    template: "/v4/edge",
    takes: Takes::Body("request field", &edge::PARAMETERS),
    required: &[
        &["headers"],
        &["method"],
        &["url"],
        &["ipv4_address", "ipv6_address"],
    ],
    answer: Answer::Text("event_id"),
    repeat: Repeat::Edge,
};
