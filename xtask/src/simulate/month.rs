//! What a month costs, by what is paid for.

use super::Load;
use super::figures::{Figures, Model};
use super::guard;
use super::webhooks;
use anyhow::Result;
use serde::Serialize;

const DAYS: f64 = 30.0;
/// An object at work counts as 128 MB.
const OBJECT_GB: f64 = 0.128;
/// A row is written, and taken out when it is too old. For a claim it is a value and an alarm, and both are taken out.
const WRITES_OF_ROW: f64 = 2.0;
const WRITES_OF_CLAIM: f64 = 4.0;
/// A claim, and the alarm that forgets it.
const REQUESTS_OF_CLAIM: f64 = 2.0;

/// So many of something in a month, and what they cost.
#[derive(Serialize)]
pub(super) struct Item {
    pub(super) name: &'static str,
    pub(super) count: f64,
    pub(super) dollars: f64,
}

/// From what a simulated day had.
pub(super) fn items(
    figures: &Figures,
    model: &Model,
    events_a_day: f64,
    webhooks: &webhooks::Outcome,
    guard: &guard::Outcome,
) -> Result<Vec<Item>> {
    let events = webhooks.sent as f64 * DAYS;
    let batches = webhooks.batches as f64 * DAYS;
    let claims = guard.requests as f64 * DAYS;
    let row_requests = webhooks.object_requests as f64 * DAYS;
    let row_seconds = row_requests / model.object_rate + events * model.row_us / 1e6;
    let claim_seconds = claims * REQUESTS_OF_CLAIM * model.object_start_ms / 1e3;
    let cpu = events * (model.cpu_webhook_ms + model.cpu_consume_ms) + claims * model.cpu_guard_ms;
    let claim_bytes = claims / DAYS * model.once_days * model.object_empty_bytes;
    let file_bytes = events_a_day * model.kept_days * model.event_bytes;
    // A read more for what is delivered again.
    let operations = events * 3.0 + webhooks.duplicates as f64 * DAYS;
    let counts = [
        ("plan", 1.0),
        ("requests", events + claims + batches),
        ("cpu_ms", cpu),
        ("queue_operations", operations),
        ("object_requests", row_requests + claims * REQUESTS_OF_CLAIM),
        (
            "object_gb_seconds",
            (row_seconds + claim_seconds) * OBJECT_GB,
        ),
        (
            "rows_written",
            events * WRITES_OF_ROW + claims * WRITES_OF_CLAIM,
        ),
        (
            "object_gb",
            (Load::row_bytes(model, events_a_day) + claim_bytes) / 1e9,
        ),
        ("r2_writes", batches),
        ("r2_gb", file_bytes / 1e9),
    ];
    let item = |(name, count)| {
        let dollars = figures.dollars(name, count)?;
        Ok(Item {
            name,
            count,
            dollars,
        })
    };
    counts.into_iter().map(item).collect()
}

/// The same with a Durable Object and a key of Workers KV for each event, in place of a queue: what the example does.
pub(super) fn each_event_its_own(
    figures: &Figures,
    model: &Model,
    events_a_day: f64,
) -> Result<f64> {
    let events = events_a_day * DAYS;
    let counts = [
        ("plan", 1.0),
        ("requests", events),
        ("cpu_ms", events * model.cpu_webhook_ms),
        ("object_requests", events * REQUESTS_OF_CLAIM),
        ("rows_written", events * WRITES_OF_CLAIM),
        (
            "object_gb",
            events_a_day * model.kept_days * model.object_empty_bytes / 1e9,
        ),
        ("kv_writes", events),
        (
            "kv_gb",
            events_a_day * model.kept_days * model.event_bytes / 1e9,
        ),
    ];
    counts
        .into_iter()
        .map(|(name, count)| figures.dollars(name, count))
        .sum()
}
