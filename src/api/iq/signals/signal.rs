//! A signal of the browser: its value, alone or beside the time that it took.

use serde::de::{Deserialize, Error, MapAccess, value::MapAccessDeserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use crate::api::member::{Member, Outcome};
use crate::api::path::Path;
use crate::api::record::record;

record! {
    /// A signal's value, and the time that it took.
    #[derive(Default)]
    pub struct Measured<T> {
        /// The value.
        value?: T,
        /// How long it took, in milliseconds.
        duration?: f64,
    }
}

/// A signal of the browser. Both forms were observed, and no value has a member `value` of its own, which
/// tells them apart.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Signal<T> {
    /// The value alone.
    Plain(T),
    /// The value with the time that it took.
    Measured(Measured<T>),
}

impl<T> Signal<T> {
    /// The value, in whichever form it came.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Plain(value) => Some(value),
            Self::Measured(measured) => measured.value.as_ref(),
        }
    }

    /// How long it took, in milliseconds, where that is told.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        match self {
            Self::Plain(_) => None,
            Self::Measured(measured) => measured.duration,
        }
    }
}

impl<T: Default> Default for Signal<T> {
    fn default() -> Self {
        Self::Plain(T::default())
    }
}

impl<T: Member> Member for Signal<T> {
    fn read_object<'de, A: MapAccess<'de>>(&mut self, object: A) -> Result<Outcome, A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(object))?;
        let read = if value.get("value").is_some() {
            let mut measured = Measured::default();
            let read = measured.read(value);
            *self = Self::Measured(measured);
            read
        } else {
            let mut plain = T::default();
            let read = plain.read(value);
            *self = Self::Plain(plain);
            read
        };
        read.map_err(A::Error::custom)
    }

    fn write<S: Serializer>(&self, misfit: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(value) => value.write(misfit, to),
            Self::Measured(measured) => measured.serialize(to),
        }
    }

    fn name_misfits(&self, misfit: Option<&Value>, path: &Path<'_>, found: &mut Vec<String>) {
        match self {
            Self::Plain(value) => value.name_misfits(misfit, path, found),
            Self::Measured(measured) => measured.name_misfits(misfit, path, found),
        }
    }
}

/// The name of the shape says how TypeScript is told: see `Signal` among the declarations.
#[cfg(feature = "__typescript")]
impl<T: crate::api::shape::Shape> crate::api::shape::Shape for Signal<T> {
    fn shape() -> Value {
        serde_json::json!({ "x-signal": T::shape() })
    }
}
