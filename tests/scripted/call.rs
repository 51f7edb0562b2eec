//! Calls the operations of the table by their names.

use std::time::Duration;

use fingerprint_edge::__bindings::call::endpoint::System;
use fingerprint_edge::transport::Transport;
use fingerprint_edge::{Error, Hooks, Limits, Region, iq, v3, v4};
use serde::Serialize;
use serde_json::Value;

use super::case::Options;
use super::table::Operation;

/// What a call gives, as JSON; `null` for nothing.
pub(crate) async fn call<T: Transport>(
    operation: &Operation,
    transport: T,
    key: &str,
    options: &Options,
    hooks: impl Hooks,
) -> Result<Value, Error> {
    let mut limits = Limits::default();
    let duration = |ms: u32| Duration::from_millis(ms.into());
    limits.timeout = options.timeout.map_or(limits.timeout, duration);
    limits.deadline = options.deadline.map_or(limits.deadline, duration);
    limits.max_retries = options.max_retries.unwrap_or(limits.max_retries);
    let (id, name) = (operation.id.as_str(), operation.name.as_str());
    match operation.system {
        System::V4 => {
            let client = v4::Client::new(key, Region::Eu, transport)
                .with_limits(limits)
                .with_hooks(hooks);
            v4(&client, name, id).await
        }
        System::V3 => {
            let client = v3::Client::new(key, Region::Eu, transport)
                .with_limits(limits)
                .with_hooks(hooks);
            v3(&client, name, id).await
        }
        System::Iq => {
            let client = iq::Client::new(key, transport)
                .with_limits(limits)
                .with_hooks(hooks);
            client.get_event(id).await.map(value)
        }
        System::IqLive => {
            let client = iq::Client::live(key, transport)
                .with_limits(limits)
                .with_hooks(hooks);
            live(&client, name, id).await
        }
    }
}

async fn v4<T: Transport>(client: &v4::Client<T>, name: &str, id: &str) -> Result<Value, Error> {
    let update = v4::EventUpdate {
        suspect: Some(true),
        ..Default::default()
    };
    let filter = v4::SearchEventsFilter {
        linked_id: Some(id.to_owned()),
        ..Default::default()
    };
    let request = v4::EdgeRequest {
        headers: vec![v4::EdgeHeader {
            name: "accept".into(),
            value: "*/*".into(),
            ..Default::default()
        }],
        method: "GET".into(),
        url: "https://example.com/".into(),
        ipv4_address: Some("203.0.113.7".into()),
        linked_id: Some(id.to_owned()),
        ..Default::default()
    };
    match name {
        "v4.getEvent" => client.get_event(id).await.map(value),
        "v4.waitForEvent" => client.wait_for_event(id).await.map(value),
        "v4.searchEvents" => client.search_events(&filter).await.map(value),
        "v4.updateEvent" => client.update_event(id, &update).await.map(value),
        "v4.deleteVisitorData" => client.delete_visitor_data(id).await.map(value),
        "v4.makeEdgeEvent" => client.make_edge_event(&request).await.map(value),
        _ => panic!("there is no operation {name}"),
    }
}

async fn v3<T: Transport>(client: &v3::Client<T>, name: &str, id: &str) -> Result<Value, Error> {
    let update = v3::EventUpdate {
        suspect: Some(true),
        ..Default::default()
    };
    let filter = v3::SearchEventsFilter {
        limit: Some(1),
        linked_id: Some(id.to_owned()),
        ..Default::default()
    };
    match name {
        "v3.getEvent" => client.get_event(id).await.map(value),
        "v3.searchEvents" => client.search_events(&filter).await.map(value),
        "v3.updateEvent" => client.update_event(id, &update).await.map(value),
        "v3.deleteVisitorData" => client.delete_visitor_data(id).await.map(value),
        "v3.getVisits" => {
            let none = v3::GetVisitsParams::default();
            client.get_visits(id, &none).await.map(value)
        }
        "v3.getRelatedVisitors" => client.get_related_visitors(id).await.map(value),
        _ => panic!("there is no operation {name}"),
    }
}

async fn live<T: Transport>(client: &iq::Client<T>, name: &str, id: &str) -> Result<Value, Error> {
    let request = iq::InspectRequest {
        user_agent: id.to_owned(),
        method: "GET".into(),
        path: "/".into(),
        ..Default::default()
    };
    match name {
        "live.getVisits" => client.get_visits(id).await.map(value),
        "live.getVisitor" => client.get_visitor(id).await.map(value),
        "live.inspectRequest" => client.inspect_request(&request).await.map(value),
        _ => panic!("there is no operation {name}"),
    }
}

fn value(answer: impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

/// Gets an event with one more header.
pub(crate) async fn get_with_header<T: Transport>(
    operation: &Operation,
    transport: T,
    name: &str,
    value: &str,
) -> Result<(), Error> {
    let (key, id) = (operation.key.as_str(), operation.id.as_str());
    match operation.system {
        System::V4 => {
            let client = v4::Client::new(key, Region::Eu, transport).with_header(name, value);
            client.get_event(id).await.map(drop)
        }
        System::V3 => {
            let client = v3::Client::new(key, Region::Eu, transport).with_header(name, value);
            client.get_event(id).await.map(drop)
        }
        System::Iq => {
            let client = iq::Client::new(key, transport).with_header(name, value);
            client.get_event(id).await.map(drop)
        }
        System::IqLive => {
            let client = iq::Client::live(key, transport).with_header(name, value);
            client.get_visits(id).await.map(drop)
        }
    }
}
