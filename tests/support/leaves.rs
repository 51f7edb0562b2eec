//! The leaves of a JSON value, with their paths as the crate writes them.

use serde_json::Value;

/// A step from a value into one of its parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Field(String),
    Item(usize),
}

/// The paths to all parts of a value, itself included, that fit.
pub(crate) fn paths(value: &Value, fits: fn(&Value) -> bool) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    collect(value, fits, &mut Vec::new(), &mut found);
    found
}

fn collect(
    value: &Value,
    fits: fn(&Value) -> bool,
    path: &mut Vec<Step>,
    found: &mut Vec<Vec<Step>>,
) {
    if fits(value) {
        found.push(path.clone());
    }
    let parts: Vec<_> = match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, part)| (Step::Field(name.clone()), part))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, part)| (Step::Item(index), part))
            .collect(),
        _ => Vec::new(),
    };
    for (step, part) in parts {
        path.push(step);
        collect(part, fits, path, found);
        path.pop();
    }
}

/// Neither an object nor an array.
pub(crate) fn is_leaf(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// The part at that path.
pub(crate) fn part<'a>(value: &'a Value, path: &[Step]) -> &'a Value {
    path.iter().fold(value, |value, step| match step {
        Step::Field(name) => &value[name],
        Step::Item(index) => &value[index],
    })
}

/// The part at that path, to be changed.
pub(crate) fn part_mut<'a>(value: &'a mut Value, path: &[Step]) -> &'a mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Field(name) => &mut value[name],
        Step::Item(index) => &mut value[index],
    })
}

/// A path as JavaScript writes it.
pub(crate) fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Item(index) => text += &format!("[{index}]"),
            Step::Field(name) => {
                let mut letters = name.chars();
                let first =
                    |letter: char| letter.is_ascii_alphabetic() || letter == '_' || letter == '$';
                let plain = letters.next().is_some_and(first)
                    && letters.all(|letter| first(letter) || letter.is_ascii_digit());
                match plain {
                    true if text.is_empty() => text += name,
                    true => text += &format!(".{name}"),
                    false => text += &format!("[{}]", serde_json::to_string(name).unwrap()),
                }
            }
        }
    }
    text
}

#[test]
fn paths_are_unmistakable() {
    let step = |name: &str| Step::Field(name.to_owned());
    assert_eq!(
        written(&[step("a"), Step::Item(2), step("b_$1")]),
        "a[2].b_$1"
    );
    assert_eq!(
        written(&[step("a.b"), step("24h"), step("\"")]),
        r#"["a.b"]["24h"]["\""]"#
    );
}
