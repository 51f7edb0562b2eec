//! What a mock is made with, and what is wrong with it.

use super::{members, text};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::{Map, Value};
use std::fmt;

/// 2026-01-15T12:00:00Z.
pub(super) const DEFAULT_NOW: i64 = 1_768_478_400_000;
const SECOND: i64 = 1_000;
const DAY: i64 = 24 * 60 * 60 * SECOND;

/// How a mock behaves. The names in JSON are the fields' names in camel case.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// The only key that v4 and v3 accept. Default: `test-secret-key`.
    pub api_key: String,
    /// The only key that FingerprintIQ accepts; it begins with `fiq_secret_`.
    /// Default: `fiq_secret_test`.
    pub iq_api_key: String,
    /// The only live key that FingerprintIQ accepts; it begins with `fiq_live_` or `fiq_test_`.
    /// Default: `fiq_test_key`.
    pub iq_live_key: String,
    /// The events of the workspace, each a JSON object with at least `event_id` and `timestamp`.
    /// v3 shows them in its own form, all but those of the edge. One may also be given as v3 has it, with `products`:
    /// v3 answers that, and v4 what [`upgrade`](fn@crate::v3::upgrade) makes of it.
    /// Default: 25 events of 4 visitors, dated back from the clock's start.
    pub events: Option<Vec<Value>>,
    /// What v3 knows in place of `events`: each a JSON object with `products`, of which the
    /// identification names `requestId` and `timestamp`, or bot detection `requestId` and `time`.
    /// An update or a deletion through one version then leaves the other's events alone.
    pub v3_events: Option<Vec<Value>>,
    /// The events of FingerprintIQ, each a JSON object with at least `requestId`. Default: three, with
    /// the ids `req_mock_customer`, `req_mock_bot` and `req_mock_traveller`.
    pub iq_events: Option<Vec<Value>>,
    /// Where the clock starts, in Unix milliseconds. Default: 2026-01-15T12:00:00Z, as there is no
    /// other clock in here.
    pub now: Option<i64>,
    /// Where the workspace lives: a request to another region's host is refused. Default: anywhere.
    pub region: Option<Region>,
    /// By id, the action that `ruleset_id` brings back with an event.
    /// Default: `rs_allow` and `rs_block`.
    pub rulesets: Option<Map<String, Value>>,
    /// Whether the workspace's subscription is active. Default: `true`.
    pub subscription_active: bool,
    /// Whether visitors may be deleted, which the API enables on request only. Default: `true`.
    pub delete_enabled: bool,
    /// Whether v3's related visitors are enabled, which the API enables on request only.
    /// Default: `true`.
    pub related_visitors_enabled: bool,
    /// The visitors of each device. Default: one device, with `mockAndroidVisitor02` and
    /// `mockAndroidBrowser02`.
    pub related_visitors: Vec<Vec<String>>,
    /// How many events a page has when a v4 search names no `limit`, 1 to 100. Default: 10.
    pub default_limit: usize,
    /// How far back a search without `start` looks, in milliseconds. Default: seven days.
    pub search_window_ms: i64,
    /// The age up to which an event cannot be updated yet, in milliseconds. Default: one second.
    pub not_ready_ms: i64,
    /// The age up to which an event can be updated through v4, in milliseconds. Default: 30 days.
    pub updatable_for_ms: i64,
    /// The age up to which an event can be updated through v3, in milliseconds. Default: ten days.
    pub v3_updatable_for_ms: i64,
    /// The age up to which events are deleted with their visitor, in milliseconds. Default: ten days.
    pub deletable_for_ms: i64,
    /// How many visitors may be deleted within an hour. Default: 30.
    pub deletes_per_hour: usize,
    /// How many visitors may be deleted within a day. Default: 500.
    pub deletes_per_day: usize,
    /// The longest body of an edge event, in bytes. Default: 65,536.
    pub edge_body_limit: usize,
    /// How many calls FingerprintIQ answers in a calendar month. Default: no limit.
    pub iq_monthly_limit: Option<u64>,
    /// Whether v3's `getVisits` answers in pages, as older releases of the API did, in place of at most one visit.
    /// Default: `false`.
    pub v3_visits_paged: bool,
    /// The id of the environment that the key belongs to: events of other environments, or of none, do not exist for
    /// it. Default: it is a key of the whole workspace.
    pub environment: Option<String>,
    /// How many of the received requests are kept, the newest. Default: all of them.
    pub kept_requests: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            api_key: "test-secret-key".to_owned(),
            iq_api_key: "fiq_secret_test".to_owned(),
            iq_live_key: "fiq_test_key".to_owned(),
            events: None,
            v3_events: None,
            iq_events: None,
            now: None,
            region: None,
            rulesets: None,
            subscription_active: true,
            delete_enabled: true,
            related_visitors_enabled: true,
            related_visitors: vec![vec![
                "mockAndroidVisitor02".to_owned(),
                "mockAndroidBrowser02".to_owned(),
            ]],
            default_limit: 10,
            search_window_ms: 7 * DAY,
            not_ready_ms: SECOND,
            // The documents say "one month" and name no number of days.
            updatable_for_ms: 30 * DAY,
            v3_updatable_for_ms: 10 * DAY,
            deletable_for_ms: 10 * DAY,
            deletes_per_hour: 30,
            deletes_per_day: 500,
            // A limit is documented, its size is not.
            edge_body_limit: 65_536,
            iq_monthly_limit: None,
            v3_visits_paged: false,
            environment: None,
            kept_requests: None,
        }
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
