//! `record!`: a JSON object of the API as a struct that keeps what it does not know.

/// Declares a struct for a JSON object that the API sends.
///
/// A field is written as in TypeScript: `name: Type` is always there, `name?: Type` is an
/// `Option` that is left out when it is `None`. Each record gets a last field `other`, which
/// holds the fields that this version does not know, so that they survive a round trip.
///
/// With the feature `typescript` there is a twin without `other` for the declaration: a flattened
/// field would make Tsify write a one-line `type` without any documentation.
macro_rules! record {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[$about_field:meta])*
                $field:ident $(? : $optional:ty)? $(: $required:ty)?,
            )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(
                $(#[$about_field])*
                $(
                    #[serde(default, skip_serializing_if = "Option::is_none")]
                    pub $field: Option<$optional>,
                )?
                $(pub $field: $required,)?
            )*
            /// The fields that this version does not know, by their names on the wire.
            #[serde(flatten)]
            pub other: serde_json::Map<String, serde_json::Value>,
        }

        #[cfg(feature = "typescript")]
        const _: () = {
            $(#[$about])*
            #[derive(tsify::Tsify)]
            #[allow(dead_code)]
            struct $name {
                $(
                    $(#[$about_field])*
                    $(
                        #[serde(default, skip_serializing_if = "Option::is_none")]
                        $field: Option<$optional>,
                    )?
                    $($field: $required,)?
                )*
            }

            impl crate::api::typescript::Declared for self::$name {
                fn declaration() -> String {
                    <$name as tsify::Tsify>::DECL.to_owned()
                }

                fn fields() -> &'static [(&'static str, &'static str)] {
                    &[$((
                        stringify!($field),
                        concat!($(stringify!($optional),)? $(stringify!($required),)?),
                    ),)*]
                }
            }
        };
    };
}

pub(crate) use record;
