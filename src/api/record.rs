//! `record!`: a JSON object of the API as a struct that keeps what it does not know.

/// Declares a struct for a JSON object that the API sends.
///
/// A field is written as in TypeScript: `name: Type` is always there, `name?: Type` is an
/// `Option` that is left out when it is `None`. Each record gets a last field `other`, which
/// holds the fields that this version does not know, so that they survive a round trip. Attributes
/// on the struct or on a field apply to the twin too, such as `#[serde(rename_all = "camelCase")]`.
///
/// An optional field drops a `null`, which says the same as its absence; where the API tells the two
/// apart, the field has `#[serde(deserialize_with = "present")]` and a type that can be null.
///
/// With the feature `__typescript` there is a twin without `other` for the declaration: a flattened
/// field would make Tsify write a one-line `type` without any documentation.
macro_rules! record {
    (
        $(#[$about:meta])*
        pub struct $name:ident $(<$of:ident>)? {
            $(
                $(#[$about_field:meta])*
                $field:ident $(? : $optional:ty)? $(: $required:ty)?,
            )*
        }
    ) => {
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        $(#[$about])*
        pub struct $name $(<$of>)? {
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

        #[cfg(feature = "__typescript")]
        const _: () = {
            #[derive(tsify::Tsify)]
            #[allow(dead_code)]
            $(#[$about])*
            struct $name $(<$of>)? {
                $(
                    $(#[$about_field])*
                    $(
                        #[serde(default, skip_serializing_if = "Option::is_none")]
                        $field: Option<$optional>,
                    )?
                    $($field: $required,)?
                )*
            }

            impl $(<$of>)? crate::api::declared::Declared for self::$name $(<$of>)? {
                fn declaration() -> String {
                    <$name $(<$of>)? as tsify::Tsify>::DECL.to_owned()
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

/// Reads a field that is there, even when it is null.
pub(crate) fn present<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: serde::Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    T::deserialize(from).map(Some)
}
