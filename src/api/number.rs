//! How numbers are read and written: as JavaScript does it, where 1 and 1.0 are the same.
//!
//! A whole number may arrive as `1.0`, and a score of one leaves as `1`, so that an event that was read
//! and written again equals the one that came.

use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

use crate::api::member::{Member, Outcome};

/// 2^53: up to here each whole number has a float of its own.
const SAFE: f64 = 9_007_199_254_740_992.0;

impl Member for f64 {
    fn set_number(&mut self, number: Number) -> Outcome {
        match number.as_f64() {
            Some(float) => {
                *self = float;
                Outcome::Fit
            }
            None => Outcome::Misfit(Value::Number(number)),
        }
    }

    fn write<S: Serializer>(&self, _: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        match whole(*self) {
            Some(number) => to.serialize_i64(number),
            None => to.serialize_f64(*self),
        }
    }
}

impl Member for i64 {
    fn set_number(&mut self, number: Number) -> Outcome {
        let float = || number.as_f64().filter(|_| number.is_f64());
        match number.as_i64().or_else(|| float().and_then(whole)) {
            Some(whole) => {
                *self = whole;
                Outcome::Fit
            }
            None => Outcome::Misfit(Value::Number(number)),
        }
    }

    fn write<S: Serializer>(&self, _: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

/// The whole number that this float is, where it is one.
fn whole(number: f64) -> Option<i64> {
    // In range and whole: the cast cuts nothing off.
    (number.fract() == 0.0 && number.abs() <= SAFE).then_some(number as i64)
}
