//! What a mock is made with, and what is wrong with it.

use super::{members, text};
use crate::api::setters::settable;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::{Map, Value};
use std::fmt;

/// 2026-01-15T12:00:00Z.
pub(super) const DEFAULT_NOW: i64 = 1_768_478_400_000;
const SECOND: i64 = 1_000;
const DAY: i64 = 24 * 60 * 60 * SECOND;

settable! {
    /// How a mock behaves. The names in JSON are the fields' names in camel case.
    ///
    /// ```
    /// use fingerprint_edge::Region;
    /// use fingerprint_edge::mock::Options;
    /// use std::time::Duration;
    ///
    /// let options = Options::new().api_key("test").region(Region::Eu).search_window(Duration::from_secs(3_600));
    /// assert_eq!(options.search_window_ms, 3_600_000);
    /// ```
    #[derive(Clone, Debug, serde::Deserialize)]
    #[serde(default, deny_unknown_fields, rename_all = "camelCase")]
    pub struct Options {
        /// The only key that v4 and v3 accept. Default: `test-secret-key`.
        api_key: String = "test-secret-key".to_owned() => String,
        /// The only key that FingerprintIQ accepts; it begins with `fiq_secret_`.
        /// Default: `fiq_secret_test`.
        iq_api_key: String = "fiq_secret_test".to_owned() => String,
        /// The only live key that FingerprintIQ accepts; it begins with `fiq_live_` or `fiq_test_`.
        /// Default: `fiq_test_key`.
        iq_live_key: String = "fiq_test_key".to_owned() => String,
        /// The events of the workspace, each a JSON object with at least `event_id` and `timestamp`.
        /// v3 shows them in its own form, all but those of the edge. One may also be given as v3 has it, with `products`:
        /// v3 answers that, and v4 what [`upgrade`](fn@crate::v3::upgrade) makes of it.
        /// Default: 25 events of 4 visitors, dated back from the clock's start.
        events: Option<Vec<Value>> = None => [Value],
        /// What v3 knows in place of `events`: each a JSON object with `products`, of which the
        /// identification names `requestId` and `timestamp`, or bot detection `requestId` and `time`.
        /// An update or a deletion through one version then leaves the other's events alone.
        v3_events: Option<Vec<Value>> = None => [Value],
        /// The events of FingerprintIQ, each a JSON object with at least `requestId`. Default: three, with
        /// the ids `req_mock_customer`, `req_mock_bot` and `req_mock_traveller`.
        iq_events: Option<Vec<Value>> = None => [Value],
        /// Where the clock starts, in Unix milliseconds. Default: 2026-01-15T12:00:00Z, as there is no
        /// other clock in here.
        now: Option<i64> = None => i64,
        /// Where the workspace lives: a request to another region's host is refused. Default: anywhere.
        region: Option<Region> = None => Region,
        /// By id, the action that `ruleset_id` brings back with an event.
        /// Default: `rs_allow` and `rs_block`.
        rulesets: Option<Map<String, Value>> = None => {Value},
        /// Whether the workspace's subscription is active. Default: `true`.
        subscription_active: bool = true => bool,
        /// Whether visitors may be deleted, which the API enables on request only. Default: `true`.
        delete_enabled: bool = true => bool,
        /// Whether v3's related visitors are enabled, which the API enables on request only.
        /// Default: `true`.
        related_visitors_enabled: bool = true => bool,
        /// The visitors of each device. Default: one device, with `mockAndroidVisitor02` and
        /// `mockAndroidBrowser02`.
        related_visitors: Vec<Vec<String>> = vec![vec![
            "mockAndroidVisitor02".to_owned(),
            "mockAndroidBrowser02".to_owned(),
        ]] => [Vec<String>],
        /// How many events a page has when a v4 search names no `limit`, 1 to 100. Default: 10.
        default_limit: usize = 10 => usize,
        /// How far back a search without `start` looks, in milliseconds. Default: seven days.
        search_window_ms: i64 = 7 * DAY => (search_window in ms as i64),
        /// The age up to which an event cannot be updated yet, in milliseconds. Default: one second.
        not_ready_ms: i64 = SECOND => (not_ready in ms as i64),
        /// The age up to which an event can be updated through v4, in milliseconds. Default: 30 days.
        // The documents say "one month" and name no number of days.
        updatable_for_ms: i64 = 30 * DAY => (updatable_for in ms as i64),
        /// The age up to which an event can be updated through v3, in milliseconds. Default: ten days.
        v3_updatable_for_ms: i64 = 10 * DAY => (v3_updatable_for in ms as i64),
        /// The age up to which events are deleted with their visitor, in milliseconds. Default: ten days.
        deletable_for_ms: i64 = 10 * DAY => (deletable_for in ms as i64),
        /// How many visitors may be deleted within an hour. Default: 30.
        deletes_per_hour: usize = 30 => usize,
        /// How many visitors may be deleted within a day. Default: 500.
        deletes_per_day: usize = 500 => usize,
        /// The longest body of an edge event, in bytes. Default: 65,536.
        // A limit is documented, its size is not.
        edge_body_limit: usize = 65_536 => usize,
        /// How many calls FingerprintIQ answers in a calendar month. Default: no limit.
        iq_monthly_limit: Option<u64> = None => u64,
        /// Whether v3's `getVisits` answers in pages, as older releases of the API did, in place of at most one visit.
        /// Default: `false`.
        v3_visits_paged: bool = false => bool,
        /// The id of the environment that the key belongs to: events of other environments, or of none, do not exist for
        /// it. Default: it is a key of the whole workspace.
        environment: Option<String> = None => String,
        /// How many of the received requests are kept, the newest. Default: all of them.
        kept_requests: Option<usize> = None => usize,
    }
}

