//! The ids of paths and of the `visitor_id` filter.

use super::errors;
use super::reply::Reply;
use super::request::decode_segment;

/// The documents give no grammar of ids, so only what cannot be one is refused.
const LONGEST: usize = 64;

pub(super) fn event(segment: &str) -> Result<String, Reply> {
    decode_segment(segment)
        .filter(|id| is_valid(id))
        .ok_or_else(|| errors::EVENT_ID_INVALID.reply())
}

pub(super) fn visitor(segment: &str) -> Result<String, Reply> {
    if segment.is_empty() {
        return Err(errors::VISITOR_ID_REQUIRED.reply());
    }
    decode_segment(segment)
        .filter(|id| is_valid(id))
        .ok_or_else(|| errors::VISITOR_ID_INVALID.reply())
}

pub(super) fn is_valid(id: &str) -> bool {
    !id.is_empty() && id.chars().count() <= LONGEST && !id.chars().any(char::is_control)
}
