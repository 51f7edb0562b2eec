//! What the rules engine decided about an event, when the call named a ruleset.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

open_enum! {
    /// What to do with the request of the visitor.
    pub enum RuleActionType {
        /// Let it through to the origin, with its headers changed where the action says so.
        Allow = "allow",
        /// Answer it with the response that the action describes.
        Block = "block",
    }
}

record! {
    /// What to do with the request of the visitor, according to the rule that matched the event.
    ///
    /// One record for every type of action, since the API may add types: `request_header_modifications`
    /// goes with `allow`, and `status_code`, `headers` and `body` go with `block`.
    #[derive(Default)]
    pub struct EventRuleAction {
        /// The id of the ruleset that was evaluated.
        ruleset_id: String,
        /// The id of the rule that matched.
        rule_id?: String,
        /// The expression of the rule that matched, such as `bot in ["bad"] || incognito`.
        rule_expression?: String,
        /// What to do.
        r#type: RuleActionType,
        /// `allow`: how to change the headers of the request before it goes to the origin.
        request_header_modifications?: RequestHeaderModifications,
        /// `block`: the HTTP status of the response.
        status_code?: i64,
        /// `block`: the headers of the response.
        headers?: Vec<RuleActionHeaderField>,
        /// `block`: the body of the response.
        body?: String,
    }
}

record! {
    /// Changes to the headers of a request, to be made in the order of these fields.
    #[derive(Default)]
    pub struct RequestHeaderModifications {
        /// The names of the headers to remove.
        remove?: Vec<String>,
        /// The headers to set in place of those of the same name.
        set?: Vec<RuleActionHeaderField>,
        /// The headers to add to those of the same name.
        append?: Vec<RuleActionHeaderField>,
    }
}

record! {
    /// A header.
    #[derive(Default)]
    pub struct RuleActionHeaderField {
        /// The name of the header.
        name: String,
        /// The value of the header.
        value: String,
    }
}
