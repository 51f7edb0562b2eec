//! Values of a record's members: each type reads what fits it, and hands back what does not.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Number, Value};

use crate::api::path::Path;

/// What became of a value that was read.
pub(crate) enum Outcome {
    /// It fits.
    Fit,
    /// It fits but for some elements, which are here in the form that their type gives them.
    Elements(Value),
    /// It does not fit. What it was read into is of no more use.
    Misfit(Value),
}

/// A type that members have. A value is read into the default of its type; none fits, unless the type says so.
pub(crate) trait Member: Default {
    fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<Outcome, D::Error> {
        from.deserialize_any(Reader(self))
    }

    fn set_null(&mut self) -> Outcome {
        Outcome::Misfit(Value::Null)
    }

    fn set_flag(&mut self, flag: bool) -> Outcome {
        Outcome::Misfit(Value::Bool(flag))
    }

    fn set_number(&mut self, number: Number) -> Outcome {
        Outcome::Misfit(Value::Number(number))
    }

    fn set_text(&mut self, text: &str) -> Outcome {
        Outcome::Misfit(Value::from(text))
    }

    fn read_list<'de, A: SeqAccess<'de>>(&mut self, list: A) -> Result<Outcome, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(list)).map(Outcome::Misfit)
    }

    fn read_object<'de, A: MapAccess<'de>>(&mut self, object: A) -> Result<Outcome, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(object)).map(|value| match value {
            // With serde_json's feature `arbitrary_precision` numbers come as objects.
            Value::Number(number) => self.set_number(number),
            value => Outcome::Misfit(value),
        })
    }

    /// Writes the value, with the elements in it that do not fit.
    fn write<S: Serializer>(&self, misfit: Option<&Value>, to: S) -> Result<S::Ok, S::Error>;

    /// Whether a misfit is of elements of a value: such a one is never of the value as a whole.
    fn is_of_elements(_: &Value) -> bool {
        false
    }

    /// Names what does not fit in the value, and the elements of it that do not.
    fn name_misfits(&self, _: Option<&Value>, _: &Path<'_>, _: &mut Vec<String>) {}
}

/// Reads any JSON into a member.
pub(crate) struct Reader<'a, T>(pub(crate) &'a mut T);

impl<'de, T: Member> DeserializeSeed<'de> for Reader<'_, T> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Outcome, D::Error> {
        self.0.read(from)
    }
}

impl<'de, T: Member> Visitor<'de> for Reader<'_, T> {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Outcome, E> {
        Ok(self.0.set_null())
    }

    fn visit_none<E>(self) -> Result<Outcome, E> {
        Ok(self.0.set_null())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Outcome, D::Error> {
        self.0.read(from)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Outcome, E> {
        Ok(self.0.set_flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Outcome, E> {
        Ok(self.0.set_number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Outcome, E> {
        Ok(self.0.set_number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Outcome, E> {
        // What JSON cannot write is null there, as in JavaScript.
        Ok(match Number::from_f64(number) {
            Some(number) => self.0.set_number(number),
            None => self.0.set_null(),
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Outcome, E> {
        Ok(self.0.set_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Outcome, A::Error> {
        self.0.read_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Outcome, A::Error> {
        self.0.read_object(object)
    }
}

/// A value with the elements that do not fit it, to be written.
pub(crate) struct Written<'a, T>(pub(crate) &'a T, pub(crate) Option<&'a Value>);

impl<T: Member> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(self.1, to)
    }
}

impl Member for bool {
    fn set_flag(&mut self, flag: bool) -> Outcome {
        *self = flag;
        Outcome::Fit
    }

    fn write<S: Serializer>(&self, _: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

impl Member for String {
    fn set_text(&mut self, text: &str) -> Outcome {
        text.clone_into(self);
        Outcome::Fit
    }

    fn write<S: Serializer>(&self, _: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

/// A value that may be null.
impl<T: Member> Member for Option<T> {
    fn set_null(&mut self) -> Outcome {
        *self = None;
        Outcome::Fit
    }

    fn set_flag(&mut self, flag: bool) -> Outcome {
        self.insert(T::default()).set_flag(flag)
    }

    fn set_number(&mut self, number: Number) -> Outcome {
        self.insert(T::default()).set_number(number)
    }

    fn set_text(&mut self, text: &str) -> Outcome {
        self.insert(T::default()).set_text(text)
    }

    fn read_list<'de, A: SeqAccess<'de>>(&mut self, list: A) -> Result<Outcome, A::Error> {
        self.insert(T::default()).read_list(list)
    }

    fn read_object<'de, A: MapAccess<'de>>(&mut self, object: A) -> Result<Outcome, A::Error> {
        self.insert(T::default()).read_object(object)
    }

    fn write<S: Serializer>(&self, misfit: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        self.as_ref()
            .map(|value| Written(value, misfit))
            .serialize(to)
    }

    fn is_of_elements(misfit: &Value) -> bool {
        T::is_of_elements(misfit)
    }

    fn name_misfits(&self, misfit: Option<&Value>, path: &Path<'_>, found: &mut Vec<String>) {
        if let Some(value) = self {
            value.name_misfits(misfit, path, found);
        }
    }
}

/// Anything fits.
impl Member for Value {
    fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<Outcome, D::Error> {
        *self = Self::deserialize(from)?;
        Ok(Outcome::Fit)
    }

    fn write<S: Serializer>(&self, _: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

/// Any object fits.
impl Member for Map<String, Value> {
    fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<Outcome, D::Error> {
        Ok(match Value::deserialize(from)? {
            Value::Object(members) => {
                *self = members;
                Outcome::Fit
            }
            value => Outcome::Misfit(value),
        })
    }

    fn write<S: Serializer>(&self, _: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}
