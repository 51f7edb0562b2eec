//! The operations of the APIs as values: method, path template, input, answer, what may be repeated.

use crate::api::parameter::Parameter;
use crate::call::endpoint::System;
use crate::call::retry::Repeat;

pub mod iq;
pub mod v3;
pub mod v4;

/// An operation of an API: all that is needed to call it and to read its answer.
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
    /// The parameters that it cannot be called without: one of each group.
    pub required: &'static [&'static [&'static str]],
    /// What a 2xx answer holds.
    pub answer: Answer,
    /// Which failures allow it to be sent again.
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
    Text(&'static str),
    /// A JSON object with this object in it.
    Object(&'static str),
    /// A JSON object with this array in it.
    List(&'static str),
}

/// Every operation; JavaScript names one by its place in this list.
pub static OPERATIONS: [&Operation; 16] = [
    &v4::GET_EVENT,
    &v4::WAIT_FOR_EVENT,
    &v4::SEARCH_EVENTS,
    &v4::UPDATE_EVENT,
    &v4::DELETE_VISITOR_DATA,
    &v4::MAKE_EDGE_EVENT,
    &v3::GET_EVENT,
    &v3::SEARCH_EVENTS,
    &v3::UPDATE_EVENT,
    &v3::DELETE_VISITOR_DATA,
    &v3::GET_VISITS,
    &v3::GET_RELATED_VISITORS,
    &iq::GET_EVENT,
    &iq::GET_VISITS,
    &iq::GET_VISITOR,
    &iq::INSPECT_REQUEST,
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
