//! The table of pairs as JavaScript has it, for the way from v4 to v3: rows that lead nowhere are left out.

use super::how::How;
use super::table::{Back, PAIRS, Row};

/// A module of the rows: `[path in v3, path in v4, what becomes of the value, shapes]`, without shapes where all have it.
pub(crate) fn javascript() -> String {
    let mut text = String::from("export default ");
    rows(PAIRS, &mut text);
    text.push_str(";\n");
    text
}

fn rows(all: &[Row], to: &mut String) {
    to.push('[');
    let kept = all.iter().filter(|(v3, v4, how, _)| {
        !v3.is_empty() && !v4.is_empty() && !matches!(how, How::Lost | How::Device)
    });
    for (index, (v3, v4, how, back)) in kept.enumerate() {
        if index > 0 {
            to.push(',');
        }
        to.push('[');
        quoted(v3, to);
        to.push(',');
        quoted(v4, to);
        to.push(',');
        kind(*how, to);
        if let Some(name) = shapes(*back) {
            to.push(',');
            quoted(name, to);
        }
        to.push(']');
    }
    to.push(']');
}

/// A kind by its name; with what is in it, where it has a table or items.
fn kind(how: How, to: &mut String) {
    let (name, table, items) = match how {
        How::Text => ("Text", None, None),
        How::Said => ("Said", None, None),
        How::Key => ("Key", None, None),
        How::Level => ("Level", None, None),
        How::Flag => ("Flag", None, None),
        How::Number => ("Number", None, None),
        How::Whole => ("Whole", None, None),
        How::Free => ("Free", None, None),
        How::Time => ("Time", None, None),
        How::Seen => ("Seen", None, None),
        How::Reset => ("Reset", None, None),
        How::Bot => ("Bot", None, None),
        How::Device => ("Device", None, None),
        How::Listed => ("Listed", None, None),
        How::Lost => ("Lost", None, None),
        How::Table(rows) => ("Table", Some(rows), None),
        How::Browser(rows) => ("Browser", Some(rows), None),
        How::Twin(rows) => ("Twin", Some(rows), None),
        How::Attributes(rows) => ("Attributes", Some(rows), None),
        How::Each(items) => ("Each", None, Some(*items)),
    };
    if table.is_none() && items.is_none() {
        return quoted(name, to);
    }
    to.push('[');
    quoted(name, to);
    to.push(',');
    if let Some(table) = table {
        rows(table, to);
    }
    if let Some(items) = items {
        kind(items, to);
    }
    to.push(']');
}

fn shapes(back: Back) -> Option<&'static str> {
    match back {
        Back::All => None,
        Back::NoVisit => Some("NoVisit"),
        Back::Event => Some("Event"),
        Back::Webhook => Some("Webhook"),
        Back::Visit => Some("Visit"),
        Back::Beside => Some("Beside"),
        Back::Only => Some("Only"),
    }
}

/// Names and paths have nothing that would have to be escaped.
fn quoted(text: &str, to: &mut String) {
    to.push('"');
    to.push_str(text);
    to.push('"');
}
