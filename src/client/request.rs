//! The request of a call: what the operation needs, and the caller's own headers.

use std::borrow::Cow;
use std::time::Duration;

use crate::api::parameter::{Given, Input};
use crate::call::endpoint::System;
use crate::call::error::Refusal;
use crate::call::operation::{Answer, Operation};
use crate::call::request::{Request, check_header, path};
use crate::client::call::Call;
use crate::client::settings::Settings;

const JSON: &str = "application/json";

impl Settings {
    pub(super) fn request<T, R>(&self, call: &Call<T, R>) -> Result<Request, Refusal> {
        let operation = call.operation;
        let body = call.body.clone().transpose()?;
        let key = self.key(operation)?;
        let (header, prefix) = operation.system.auth_header();
        let mut headers = Vec::new();
        for (name, value) in both(&self.headers, &call.own.headers, str::eq_ignore_ascii_case) {
            check_header(name, value, header)?;
            // The caller may ask for another form, but does not say what is sent.
            if body.is_none() || !name.eq_ignore_ascii_case("content-type") {
                add(&mut headers, name, value);
            }
        }
        if !headers.iter().any(|(name, _)| name == "accept") {
            add(&mut headers, "accept", JSON);
        }
        add(&mut headers, header, &[prefix, key].concat());
        if body.is_some() {
            add(&mut headers, "content-type", JSON);
        }
        let extra: Vec<_> = both(&self.query, &call.own.query, str::eq)
            .map(|(name, value)| Input::new(name, Given::Text, value))
            .collect();
        let path = path(operation, &call.inputs, &extra)?;
        Ok(Request {
            method: operation.method,
            url: [self.origin.as_str(), &path].concat(),
            headers,
            body,
            reads_body: operation.answer != Answer::Nothing,
            timeout: Duration::ZERO,
        })
    }

    /// The key that opens an operation.
    fn key(&self, operation: &Operation) -> Result<&str, Refusal> {
        let system = operation.system;
        let key = match system {
            System::IqLive => &self.live_key,
            _ => &self.api_key,
        };
        let missing = [
            "`",
            system.key_name(),
            "` is missing: ",
            operation.name,
            " needs it",
        ];
        let key = key.as_deref().ok_or_else(|| Refusal::new(&missing))?;
        system.check_key(key)?;
        Ok(key)
    }
}

/// What a client gives to all calls and the call does not give itself, then what the call gives.
fn both<'a>(
    client: &'a [(String, String)],
    call: &'a [(String, String)],
    is_same: fn(&str, &str) -> bool,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let of_client = client
        .iter()
        .filter(move |(name, _)| !call.iter().any(|(own, _)| is_same(own, name)));
    of_client
        .chain(call)
        .map(|(name, value)| (name.as_str(), value.as_str()))
}

/// Adds a header as the Web's `Headers` do: one name once, in lower case, its values joined.
fn add(headers: &mut Vec<(Cow<'static, str>, String)>, name: &str, value: &str) {
    let name = name.to_ascii_lowercase();
    let value = value.trim_matches([' ', '\t']);
    match headers.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => {
            known.push_str(", ");
            known.push_str(value);
        }
        None => headers.push((name.into(), String::from(value))),
    }
}
