//! Which operation of which system a request asks for.

use super::reply::Reply;

/// A system with hosts of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    Fingerprint,
    FingerprintIq,
}

impl Host {
    /// The owner of an API host; none for any other host, which may stand for each of them.
    fn of(host: &str) -> Option<Self> {
        match host {
            "api.fpjs.io" | "eu.api.fpjs.io" | "ap.api.fpjs.io" => Some(Self::Fingerprint),
            "api.fingerprintiq.com" | "fingerprintiq.com" => Some(Self::FingerprintIq),
            _ => None,
        }
    }
}

/// An operation, with its path segment as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route<'a> {
    GetEvent(&'a str),
    SearchEvents,
    UpdateEvent(&'a str),
    DeleteVisitor(&'a str),
    MakeEdgeEvent,
    V3GetEvent(&'a str),
    V3SearchEvents,
    V3UpdateEvent(&'a str),
    V3DeleteVisitor(&'a str),
    V3GetVisits(&'a str),
    V3GetRelatedVisitors,
    IqGetEvent(&'a str),
    IqGetVisits(&'a str),
    IqGetVisitor(&'a str),
    IqInspectRequest,
}

impl<'a> Route<'a> {
    /// The route, or an answer that names the request nobody expected. That answer is no API
    /// error: it comes from whatever stands before the API, so a client must not parse it.
    pub(super) fn of(method: &str, host: Option<&str>, path: &'a str) -> Result<Self, Reply> {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let owner = match segments.first() {
            Some(&"v1") => Host::FingerprintIq,
            _ => Host::Fingerprint,
        };
        let foreign = host.and_then(Host::of).is_some_and(|asked| asked != owner);
        let (allowed, route) = match (segments.as_slice(), method) {
            _ if foreign => return Err(unexpected(404, method, path)),
            (["v4", "events"], "GET") => ("GET", Some(Self::SearchEvents)),
            (["v4", "events"], _) => ("GET", None),
            (["v4", "events", id], "GET") => ("GET, PATCH", Some(Self::GetEvent(id))),
            (["v4", "events", id], "PATCH") => ("GET, PATCH", Some(Self::UpdateEvent(id))),
            (["v4", "events", _], _) => ("GET, PATCH", None),
            // Without its segment the request still means this operation: the id is missing.
            (["v4", "visitors"], "DELETE") => ("DELETE", Some(Self::DeleteVisitor(""))),
            (["v4", "visitors", id], "DELETE") => ("DELETE", Some(Self::DeleteVisitor(id))),
            (["v4", "visitors"] | ["v4", "visitors", _], _) => ("DELETE", None),
            (["v4", "edge"], "POST") => ("POST", Some(Self::MakeEdgeEvent)),
            (["v4", "edge"], _) => ("POST", None),
            (["v1", "events", id], "GET") => ("GET", Some(Self::IqGetEvent(id))),
            (["v1", "events", _], _) => ("GET", None),
            (["v1", "demo", "visits", id], "GET") => ("GET", Some(Self::IqGetVisits(id))),
            (["v1", "demo", "visits", _], _) => ("GET", None),
            (["v1", "identify", id], "GET") => ("GET", Some(Self::IqGetVisitor(id))),
            (["v1", "identify", _], _) => ("GET", None),
            (["v1", "sentinel", "inspect"], "POST") => ("POST", Some(Self::IqInspectRequest)),
            (["v1", "sentinel", "inspect"], _) => ("POST", None),
            (["events", "search"], "GET") => ("GET", Some(Self::V3SearchEvents)),
            (["events", id], "GET") => ("GET, PUT", Some(Self::V3GetEvent(id))),
            (["events", id], "PUT") => ("GET, PUT", Some(Self::V3UpdateEvent(id))),
            (["events", _], _) => ("GET, PUT", None),
            (["visitors"], "GET") => ("GET, DELETE", Some(Self::V3GetVisits(""))),
            (["visitors", id], "GET") => ("GET, DELETE", Some(Self::V3GetVisits(id))),
            (["visitors"], "DELETE") => ("GET, DELETE", Some(Self::V3DeleteVisitor(""))),
            (["visitors", id], "DELETE") => ("GET, DELETE", Some(Self::V3DeleteVisitor(id))),
            (["visitors"] | ["visitors", _], _) => ("GET, DELETE", None),
            (["related-visitors"], "GET") => ("GET", Some(Self::V3GetRelatedVisitors)),
            (["related-visitors"], _) => ("GET", None),
            _ => return Err(unexpected(404, method, path)),
        };
        route.ok_or_else(|| unexpected(405, method, path).with_header("allow", allowed))
    }
}

fn unexpected(status: u16, method: &str, path: &str) -> Reply {
    let message = format!("the mock API did not expect {method} {path}\n");
    Reply::text(status, "text/plain; charset=utf-8", message)
}
