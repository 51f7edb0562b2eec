//! How numbers are read and written: as JavaScript does it, where 1 and 1.0 are the same.
//!
//! For `#[serde(with = "number")]`. A whole number may arrive as `1.0`, and a score of one leaves
//! as `1`, so that an event that was read and written again equals the one that came.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 2^53: up to here each whole number has a float of its own.
const SAFE: f64 = 9_007_199_254_740_992.0;

/// Reads a number, or an optional one, or several.
pub(crate) fn deserialize<'de, T: Numeric, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    T::read(from)
}

/// Writes a number, or an optional one, or several.
pub(crate) fn serialize<T: Numeric, S: Serializer>(number: &T, to: S) -> Result<S::Ok, S::Error> {
    number.write(to)
}

/// What is read and written here.
pub(crate) trait Numeric: Sized {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
}

/// One number with the serde traits, for use inside of `Option` and `Vec`.
struct One<T>(T);

impl<'de, T: Numeric> Deserialize<'de> for One<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(One)
    }
}

impl<T: Numeric> Serialize for One<&T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }
}

impl<T: Numeric> Numeric for Option<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<One<T>>::deserialize(from)?.map(|one| one.0))
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(One).serialize(to)
    }
}

impl<T: Numeric> Numeric for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let items = Vec::<One<T>>::deserialize(from)?;
        Ok(items.into_iter().map(|one| one.0).collect())
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(One))
    }
}

impl Numeric for f64 {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        f64::deserialize(from)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match whole(*self) {
            Some(number) => to.serialize_i64(number),
            None => to.serialize_f64(*self),
        }
    }
}

impl Numeric for i64 {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Whole)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(*self)
    }
}

/// The whole number that this float is, where it is one.
fn whole(number: f64) -> Option<i64> {
    // In range and whole: the cast cuts nothing off.
    (number.fract() == 0.0 && number.abs() <= SAFE).then_some(number as i64)
}

/// Takes a whole number in any of the ways JSON can write one.
struct Whole;

impl Visitor<'_> for Whole {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        i64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        whole(number).ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }
}
