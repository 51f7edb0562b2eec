//! Numbers as JavaScript writes them: a policy and a reason read the same wherever they were made.

use serde_json::Number;

/// The largest number up to which every whole one is a float of its own.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// A number of JSON; one that is whole has no point.
pub(super) fn of_json(number: &Number) -> String {
    match number.as_f64() {
        Some(float) if !number.is_i64() && !number.is_u64() => of_float(float),
        _ => number.to_string(),
    }
}

/// Any number, also those that JSON has not.
pub(super) fn of_float(float: f64) -> String {
    if float.is_nan() {
        return String::from("NaN");
    }
    match Number::from_f64(float) {
        Some(number) if float.fract() != 0.0 || float.abs() > MAX_SAFE => number.to_string(),
        Some(_) => format!("{:.0}", float + 0.0),
        None if float > 0.0 => String::from("Infinity"),
        None => String::from("-Infinity"),
    }
}
