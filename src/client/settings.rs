//! What a client was given: its place, its keys, and what is the same for all of its calls.

use std::sync::Arc;
use std::time::Duration;

use crate::call::endpoint::{Region, System, base_url};
use crate::call::error::Refusal;
use crate::call::operation::Operation;
use crate::call::secret::Secrets;
use crate::client::hooks::Hooks;
use crate::client::limits::Limits;

/// One system at one place, with the keys for it.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) origin: String,
    pub(super) system: System,
    pub(super) api_key: Option<String>,
    pub(super) live_key: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) limits: Limits,
    pub(super) hooks: Option<Arc<dyn Hooks>>,
    /// The hosts to which the key may go in clear text.
    pub(super) insecure_hosts: Vec<String>,
}

/// What one call has of its own, beside the client's or in its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    pub(super) timeout: Option<Duration>,
    pub(super) deadline: Option<Duration>,
    pub(super) max_retries: Option<u32>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
}

impl Settings {
    pub(super) fn new(system: System, api_key: Option<String>, region: Region) -> Self {
        Self {
            origin: String::from(system.origin(region)),
            system,
            api_key,
            live_key: None,
            headers: Vec::new(),
            query: Vec::new(),
            limits: Limits::default(),
            hooks: None,
            insecure_hosts: Vec::new(),
        }
    }

    pub(super) fn set_base_url(&mut self, url: &str) -> Result<(), Refusal> {
        self.origin = match url.split_once(':') {
            // The core allows http for loopback hosts alone: what else the caller allows, it is shown as https.
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") && self.allows(rest) => {
                let https = ["https:", rest].concat();
                ["http", base_url(&https)?.trim_start_matches("https")].concat()
            }
            _ => String::from(base_url(url)?),
        };
        Ok(())
    }

    /// Whether http is allowed for the host of a URL whose scheme is cut off. One of IPv6 stands in brackets.
    fn allows(&self, rest: &str) -> bool {
        let place = rest.strip_prefix("//").unwrap_or_default();
        let end = match place.find(']') {
            Some(bracket) if place.starts_with('[') => bracket + 1,
            _ => place.find(['/', ':']).unwrap_or(place.len()),
        };
        let host = place.get(..end).unwrap_or_default();
        let mut hosts = self.insecure_hosts.iter();
        hosts.any(|allowed| allowed.eq_ignore_ascii_case(host))
    }

    /// The limits of a call that has these of its own.
    pub(super) fn limits_with(&self, own: &Own) -> Limits {
        Limits {
            timeout: own.timeout.unwrap_or(self.limits.timeout),
            deadline: own.deadline.unwrap_or(self.limits.deadline),
            max_retries: own.max_retries.unwrap_or(self.limits.max_retries),
        }
    }

    /// What no error of a call may show.
    pub(super) fn secrets<'a>(&'a self, operation: &Operation, path: &'a str) -> Secrets<'a> {
        Secrets {
            keys: [&self.api_key, &self.live_key].map(|key| key.as_deref().unwrap_or_default()),
            origin: &self.origin,
            path,
            template: operation.template,
        }
    }
}
