//! A path of the table: its steps, and what lies there.

use super::json::{Json, Part};

/// A step into a value.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) name: &'static str,
    /// Whether the version guarantees it, wherever that of which it is a part is there.
    pub(super) guaranteed: bool,
    /// Whether it may be null.
    pub(super) nullable: bool,
}

/// The first step of a path, and the rest of it; none at its end.
pub(super) fn first(path: &'static str) -> Option<(Step, &'static str)> {
    if path.is_empty() {
        return None;
    }
    let (name, rest) = path.split_once(['.']).unwrap_or((path, ""));
    let plain = name.trim_end_matches(['!', '?']);
    let step = Step {
        name: plain,
        guaranteed: name.ends_with(['!']),
        nullable: name.ends_with(['?']),
    };
    Some((step, rest))
}

/// What lies there.
pub(super) fn find<'j, 'a>(from: &'j Json<'a>, path: &'static str) -> Option<&'j Json<'a>> {
    match first(path) {
        Some((step, rest)) => find(from.get(step.name)?, rest),
        None => Some(from),
    }
}

/// As `find`, to be taken.
pub(super) fn find_mut<'j, 'a>(
    from: &'j mut Json<'a>,
    path: &'static str,
) -> Option<&'j mut Part<'a>> {
    let (step, rest) = first(path)?;
    let part = from.get_mut(step.name)?;
    match rest {
        "" => Some(part),
        rest => find_mut(&mut part.value, rest),
    }
}

/// The place of a value, which is put there where there is none.
pub(super) fn make<'j, 'a>(
    to: &'j mut Json<'a>,
    path: &'static str,
    value: Json<'a>,
) -> Option<&'j mut Json<'a>> {
    let (step, rest) = first(path)?;
    match rest {
        "" => to.make(step.name, value),
        rest => make(to.make(step.name, Json::Object(Vec::new()))?, rest, value),
    }
}
