//! The ids of paths and of the `visitor_id` filter.

use super::errors::v4 as errors;
use super::refusal::Refusal;
use super::request::decode_segment;

/// The documents give no grammar of ids, so only what cannot be one is refused.
const LONGEST: usize = 64;

pub(super) fn event(segment: &str) -> Result<String, Refusal> {
    decode_segment(segment)
        .filter(|id| is_valid(id))
        .ok_or_else(|| errors::EVENT_ID_INVALID.into())
}

pub(super) fn visitor(segment: &str) -> Result<String, Refusal> {
    if segment.is_empty() {
        return Err(errors::VISITOR_ID_REQUIRED.into());
    }
    decode_segment(segment)
        .filter(|id| is_valid(id))
        .ok_or_else(|| errors::VISITOR_ID_INVALID.into())
}

pub(super) fn is_valid(id: &str) -> bool {
    !id.is_empty() && id.chars().count() <= LONGEST && !id.chars().any(char::is_control)
}
