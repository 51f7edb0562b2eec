//! The operations of the APIs as values: method, path template, input, answer, what may be repeated.

use crate::api::parameter::Parameter;
use crate::api::v4;
use crate::call::endpoint::System;
use crate::call::retry::Repeat;

/// An operation of an API, all that is needed to call it and to read its answer.
#[derive(Debug)]
pub struct Operation {
    /// The API that offers it.
    pub system: System,
    /// Its name in the API's documents, such as `getEvent`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with at most one `{parameter}`.
    pub template: &'static str,
    /// What it takes besides the path parameter.
    pub takes: Takes,
    /// What a 2xx answer holds.
    pub answer: Answer,
    /// Which failures allow to send it again.
    pub repeat: Repeat,
}

/// Where the input of an operation goes, and the parameters that it knows.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// Into the query string. The text is what messages call such a parameter.
    Query(&'static str, &'static [Parameter]),
    /// Into a JSON body. The text is what messages call such a field.
    Body(&'static str, &'static [Parameter]),
}

/// What a 2xx answer must hold to be an answer of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// No body that anyone documents: it is not parsed.
    Nothing,
    /// A JSON object with this string in it.
    Object(&'static str),
    /// A JSON object with this array in it.
    List(&'static str),
}

/// [Get an event](https://docs.fingerprint.com/reference/server-api-v4-get-event).
pub static GET_EVENT: Operation = Operation {
    system: System::V4,
    name: "getEvent",
    method: "GET",
    template: "/v4/events/{event_id}",
    takes: Takes::Query("parameter", &v4::search::GET_EVENT_PARAMETERS),
    answer: Answer::Object("event_id"),
    repeat: Repeat::Read,
};

/// [Search events](https://docs.fingerprint.com/reference/server-api-v4-search-events).
pub static SEARCH_EVENTS: Operation = Operation {
    system: System::V4,
    name: "searchEvents",
    method: "GET",
    template: "/v4/events",
    takes: Takes::Query("search parameter", &v4::search::PARAMETERS),
    answer: Answer::List("events"),
    repeat: Repeat::Read,
};

/// [Update an event](https://docs.fingerprint.com/reference/server-api-v4-update-event).
pub static UPDATE_EVENT: Operation = Operation {
    system: System::V4,
    name: "updateEvent",
    method: "PATCH",
    template: "/v4/events/{event_id}",
    takes: Takes::Body("update field", &v4::update::PARAMETERS),
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
    answer: Answer::Nothing,
    repeat: Repeat::Delete,
};

/// Every operation; JavaScript names one by its place in this list.
pub static OPERATIONS: [&Operation; 4] = [
    &GET_EVENT,
    &SEARCH_EVENTS,
    &UPDATE_EVENT,
    &DELETE_VISITOR_DATA,
];

impl Operation {
    /// The path as three parts: before the path parameter, its name, and after it.
    #[must_use]
    pub fn path(&self) -> (&'static str, Option<&'static str>, &'static str) {
        match self.template.split_once(['{']).and_then(|(before, rest)| {
            rest.split_once(['}'])
                .map(|(name, after)| (before, name, after))
        }) {
            Some((before, name, after)) => (before, Some(name), after),
            None => (self.template, None, ""),
        }
    }
}
