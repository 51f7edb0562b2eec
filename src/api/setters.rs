//! `setters!`: how users build what operations take: `new`, and a method for each field.

/// Declares `new`, and for each `field: given` a method of the same name that sets the field. What it takes:
/// the type itself of a flag or a whole number, so that a literal needs no suffix; `[Type]` anything that gives such
/// elements; `{Type}` pairs of a name and such a value; `(name in ms as type)` a `Duration`, which the field has in
/// milliseconds; else whatever becomes the type. What is set replaces what was there.
macro_rules! setters {
    (
        $(
            $(#[$about:meta])*
            $field:ident: $given:tt,
        )*
    ) => {
        /// Nothing is set: the default.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }

        $(crate::api::setters::setter!([$(#[$about])*] $field $given);)*
    };
}

macro_rules! setter {
    ([$($about:tt)*] $field:ident bool) => {
        crate::api::setters::setter!([$($about)*] $field exactly bool);
    };
    ([$($about:tt)*] $field:ident u16) => {
        crate::api::setters::setter!([$($about)*] $field exactly u16);
    };
    ([$($about:tt)*] $field:ident u32) => {
        crate::api::setters::setter!([$($about)*] $field exactly u32);
    };
    ([$($about:tt)*] $field:ident u64) => {
        crate::api::setters::setter!([$($about)*] $field exactly u64);
    };
    ([$($about:tt)*] $field:ident usize) => {
        crate::api::setters::setter!([$($about)*] $field exactly usize);
    };
    ([$($about:tt)*] $field:ident i64) => {
        crate::api::setters::setter!([$($about)*] $field exactly i64);
    };
    ([$($about:tt)*] $field:ident Milliseconds) => {
        crate::api::setters::setter!([$($about)*] $field exactly Milliseconds);
    };
    ([$($about:tt)*] $field:ident Tag) => {
        crate::api::setters::setter!([$($about)*] $field {Value});
    };
    ([$($about:tt)*] $field:ident Tags) => {
        crate::api::setters::setter!([$($about)*] $field {Value});
    };
    ([$($about:tt)*] $field:ident {Value}) => {
        crate::api::setters::setter!([$($about)*] $field pairs serde_json::Value, serde_json::Map<_, _>);
    };
    ([$($about:tt)*] $field:ident {String}) => {
        crate::api::setters::setter!([$($about)*] $field pairs String, std::collections::BTreeMap<_, _>);
    };
    ([$($about:tt)*] $field:ident exactly $exact:ident) => {
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: $exact) -> Self {
            self.$field = $field.into();
            self
        }
    };
    // As they are: an `Option` of a list would become a list in a list.
    ([$($about:tt)*] $field:ident [Value]) => {
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = serde_json::Value>) -> Self {
            self.$field = $field.into_iter().collect::<Vec<_>>().into();
            self
        }
    };
    ([$($about:tt)*] $field:ident [$item:ty]) => {
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            let items: Vec<$item> = $field.into_iter().map(Into::into).collect();
            self.$field = items.into();
            self
        }
    };
    ([$($about:tt)*] $field:ident pairs $value:ty, $all:ty) => {
        $($about)*
        #[must_use]
        pub fn $field(
            mut self,
            $field: impl IntoIterator<Item = (impl Into<String>, impl Into<$value>)>,
        ) -> Self {
            let pairs = $field.into_iter();
            let all: $all = pairs.map(|(name, value)| (name.into(), value.into())).collect();
            self.$field = all.into();
            self
        }
    };
    ([$($about:tt)*] $field:ident ($name:ident in ms as $number:ident)) => {
        $($about)*
        #[must_use]
        pub fn $name(mut self, $name: std::time::Duration) -> Self {
            let ms = $number::try_from($name.as_millis()).unwrap_or($number::MAX);
            self.$field = ms.into();
            self
        }
    };
    ([$($about:tt)*] $field:ident $into:ident) => {
        $($about)*
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$into>) -> Self {
            let value: $into = $field.into();
            self.$field = value.into();
            self
        }
    };
}

/// Declares a struct with its defaults and its setters: `field: Type = default => given`.
#[cfg(feature = "mock")]
macro_rules! settable {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[$about_field:meta])*
                $field:ident: $type:ty = $default:expr => $given:tt,
            )*
        }
    ) => {
        $(#[$about])*
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$about_field])*
                pub $field: $type,
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self {
                    $($field: $default,)*
                }
            }
        }

        impl $name {
            crate::api::setters::setters! {
                $($(#[$about_field])* $field: $given,)*
            }
        }
    };
}

#[cfg(feature = "mock")]
pub(crate) use settable;
pub(crate) use {setter, setters};
