//! What no text of an error may show, and what it shows instead.

use std::borrow::Cow;

/// What is shorter is no secret, but could be a part of an error code.
const SHORTEST_KEY: usize = 8;

/// The text without the key: proxies and debuggers answer with what they were asked.
pub(crate) fn without_key<'a>(text: &'a str, key: &str) -> Cow<'a, str> {
    if key.len() >= SHORTEST_KEY && text.contains(key) {
        Cow::Owned(text.replace(key, "[key]"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text with the template in the place of the URL, or of the path at the URL's end, with or
/// without its query: hosts put them into their messages, and there are ids in them.
pub(crate) fn without_url(text: &str, url: &str, path: &str, template: &str) -> String {
    let bare = path.split(['?']).next().unwrap_or(path);
    [url, path, bare]
        .into_iter()
        .filter(|part| !part.is_empty())
        .fold(String::from(text), |text, part| {
            text.replace(part, template)
        })
}

#[cfg(test)]
mod tests {
    use super::{without_key, without_url};

    const KEY: &str = "0123-key";

    #[test]
    fn a_key_is_hidden_wherever_it_stands() {
        for (text, shown) in [
            ("Bearer 0123-key, 0123-key", "Bearer [key], [key]"),
            ("x0123-keyx", "x[key]x"),
            ("0123-ke", "0123-ke"),
            ("", ""),
        ] {
            assert_eq!(without_key(text, KEY), shown);
        }
    }

    #[test]
    fn what_is_shorter_than_a_key_stays() {
        assert_eq!(without_key("failed", "fail"), "failed");
        assert_eq!(without_key("failed", ""), "failed");
    }

    #[test]
    fn a_url_becomes_its_template() {
        let hidden = |text| {
            without_url(
                text,
                "https://a.example/v4/events/1.x?r=2",
                "/v4/events/1.x?r=2",
                "/v4/events/{event_id}",
            )
        };
        for (text, shown) in [
            (
                "GET https://a.example/v4/events/1.x?r=2 failed",
                "GET /v4/events/{event_id} failed",
            ),
            ("on /v4/events/1.x?r=2", "on /v4/events/{event_id}"),
            ("on /v4/events/1.x", "on /v4/events/{event_id}"),
            ("reset", "reset"),
        ] {
            assert_eq!(hidden(text), shown);
        }
        assert_eq!(without_url("reset", "", "", "/"), "reset");
    }
}
