//! What the API says when a call, or one product of an event, fails: the error bodies and their codes.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

open_enum! {
    /// Why a call, or one product of an event, was refused or failed.
    pub enum ErrorCode {
        /// A query parameter or the JSON body has a wrong type or is out of its range (400).
        RequestCannotBeParsed = "RequestCannotBeParsed",
        /// The request carries no secret API key (403).
        TokenRequired = "TokenRequired",
        /// No workspace has this secret API key (403).
        TokenNotFound = "TokenNotFound",
        /// The workspace is not active (403).
        SubscriptionNotActive = "SubscriptionNotActive",
        /// The workspace lives in another region than the server that was called (403).
        WrongRegion = "WrongRegion",
        /// The workspace may not use this operation (403).
        FeatureNotEnabled = "FeatureNotEnabled",
        /// The operation needs a key of the whole workspace, not of one of its environments (403).
        WorkspaceScopedSecretKeyRequired = "WorkspaceScopedSecretKeyRequired",
        /// There is no such event, or it expired or was deleted (404).
        RequestNotFound = "RequestNotFound",
        /// There is no such visitor, or it was deleted (404).
        VisitorNotFound = "VisitorNotFound",
        /// The key made more requests than it may (429).
        TooManyRequests = "TooManyRequests",
        /// The same in other words: the code of the identification in an event that came back incomplete.
        TooManyRequestsStatus = "429 Too Many Requests",
        /// The event is too fresh to be updated (409); may be repeated.
        StateNotReady = "StateNotReady",
        /// An error inside the service (500).
        Failed = "Failed",
    }
}

record! {
    /// The body of an answer that is not a success, of every operation but the visits of a visitor.
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

record! {
    /// The body of an answer about the visits of a visitor that is not a success.
    #[derive(Default)]
    pub struct ErrorPlainResponse {
        /// What went wrong, for people; there is no code.
        error: String,
    }
}
