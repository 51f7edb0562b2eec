//! What the API says when a call fails.

use crate::api::record::record;

record! {
    /// The body of an answer that is not a success.
    #[derive(Default)]
    pub struct ErrorResponse {
        /// What went wrong, for people; there is no code.
        error: String,
        /// The calls of the month so far; only when they are more than the plan allows (429).
        usage?: i64,
        /// The calls that the plan allows per month; only when they are used up (429).
        limit?: i64,
    }
}
