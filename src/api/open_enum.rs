//! `open_enum!`: a string of the API with known values, which keeps the values that it does not know.

/// Declares an enum for a string that the API sends or takes: `Variant = "value on the wire"`.
///
/// It gets a last variant `Other`, since the API adds values without a new version of its path: a
/// closed enum would turn such a value into an error. Values are compared, hashed and sorted by their text, so
/// that code which compares with a text goes on to work when a later version knows the value. In TypeScript it is a union
/// of the known values that allows any other string.
macro_rules! open_enum {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident {
            $(
                $(#[doc = $about_variant:literal])+
                $variant:ident = $value:literal,
            )+
        }
    ) => {
        $(#[doc = $about])+
        ///
        /// It equals its text on the wire, and any value with the same text. Compare with the text what this version does
        /// not know, not with `Other`: a later version may know it.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $about_variant])+
                #[doc = concat!("\n\nOn the wire: `", $value, "`.")]
                $variant,
            )+
            /// A value that this version does not know, as it is on the wire. `From` never puts a known one here.
            Other(String),
        }

        impl $name {
            /// The values that this version knows, as they are on the wire.
            pub const KNOWN: &'static [&'static str] = &[$($value),+];

            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Other(value) => value,
                }
            }
        }

        /// No value at all: the empty string.
        impl Default for $name {
            fn default() -> Self {
                Self::Other(String::new())
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    $($value => Self::$variant,)+
                    _ => Self::Other(value),
                }
            }
        }

        impl From<&String> for $name {
            fn from(value: &String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                match value {
                    $name::Other(value) => value,
                    known => known.as_str().to_owned(),
                }
            }
        }

        crate::api::open_enum::like_text!($name);

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }

        impl crate::api::member::Member for $name {
            fn set_text(&mut self, text: &str) -> crate::api::member::Outcome {
                *self = Self::from(text);
                crate::api::member::Outcome::Fit
            }

            fn write<S: serde::Serializer>(
                &self,
                _: Option<&serde_json::Value>,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, to)
            }
        }

        impl crate::api::parameter_list::Give for $name {
            fn give(&self) -> (crate::api::parameter::Given, std::borrow::Cow<'_, str>) {
                (crate::api::parameter::Given::Text, self.as_str().into())
            }
        }

        #[cfg(feature = "__typescript")]
        impl crate::api::shape::Shape for $name {
            fn shape() -> serde_json::Value {
                serde_json::json!({
                    "type": "string",
                    "x-type": stringify!($name),
                    "enum": Self::KNOWN,
                })
            }
        }

        #[cfg(feature = "__typescript")]
        impl crate::api::declared::Declared for $name {
            fn declaration() -> String {
                concat!(
                    "/**\n",
                    $(" *", $about, "\n",)+
                    " *\n",
                    $(" * - `", $value, "`:", $($about_variant,)+ "\n",)+
                    " */\nexport type ", stringify!($name), " =",
                    $(" \"", $value, "\" |",)+
                    " (string & {});",
                ).to_owned()
            }
        }
    };
}

/// Makes a type with `as_str` and `From<&str>` behave as that text does.
macro_rules! like_text {
    ($name:ident) => {
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        /// A map with such keys can be asked for a text.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(value))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        crate::api::open_enum::equals_text!($name, str, &str, String);
    };
}

macro_rules! equals_text {
    ($name:ident, $($text:ty),+) => {$(
        impl PartialEq<$text> for $name {
            fn eq(&self, text: &$text) -> bool {
                self.as_str() == AsRef::<str>::as_ref(text)
            }
        }

        impl PartialEq<$name> for $text {
            fn eq(&self, value: &$name) -> bool {
                value == self
            }
        }
    )+};
}

pub(crate) use {equals_text, like_text, open_enum};
