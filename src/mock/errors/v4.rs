//! The documented error bodies of v4, one row each.

use super::ApiError;

errors! {
    /// Every documented error of v4, in the order of their names.
    ERRORS:
    BOT_TYPE_INVALID = "400_bot_type_invalid", 400, "request_cannot_be_parsed", "invalid bot type";
    EDGE_IP_REQUIRED = "400_edge_ip_required", 400, "request_cannot_be_parsed", "at least one of ipv4_address or ipv6_address is required";
    EDGE_UNKNOWN_FIELD = "400_edge_unknown_field", 400, "request_cannot_be_parsed", "request body contains an unknown field \"unknown\"";
    END_TIME_INVALID = "400_end_time_invalid", 400, "request_cannot_be_parsed", "invalid end time";
    EVENT_ID_INVALID = "400_event_id_invalid", 400, "request_cannot_be_parsed", "invalid event_id";
    IP_ADDRESS_INVALID = "400_ip_address_invalid", 400, "request_cannot_be_parsed", "invalid ip address";
    LIMIT_INVALID = "400_limit_invalid", 400, "request_cannot_be_parsed", "invalid limit";
    LINKED_ID_INVALID = "400_linked_id_invalid", 400, "request_cannot_be_parsed", "linked_id can't be greater than 256 characters long";
    PAGINATION_KEY_INVALID = "400_pagination_key_invalid", 400, "request_cannot_be_parsed", "invalid pagination key";
    REQUEST_BODY_INVALID = "400_request_body_invalid", 400, "request_cannot_be_parsed", "request body is not valid";
    REQUEST_READ_TIMEOUT = "400_request_read_timeout", 400, "request_read_timeout", "request read timeout";
    REVERSE_INVALID = "400_reverse_invalid", 400, "request_cannot_be_parsed", "invalid reverse param";
    RULESET_NOT_FOUND = "400_ruleset_not_found", 400, "ruleset_not_found", "ruleset not found";
    START_TIME_INVALID = "400_start_time_invalid", 400, "request_cannot_be_parsed", "invalid start time";
    VISITOR_ID_INVALID = "400_visitor_id_invalid", 400, "request_cannot_be_parsed", "invalid visitor id";
    VISITOR_ID_REQUIRED = "400_visitor_id_required", 400, "request_cannot_be_parsed", "visitor id is required";
    FEATURE_NOT_ENABLED = "403_feature_not_enabled", 403, "feature_not_enabled", "feature not enabled";
    SECRET_API_KEY_NOT_FOUND = "403_secret_api_key_not_found", 403, "secret_api_key_not_found", "no fingerprint workspace found for specified secret API key";
    SECRET_API_KEY_REQUIRED = "403_secret_api_key_required", 403, "secret_api_key_required", "secret API key in header is missing or empty";
    SUBSCRIPTION_NOT_ACTIVE = "403_subscription_not_active", 403, "subscription_not_active", "forbidden";
    WRONG_REGION = "403_wrong_region", 403, "wrong_region", "wrong region";
    EVENT_NOT_FOUND = "404_event_not_found", 404, "event_not_found", "event id not found";
    VISITOR_NOT_FOUND = "404_visitor_not_found", 404, "visitor_not_found", "visitor not found";
    STATE_NOT_READY = "409_state_not_ready", 409, "state_not_ready", "resource is not mutable yet, try again";
    PAYLOAD_TOO_LARGE = "413_payload_too_large", 413, "payload_too_large", "payload too large";
    TOO_MANY_REQUESTS = "429_too_many_requests", 429, "too_many_requests", "too many requests";
    TOO_MANY_SEARCH_REQUESTS = "429_too_many_search_requests", 429, "too_many_requests", "too many search requests";
    INTERNAL_SERVER_ERROR = "500_internal_server_error", 500, "failed", "internal server error";
    // Documented for `getEvent` and `searchEvents`; its code is, its message is not.
    SERVICE_UNAVAILABLE = "503_service_unavailable", 503, "service_unavailable", "service unavailable";
    // Deprecated: the vendor says that it will no longer be generated. Older answers had it.
    SEARCH_TIMEOUT_EXCEEDED = "504_search_timeout_exceeded", 504, "failed", "gateway timeout";
}

/// The error that a status most likely means on a path; none where the API documents none.
pub(in crate::mock) fn of_status(status: u16, path: &str) -> Option<&'static ApiError> {
    Some(match status {
        400 => REQUEST_BODY_INVALID,
        403 => SECRET_API_KEY_NOT_FOUND,
        404 if path.starts_with("/v4/visitors") => VISITOR_NOT_FOUND,
        404 => EVENT_NOT_FOUND,
        409 => STATE_NOT_READY,
        413 => PAYLOAD_TOO_LARGE,
        429 => TOO_MANY_REQUESTS,
        500 => INTERNAL_SERVER_ERROR,
        503 => SERVICE_UNAVAILABLE,
        504 => SEARCH_TIMEOUT_EXCEEDED,
        _ => return None,
    })
}
