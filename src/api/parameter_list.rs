//! `parameters!`: one list of parameters as a table, as a struct of their values, and as TypeScript.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::api::parameter::Given;

/// Declares the parameters of an operation: `name: Type => Kind` for one that takes a value, and
/// `name[]: Type => Kind` for one that takes several. Where the name on the wire is no name of Rust's
/// style, it follows: `name "wireName": Type => Kind`.
///
/// From the one list come the struct with the values, which are all optional; the table of
/// [`Parameter`](crate::api::parameter::Parameter)s by which values are checked; and `inputs`,
/// which hands the values to that check. `absent` is what TypeScript accepts in place of a value, of all
/// parameters `except` the one that the API requires.
macro_rules! parameters {
    (
        $(#[$about:meta])*
        pub struct $name:ident;
        $(#[$about_table:meta])*
        pub static $table:ident: $count:literal;
        absent: $absent:literal $(except $required:literal)?;
        $(
            $(#[$about_field:meta])*
            $field:ident $($wire:literal)? $([] : $many:ty)? $(: $one:ty)? => $kind:expr,
        )*
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(
                $(#[$about_field])*
                $(#[serde(rename = $wire)])?
                $(
                    #[serde(default, skip_serializing_if = "Vec::is_empty")]
                    pub $field: Vec<$many>,
                )?
                $(
                    #[serde(default, skip_serializing_if = "Option::is_none")]
                    pub $field: Option<$one>,
                )?
            )*
        }

        $(#[$about_table])*
        pub static $table: [crate::api::parameter::Parameter; $count] = [
            $(crate::api::parameter::Parameter {
                name: crate::api::parameter_list::wire_name!($field $($wire)?),
                kind: $kind,
            },)*
        ];

        impl $name {
            /// The values that are given, in the order of the table; none of them is checked yet.
            #[doc(hidden)]
            #[must_use]
            pub fn inputs(&self) -> Vec<crate::api::parameter::Input<'_>> {
                use crate::api::parameter::Input;
                use crate::api::parameter_list::Give;

                let mut inputs = Vec::new();
                $(
                    let name = crate::api::parameter_list::wire_name!($field $($wire)?);
                    $(
                        inputs.extend(self.$field.iter().map(|item| {
                            let (_, text) = <$many as Give>::give(item);
                            Input::new(name, crate::api::parameter::Given::Item, text)
                        }));
                    )?
                    $(
                        inputs.extend(self.$field.iter().map(|value| {
                            let (given, text) = <$one as Give>::give(value);
                            Input::new(name, given, text)
                        }));
                    )?
                )*
                inputs
            }
        }

        // Tsify writes an `Option` with a default as `name?: type | null`.
        #[cfg(feature = "__typescript")]
        const _: () = {
            $(#[$about])*
            #[derive(tsify::Tsify)]
            #[allow(dead_code)]
            struct $name {
                $(
                    $(#[$about_field])*
                    #[serde(default $(, rename = $wire)?)]
                    $($field: Option<Vec<$many>>,)?
                    $($field: Option<$one>,)?
                )*
            }

            impl crate::api::declared::Declared for self::$name {
                fn declaration() -> String {
                    let declaration = <$name as tsify::Tsify>::DECL;
                    $(let declaration = &crate::api::parameter_list::require(declaration, $required);)?
                    let declaration = declaration.replace(" | null;", concat!(" | ", $absent, ";"));
                    crate::api::declared::close_enums(&declaration)
                }
            }

            impl crate::api::shape::Shape for self::$name {
                fn shape() -> serde_json::Value {
                    use crate::api::shape::{Shape, object};

                    let names = $table.each_ref().map(|parameter| parameter.name);
                    let required: &[&str] = &[$($required)?];
                    let shapes = [
                        $($(<Vec<$many> as Shape>::shape(),)? $(<$one as Shape>::shape(),)?)*
                    ];
                    let optional = names.map(|name| !required.contains(&name));
                    object(stringify!($name), &names, optional.into_iter().zip(shapes))
                }
            }
        };
    };
}

/// The name on the wire: the field's own, or the one given.
macro_rules! wire_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

pub(crate) use {parameters, wire_name};

/// Makes a member of a declaration one that must be there.
#[cfg(feature = "__typescript")]
pub(crate) fn require(declaration: &str, name: &str) -> String {
    match declaration.split_once(&format!(" {name}?: ")) {
        Some((before, after)) => format!("{before} {name}: {}", after.replacen(" | null;", ";", 1)),
        None => declaration.to_owned(),
    }
}

/// A type of value that a parameter may have, as [`Input`](crate::api::parameter::Input) wants it.
pub(crate) trait Give {
    fn give(&self) -> (Given, Cow<'_, str>);
}

impl Give for String {
    fn give(&self) -> (Given, Cow<'_, str>) {
        (Given::Text, Cow::Borrowed(self))
    }
}

impl Give for bool {
    fn give(&self) -> (Given, Cow<'_, str>) {
        let text = if *self { "true" } else { "false" };
        (Given::Flag, Cow::Borrowed(text))
    }
}

impl Give for u32 {
    fn give(&self) -> (Given, Cow<'_, str>) {
        (Given::Number, Cow::Owned(self.to_string()))
    }
}

impl Give for i64 {
    fn give(&self) -> (Given, Cow<'_, str>) {
        (Given::Number, Cow::Owned(self.to_string()))
    }
}

impl Give for f64 {
    /// As JavaScript spells it, which for infinity is not how Rust does.
    fn give(&self) -> (Given, Cow<'_, str>) {
        let text = match *self {
            f64::INFINITY => Cow::Borrowed("Infinity"),
            f64::NEG_INFINITY => Cow::Borrowed("-Infinity"),
            number => Cow::Owned(number.to_string()),
        };
        (Given::Number, text)
    }
}

impl Give for Map<String, Value> {
    /// As JSON. A map of JSON values always has one, so the empty text cannot occur.
    fn give(&self) -> (Given, Cow<'_, str>) {
        let json = serde_json::to_string(self).unwrap_or_default();
        (Given::Object, Cow::Owned(json))
    }
}
