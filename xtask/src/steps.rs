//! What the demo does: each step a call to the Worker, and what the API's documents promise for it.

mod refused;
mod systems;

use crate::expect::{Answer, Steps};
use crate::worker::Running;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;

/// As many events as a page may hold.
const ALL: &str = "limit=100";

/// An event of FingerprintIQ, whose API has no search to find one with.
const IQ_EVENT: &str = "req_mock_customer";

/// Does the job; false when a step differs from what the documents promise.
pub(crate) fn run(running: &Running) -> Result<bool> {
    let mut steps = Steps::new();
    let good = running.good.as_str();

    let all = steps.get(
        "list the events of the last 7 days",
        good,
        &format!("/events?{ALL}"),
        200,
        |answer| {
            let visitors: BTreeSet<_> = events(answer).iter().filter_map(visitor).collect();
            match (events(answer).len(), visitors.len()) {
                (0..4, _) | (_, 0..2) => Err("at least 4 events of 2 visitors".to_owned()),
                (events, visitors) => Ok(format!("{events} events of {visitors} visitors")),
            }
        },
    )?;
    let events = events(&all);
    get_an_event(&mut steps, good, events)?;
    search(&mut steps, good, events)?;
    systems::others(&mut steps, good, events)?;
    systems::edge(&mut steps, good)?;
    flag(&mut steps, good, events)?;
    delete(&mut steps, good, events)?;
    refused::run(&mut steps, running, events)?;
    Ok(steps.finish())
}

fn get_an_event(steps: &mut Steps, good: &str, events: &[Value]) -> Result<()> {
    let wanted = events.first().and_then(id).context("no event")?;
    steps.get(
        "get an event",
        good,
        &format!("/events/{wanted}"),
        200,
        |answer| match id(&answer.body) {
            Some(got) if got == wanted => Ok(format!(
                "{got}: visitor {}, bot {}",
                visitor(&answer.body).unwrap_or("unknown"),
                bot(&answer.body).unwrap_or("unknown")
            )),
            _ => Err(format!("event_id {wanted}")),
        },
    )?;
    Ok(())
}

/// Three filters that match several events, and two pages of what they match.
fn search(steps: &mut Steps, good: &str, events: &[Value]) -> Result<()> {
    let alike = |event: &Value| -> BTreeSet<&str> {
        events
            .iter()
            .filter(|other| filters(other) == filters(event))
            .filter_map(id)
            .collect()
    };
    let with_all = events.iter().filter(|event| filters(event).is_some());
    let event = with_all
        .max_by_key(|event| alike(event).len())
        .context("no event has all the fields to filter by")?;
    let expected = alike(event);
    let limit = expected.len().div_ceil(2);
    let query: Vec<_> = filters(event)
        .iter()
        .flatten()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let filter = format!("/events?{}&limit={limit}", query.join("&"));
    let mut seen = BTreeSet::new();
    let first = steps.get(
        "search by three filters, first page",
        good,
        &filter,
        200,
        |answer| page(answer, &expected, &mut seen, limit),
    )?;
    let key = text(&first.body, "/pagination_key").unwrap_or_default();
    let next = format!("{filter}&pagination_key={}", percent_encoded(key));
    steps.get("the second page", good, &next, 200, |answer| {
        page(answer, &expected, &mut seen, expected.len() - limit)
    })?;
    Ok(())
}

/// A page brings as many events as are due, all of them expected, none of them seen before.
fn page(
    answer: &Answer,
    expected: &BTreeSet<&str>,
    seen: &mut BTreeSet<String>,
    due: usize,
) -> Result<String, String> {
    let ids: Vec<_> = events(answer).iter().filter_map(id).collect();
    let fresh = ids
        .iter()
        .all(|id| expected.contains(id) && seen.insert((*id).to_owned()));
    if !fresh || ids.len() != due {
        return Err(format!("{due} events of {expected:?}, none of them twice"));
    }
    Ok(format!(
        "{} of {} events, none twice",
        seen.len(),
        expected.len()
    ))
}

fn flag(steps: &mut Steps, good: &str, events: &[Value]) -> Result<()> {
    // The oldest: the API refuses to change an event of the last seconds for a moment.
    let wanted = events
        .iter()
        .rev()
        .find(|event| !suspect(event))
        .and_then(id)
        .context("no event that is not suspect")?;
    steps.post(
        "flag an event as suspect",
        good,
        &format!("/events/{wanted}/flag"),
        204,
        |_| Ok(wanted.to_owned()),
    )?;
    steps.get(
        "find it by suspect=true",
        good,
        &format!("/events?suspect=true&{ALL}"),
        200,
        |answer| {
            let found = self::events(answer);
            let there =
                found.iter().any(|event| id(event) == Some(wanted)) && found.iter().all(suspect);
            if there {
                Ok(format!("among {} suspect events", found.len()))
            } else {
                Err(format!("suspect events only, {wanted} among them"))
            }
        },
    )?;
    Ok(())
}

fn delete(steps: &mut Steps, good: &str, events: &[Value]) -> Result<()> {
    let event = events
        .iter()
        .find(|event| visitor(event).is_some())
        .context("no event of a visitor")?;
    let (event, visitor) = (
        id(event).unwrap_or_default(),
        visitor(event).unwrap_or_default(),
    );
    steps.delete(
        "delete a visitor",
        good,
        &format!("/visitors/{visitor}"),
        204,
        |_| Ok(visitor.to_owned()),
    )?;
    steps.get(
        "its event is gone",
        good,
        &format!("/events/{event}"),
        404,
        |answer| error(answer, "event_not_found"),
    )?;
    Ok(())
}

/// The Worker's error body, with the code that the API documents.
fn error(answer: &Answer, code: &str) -> Result<String, String> {
    let (got, message) = (
        text(&answer.body, "/code"),
        text(&answer.body, "/message").unwrap_or_default(),
    );
    if got == Some(code) {
        Ok(format!("{code}: {message}"))
    } else {
        Err(format!("code {code}"))
    }
}

/// The search parameters that select this event and those like it.
fn filters(event: &Value) -> Option<[(&'static str, &str); 3]> {
    let platform = text(event, "/sdk/platform")?;
    Some([
        ("visitor_id", visitor(event)?),
        ("bot", bot_filter(event)?),
        ("sdk_platform", platform),
    ])
}

fn events(answer: &Answer) -> &[Value] {
    answer
        .body
        .get("events")
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn id(event: &Value) -> Option<&str> {
    text(event, "/event_id")
}

fn visitor(event: &Value) -> Option<&str> {
    text(event, "/identification/visitor_id")
}

fn bot(event: &Value) -> Option<&str> {
    text(event, "/bot")
}

/// The filter has words of its own for what the event says; none finds an event that says nothing of bots.
fn bot_filter(event: &Value) -> Option<&str> {
    match bot(event)? {
        "not_detected" => Some("none"),
        result => Some(result),
    }
}

fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer)?.as_str()
}

fn suspect(event: &Value) -> bool {
    event.get("suspect") == Some(&Value::Bool(true))
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
