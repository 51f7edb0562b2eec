//! `record!`: a JSON object of the API as a struct that keeps what it does not know, and what does not fit it.

/// Declares a struct for a JSON object that the API sends.
///
/// A field is written as in TypeScript: `name: Type` is guaranteed, `name?: Type` is an `Option` that is
/// left out when it is `None`, and `name: Type as key` is what makes the object such a one: without it
/// there is none. Each record gets a last field `other`, which holds the fields that this version does not know and
/// the values that do not fit their fields, so that they survive a round trip; and a method `misfits`.
/// Attributes for serde, such as `#[serde(rename_all = "camelCase")]`, say the names on the wire. The API adds fields
/// at any time, so that no record is exhaustive: outside of the crate one comes from `Default` or from JSON. The
/// documentation of a record goes into TypeScript as well: Rust examples stand on its `impl`.
///
/// With the feature `__typescript` there is a twin without `other` for the declaration and the shape: in
/// TypeScript nothing is flattened.
macro_rules! record {
    (
        $(#[doc = $about:tt])+
        $(#[derive($derive:ident)])?
        $(#[serde($($serde:tt)*)])?
        pub struct $name:ident $(<$of:ident>)? {
            $(
                $(#[doc = $about_field:tt])+
                $(#[serde($($serde_field:tt)*)])?
                $field:ident $(? : $optional:ty)? $(: $required:ty $(as $key:ident)?)?,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq $(, $derive)?)]
        #[non_exhaustive]
        pub struct $name $(<$of>)? {
            $(
                $(#[doc = $about_field])+
                $(pub $field: Option<$optional>,)?
                $(pub $field: $required,)?
            )*
            /// The fields that this version does not know, by their names on the wire, and the values that do
            /// not fit their fields; `misfits` names those. What is in here is written in place of the field.
            pub other: serde_json::Map<String, serde_json::Value>,
        }

        const _: () = {
            use crate::api::member::{Member, Outcome, Written};
            use crate::api::names::{self, Names};
            use crate::api::object::{self, Naming, Record, Writing};
            use crate::api::path::Path;

            #[allow(non_camel_case_types)]
            enum At {
                $($field,)*
            }

            impl $(<$of>)? Names for $name $(<$of>)? {
                fn names() -> &'static [&'static str] {
                    #[derive(serde::Deserialize)]
                    #[allow(dead_code)]
                    $(#[serde($($serde)*)])?
                    struct Fields {
                        $(
                            $(#[serde($($serde_field)*)])?
                            $field: (),
                        )*
                    }
                    names::names::<Fields>()
                }
            }

            impl $(<$of: Member>)? Record for $name $(<$of>)? {
                const KEYS: u128 = 0 $($($(| object::bit(At::$field as u32, stringify!($key)))?)?)*;
                const GUARANTEED: u128 = 0 $($(| object::bit(At::$field as u32, stringify!($required)))?)*;

                fn other(&self) -> &serde_json::Map<String, serde_json::Value> {
                    &self.other
                }

                fn other_mut(&mut self) -> &mut serde_json::Map<String, serde_json::Value> {
                    &mut self.other
                }

                fn read_member<'de, A: serde::de::MapAccess<'de>>(
                    &mut self,
                    index: usize,
                    from: &mut A,
                ) -> Result<Outcome, A::Error> {
                    $(
                        if index == At::$field as usize {
                            $(return object::read_optional::<$optional, A>(&mut self.$field, from);)?
                            $(return object::read_guaranteed::<$required, A>(&mut self.$field, from);)?
                        }
                    )*
                    from.next_value().map(Outcome::Misfit)
                }

                fn write_members<M: serde::ser::SerializeMap>(
                    &self,
                    to: &mut Writing<'_, M>,
                ) -> Result<(), M::Error> {
                    $(
                        $(to.member::<$optional>(At::$field as usize, self.$field.as_ref())?;)?
                        $(to.member::<$required>(At::$field as usize, Some(&self.$field))?;)?
                    )*
                    Ok(())
                }

                fn name_members(&self, to: &mut Naming<'_>) {
                    $(
                        $(to.member::<$optional>(At::$field as usize, self.$field.as_ref());)?
                        $(to.member::<$required>(At::$field as usize, Some(&self.$field));)?
                    )*
                }
            }

            impl $(<$of: Member>)? Member for $name $(<$of>)? {
                fn read_object<'de, A: serde::de::MapAccess<'de>>(
                    &mut self,
                    object: A,
                ) -> Result<Outcome, A::Error> {
                    object::read(self, object)
                }

                fn write<S: serde::Serializer>(
                    &self,
                    _: Option<&serde_json::Value>,
                    to: S,
                ) -> Result<S::Ok, S::Error> {
                    object::write(self, to)
                }

                fn name_misfits(
                    &self,
                    _: Option<&serde_json::Value>,
                    path: &Path<'_>,
                    found: &mut Vec<String>,
                ) {
                    object::name_misfits(self, path, found);
                }
            }

            impl<'de $(, $of: Member)?> serde::Deserialize<'de> for $name $(<$of>)? {
                fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    object::whole(from)
                }
            }

            impl $(<$of: Member>)? serde::Serialize for $name $(<$of>)? {
                fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    serde::Serialize::serialize(&Written(self, None), to)
                }
            }

            #[allow(private_bounds)]
            impl $(<$of: Member>)? $name $(<$of>)? {
                /// The paths of all values that do not fit their fields, also deep inside, such as
                /// `labels[1].prediction`; empty for what is as documented.
                ///
                /// Such a field is `None`; a guaranteed one has the default of its type, also where it is
                /// missing. The value is in the `other` beside it under the field's name: of an array the
                /// elements that do not fit, each with its index (`[[1, "x"]]`), while the rest of them is
                /// in the field.
                #[must_use]
                pub fn misfits(&self) -> Vec<String> {
                    let mut found = Vec::new();
                    object::name_misfits(self, &Path::Root, &mut found);
                    found
                }
            }
        };

        #[cfg(feature = "__typescript")]
        const _: () = {
            #[derive(tsify::Tsify)]
            #[allow(dead_code)]
            $(#[doc = $about])+
            $(#[serde($($serde)*)])?
            struct $name $(<$of>)? {
                $(
                    $(#[doc = $about_field])+
                    $(#[serde($($serde_field)*)])?
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
            }

            impl $(<$of: crate::api::shape::Shape>)?
                crate::api::shape::Shape for self::$name $(<$of>)?
            {
                fn shape() -> serde_json::Value {
                    use crate::api::names::Names;
                    use crate::api::shape::{Shape, object};

                    let names = <self::$name $(<$of>)? as Names>::names();
                    let fields = [$(
                        $((true, <$optional as Shape>::shape()),)?
                        $((false, <$required as Shape>::shape()),)?
                    )*];
                    object(concat!(stringify!($name) $(, "<", stringify!($of), ">")?), names, fields)
                }
            }
        };
    };
}

pub(crate) use record;
