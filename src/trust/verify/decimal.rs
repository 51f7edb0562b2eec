//! Numbers compared as they are written, exactly and without the tables that reading a float needs.

use std::cmp::Ordering;

/// Compares two numbers as JSON or JavaScript writes them; nothing when one is none, such as `NaN`.
pub(super) fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (Decimal::read(left)?, Decimal::read(right)?);
    let sign = |decimal: &Decimal| match (decimal.digits.is_empty(), decimal.negative) {
        (true, _) => 0,
        (false, true) => -1,
        (false, false) => 1,
    };
    let size = || {
        left.point
            .cmp(&right.point)
            .then_with(|| left.digits.cmp(&right.digits))
    };
    Some(
        sign(&left)
            .cmp(&sign(&right))
            .then_with(|| match left.negative {
                true => size().reverse(),
                false => size(),
            }),
    )
}

/// `0.digits * 10^point`, without zeros at either end of the digits; so there are none in zero.
struct Decimal {
    negative: bool,
    digits: String,
    point: i64,
}

impl Decimal {
    fn read(text: &str) -> Option<Self> {
        let (text, negative) = match text.strip_prefix('-') {
            Some(text) => (text, true),
            None => (text, false),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once(['.']).unwrap_or((mantissa, "0"));
        let is_digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let point = i64::from(exponent.parse::<i32>().ok()?)
            .checked_add(i64::try_from(whole.len()).ok()?)?;
        let mut digits = String::from(whole);
        digits.push_str(fraction);
        let significant = digits.trim_start_matches(['0']);
        let leading = i64::try_from(digits.len() - significant.len()).ok()?;
        let significant = significant.trim_end_matches(['0']).to_owned();
        Some(match significant.is_empty() {
            true => Self {
                negative: false,
                digits: significant,
                point: 0,
            },
            false => Self {
                negative,
                digits: significant,
                point: point - leading,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn compares_as_numbers_do() {
        let numbers = [
            "-1e+21",
            "-12.5",
            "-1",
            "-0.5",
            "0",
            "-0",
            "0.0",
            "0e7",
            "5e-324",
            "1e-7",
            "0.09",
            "0.9",
            "0.9000000000000001",
            "0.97",
            "1",
            "1.0",
            "1.00e0",
            "9",
            "10",
            "10.5",
            "1E1",
            "100",
            "99.5",
            "1e+21",
            "1.7976931348623157e+308",
        ];
        for left in numbers {
            for right in numbers {
                let floats = left.parse::<f64>().ok().zip(right.parse::<f64>().ok());
                let order = floats.and_then(|(left, right)| left.partial_cmp(&right));
                assert_eq!(compare(left, right), order, "{left} and {right}");
            }
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "NaN",
            "Infinity",
            "-",
            ".",
            "1.",
            ".5",
            "1e",
            "1e99999999999",
            "0x1",
            "1 ",
            "+1",
            "--1",
            "1.-5",
            "१",
        ] {
            assert_eq!(compare(text, "1"), None, "{text}");
            assert_eq!(compare("1", text), None, "{text}");
        }
    }
}
