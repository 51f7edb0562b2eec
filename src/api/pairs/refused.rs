//! Why an event could not become one of the other version.

use super::json::Json;
use super::shape::known;

/// Why an event could not become one of the other version.
#[derive(Debug)]
pub(crate) enum Refused {
    NoJson,
    /// It has no products.
    NoProducts,
    /// Nothing says which event of v3 it is, as a product that would have said so failed.
    Failed {
        product: &'static str,
        /// The API's error, as JSON.
        error: String,
        /// Its members, as JSON has them within its quotes.
        code: String,
        message: String,
    },
    /// Nothing says which event of v3 it is.
    NoId,
    /// Nothing says which event of v4 it is.
    NoEventId,
}

impl Refused {
    /// The first product that failed, before all others those that know which event it is.
    pub(super) fn of_product(event: &Json<'_>) -> Option<Self> {
        let products = event.get("products")?;
        let names = products.members().iter().map(|product| product.name);
        let mut names = ["identification", "botd"].into_iter().chain(names);
        names.find_map(|name| {
            let error = products.get(name)?.get("error")?;
            let text = |name| error.get(name).and_then(Json::text).unwrap_or_default();
            error.get("code").or_else(|| error.get("message"))?;
            let mut json = String::new();
            error.write(&mut json);
            Some(Self::Failed {
                product: known(name)?,
                error: json,
                code: text("code").to_owned(),
                message: text("message").to_owned(),
            })
        })
    }

    /// What is wrong with the event, as JSON has it within its quotes: what the API said may have escapes.
    pub(super) fn escaped(&self) -> String {
        match self {
            Self::NoJson => String::from("is no JSON"),
            Self::NoProducts => String::from("is no event of v3: `products` is no object"),
            Self::Failed {
                product,
                code,
                message,
                ..
            } => [
                "has no event id, because `products.",
                product,
                "` failed with `",
                code,
                "`: ",
                message,
            ]
            .concat(),
            Self::NoId => String::from("has no event id: `requestId` is missing, empty or no text"),
            Self::NoEventId => String::from("has no event id: `event_id` is missing or no text"),
        }
    }
}
