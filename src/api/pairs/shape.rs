//! The three shapes in which v3 has an event: each is opened to one object of products, and closed again.

use super::json::{Json, Part};
use super::path;
use super::place::{Step, to};
use super::rest::Dropped;
use super::table::{Back, PAIRS};

/// How v3 has an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What the operations answer: each product under its name, with its `data`.
    Event,
    /// The body of a webhook: the identification on top, with the other products beside it.
    Webhook,
    /// A visit of a visitor: the identification alone.
    Visit,
}

/// What a webhook guarantees on top; of a product it guarantees nothing.
const OF_WEBHOOKS: &[&str] = &["requestId", "url", "ip", "time", "timestamp"];

impl Shape {
    /// Whether what comes back by such a row comes back to this shape.
    pub(super) fn has(self, back: Back) -> bool {
        match back {
            Back::All | Back::Only => true,
            Back::NoVisit => self != Self::Visit,
            Back::Event | Back::Beside => self == Self::Event,
            Back::Webhook => self == Self::Webhook,
            Back::Visit => self == Self::Visit,
        }
    }

    /// Whether a member of a product is guaranteed.
    pub(super) fn guarantees(self, product: &str, step: Step) -> bool {
        match self {
            Self::Webhook => product == "identification" && OF_WEBHOOKS.contains(&step.name),
            _ => step.guaranteed,
        }
    }

    /// The products of an event, each by its name. What is beside them is dropped.
    pub(super) fn open<'a>(self, event: Json<'a>, dropped: &mut Dropped<'a>) -> Json<'a> {
        let Json::Object(parts) = event else {
            return Json::Object(Vec::new());
        };
        Json::Object(match self {
            Self::Event => open_event(parts, dropped),
            _ => open_flat(parts),
        })
    }

    /// Where the data of a product is.
    pub(super) fn path(self, product: &str) -> String {
        match (self, product) {
            (Self::Event, _) => path::member(&path::member("products", product), "data"),
            (_, "identification" | "botd") => String::new(),
            _ => product.to_owned(),
        }
    }

    /// What was opened, as it was.
    pub(super) fn close(self, products: Json<'_>) -> Json<'_> {
        let Json::Object(products) = products else {
            return products;
        };
        let mut flat = Vec::new();
        for product in products {
            match (self, product.name, product.value) {
                (Self::Event, name, data) => {
                    let data = Json::Object(vec![Part::new("data", data)]);
                    flat.push(Part::new(name, data));
                }
                (_, "identification" | "botd", Json::Object(parts)) => flat.extend(parts),
                (Self::Webhook, name, value) => flat.push(Part::new(name, value)),
                _ => {}
            }
        }
        match self {
            Self::Event => Json::Object(vec![Part::new("products", Json::Object(flat))]),
            _ => Json::Object(flat),
        }
    }
}

/// The name of a product that the table has.
pub(super) fn known(name: &str) -> Option<&'static str> {
    PAIRS.iter().find_map(|(v3, ..)| Some(to(v3, name)?.0.name))
}

fn open_event<'a>(parts: Vec<Part<'a>>, dropped: &mut Dropped<'a>) -> Vec<Part<'a>> {
    let mut opened = Vec::new();
    for part in parts {
        let at = path::member("", part.name);
        match part.value {
            Json::Object(products) if part.name == "products" => {
                for product in products {
                    open_product(product, &at, &mut opened, dropped);
                }
            }
            value => dropped.push(at, value),
        }
    }
    opened
}

fn open_product<'a>(
    product: Part<'a>,
    at: &str,
    opened: &mut Vec<Part<'a>>,
    dropped: &mut Dropped<'a>,
) {
    let at = path::member(at, product.name);
    match (known(product.name), product.value) {
        (Some(name), Json::Object(parts)) => {
            for part in parts {
                match part.name {
                    "data" => opened.push(Part::new(name, part.value)),
                    other => dropped.push(path::member(&at, other), part.value),
                }
            }
        }
        (_, value) => dropped.push(at, value),
    }
}

fn open_flat(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let (mut on_top, mut opened) = (Vec::new(), Vec::new());
    for part in parts {
        match part.name {
            "bot" => opened.push(Part::new("botd", Json::Object(vec![part]))),
            // Of the identification; there is no product of that name here.
            "incognito" | "identification" | "botd" => on_top.push(part),
            // A visit has none, so that there is nothing to tell about its absence.
            "sdk" if part.value.is_null() => {}
            name if known(name).is_some() => opened.push(part),
            _ => on_top.push(part),
        }
    }
    opened.insert(0, Part::new("identification", Json::Object(on_top)));
    opened
}
