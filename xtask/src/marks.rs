//! What a command writes into a page, between two marks that name the command.

use anyhow::{Context, Result};

/// What stands before the part of that name, with its mark, in it, and behind it.
pub(crate) fn split<'a>(
    text: &'a str,
    page: &str,
    name: &str,
    command: &str,
) -> Result<(&'a str, &'a str, &'a str)> {
    let begin = format!("<!-- {name}: `cargo xtask {command} --write` -->\n");
    let end = format!("<!-- /{name} -->");
    let lacks = || format!("{page} lacks the marks of its part `{name}`");
    let at = text.find(&begin).with_context(lacks)? + begin.len();
    let (before, rest) = text.split_at_checked(at).with_context(lacks)?;
    let (part, after) = rest
        .split_at_checked(rest.find(&end).with_context(lacks)?)
        .with_context(lacks)?;
    Ok((before, part, after))
}
