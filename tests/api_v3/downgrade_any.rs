//! Properties of the way back that hold for any event: nothing is lost in silence, and there and back again it is the
//! same.

use fingerprint_edge::v3::{
    downgrade, downgrade_visit, downgrade_webhook, upgrade, upgrade_visit, upgrade_webhook,
};
use fingerprint_edge::v4;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::leaves::{Step, part, part_mut, paths, written};
use crate::misfits::{any_json, misplace, places};
use crate::{EVENTS, V4_EVENTS, VISITS, WEBHOOKS};

#[derive(Clone, Copy, Debug)]
enum Shape {
    Event,
    Webhook,
    Visit,
}

/// What is made of an event of v4 in a shape of v3, what that becomes in v4 again, and what was dropped on the way down.
fn there_and_back(json: &Value, shape: Shape) -> (Value, Value, Value) {
    let event: v4::Event = serde_json::from_value(json.clone()).unwrap();
    let id = event
        .identification
        .as_ref()
        .map(|known| known.visitor_id.clone());
    match shape {
        Shape::Event => {
            let down = downgrade(&event);
            let up = upgrade(down.event.clone()).unwrap();
            (json!(down.event), json!(up.event), json!(down.dropped))
        }
        Shape::Webhook => {
            let down = downgrade_webhook(&event);
            let up = upgrade_webhook(down.event.clone()).unwrap();
            (json!(down.event), json!(up.event), json!(down.dropped))
        }
        Shape::Visit => {
            let down = downgrade_visit(&event);
            let up = upgrade_visit(&id.unwrap_or_default(), down.event.clone()).unwrap();
            (json!(down.event), json!(up.event), json!(down.dropped))
        }
    }
}

fn is_end(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    }
}

fn is_dropped(dropped: &Value, json: &Value, path: &[Step]) -> bool {
    (1..=path.len()).any(|length| {
        let (whole, rest) = path.split_at(length);
        let dropped = dropped.get(written(whole));
        dropped.is_some_and(|dropped| part(dropped, rest) == part(json, path))
    })
}

/// What a version guarantees, and the other did not say.
fn is_empty(value: &Value) -> bool {
    let nothing = [
        json!(""),
        json!(false),
        json!(0),
        json!(null),
        json!({}),
        json!("low"),
        json!("not_detected"),
    ];
    nothing.contains(value)
}

/// What v4 has for browsers alone.
const OF_BROWSERS: [&str; 8] = [
    "bot",
    "client_referrer",
    "incognito",
    "privacy_settings",
    "proxy_ml_score",
    "rare_device",
    "virtual_machine",
    "vpn_ml_score",
];

/// Each end of the event comes back, or was dropped; and nothing else is there but what was empty in v3.
fn judge(json: &Value, shape: Shape) -> Result<(), TestCaseError> {
    let (_, back, dropped) = there_and_back(json, shape);
    // Where neither an SDK nor a browser nor a URL is named, v3 says no more than it does of a mobile device; and so does a
    // visit, which names no SDK.
    let names = |name: &str| json.get(name).is_some_and(|value| *value != "");
    let is_unnamed = !names("browser_details")
        && !names("url")
        && (!names("sdk") || matches!(shape, Shape::Visit));
    for path in paths(json, is_end) {
        let value = part(json, &path);
        let comes_back = part(&back, &path) == value;
        // A text that says nothing, and an object without members, say the same as their absence.
        let says_nothing = *value == "" || *value == json!({}) || *value == json!([]);
        let is_of_browsers = OF_BROWSERS
            .iter()
            .any(|name| written(&path).starts_with(name));
        prop_assert!(
            comes_back
                || says_nothing
                || is_unnamed && is_of_browsers
                || is_dropped(&dropped, json, &path)
                || path.is_empty(),
            "{shape:?}: {} = {value}: {dropped}",
            written(&path)
        );
    }
    for path in paths(&back, is_end) {
        let value = part(&back, &path);
        let is_device = written(&path) == "source" && *value == "device";
        // v4 has the system twice, on top and in the details of a browser.
        let is_system = ["os", "os_version", "device"]
            .iter()
            .any(|name| written(&path).trim_start_matches("browser_details.") == *name);
        let is_dropped_element = path.iter().any(|step| matches!(step, Step::Item(_)));
        prop_assert!(
            part(json, &path) == value
                || is_empty(value)
                || is_device
                || is_system
                || is_dropped_element,
            "{shape:?}: {} = {value} is invented",
            written(&path)
        );
    }
    Ok(())
}

const FULL: [&str; 3] = ["event-every-field", "event-android", "event"];

fn fixture(name: &str) -> Value {
    let (_, text) = V4_EVENTS.iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(text).unwrap()
}

fn shape() -> impl Strategy<Value = Shape> {
    prop::sample::select(vec![Shape::Event, Shape::Webhook, Shape::Visit])
}

