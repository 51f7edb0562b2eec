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
///
/// By bytes: each walk takes thousands of steps, and a search by characters takes several times as long.
pub(super) fn first(path: &'static str) -> Option<(Step, &'static str)> {
    if path.is_empty() {
        return None;
    }
    let end = path.bytes().position(|byte| byte == b'.');
    let (name, rest) = match end {
        Some(end) => (path.get(..end)?, path.get(end + 1..)?),
        None => (path, ""),
    };
    let mark = name.bytes().last();
    let step = Step {
        name: unmarked(name),
        guaranteed: mark == Some(b'!'),
        nullable: mark == Some(b'?'),
    };
    Some((step, rest))
}

/// The first step of a path, where it is to that name, and the rest of it.
pub(super) fn to(path: &'static str, name: &str) -> Option<(Step, &'static str)> {
    let behind = path.as_bytes().get(name.len()).copied();
    let is_step = matches!(behind, None | Some(b'.' | b'!' | b'?'));
    let leads = is_step && path.as_bytes().starts_with(name.as_bytes());
    // A name may have anything in it, such as a path.
    leads
        .then(|| first(path))
        .flatten()
        .filter(|(step, _)| step.name == name)
}

/// A name without its mark.
pub(super) fn unmarked(name: &'static str) -> &'static str {
    match name.bytes().last() {
        Some(b'!' | b'?') => name.get(..name.len() - 1).unwrap_or_default(),
        _ => name,
    }
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
