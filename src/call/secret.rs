//! What no text of an error may show, and what it shows instead. `js/call/secret.js` does the same, for here it
//! would take 3 KB of the wasm; both are judged by the scripted answers.

mod search;
mod spelling;

use search::Search;
use spelling::Decoded;

use crate::call::error::concat;

/// What is shorter is no secret, but could be a part of an error code.
const SHORTEST: usize = 8;

/// What the texts of a call must not show.
#[derive(Clone, Copy)]
pub(crate) struct Secrets<'a> {
    /// The keys of the client, the one that is sent first; nothing where there is none.
    pub(crate) keys: [&'a str; 2],
    /// What stands before the path: the origin, or the base URL.
    pub(crate) origin: &'a str,
    /// The path and the query string, as they are sent.
    pub(crate) path: &'a str,
    /// The path with its parameter by name, such as `/v4/events/{event_id}`.
    pub(crate) template: &'a str,
}

/// The text without the key and without ids: proxies and debuggers answer with what they were asked, and
/// hosts put URLs into their messages. Both are found in the usual spellings: as they are, with the escapes
/// of JSON and HTML and those of URLs, one inside of the other too; the key also in base64.
///
/// The key becomes `[key]`, the URL and its path the template, with or without the query. What has eight
/// characters or more is hidden by itself, too: the query string (`?[query]`), and where `ids` says so the id
/// (`{event_id}`) and a value of the query (`[value]`), which in a success are data. What was valid JSON, with
/// all of these in strings, stays so: an escape is replaced as a whole.
///
/// `cut` says that the text went on: then a beginning of the key at its end is hidden as well.
#[must_use]
pub(crate) fn hidden(text: &str, secrets: &Secrets<'_>, ids: bool, cut: bool) -> String {
    let Secrets {
        keys,
        origin,
        path,
        template,
    } = *secrets;
    let (bare, query) = path.split_once(['?']).unwrap_or((path, ""));
    let (before, placeholder) = template
        .find(['{'])
        .and_then(|place| template.split_at_checked(place))
        .unwrap_or((template, ""));
    let mut search = Search::new(text, cut);
    for decoded in Decoded::ALL {
        search.spell(decoded);
        search.hide(&concat(&[origin, path]), template);
        search.hide(path, template);
        if bare != template {
            search.hide(bare, template);
        }
        for key in keys.into_iter().filter(|key| key.len() >= SHORTEST) {
            search.hide_key(key, "[key]");
        }
        search.hide_part(path.get(bare.len()..).unwrap_or_default(), "?[query]");
        if !ids {
            continue;
        }
        if let (Some(id), false) = (bare.strip_prefix(before), placeholder.is_empty()) {
            search.hide_part(id, placeholder);
        }
        for pair in query.split(['&']) {
            if let Some((_, value)) = pair.split_once(['=']) {
                search.hide_part(value, "[value]");
            }
        }
    }
    search.text()
}

#[cfg(test)]
mod tests;
