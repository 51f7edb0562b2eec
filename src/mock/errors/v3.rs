//! The documented error bodies of v3, one row each.

use super::ApiError;

errors! {
    /// Every documented error of v3 but those of `getVisits`, in the order of their names.
    V3_ERRORS:
    BOT_TYPE_INVALID = "400_bot_type_invalid", 400, "RequestCannotBeParsed", "invalid bot type";
    END_TIME_INVALID = "400_end_time_invalid", 400, "RequestCannotBeParsed", "invalid end time";
    IP_ADDRESS_INVALID = "400_ip_address_invalid", 400, "RequestCannotBeParsed", "invalid ip address";
    LIMIT_INVALID = "400_limit_invalid", 400, "RequestCannotBeParsed", "invalid limit";
    LINKED_ID_INVALID = "400_linked_id_invalid", 400, "RequestCannotBeParsed", "linked_id can't be greater than 256 characters long";
    PAGINATION_KEY_INVALID = "400_pagination_key_invalid", 400, "RequestCannotBeParsed", "invalid pagination key";
    REQUEST_BODY_INVALID = "400_request_body_invalid", 400, "RequestCannotBeParsed", "request body is not valid";
    REVERSE_INVALID = "400_reverse_invalid", 400, "RequestCannotBeParsed", "invalid reverse param";
    START_TIME_INVALID = "400_start_time_invalid", 400, "RequestCannotBeParsed", "invalid start time";
    VISITOR_ID_INVALID = "400_visitor_id_invalid", 400, "RequestCannotBeParsed", "invalid visitor id";
    VISITOR_ID_REQUIRED = "400_visitor_id_required", 400, "RequestCannotBeParsed", "visitor id is required";
    FEATURE_NOT_ENABLED = "403_feature_not_enabled", 403, "FeatureNotEnabled", "feature not enabled";
    SUBSCRIPTION_NOT_ACTIVE = "403_subscription_not_active", 403, "SubscriptionNotActive", "forbidden";
    TOKEN_NOT_FOUND = "403_token_not_found", 403, "TokenNotFound", "secret key is not found";
    TOKEN_REQUIRED = "403_token_required", 403, "TokenRequired", "secret key is required";
    WORKSPACE_SCOPED_SECRET_KEY_REQUIRED = "403_workspace_scoped_secret_key_required", 403, "WorkspaceScopedSecretKeyRequired", "workspace-scoped secret key is required";
    WRONG_REGION = "403_wrong_region", 403, "WrongRegion", "wrong region";
    REQUEST_NOT_FOUND = "404_request_not_found", 404, "RequestNotFound", "request id is not found";
    VISITOR_NOT_FOUND = "404_visitor_not_found", 404, "VisitorNotFound", "visitor not found";
    STATE_NOT_READY = "409_state_not_ready", 409, "StateNotReady", "resource is not mutable yet, try again";
    TOO_MANY_REQUESTS = "429_too_many_requests", 429, "TooManyRequests", "too many requests";
    // As the error of an answer it has a code and no example, as the error of a product both.
    INTERNAL_SERVER_ERROR = "500_internal_server_error", 500, "Failed", "internal server error";
}

/// The bodies of `getVisits`.
mod visits {
    use super::ApiError;

    errors! {
        /// Every documented error of v3's `getVisits`.
        V3_VISITS_ERRORS:
        BAD_REQUEST = "400_bad_request", 400, "", "bad request";
        FORBIDDEN = "403_forbidden", 403, "", "Forbidden (HTTP 403)";
        TOO_MANY_REQUESTS = "429_too_many_requests", 429, "", "too many requests";
    }
}
pub use visits::V3_VISITS_ERRORS;

/// The error that a status most likely means on a path; none where the API documents none.
pub(in crate::mock) fn of_status(status: u16, path: &str) -> Option<&'static ApiError> {
    Some(match status {
        400 => REQUEST_BODY_INVALID,
        403 => TOKEN_NOT_FOUND,
        404 if path.starts_with("/events") => REQUEST_NOT_FOUND,
        404 => VISITOR_NOT_FOUND,
        409 => STATE_NOT_READY,
        429 => TOO_MANY_REQUESTS,
        500 => INTERNAL_SERVER_ERROR,
        _ => return None,
    })
}

/// What v3 says where v4 says `error`.
pub(in crate::mock) fn twin(error: &'static ApiError) -> &'static ApiError {
    let name = match error.name {
        "403_secret_api_key_required" => "403_token_required",
        "403_secret_api_key_not_found" => "403_token_not_found",
        // No 400 is documented for an id that cannot be one.
        "404_event_not_found" | "400_event_id_invalid" => "404_request_not_found",
        name => name,
    };
    let twin = V3_ERRORS.iter().find(|twin| twin.name == name);
    twin.unwrap_or(error)
}

/// What `getVisits` says where v4 says `error`: of each status one thing.
pub(in crate::mock) fn visits_twin(error: &'static ApiError) -> &'static ApiError {
    let twin = V3_VISITS_ERRORS
        .iter()
        .find(|twin| twin.status == error.status);
    twin.unwrap_or(error)
}
