//! The operations of the Fingerprint Server API v3, which is deprecated.

use super::{Answer, Operation, Takes};
use crate::api::v3::{related_visitors, search, update, visits};
use crate::call::endpoint::System;
use crate::call::retry::Repeat;

/// [Get an event](https://docs.fingerprint.com/reference/getevent).
pub static GET_EVENT: Operation = Operation {
    system: System::V3,
    name: "getEvent",
    method: "GET",
    template: "/events/{request_id}",
    takes: Takes::Nothing,
    required: &[],
    answer: Answer::Object("products"),
    repeat: Repeat::Read,
};

/// [Search events](https://docs.fingerprint.com/reference/searchevents).
pub static SEARCH_EVENTS: Operation = Operation {
    system: System::V3,
    name: "searchEvents",
    method: "GET",
    template: "/events/search",
    takes: Takes::Query("search parameter", &search::PARAMETERS),
    required: &[&["limit"]],
    answer: Answer::List("events"),
    repeat: Repeat::Read,
};

/// [Update an event](https://docs.fingerprint.com/reference/updateevent).
pub static UPDATE_EVENT: Operation = Operation {
    system: System::V3,
    name: "updateEvent",
    method: "PUT",
    template: "/events/{request_id}",
    takes: Takes::Body("update field", &update::PARAMETERS),
    required: &[&["linkedId", "tag", "suspect"]],
    answer: Answer::Nothing,
    repeat: Repeat::Update,
};

/// [Delete the data of a visitor](https://docs.fingerprint.com/reference/deletevisitordata).
pub static DELETE_VISITOR_DATA: Operation = Operation {
    system: System::V3,
    name: "deleteVisitorData",
    method: "DELETE",
    template: "/visitors/{visitor_id}",
    takes: Takes::Nothing,
    required: &[],
    answer: Answer::Nothing,
    repeat: Repeat::Delete,
};

/// [Get the visits of a visitor](https://docs.fingerprint.com/reference/getvisits).
pub static GET_VISITS: Operation = Operation {
    system: System::V3,
    name: "getVisits",
    method: "GET",
    template: "/visitors/{visitor_id}",
    takes: Takes::Query("parameter", &visits::PARAMETERS),
    required: &[],
    answer: Answer::List("visits"),
    repeat: Repeat::Read,
};

/// [Get the visitors that share a device](https://docs.fingerprint.com/reference/related-visitors-api).
pub static GET_RELATED_VISITORS: Operation = Operation {
    system: System::V3,
    name: "getRelatedVisitors",
    method: "GET",
    template: "/related-visitors",
    takes: Takes::Query("parameter", &related_visitors::PARAMETERS),
    required: &[&["visitor_id"]],
    answer: Answer::List("relatedVisitors"),
    repeat: Repeat::Read,
};
