//! The automated callers that an edge event recognises, by what they say about themselves.

use super::super::text::contains;
use serde_json::{Value, json};

/// A part of a `User-Agent` in lower case, and who says it: category, provider, its URL, name,
/// identity. The first row that fits wins.
#[rustfmt::skip]
const AGENTS: &[(&str, [&str; 5])] = &[
    ("gptbot", ["ai_crawler", "OpenAI", "https://openai.com", "GPTBot", "verified"]),
    ("oai-searchbot", ["ai_search", "OpenAI", "https://openai.com", "OAI-SearchBot", "verified"]),
    ("chatgpt-user", ["ai_assistant", "OpenAI", "https://openai.com", "ChatGPT-User", "verified"]),
    ("claudebot", ["ai_crawler", "Anthropic", "https://anthropic.com", "ClaudeBot", "verified"]),
    ("claude-user", ["ai_assistant", "Anthropic", "https://anthropic.com", "Claude-User", "verified"]),
    ("perplexitybot", ["ai_search", "Perplexity", "https://perplexity.ai", "PerplexityBot", "verified"]),
    ("googlebot", ["search_engine_crawler", "Google", "https://google.com", "Googlebot", "verified"]),
    ("bingbot", ["search_engine_crawler", "Microsoft", "https://bing.com", "Bingbot", "verified"]),
    ("headlesschrome", ["browser_automation", "Google", "https://google.com", "Headless Chrome", "unknown"]),
    ("curl/", ["other", "curl", "https://curl.se", "curl", "unknown"]),
    ("wget/", ["other", "GNU", "https://gnu.org", "Wget", "unknown"]),
    ("python-requests/", ["other", "Python", "https://python.org", "Requests", "unknown"]),
    ("go-http-client/", ["other", "Go", "https://go.dev", "Go HTTP client", "unknown"]),
];

/// A host of `Signature-Agent`, and who signs with it.
const SIGNERS: &[(&str, [&str; 5])] = &[(
    "chatgpt.com",
    [
        "ai_agent",
        "OpenAI",
        "https://openai.com",
        "ChatGPT Agent",
        "signed",
    ],
)];

/// The `bot_info` of a request; none when it looks like a person's. The mock believes what it reads:
/// it verifies no address and no signature.
pub(super) fn bot_info<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Option<Value> {
    let signer = match (header("signature-agent"), header("signature")) {
        (Some(agent), Some(_)) => fitting(SIGNERS, agent),
        _ => None,
    };
    let [category, provider, provider_url, name, identity] =
        signer.or_else(|| fitting(AGENTS, header("user-agent")?))?;
    let confidence = if *identity == "unknown" {
        "medium"
    } else {
        "high"
    };
    Some(json!({
        "category": category, "provider": provider, "provider_url": provider_url,
        "name": name, "identity": identity, "confidence": confidence,
    }))
}

fn fitting<'a>(table: &'a [(&str, [&str; 5])], text: &str) -> Option<&'a [&'a str; 5]> {
    let text = text.to_ascii_lowercase();
    let row = table.iter().find(|(part, _)| contains(&text, part))?;
    Some(&row.1)
}
