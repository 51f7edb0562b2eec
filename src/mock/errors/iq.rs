//! The error bodies of FingerprintIQ: a sentence each.

use super::super::reply::Reply;
use super::ApiError;
use serde_json::json;

errors! {
    /// Every error of FingerprintIQ. The documents give the words of the event that is not found
    /// and of the month's limit; of the key and of too many requests they say that these happen. The others are assumed.
    IQ_ERRORS:
    UNAUTHORIZED = "401_unauthorized", 401, "", "Unauthorized";
    EVENT_NOT_FOUND = "404_event_not_found", 404, "", "Event not found";
    REQUEST_INVALID = "400_request_invalid", 400, "", "Invalid request";
    VISITOR_NOT_FOUND = "404_visitor_not_found", 404, "", "Visitor not found";
    MONTHLY_LIMIT_EXCEEDED = "429_monthly_limit_exceeded", 429, "", "Monthly API call limit exceeded";
    TOO_MANY_REQUESTS = "429_too_many_requests", 429, "", "Too many requests";
}

/// The one error that brings figures along.
pub(in crate::mock) fn monthly_limit_exceeded(usage: u64, limit: u64) -> Reply {
    let error = MONTHLY_LIMIT_EXCEEDED;
    let body = json!({ "error": error.message, "usage": usage, "limit": limit });
    Reply::json(error.status, &body)
}

/// The error that a status most likely means. A 429 means too many requests at once, as it does
/// everywhere else; the month's quota has its name, and an option.
pub(in crate::mock) fn of_status(status: u16) -> Option<&'static ApiError> {
    Some(match status {
        400 => REQUEST_INVALID,
        401 => UNAUTHORIZED,
        404 => EVENT_NOT_FOUND,
        429 => TOO_MANY_REQUESTS,
        _ => return None,
    })
}
