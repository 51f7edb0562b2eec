//! Which operation a method and a path ask for.

use super::reply::Reply;

/// An operation, with its path segment as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route<'a> {
    GetEvent(&'a str),
    SearchEvents,
    UpdateEvent(&'a str),
    DeleteVisitor(&'a str),
}

impl<'a> Route<'a> {
    /// The route, or an answer that names the request nobody expected. That answer is no API
    /// error: it comes from whatever stands before the API, so a client must not parse it.
    pub(super) fn of(method: &str, path: &'a str) -> Result<Self, Reply> {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let (allowed, route) = match (segments.as_slice(), method) {
            (["v4", "events"], "GET") => ("GET", Some(Self::SearchEvents)),
            (["v4", "events"], _) => ("GET", None),
            (["v4", "events", id], "GET") => ("GET, PATCH", Some(Self::GetEvent(id))),
            (["v4", "events", id], "PATCH") => ("GET, PATCH", Some(Self::UpdateEvent(id))),
            (["v4", "events", _], _) => ("GET, PATCH", None),
            // Without its segment the request still means this operation: the id is missing.
            (["v4", "visitors"], "DELETE") => ("DELETE", Some(Self::DeleteVisitor(""))),
            (["v4", "visitors", id], "DELETE") => ("DELETE", Some(Self::DeleteVisitor(id))),
            (["v4", "visitors"] | ["v4", "visitors", _], _) => ("DELETE", None),
            _ => return Err(unexpected(404, method, path)),
        };
        route.ok_or_else(|| unexpected(405, method, path).with_header("allow", allowed))
    }
}

fn unexpected(status: u16, method: &str, path: &str) -> Reply {
    let message = format!("the mock API did not expect {method} {path}\n");
    Reply::text(status, "text/plain; charset=utf-8", message)
}
