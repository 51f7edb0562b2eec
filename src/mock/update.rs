//! What an update may say, and which events it may change.

use super::errors;
use super::options::Options;
use super::reply::Reply;
use super::store::Store;
use serde_json::{Map, Value};

/// The longest `linked_id`, in characters.
pub(super) const LONGEST_LINKED_ID: usize = 256;

/// The fields of an update. A field that the API does not document makes the body invalid, so that
/// a misspelt one does not vanish in a test.
pub(super) fn parse(body: &str) -> Result<Map<String, Value>, Reply> {
    let Ok(Value::Object(update)) = serde_json::from_str(body) else {
        return Err(errors::REQUEST_BODY_INVALID.reply());
    };
    let valid = update.iter().all(|(name, value)| match name.as_str() {
        "linked_id" => value
            .as_str()
            .is_some_and(|id| id.chars().count() <= LONGEST_LINKED_ID),
        "tags" => value.is_object(),
        "suspect" => value.is_boolean(),
        _ => false,
    });
    if valid {
        Ok(update)
    } else {
        Err(errors::REQUEST_BODY_INVALID.reply())
    }
}

pub(super) fn apply(
    store: &mut Store,
    options: &Options,
    now: i64,
    id: &str,
    update: Map<String, Value>,
) -> Result<Reply, Reply> {
    let event = store
        .get_mut(id)
        .ok_or_else(|| errors::EVENT_NOT_FOUND.reply())?;
    let age = now.saturating_sub(event.timestamp);
    // The documents give no status for an event that is too old. Of the four that an update may
    // answer, only `event_not_found` is documented to mean "expired".
    if age > options.updatable_for_ms {
        return Err(errors::EVENT_NOT_FOUND.reply());
    }
    if age < options.not_ready_ms {
        return Err(errors::STATE_NOT_READY.reply());
    }
    event.fields.extend(update);
    Ok(Reply::empty(200))
}
