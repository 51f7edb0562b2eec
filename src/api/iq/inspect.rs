//! The inspection of a request: what it takes and what it says, as the vendor's SDKs have it.

use crate::api::iq::signals::browser::Texts;
use crate::api::open_enum::open_enum;
use crate::api::parameter::{Given, Input, Kind, Parameter};
use crate::api::record::record;
use crate::api::setters::setters;
use crate::api::v4::edge::{SENSITIVE_HEADERS, plain};

/// What else is known of who sends a request.
pub type Metadata = serde_json::Map<String, serde_json::Value>;

record! {
    /// A request as your server received it. Its shape is as observed, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct InspectRequest {
        /// The user agent; empty when there is none.
        user_agent: String,
        /// The headers, by their names in lower case.
        headers: Texts,
        /// The method.
        method: String,
        /// The path, without the query.
        path: String,
        /// Whether the request is only counted, not kept.
        aggregate_only?: bool,
        /// What part of the requests is kept as it is.
        raw_sample_rate?: f64,
    }
}

record! {
    /// Who sends a request. Its shape is as observed, not documented: the vendor's SDKs know two.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Inspection {
        /// Who it is.
        caller_type: CallerType as key,
        /// The id of the inspection.
        request_id?: String,
        /// The id of who sends it.
        caller_id?: String,
        /// How sure that is, from 0 to 1.
        caller_confidence?: f64,
        /// What it is.
        classification?: CallerClassification,
        /// By what it can be known again.
        fingerprint?: CallerFingerprint,
        /// How sure that is, from 0 to 1; in the other of the two shapes.
        confidence?: f64,
        /// Why; in the other of the two shapes.
        reasons?: Vec<String>,
        /// What else is known; in the other of the two shapes.
        metadata?: Metadata,
    }
}

open_enum! {
    /// Who sends a request.
    pub enum CallerType {
        /// A human in a browser.
        BrowserHuman = "BROWSER_HUMAN",
        /// A browser that a program drives.
        BrowserAutomated = "BROWSER_AUTOMATED",
        /// An agent of an AI.
        AiAgent = "AI_AGENT",
        /// A tool on a command line.
        CliTool = "CLI_TOOL",
        /// A client of an API.
        SdkClient = "SDK_CLIENT",
        /// A bot, or what copies pages.
        BotScraper = "BOT_SCRAPER",
        /// Nobody knows.
        Unknown = "UNKNOWN",
    }
}

record! {
    /// What sends a request.
    #[derive(Default)]
    pub struct CallerClassification {
        /// Who it is.
        category?: CallerType,
        /// Which of these it is; null when that is not known.
        subcategory?: Option<String>,
        /// Its framework; null when that is not known.
        framework?: Option<String>,
        /// Its runtime; null when that is not known.
        runtime?: Option<String>,
        /// Its library; null when that is not known.
        library?: Option<String>,
    }
}

record! {
    /// By what the sender of a request can be known again.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CallerFingerprint {
        /// All of it as a hash.
        hash?: String,
        /// The JA4 fingerprint; null when there is none.
        ja4?: Option<String>,
        /// Whether the user agent contradicts the rest.
        ua_mismatch?: bool,
        /// Whether it is likely a browser.
        likely_browser?: bool,
        /// Whether the address belongs to a data centre.
        is_datacenter?: bool,
    }
}

/// The fields of a request to inspect, with their types.
pub static PARAMETERS: [Parameter; 6] = [
    Parameter {
        name: "userAgent",
        kind: Kind::Text,
    },
    Parameter {
        name: "headers",
        kind: Kind::Object,
    },
    Parameter {
        name: "method",
        kind: Kind::Text,
    },
    Parameter {
        name: "path",
        kind: Kind::Text,
    },
    Parameter {
        name: "aggregateOnly",
        kind: Kind::Flag,
    },
    Parameter {
        name: "rawSampleRate",
        kind: Kind::Number,
    },
];

/// ```
/// use fingerprint_edge::iq::InspectRequest;
///
/// let request = InspectRequest::new().method("GET").path("/cart").headers([("accept", "*/*")]).user_agent("curl/8.5.0");
/// assert_eq!(request.headers["accept"], "*/*");
/// ```
impl InspectRequest {
    setters! {
        /// The user agent; empty when there is none.
        user_agent: String,
        /// The headers, by their names in lower case.
        headers: {String},
        /// The method.
        method: String,
        /// The path, without the query.
        path: String,
        /// Whether the request is only counted, not kept.
        aggregate_only: bool,
        /// What part of the requests is kept as it is.
        raw_sample_rate: f64,
    }

    /// The same request with the values of these headers empty; names as for
    /// [`EdgeRequest::without_values`](crate::api::v4::edge::EdgeRequest::without_values).
    #[must_use]
    pub fn without_values(mut self, names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        for (name, value) in &mut self.headers {
            if names.contains(&plain(name)) {
                value.clear();
            }
        }
        self
    }

    /// The request as it is sent: without secrets, its query included.
    pub(crate) fn prepared(&self) -> Self {
        let mut sent = self.clone().without_values(&SENSITIVE_HEADERS);
        if let Some((path, _)) = self.path.split_once(['?', '#']) {
            sent.path = path.to_owned();
        }
        sent
    }

    /// The fields that are given, in the order of the table; none of them is checked yet.
    pub(crate) fn inputs(&self) -> Vec<Input<'_>> {
        let mut inputs = Vec::new();
        if !self.user_agent.is_empty() {
            inputs.push(Input::new("userAgent", Given::Text, &self.user_agent));
        }
        inputs.push(Input::new("headers", Given::Object, "an object"));
        inputs.push(Input::new("method", Given::Text, &self.method));
        inputs.push(Input::new("path", Given::Text, &self.path));
        if let Some(rate) = self.raw_sample_rate {
            inputs.push(Input::new("rawSampleRate", Given::Number, rate.to_string()));
        }
        inputs
    }
}
