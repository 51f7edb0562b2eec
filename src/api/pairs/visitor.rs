//! Of the visitor: when it was seen, of which v4 has one time of two, and whether it came with a browser.

use std::borrow::Cow;

use super::how::{How, Way};
use super::json::Json;
use super::place::{find_mut, first, make};
use crate::api::date_time;

/// A time at which a visitor was seen. Both times of a visitor are of one scope: a last time in the workspace may lie
/// long before, or after, a first time anywhere.
pub(super) fn seen<'a>(
    (source, target): (&'static str, &'static str),
    from: &mut Json<'a>,
    to: &mut Json<'a>,
) {
    let scope = scope(from);
    let Some((of, _)) = first(source) else {
        return;
    };
    let chosen = from.get(of.name).and_then(|seen| seen.get(scope));
    let chosen = chosen.and_then(|text| How::Seen.convert(Way::Up, text));
    let Some(part) = find_mut(from, source) else {
        return;
    };
    let own = How::Seen.convert(Way::Up, &part.value);
    if let (Some(own), Some(chosen)) = (own, chosen) {
        part.taken = own.whole && own.value == chosen.value;
        make(to, target, chosen.value);
    }
}

/// That of which there are more times; the workspace's where there are as many.
fn scope(visitor: &Json<'_>) -> &'static str {
    let count = |scope| {
        let times = ["firstSeenAt", "lastSeenAt"].iter().filter(|name| {
            let text = visitor.get(name).and_then(|seen| seen.get(scope)?.text());
            text.and_then(date_time::parse).is_some()
        });
        times.count()
    };
    match count("subscription") < count("global") {
        true => "global",
        false => "subscription",
    }
}

const NAMES: [&str; 3] = ["browserName", "browserMajorVersion", "browserFullVersion"];

/// Whether details are of a browser: of one that has a name or a version.
pub(super) fn names_a_browser(details: &Json<'_>) -> bool {
    let mut texts = NAMES.iter().filter_map(|name| details.get(name)?.text());
    texts.any(|text| !text.is_empty())
}

/// Whether an event comes from a mobile device. Where nothing is said of the SDK, as in a visit, details that name no
/// browser tell, unless there is the URL of a page.
pub(super) fn is_mobile(identification: &Json<'_>) -> bool {
    let sdk = identification.get("sdk");
    let sdk = sdk.filter(|sdk| sdk.get("platform").is_some() || sdk.get("version").is_some());
    if let Some(sdk) = sdk {
        let platform = sdk.get("platform").and_then(Json::text);
        return matches!(platform, Some("android" | "ios"));
    }
    let url = identification.get("url").and_then(Json::text);
    let details = identification.get("browserDetails");
    let is_empty = |name: &str| details.and_then(|details| details.get(name)?.text()) == Some("");
    url.unwrap_or_default().is_empty() && NAMES.iter().all(|name| is_empty(name))
}

/// The time with which an event id begins, in Unix milliseconds; older ids have none.
pub(super) fn time_in<'a>(event_id: &Json<'a>) -> Option<Json<'a>> {
    let (time, _) = event_id.text()?.split_once(['.'])?;
    let is_time = time.len() == 13 && time.bytes().all(|byte| byte.is_ascii_digit());
    is_time.then(|| Json::Leaf(Cow::Owned(time.to_owned())))
}
