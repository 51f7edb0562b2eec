//! How a type says what it is in TypeScript: the ground on which the lists of `typescript` stand.

use std::borrow::Cow;
use std::collections::BTreeMap;

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

/// The types in the file `api/NAME.d.ts` by names that no other API has: its own behind a prefix. An alias that
/// has the prefix already, and is more than another name, keeps what it stands for.
///
/// They are the very types of that file, not aliases: so the compiler can name them in the declarations of whoever
/// builds on the package.
pub(crate) fn public_names(types: &[Declaration], prefix: &str, file: &str) -> String {
    let mut names = BTreeMap::new();
    for line in types.iter().flat_map(|declared| declared.text.lines()) {
        let mut words = line.split([' ', '<']);
        let (Some("export"), Some("interface" | "type"), Some(name)) =
            (words.next(), words.next(), words.next())
        else {
            continue;
        };
        match name.strip_prefix(prefix) {
            Some(own) if line.ends_with(&format!(" = {own};")) => {}
            Some(_) => drop(names.insert(name.to_owned(), name)),
            None => drop(names.entry(format!("{prefix}{name}")).or_insert(name)),
        }
    }
    let names: Vec<_> = names
        .into_iter()
        .map(|(public, name)| format!("  {name} as {public},\n"))
        .collect();
    format!(
        "export type {{\n{}}} from \"./{file}.js\";\n",
        names.concat()
    )
}

/// The declarations as one text.
pub(crate) fn join(types: &[Declaration]) -> String {
    let texts: Vec<&str> = types
        .iter()
        .map(|declared| declared.text.as_ref())
        .collect();
    texts.join("\n\n")
}
