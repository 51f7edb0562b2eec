//! The inputs of an operation on one thing.

use crate::api::parameter::{Given, Input};

/// Its id, then the rest.
pub(super) fn with_id<'a>(
    name: &'static str,
    id: impl Into<String>,
    mut inputs: Vec<Input<'a>>,
) -> Vec<Input<'a>> {
    inputs.insert(0, Input::new(name, Given::Text, id.into()));
    inputs
}
