//! The inspection of a request by FingerprintIQ, which here goes by the user agent alone.

use super::super::errors::iq as errors;
use super::super::refusal::Refusal;
use super::super::reply::Reply;
use super::super::text::contains;
use serde_json::{Value, json};

/// Parts of user agents in lower case, and who sends them; the first one that is there counts.
const CALLERS: [(&str, &str); 8] = [
    ("headless", "BROWSER_AUTOMATED"),
    ("gptbot", "AI_AGENT"),
    ("claudebot", "AI_AGENT"),
    ("bot", "BOT_SCRAPER"),
    ("spider", "BOT_SCRAPER"),
    ("curl/", "CLI_TOOL"),
    ("python-", "SDK_CLIENT"),
    ("mozilla/", "BROWSER_HUMAN"),
];

pub(super) fn run(body: &str, count: u64) -> Result<Reply, Refusal> {
    let Ok(Value::Object(request)) = serde_json::from_str(body) else {
        return Err(errors::REQUEST_INVALID.into());
    };
    let text = |name| request.get(name).and_then(Value::as_str);
    let headers = request.get("headers").and_then(Value::as_object);
    let (Some(agent), Some(_), Some(_), Some(headers)) =
        (text("userAgent"), text("method"), text("path"), headers)
    else {
        return Err(errors::REQUEST_INVALID.into());
    };
    if !headers.values().all(Value::is_string) {
        return Err(errors::REQUEST_INVALID.into());
    }
    let agent = agent.to_ascii_lowercase();
    let known = CALLERS.iter().find(|(part, _)| contains(&agent, part));
    let caller = known.map_or("UNKNOWN", |(_, caller)| caller);
    let answer = json!({
        "requestId": format!("req_mock_inspection_{count}"),
        "callerId": format!("caller_mock_{}", caller.to_ascii_lowercase()),
        "callerType": caller,
        "callerConfidence": if known.is_some() { 0.9 } else { 0.1 },
        "classification": {
            "category": caller, "subcategory": null, "framework": null, "runtime": null, "library": null,
        },
        "fingerprint": {
            "hash": "5f2d0c1b7a9e4836", "ja4": null, "uaMismatch": false,
            "likelyBrowser": caller.starts_with("BROWSER"), "isDatacenter": false,
        },
    });
    Ok(Reply::json(200, &answer))
}
