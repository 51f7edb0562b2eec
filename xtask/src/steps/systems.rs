//! The steps beyond v4's events: one get on each other system, and an edge event.

use super::{IQ_EVENT, id, text, visitor};
use crate::expect::Steps;
use anyhow::{Context, Result};
use serde_json::Value;

/// The same event in v3's form, and one of FingerprintIQ.
pub(super) fn others(steps: &mut Steps, good: &str, events: &[Value]) -> Result<()> {
    let event = events.first().context("no event")?;
    let (wanted, visitor) = (id(event).unwrap_or_default(), visitor(event));
    steps.get(
        "get an event from v3",
        good,
        &format!("/v3/events/{wanted}"),
        200,
        |answer| {
            let data = "/products/identification/data";
            let got = |name: &str| text(&answer.body, &format!("{data}/{name}"));
            if got("requestId") == Some(wanted) && got("visitorId") == visitor {
                Ok(format!(
                    "{wanted}: visitor {}",
                    visitor.unwrap_or("unknown")
                ))
            } else {
                Err(format!("requestId {wanted}, visitorId {visitor:?}"))
            }
        },
    )?;
    steps.get(
        "get an event from FingerprintIQ",
        good,
        &format!("/iq/events/{IQ_EVENT}"),
        200,
        |answer| match text(&answer.body, "/requestId") {
            Some(IQ_EVENT) => Ok(format!(
                "{IQ_EVENT}: visitor {}",
                text(&answer.body, "/visitorId").unwrap_or("unknown")
            )),
            _ => Err(format!("requestId {IQ_EVENT}")),
        },
    )?;
    Ok(())
}

/// The Worker's own request becomes an event, with the address that Cloudflare saw.
pub(super) fn edge(steps: &mut Steps, good: &str) -> Result<()> {
    let made = steps.post("make an edge event", good, "/edge", 200, |answer| {
        let agent = text(&answer.body, "/bot_info/name");
        match (text(&answer.body, "/source"), agent) {
            (Some("edge"), Some(agent)) => Ok(format!(
                "{}: {agent}",
                id(&answer.body).unwrap_or("no event_id")
            )),
            _ => Err("source edge, and bot_info of curl".to_owned()),
        }
    })?;
    let wanted = id(&made.body).unwrap_or_default();
    steps.get(
        "get the edge event",
        good,
        &format!("/events/{wanted}"),
        200,
        |answer| {
            let families = ["/ip_info/v4/address", "/ip_info/v6/address"];
            let mut addresses = families.iter().filter_map(|path| text(&answer.body, path));
            match addresses.next() {
                Some(address) if id(&answer.body) == Some(wanted) => Ok(format!("from {address}")),
                _ => Err(format!("event_id {wanted}, with the caller's address")),
            }
        },
    )?;
    Ok(())
}
