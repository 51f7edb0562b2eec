//! An event of v3 as one of v4, and back: one table of pairs, walked both ways over plain JSON.

mod attributes;
mod gaps;
mod how;
mod json;
mod mistaken;
mod path;
mod place;
#[cfg(feature = "__typescript")]
pub(crate) mod print;
mod refused;
mod rest;
mod shape;
mod table;
mod visitor;
mod walk;

use std::collections::BTreeMap;

use serde_json::Value;

use gaps::Gaps;
use how::{How, Way};
pub(crate) use json::Json;
use place::{find, make};
use rest::{Dropped, Rest};
use table::PAIRS;
use walk::Walk;

pub use mistaken::{downgrade_any, upgrade_any};
pub(crate) use refused::Refused;
pub use shape::Shape;

/// What an event of one version is in the other, and what was dropped.
pub(crate) struct Crossed<'a> {
    event: Json<'a>,
    dropped: Dropped<'a>,
}

impl Crossed<'_> {
    /// Both as one JSON object.
    fn text(&self) -> String {
        let mut text = String::from("{\"event\":");
        self.event.write(&mut text);
        text.push_str(",\"dropped\":");
        self.dropped.write(&mut text);
        text.push('}');
        text
    }

    /// Both as values. A text of all would lie deeper than serde_json reads.
    pub(crate) fn values(&self) -> (Value, BTreeMap<String, Value>) {
        (self.event.value(), self.dropped.values())
    }
}

/// The event of v4 that one of v3 is.
pub(crate) fn upgrade(event: Json<'_>, shape: Shape) -> Result<Crossed<'_>, Refused> {
    let mut dropped = Dropped::default();
    let (event, products) = made_of_v3(event, shape, &mut dropped)?;
    let mut rest = Rest {
        way: Way::Up,
        shape,
        dropped: &mut dropped,
    };
    rest.of_products(products);
    Ok(Crossed { event, dropped })
}

/// The event of v3, in one of its shapes, that one of v4 is.
pub(crate) fn downgrade(event: Json<'_>, shape: Shape) -> Result<Crossed<'_>, Refused> {
    let (products, event) = made_of_v4(event, shape)?;
    let mut dropped = Dropped::default();
    let mut rest = Rest {
        way: Way::Down,
        shape,
        dropped: &mut dropped,
    };
    rest.of_event(event);
    let event = shape.close(products);
    Ok(Crossed { event, dropped })
}

/// As `upgrade`, of an event, and without what was dropped.
#[cfg(feature = "mock")]
pub(crate) fn as_v4(json: &str) -> Option<String> {
    let (made, _) = made_of_v3(Json::read(json)?, Shape::Event, &mut Dropped::default()).ok()?;
    Some(made.written())
}

/// As `downgrade`, to an event, and without what was dropped.
#[cfg(feature = "mock")]
pub(crate) fn as_v3(json: &str) -> Option<String> {
    let (products, _) = made_of_v4(Json::read(json)?, Shape::Event).ok()?;
    Some(Shape::Event.close(products).written())
}

/// The event of v4, and the products of v3 with what is taken of them.
fn made_of_v3<'a>(
    event: Json<'a>,
    shape: Shape,
    dropped: &mut Dropped<'a>,
) -> Result<(Json<'a>, Json<'a>), Refused> {
    if shape == Shape::Event && !event.get("products").is_some_and(Json::is_object) {
        return Err(Refused::NoProducts);
    }
    let failed = Refused::of_product(&event);
    let mut products = shape.open(event, dropped);
    let identification = products.get("identification");
    let way = Way::Up;
    let walk = Walk {
        way,
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
    Gaps { way, shape }.fill(&mut made);
    Ok((made, products))
}

/// The products of v3, and the event of v4 with what is taken of it.
fn made_of_v4(mut event: Json<'_>, shape: Shape) -> Result<(Json<'_>, Json<'_>), Refused> {
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
    // No time is invented.
    if find(&products, "identification.timestamp").is_none() {
        let time = event.get("event_id").and_then(visitor::time_in);
        let text = time.as_ref().and_then(|time| How::Time.convert(way, time));
        let text = text.map_or(Json::NULL, |text| text.value);
        let time = time.unwrap_or(Json::NULL);
        make(&mut products, "identification.timestamp", time);
        make(&mut products, "identification.time", text);
    }
    Gaps { way, shape }.fill(&mut products);
    Ok((products, event))
}

#[cfg(test)]
mod tests {
    use super::{Json, Refused, Shape, downgrade, downgrade_any, upgrade, upgrade_any};

    fn read(json: &str) -> Result<Json<'_>, Refused> {
        Json::read(json).ok_or(Refused::NoJson)
    }

    #[test]
    fn numbers_and_texts_cross_as_they_are_written() {
        for written in [
            "12345678901234567890",
            "-0",
            "1e400",
            "1E-7",
            "0.1000",
            r#""\ud800\u00e9\/""#,
            r#"{"order_id":1,"orderId":{"5_minutes":[null]}}"#,
        ] {
            let event = [
                r#"{"event_id":"e","timestamp":1,"tags":{"a":"#,
                written,
                "}}",
            ]
            .concat();
            let down = read(&event).and_then(|event| downgrade(event, Shape::Visit));
            let down = down.map(|crossed| crossed.text());
            let tag = [r#""tag":{"a":"#, written, "}"].concat();
            assert!(down.is_ok_and(|text| text.contains(&tag)), "{written}");
            let visit = [r#"{"requestId":"e","tag":{"a":"#, written, "}}"].concat();
            let up = read(&visit).and_then(|visit| upgrade(visit, Shape::Webhook));
            let up = up.map(|crossed| crossed.text());
            let tags = [r#""tags":{"a":"#, written, "}"].concat();
            assert!(up.is_ok_and(|text| text.contains(&tags)), "{written}");
        }
        let score = r#"{"event_id":"e","suspect_score":1e400,"proxy_ml_score":0.10}"#;
        let down = downgrade_any(score, Shape::Event).unwrap_or_default();
        assert!(down.contains(r#""suspectScore":{"data":{"result":1e400}}"#));
        assert!(down.contains(r#""mlScore":0.10"#), "{down}");
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let whole = r#"{"event_id":"e","a":[1,{"b":"\"]"}],"requestId":"e","c":null}"#;
        assert!(downgrade_any(whole, Shape::Event).is_ok());
        for end in 0..whole.len() {
            let part = whole.get(..end).unwrap_or_default();
            let refused = r#""is no JSON""#;
            assert_eq!(
                downgrade_any(part, Shape::Event),
                Err(refused.to_owned()),
                "{part}"
            );
            assert_eq!(upgrade_any(part), Err(refused.to_owned()), "{part}");
        }
        for text in [
            "{} {}",
            "{\"a\" 1}",
            "[1 2]",
            "{1:2}",
            "{,}",
            "]",
            "{\"a\":}",
        ] {
            assert!(downgrade_any(text, Shape::Event).is_err(), "{text}");
        }
    }
}
