//! The documents that are known, and where in the crate the types of each begin.

use crate::schema::facts::Facts;
use crate::schema::openapi::Document;
use anyhow::{Context, Result};

/// A document of an API's vendor.
pub(crate) struct Known {
    /// What excuses call it.
    pub(crate) name: &'static str,
    /// How its title begins, and its version: so it is recognised.
    pub(crate) title: &'static str,
    pub(crate) version: &'static str,
    /// A schema that only this one has, where title and version do not tell it from another one.
    pub(crate) with: Option<&'static str>,
    /// The API of the crate that it describes.
    pub(crate) system: &'static str,
    /// Whether it describes all of that API: then each type of the crate must be in it.
    pub(crate) whole: bool,
    /// Schemas with the crate's types for them; what these are made of is compared with them.
    pub(crate) roots: &'static [(&'static str, &'static str)],
}

impl Known {
    /// The facts of the document; its roots are schemas of their own, even where others contain them.
    pub(crate) fn facts(&self, document: &Document) -> Result<Facts> {
        let roots: Vec<_> = self.roots.iter().map(|(schema, _)| *schema).collect();
        document.facts(&roots)
    }
}

/// All of them; one with a schema of its own stands before the one that lacks it.
pub(crate) const KNOWN: [Known; 4] = [
    Known {
        name: "v4",
        title: "Server API",
        version: "4",
        with: None,
        system: "v4",
        whole: true,
        roots: &[
            ("Event", "Event"),
            ("EventSearch", "EventSearch"),
            ("EventUpdate", "EventUpdate"),
            ("ErrorResponse", "ErrorResponse"),
            ("EdgeRequest", "EdgeRequest"),
            ("EdgeResponse", "EdgeResponse"),
        ],
    },
    Known {
        name: "v3-webhook",
        title: "Server API v3",
        version: "3",
        with: Some("Webhook"),
        system: "v3",
        whole: true,
        roots: &[
            ("EventsGetResponse", "Event"),
            ("SearchEventsResponse", "SearchEventsResponse"),
            ("EventsUpdateRequest", "EventUpdate"),
            ("VisitorsGetResponse", "Visits"),
            ("RelatedVisitorsResponse", "RelatedVisitors"),
            ("Webhook", "Webhook"),
            ("ErrorResponse", "ErrorResponse"),
            ("ErrorPlainResponse", "ErrorPlainResponse"),
        ],
    },
    Known {
        name: "v3",
        title: "Server API v3",
        version: "3",
        with: None,
        system: "v3",
        whole: false,
        roots: &[
            ("EventsGetResponse", "Event"),
            ("SearchEventsResponse", "SearchEventsResponse"),
            ("EventsUpdateRequest", "EventUpdate"),
            ("VisitorsGetResponse", "Visits"),
            ("ErrorResponse", "ErrorResponse"),
            ("ErrorPlainResponse", "ErrorPlainResponse"),
        ],
    },
    Known {
        name: "v3-related-visitors",
        title: "Related Visitors API v3",
        version: "1.0",
        with: None,
        system: "v3",
        whole: false,
        roots: &[
            ("RelatedVisitorsResponse", "RelatedVisitors"),
            ("ErrorResponse", "ErrorResponse"),
        ],
    },
];

/// The first known document that fits.
pub(crate) fn recognise(
    title: &str,
    version: &str,
    has: impl Fn(&str) -> bool,
) -> Result<&'static Known> {
    let fits = |known: &&Known| {
        title.starts_with(known.title) && version == known.version && known.with.is_none_or(&has)
    };
    KNOWN.iter().find(fits).with_context(|| {
        format!("the document \"{title}\", version {version}, is not in schema/documents.rs")
    })
}
