//! `signal!`: a smart signal twice, as an event has it and as a webhook has it.

/// Declares two [`record!`](crate::api::record::record)s from one list of fields: for events as it is
/// written, and for webhooks, which guarantee nothing about a signal, with every field optional.
macro_rules! signal {
    (
        $(#[doc = $about:tt])+
        pub struct $name:ident, $webhook:ident {
            $(
                $(#[doc = $about_field:tt])+
                $field:ident $(? : $optional:ty)? $(: $required:ty)?,
            )*
        }
    ) => {
        crate::api::record::record! {
            $(#[doc = $about])+
            #[derive(Default)]
            #[serde(rename_all = "camelCase")]
            pub struct $name {
                $(
                    $(#[doc = $about_field])+
                    $field $(? : $optional)? $(: $required)?,
                )*
            }
        }

        crate::api::record::record! {
            $(#[doc = $about])+
            ///
            /// This is how a webhook has it.
            #[derive(Default)]
            #[serde(rename_all = "camelCase")]
            pub struct $webhook {
                $(
                    $(#[doc = $about_field])+
                    $field ? : $($optional)? $($required)?,
                )*
            }
        }

        impl From<$name> for $webhook {
            fn from(signal: $name) -> Self {
                let mut names = <Self as crate::api::object::Names>::names().iter();
                Self {
                    $(
                        $field: {
                            let is_there = names.next().is_none_or(|name| !signal.other.contains_key(*name));
                            $(let field: Option<$optional> = signal.$field;)?
                            $(let field: Option<$required> = Some(signal.$field);)?
                            // A guaranteed field whose value did not fit has a default, which nobody sent.
                            field.filter(|_| is_there)
                        },
                    )*
                    other: signal.other,
                }
            }
        }
    };
}

pub(crate) use signal;