impl Options {
    /// Options from a JSON object.
    ///
    /// # Errors
    /// [`Invalid`] for an unknown name or a value of the wrong type.
    pub fn from_json(text: &str) -> Result<Self, Invalid> {
        Invalid::read(text)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        if self.api_key.trim().is_empty() {
            return Err(Invalid::new("`apiKey` is empty"));
        }
        // Whatever the mock let in, no client would send another.
        if !self.iq_api_key.starts_with("fiq_secret_") {
            return Err(Invalid::new("`iqApiKey` does not begin with `fiq_secret_`"));
        }
        if self.environment.as_deref().is_some_and(str::is_empty) {
            return Err(Invalid::new("`environment` is empty"));
        }
        let beginnings = ["fiq_live_", "fiq_test_"];
        if !beginnings
            .iter()
            .any(|beginning| self.iq_live_key.starts_with(beginning))
        {
            return Err(Invalid::new(
                "`iqLiveKey` does not begin with `fiq_live_` or `fiq_test_`",
            ));
        }
        if !(1..=100).contains(&self.default_limit) {
            return Err(Invalid::new("`defaultLimit` is not within 1 and 100"));
        }
        let windows = [
            ("searchWindowMs", self.search_window_ms),
            ("notReadyMs", self.not_ready_ms),
            ("updatableForMs", self.updatable_for_ms),
            ("v3UpdatableForMs", self.v3_updatable_for_ms),
            ("deletableForMs", self.deletable_for_ms),
        ];
        for (name, window) in windows {
            if window < 0 {
                return Err(Invalid::new(format!("`{name}` is below zero")));
            }
        }
        let rulesets = self.rulesets.iter().flatten();
        for (id, action) in rulesets {
            if !action.is_object() {
                return Err(Invalid::new(format!("ruleset `{id}` is not an object")));
            }
        }
        Ok(())
    }
}

/// Where a workspace lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Region {
    /// The United States, the API's default region.
    Global,
    /// Frankfurt.
    Eu,
    /// Mumbai.
    Ap,
}

// What serde derives names no type that it expects in place of a name.
impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        match name.as_str() {
            "global" | "us" => Ok(Self::Global),
            "eu" => Ok(Self::Eu),
            "ap" => Ok(Self::Ap),
            _ => Err(D::Error::unknown_variant(
                &name,
                &["global", "us", "eu", "ap"],
            )),
        }
    }
}

impl From<crate::Region> for Region {
    fn from(region: crate::Region) -> Self {
        match region {
            crate::Region::Global => Self::Global,
            crate::Region::Eu => Self::Eu,
            crate::Region::Ap => Self::Ap,
        }
    }
}

impl Region {
    /// The region of one of the API's own hosts, `None` for any other host.
    pub(super) fn of_host(host: &str) -> Option<Self> {
        match host {
            "api.fpjs.io" => Some(Self::Global),
            "eu.api.fpjs.io" => Some(Self::Eu),
            "ap.api.fpjs.io" => Some(Self::Ap),
            _ => None,
        }
    }
}

/// An option or a failure that the mock cannot work with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid(String);

impl Invalid {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A value from a JSON object of optional members, or the member that is at fault.
    pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Self> {
        let error = match members::read(text) {
            Ok(value) => return Ok(value),
            Err(error) => error.to_string(),
        };
        // serde names an unknown member, but not one of the wrong type: that one fails alone, too.
        let members = match serde_json::from_str(text) {
            Ok(Value::Object(members)) => members,
            Ok(Value::Array(_)) => return Err(Self::new("expected a JSON object, found an array")),
            _ => return Err(Self(error)),
        };
        for (name, value) in members {
            let alone = members::object([(name.clone(), value)]).to_string();
            if let Err(error) = members::read::<T>(&alone) {
                let message = error.to_string();
                // The place in that text says nothing about the one that was given.
                let message = text::before_last(&message, " at line ").unwrap_or(&message);
                return Err(match message.starts_with("unknown field") {
                    true => Self::new(message),
                    false => Self(format!("`{name}`: {message}")),
                });
            }
        }
        Err(Self(error))
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Invalid {}
