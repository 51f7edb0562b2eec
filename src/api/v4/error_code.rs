//! What the API says when a call fails: the error body and its codes.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

open_enum! {
    /// Why the API refused a call, or failed.
    pub enum ErrorCode {
        /// A query parameter or the JSON body has a wrong type or is out of its range (400).
        RequestCannotBeParsed = "request_cannot_be_parsed",
        /// The connection timed out before the body of the request was read (400); may be repeated.
        RequestReadTimeout = "request_read_timeout",
        /// The request carries no secret API key (403).
        SecretApiKeyRequired = "secret_api_key_required",
        /// No workspace has this secret API key (403).
        SecretApiKeyNotFound = "secret_api_key_not_found",
        /// The request carries no public API key (403).
        PublicApiKeyRequired = "public_api_key_required",
        /// No workspace has this public API key (403).
        PublicApiKeyNotFound = "public_api_key_not_found",
        /// The workspace has no active subscription (403).
        SubscriptionNotActive = "subscription_not_active",
        /// The workspace lives in another region than the server that was called (403).
        WrongRegion = "wrong_region",
        /// The workspace may not use this operation (403).
        FeatureNotEnabled = "feature_not_enabled",
        /// There is no such visitor, or it was deleted (404).
        VisitorNotFound = "visitor_not_found",
        /// The key made more requests than it may, or the service sheds load (429).
        TooManyRequests = "too_many_requests",
        /// The event is too fresh to be updated (409); may be repeated.
        StateNotReady = "state_not_ready",
        /// An error inside the service (500). With 504 its time ran out, which the vendor has deprecated: it will no longer
        /// be generated.
        Failed = "failed",
        /// There is no such event, or it expired or was deleted (404).
        EventNotFound = "event_not_found",
        /// The request lacks a module that it needs.
        MissingModule = "missing_module",
        /// The body of the request is too large (413).
        PayloadTooLarge = "payload_too_large",
        /// The service could not take the request (503), be it to get, to search or at the edge; may be repeated.
        ServiceUnavailable = "service_unavailable",
        /// There is no such ruleset, or it was deleted (400).
        RulesetNotFound = "ruleset_not_found",
    }
}

record! {
    /// The body of every answer of the API that is not a success.
    #[derive(Default)]
    pub struct ErrorResponse {
        /// What went wrong.
        error: ApiError,
    }
}

record! {
    /// What went wrong, as the API says it.
    #[derive(Default)]
    pub struct ApiError {
        /// The kind of the error, for programs.
        code: ErrorCode,
        /// What went wrong, for people; the text may change at any time.
        message: String,
    }
}