/// Takes parts out of an event: what is left may lack anything but what makes it one.
fn thin(json: &mut Value, out: &[prop::sample::Index]) {
    for index in out {
        let mut all = paths(json, |_| true);
        // An element without what makes it one is dropped, and those behind it move up.
        all.retain(|path| !path.iter().any(|step| matches!(step, Step::Item(_))));
        let path = index.get(&all);
        let Some((Step::Field(name), of)) = path.split_last() else {
            continue;
        };
        if name != "event_id"
            && name != "timestamp"
            && let Value::Object(fields) = part_mut(json, of)
        {
            fields.remove(name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn down_and_up_again_is_the_same(full in prop::sample::select(&FULL[..]), shape in shape(), out in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let mut event = fixture(full);
        thin(&mut event, &out);
        judge(&event, shape)?;
    }

    #[test]
    fn one_value_of_an_unexpected_type_costs_itself(full in prop::sample::select(&FULL[..]), shape in shape(), place in any::<prop::sample::Index>(), value in any_json()) {
        let mut event = fixture(full);
        let before = event.clone();
        let mut all = places(&event, &["tags"]);
        all.retain(|path| !["event_id", "raw_device_attributes"].contains(&&*written(&path[..1])));
        let path = place.get(&all).clone();
        if !misplace(&mut event, &path, value, &[]) {
            return Ok(());
        }
        let (_, _, dropped) = there_and_back(&event, shape);
        let is_key = ["identification.visitor_id", "supplementary_id_high_recall.visitor_id"].contains(&&*written(&path));
        prop_assert!(is_dropped(&dropped, &event, &path), "{}: {dropped}", written(&path));
        // All else is where it was.
        let whole = there_and_back(&before, shape).0;
        let rest = there_and_back(&event, shape).0;
        let missing = paths(&whole, is_end).into_iter().filter(|path| !is_key && part(&rest, path) != part(&whole, path));
        let lay_there = paths(part(&before, &path), is_end).len();
        // The bot detection repeats eight others, there are two times of each, and a place of an address is said twice.
        prop_assert!(missing.count() <= 4 * lay_there + 9, "{}", written(&path));
    }

    #[test]
    fn what_is_unknown_is_dropped_by_its_path(full in prop::sample::select(&FULL[..]), shape in shape(), place in any::<prop::sample::Index>(), name in any::<String>(), value in any_json()) {
        let mut event = fixture(full);
        let before = there_and_back(&event, shape).0;
        let mut objects = paths(&event, Value::is_object);
        objects.retain(|path| !["tags", "raw_device_attributes"].iter().any(|free| path.first() == Some(&Step::Field((*free).to_owned()))));
        let mut path = place.get(&objects).clone();
        let name = format!("unknown {name}");
        part_mut(&mut event, &path)[&name] = value;
        path.push(Step::Field(name));
        let (down, _, dropped) = there_and_back(&event, shape);
        prop_assert!(is_dropped(&dropped, &event, &path), "{}: {dropped}", written(&path));
        prop_assert_eq!(down, before);
    }
}

#[test]
fn every_fixture_comes_back_from_v3() {
    for (name, text) in V4_EVENTS {
        let event = serde_json::from_str(text).unwrap();
        for shape in [Shape::Event, Shape::Webhook, Shape::Visit] {
            judge(&event, shape).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

/// What v3 said comes back from v4, but for what was dropped on the way up: a time of two that differ is then the other
/// one, and a list or a flag may be worked out.
fn comes_back(name: &str, v3: &Value, dropped: &Value, back: &Value) {
    for path in paths(v3, is_end) {
        let (value, again) = (part(v3, &path), part(back, &path));
        let same_time = value
            .as_str()
            .zip(again.as_str())
            .is_some_and(|(one, other)| {
                let end = |text: &str| {
                    text.trim_end_matches('Z')
                        .trim_end_matches('0')
                        .trim_end_matches('.')
                        .to_owned()
                };
                end(one) == end(other)
            });
        let is_seen = written(&path).contains("SeenAt.");
        let says_nothing = value.is_null() || *value == json!({});
        // The vendor's own id stands twice in a webhook: v4 has one of them.
        let is_twin = written(&path).starts_with("supplementaryIds.standard.");
        let is_attribute = ["components", "rawDeviceAttributes"]
            .iter()
            .any(|of| written(&path).contains(of));
        assert!(
            again == value
                || same_time
                || is_seen
                || says_nothing
                || is_twin
                || is_attribute
                || is_dropped(dropped, v3, &path),
            "{name}: {} = {value}, now {again}",
            written(&path)
        );
    }
}

#[test]
fn every_fixture_comes_back_from_v4() {
    for (name, text) in EVENTS {
        let v3: Value = serde_json::from_str(text).unwrap();
        let Ok(up) = upgrade(serde_json::from_value(v3.clone()).unwrap()) else {
            continue;
        };
        let back = json!(downgrade(&up.event).event);
        comes_back(name, &v3, &json!(up.dropped), &back);
    }
    for (name, text) in WEBHOOKS {
        let v3: Value = serde_json::from_str(text).unwrap();
        let up = upgrade_webhook(serde_json::from_value(v3.clone()).unwrap()).unwrap();
        let back = json!(downgrade_webhook(&up.event).event);
        comes_back(name, &v3, &json!(up.dropped), &back);
    }
    let page: Value = serde_json::from_str(VISITS[0].1).unwrap();
    for v3 in page["visits"].as_array().unwrap() {
        let id = page["visitorId"].as_str().unwrap();
        let up = upgrade_visit(id, serde_json::from_value(v3.clone()).unwrap()).unwrap();
        let back = json!(downgrade_visit(&up.event).event);
        comes_back("visit", v3, &json!(up.dropped), &back);
    }
}
