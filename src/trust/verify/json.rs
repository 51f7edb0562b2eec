//! Events that are JSON values, in the form in which they are judged.

use serde_json::Value as Json;

use crate::trust::verify::number;
use crate::trust::verify::row::Shape;
use crate::trust::verify::table::{CONTEXT, FACTS, SIGNALS};
use crate::trust::verify::value::{Facts, Value};

/// What an event has of what a policy can ask for.
pub(super) fn facts(event: &Json, shape: Shape) -> Facts<'_> {
    let mut found = Vec::new();
    for row in [FACTS, SIGNALS, CONTEXT].into_iter().flatten() {
        for path in row.paths(shape) {
            found.push((row.name, at(event, path.split('.'))));
        }
        let products = row
            .paths(shape)
            .filter_map(|path| path.strip_prefix("products."));
        for product in products.filter_map(|path| path.split('.').next()) {
            let error = at(event, ["products", product, "error", "code"]);
            found.push((row.error, error));
        }
    }
    Facts { shape, found }
}

fn at<'a>(event: &'a Json, path: impl IntoIterator<Item = &'a str>) -> Option<Value<'a>> {
    let found = path
        .into_iter()
        .try_fold(event, |value, name| value.get(name));
    found.filter(|found| !found.is_null()).map(value)
}

/// A value of JSON.
pub(super) fn value(json: &Json) -> Value<'_> {
    match json {
        Json::String(text) => Value::Text(text),
        Json::Number(number) => Value::Number(number::of_json(number).into()),
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Null => Value::Other("null"),
        Json::Array(_) => Value::Other("an array"),
        Json::Object(_) => Value::Other("an object"),
    }
}
