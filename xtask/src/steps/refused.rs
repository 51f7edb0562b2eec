//! The steps that each system refuses, and in which words.

use super::{IQ_EVENT, error, id};
use crate::expect::Steps;
use crate::worker::Running;
use anyhow::{Context, Result};
use serde_json::Value;

pub(super) fn run(steps: &mut Steps, running: &Running, events: &[Value]) -> Result<()> {
    let event = events.last().and_then(id).context("no event")?;
    let (good, wrong) = (running.good.as_str(), running.wrong.as_str());
    let (v4, v3, iq) = (
        &format!("/events/{event}"),
        &format!("/v3/events/{event}"),
        &format!("/iq/events/{IQ_EVENT}"),
    );
    let refusals = [
        (
            "a wrong key",
            wrong,
            v4.as_str(),
            403,
            "secret_api_key_not_found",
        ),
        ("a wrong key, v3", wrong, v3, 403, "TokenNotFound"),
        ("a wrong key, FingerprintIQ", wrong, iq, 401, "Unauthorized"),
        (
            "an unknown id",
            good,
            "/events/1700000000000.nobody",
            404,
            "event_not_found",
        ),
        (
            "an unknown id, v3",
            good,
            "/v3/events/1700000000000.nobody",
            404,
            "RequestNotFound",
        ),
        // A body of FingerprintIQ has no code: the client takes the status text.
        (
            "an unknown id, FingerprintIQ",
            good,
            "/iq/events/req_nobody",
            404,
            "Not Found",
        ),
    ];
    for (what, base, path, status, code) in refusals {
        steps.get(what, base, path, status, |answer| error(answer, code))?;
    }
    steps.delete_as_stranger(
        "a deletion without the token",
        good,
        "/visitors/Ibk1527CUFmcnjLwIs4A",
        401,
        |answer| error(answer, "unauthorized"),
    )?;
    steps.get("a bad limit", good, "/events?limit=101", 400, |answer| {
        let shown = error(answer, "bad_argument")?;
        if shown.contains("limit") {
            Ok(shown)
        } else {
            Err("a message that names `limit`".to_owned())
        }
    })?;
    Ok(())
}
