//! What a search can be asked for.

use fingerprint_edge::v4::{SearchEventsFilter, Time};
use serde::Deserialize;

/// Of the many parameters of a search, some. An unknown one is refused: a misspelt one would find everything.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    visitor_id: Option<String>,
    linked_id: Option<String>,
    bot: Option<String>,
    suspect: Option<bool>,
    start: Option<String>,
    end: Option<String>,
}

impl Query {
    pub fn filter(self) -> SearchEventsFilter {
        let mut filter = SearchEventsFilter::new();
        // As many as there can be on a page: each page is a request.
        filter.limit = Some(100);
        filter.visitor_id = self.visitor_id;
        filter.linked_id = self.linked_id;
        filter.bot = self.bot.map(Into::into);
        filter.suspect = self.suspect;
        filter.start = self.start.map(time);
        filter.end = self.end.map(time);
        filter
    }
}

/// Milliseconds, or else an RFC 3339 date-time.
fn time(text: String) -> Time {
    match text.parse() {
        Ok(milliseconds) => Time::Milliseconds(milliseconds),
        Err(_) => Time::DateTime(text),
    }
}
