//! The events of v4 for TypeScript, told apart by their `source`: an interface of what any event may have, one for
//! each source on top of it, and their union. In Rust it is one struct.
//!
//! `Event` stays an interface, so that users can add to it what this version does not know, and their additions are in
//! the union, too.

use serde_json::Value;

use crate::api::declared::Declaration;

/// The union, and the part of it that has the fields of `Event` and no others.
const UNION: &str = "\
/** An event of the visitor's device, be it from before events had a `source`. */
export interface EventDevice extends Event {
    /** The visitor's device. */
    source?: \"device\";
}

/**
 * One identification of a visitor, or one request at the edge: its `source` tells which. Where that was not looked at,
 * it has the fields of both, so `event.identification?.visitor_id` needs no look.
 */
export type FingerprintEvent = EventDevice | EventEdge;

/** What the edge endpoint answers: `EventEdge` by its older name. */
export type EdgeResponse = EventEdge;

";

/// What is said of the source where it has any type.
const SOURCE: &str = "What made the event, an `EventSource`. Of any type here, so that an `Event` can stand for a \
                      `FingerprintEvent`, whose `source` tells it apart.";

/// The same declarations, with `source` as what tells events apart.
pub(super) fn by_source(mut types: Vec<Declaration>) -> Vec<Declaration> {
    let only_device: Vec<String> = {
        let edge = names(&types, "EdgeResponse");
        let all = names(&types, "Event").into_iter();
        all.filter(|name| !edge.contains(name)).collect()
    };
    for declared in &mut types {
        let name = declared.shape.get("x-type").and_then(Value::as_str);
        let (from, to, pointer, typescript) = match name {
            // Open in the interface alone: of any type, a value of it can be handed on as one of the union.
            Some("Event") => (
                "source?: EventSource;",
                "source?: any;",
                "/properties/source",
                "any",
            ),
            Some("EventSearch") => (
                "events: Event[];",
                "events: FingerprintEvent[];",
                "/properties/events",
                "FingerprintEvent[]",
            ),
            Some("EdgeResponse") => (
                "source?: EventSource;",
                "source: \"edge\";",
                "",
                "EventEdge",
            ),
            _ => continue,
        };
        let mut text = declared.text.replace(from, to);
        if name == Some("Event") {
            text = text.replace("What made the event.", SOURCE);
        }
        if name == Some("EdgeResponse") {
            text = UNION.to_owned() + &edge(&text, &only_device);
        }
        declared.text = text.into();
        if let Some(Value::Object(shape)) = declared.shape.pointer_mut(pointer) {
            shape.insert("x-typescript".to_owned(), typescript.into());
        }
    }
    types
}

/// What the edge endpoint answers, as an event of which it is said what it never has.
fn edge(text: &str, only_device: &[String]) -> String {
    let text = text.replace(
        "export interface EdgeResponse {",
        "export interface EventEdge extends Event {",
    );
    let nothing = only_device
        .iter()
        .map(|name| format!("    /** Of devices alone. */\n    {name}?: never;\n"));
    match text.rsplit_once('}') {
        Some((members, _)) => format!("{}\n{}}}", members.trim_end(), nothing.collect::<String>()),
        None => text,
    }
}

/// The fields of a type.
fn names(types: &[Declaration], of: &str) -> Vec<String> {
    let shapes = types.iter().map(|declared| &declared.shape);
    let mut own = shapes.filter(|shape| shape.get("x-type").and_then(Value::as_str) == Some(of));
    let properties = own.next().and_then(|shape| shape.get("properties"));
    let properties = properties.and_then(Value::as_object);
    properties
        .into_iter()
        .flat_map(|fields| fields.keys().cloned())
        .collect()
}
