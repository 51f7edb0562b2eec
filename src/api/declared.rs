//! How a type says what it is in TypeScript: the ground on which the lists of `typescript` stand.

use std::borrow::Cow;

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

/// The declarations as one text.
pub(crate) fn join(types: &[Declaration]) -> String {
    let texts: Vec<&str> = types
        .iter()
        .map(|declared| declared.text.as_ref())
        .collect();
    texts.join("\n\n")
}
