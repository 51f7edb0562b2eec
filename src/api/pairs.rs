//! An event of v3 as one of v4, and back: one table of pairs, walked both ways over plain JSON.

mod attributes;
mod gaps;
mod how;
mod json;
mod mistaken;
mod path;
mod place;
mod refused;
mod rest;
mod shape;
mod table;
mod visitor;
mod walk;

use gaps::Gaps;
use how::Way;
use json::Json;
use rest::{Dropped, Rest};
use table::PAIRS;
use walk::Walk;

pub use mistaken::{downgrade_any, upgrade_any};
pub(crate) use refused::Refused;
pub use shape::Shape;

/// The event of v4 that one of v3 is, and what was dropped, as one JSON object.
pub(crate) fn upgrade(json: &str, shape: Shape) -> Result<String, Refused> {
    let event = Json::read(json).ok_or(Refused::NoJson)?;
    if shape == Shape::Event && !event.get("products").is_some_and(Json::is_object) {
        return Err(Refused::NoProducts);
    }
    let failed = Refused::of_product(&event);
    let mut dropped = Dropped::default();
    let mut products = shape.open(event, &mut dropped);
    let identification = products.get("identification");
    let walk = Walk {
        way: Way::Up,
        shape,
        is_mobile: identification.is_some_and(visitor::is_mobile),
    };
    let mut made = Json::Object(Vec::new());
    walk.carry(PAIRS, &mut products, &mut made);
    let Some(id) = made.get("event_id") else {
        return Err(failed.unwrap_or(Refused::NoId));
    };
    if made.get("timestamp").is_none()
        && let Some(time) = visitor::time_in(id)
    {
        made.make("timestamp", time);
    }
    let way = Way::Up;
    Gaps { way, shape }.fill(&mut made);
    let mut text = String::from("{\"event\":");
    made.write(&mut text);
    let mut rest = Rest {
        way,
        shape,
        dropped: &mut dropped,
    };
    rest.of_products(products);
    Ok(with(text, &dropped))
}

/// The event of v3 that one of v4 is, in one of its shapes, and what was dropped, as one JSON object.
pub(crate) fn downgrade(json: &str, shape: Shape) -> Result<String, Refused> {
    let mut event = Json::read(json).ok_or(Refused::NoJson)?;
    if event.get("event_id").and_then(Json::text).is_none() {
        return Err(Refused::NoEventId);
    }
    let way = Way::Down;
    let walk = Walk {
        way,
        shape,
        is_mobile: false,
    };
    let mut products = Json::Object(Vec::new());
    walk.carry(PAIRS, &mut event, &mut products);
    Gaps { way, shape }.fill(&mut products);
    let mut text = String::from("{\"event\":");
    shape.close(&products, &mut text);
    let mut dropped = Dropped::default();
    let mut rest = Rest {
        way,
        shape,
        dropped: &mut dropped,
    };
    rest.of_event(event);
    Ok(with(text, &dropped))
}

fn with(mut text: String, dropped: &Dropped<'_>) -> String {
    text.push_str(",\"dropped\":");
    dropped.write(&mut text);
    text.push('}');
    text
}
