//! `signal!`: a smart signal twice, as an event has it and as a webhook has it.

/// Declares two [`record!`](crate::api::record::record)s from one list of fields: for events as it is
/// written, and for webhooks, which guarantee nothing about a signal, with every field optional.
macro_rules! signal {
    (
        $(#[$about:meta])*
        pub struct $name:ident, $webhook:ident {
            $(
                $(#[$about_field:meta])*
                $field:ident $(? : $optional:ty)? $(: $required:ty)?,
            )*
        }
    ) => {
        crate::api::record::record! {
            $(#[$about])*
            #[serde(rename_all = "camelCase")]
            pub struct $name {
                $(
                    $(#[$about_field])*
                    $field $(? : $optional)? $(: $required)?,
                )*
            }
        }

        crate::api::record::record! {
            $(#[$about])*
            ///
            /// This is how a webhook has it.
            #[derive(Default)]
            #[serde(rename_all = "camelCase")]
            pub struct $webhook {
                $(
                    $(#[$about_field])*
                    $field ? : $($optional)? $($required)?,
                )*
            }
        }

        impl From<$name> for $webhook {
            fn from(signal: $name) -> Self {
                Self {
                    $(
                        $field: {
                            $(let field: Option<$optional> = signal.$field;)?
                            $(let field: Option<$required> = Some(signal.$field);)?
                            field
                        },
                    )*
                    other: signal.other,
                }
            }
        }
    };
}

pub(crate) use signal;
