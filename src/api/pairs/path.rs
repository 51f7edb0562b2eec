//! Paths into a value as JavaScript writes them, `labels.data[1]["a name"]`, here as JSON has them within its quotes.

use crate::api::date_time;

/// The path of a member. Names come as JSON writes them, and so does the path.
pub(super) fn member(of: &str, name: &str) -> String {
    let mut path = of.to_owned();
    let is_first = |letter: char| letter.is_ascii_alphabetic() || letter == '_' || letter == '$';
    let is_plain = name.starts_with(is_first)
        && name
            .chars()
            .all(|letter| is_first(letter) || letter.is_ascii_digit());
    if is_plain {
        if !of.is_empty() {
            path.push('.');
        }
        path.push_str(name);
    } else {
        path.push_str("[\\\"");
        escape(name, &mut path);
        path.push_str("\\\"]");
    }
    path
}

/// The path of an element.
pub(super) fn element(of: &str, index: usize) -> String {
    let mut path = of.to_owned();
    path.push('[');
    date_time::push_number(i64::try_from(index).unwrap_or_default(), 1, &mut path);
    path.push(']');
    path
}

/// A text that is escaped already, once more. Half a surrogate pair has no other form, and stays.
fn escape(escaped: &str, to: &mut String) {
    let mut letters = escaped.chars();
    while let Some(letter) = letters.next() {
        to.push(letter);
        if letter != '\\' || is_half(letters.as_str()) {
            continue;
        }
        to.push('\\');
        match letters.next() {
            Some(next @ ('\\' | '"')) => {
                to.push('\\');
                to.push(next);
            }
            Some(next) => to.push(next),
            None => {}
        }
    }
}

fn is_half(rest: &str) -> bool {
    let rest = rest.as_bytes();
    rest.starts_with(b"ud") && rest.get(2).is_some_and(|byte| b"89abcdef".contains(byte))
}
