//! `open_enum!`: a string of the API with known values, which keeps the values that it does not know.

/// Declares an enum for a string that the API sends or takes: `Variant = "value on the wire"`.
///
/// It gets a last variant `Other`, since the API adds values without a new version of its path: a
/// closed enum would turn such a value into an error. In TypeScript it is a union of the known
/// values that allows any other string.
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
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $about_variant])+
                #[doc = concat!("\n\nOn the wire: `", $value, "`.")]
                $variant,
            )+
            /// A value that this version does not know, as it is on the wire.
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

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

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

pub(crate) use open_enum;
