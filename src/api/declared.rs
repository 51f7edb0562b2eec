//! How a type says what it is in TypeScript: the ground on which the lists of `typescript` stand.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A type with a declaration for TypeScript.
pub(crate) trait Declared {
    /// The declaration with its documentation.
    fn declaration() -> String;
}

/// One declaration, and what the type is on the wire.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The declaration with its documentation; several where it stands for no Rust type.
    pub text: Cow<'static, str>,
    /// The type as a schema of OpenAPI, with those of all types in it, each with its name under
    /// `x-type`; null for declarations that stand for no type of Rust.
    pub shape: Value,
}

/// Lists the declarations of types, and of those that stand for no type of Rust.
macro_rules! declare {
    ($aliases:ident, $($name:ty),* $(,)?) => {{
        use crate::api::declared::{Declaration, Declared};
        use crate::api::shape::Shape;
        vec![
            $(Declaration {
                text: <$name as Declared>::declaration().into(),
                shape: <$name as Shape>::shape(),
            },)*
            Declaration {
                text: $aliases.into(),
                shape: serde_json::Value::Null,
            },
        ]
    }};
}

pub(crate) use declare;

/// The type by which a filter takes the known values of an open enum alone.
pub(crate) const KNOWN: &str = "\
/** The known values of an open enum. A filter by a misspelt value finds nothing: what this version does not know yet goes into `query`. */
export type Known<T extends string> = T extends string ? (string extends T ? never : T) : never;
";

/// The declaration of parameters, with its open enums closed: what a caller writes is checked, what
/// the API answers is not.
pub(crate) fn close_enums(declaration: &str) -> String {
    let close = |line: &str| {
        let (name, rest) = line.split_once("?: ")?;
        let (given, absent) = rest.split_once(" | ")?;
        let item = given.trim_end_matches("[]");
        let open = item.starts_with(char::is_uppercase) && !NOT_ENUMS.contains(&item);
        open.then(|| {
            format!(
                "{name}?: {} | {absent}",
                given.replace(item, &format!("Known<{item}>"))
            )
        })
    };
    declaration
        .lines()
        .map(|line| close(line).unwrap_or_else(|| line.to_owned()))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The named types of parameters that are no enums.
const NOT_ENUMS: [&str; 4] = ["Milliseconds", "Tag", "Tags", "Time"];

/// What a caller gives: an optional field of it may be there and `undefined`, as with the parameters.
pub(crate) fn given(mut declared: Declaration) -> Declaration {
    let undefined = |line: &str| match line.strip_suffix(';') {
        Some(member) if member.contains("?: ") => format!("{member} | undefined;"),
        _ => line.to_owned(),
    };
    let lines: Vec<_> = declared.text.lines().map(undefined).collect();
    declared.text = lines.join("\n").into();
    if let Some(shape) = declared.shape.as_object_mut() {
        shape.insert("x-given".to_owned(), true.into());
    }
    declared
}

/// The same declarations under names that no other API has: each behind a prefix, wherever it stands. One
/// whose name is taken by a declaration that has the prefix already gets `Api` as well.
///
/// They are declared by these names, not exported as them: TypeScript merges what a user declares into an
/// interface only by the name that it was declared with.
pub(crate) fn public(declarations: &str, prefix: &str) -> String {
    let declared: BTreeSet<&str> = declarations.lines().filter_map(declared_name).collect();
    let own = |name: &&str| !name.starts_with(prefix);
    let names: BTreeMap<&str, String> = declared
        .iter()
        .copied()
        .filter(own)
        .map(|name| {
            let public = format!("{prefix}{name}");
            match declared.contains(public.as_str()) {
                true => (name, format!("{prefix}Api{name}")),
                false => (name, public),
            }
        })
        .collect();
    let lines: Vec<_> = declarations
        .lines()
        .map(|line| match line.trim_start().starts_with(['/', '*']) {
            true => line.to_owned(),
            false => renamed(line, &names),
        })
        .collect();
    lines.join("\n") + "\n"
}

/// The name that a line begins to declare.
fn declared_name(line: &str) -> Option<&str> {
    let mut words = line.split([' ', '<']);
    match (words.next(), words.next(), words.next()) {
        (Some("export"), Some("interface" | "type"), Some(name)) => Some(name),
        _ => None,
    }
}

/// A line of code with its names replaced; what stands in quotation marks is no name.
fn renamed(line: &str, names: &BTreeMap<&str, String>) -> String {
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
    let mut text = String::new();
    for piece in line.split_inclusive(ends) {
        let word = piece.trim_end_matches(ends);
        match names.get(word).filter(|_| !text.ends_with('"')) {
            Some(name) => text.push_str(name),
            None => text.push_str(word),
        }
        text.push_str(piece.strip_prefix(word).unwrap_or_default());
    }
    text
}

/// The declarations as one text.
pub(crate) fn join(types: &[Declaration]) -> String {
    let texts: Vec<&str> = types
        .iter()
        .map(|declared| declared.text.as_ref())
        .collect();
    texts.join("\n\n")
}
