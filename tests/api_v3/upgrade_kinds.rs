//! Which events become one of v4: those with an id; and what comes of the time and of a visit.

use fingerprint_edge::v3::{
    ErrorCode, UpgradeError, Upgraded, Visit, Visits, upgrade, upgrade_visit, upgrade_webhook,
};
use fingerprint_edge::v4;
use serde_json::{Value, json};

use crate::{VISITS, fixture};

fn event(json: Value) -> Result<Upgraded, UpgradeError> {
    upgrade(serde_json::from_value(json).unwrap())
}

fn webhook(json: Value) -> Result<Upgraded, UpgradeError> {
    upgrade_webhook(serde_json::from_value(json).unwrap())
}

#[test]
fn an_event_whose_products_failed_is_an_error_that_says_why() {
    let error = event(fixture("event-all-failed")).unwrap_err();
    let UpgradeError::Failed {
        product,
        error: of_api,
    } = &error
    else {
        panic!("{error}")
    };
    assert_eq!(
        (*product, &of_api.code),
        ("identification", &ErrorCode::TooManyRequestsStatus)
    );
    assert_eq!(
        error.to_string(),
        "has no event id, because `products.identification` failed with `429 Too Many Requests`: too many requests"
    );
    let failed = |code: &str| json!({ "error": { "code": code, "message": "no" } });
    let first = |products: Value| {
        event(json!({ "products": products }))
            .unwrap_err()
            .to_string()
    };
    for (products, says) in [
        (
            json!({ "vpn": failed("Failed"), "botd": failed("TooManyRequests") }),
            "`products.botd` failed with `TooManyRequests`: no",
        ),
        (
            json!({ "vpn": failed("New"), "tor": { "data": { "result": true } } }),
            "`products.vpn` failed with `New`: no",
        ),
        (
            json!({ "labels": failed("Failed") }),
            "`products.labels` failed",
        ),
    ] {
        assert!(first(products.clone()).contains(says), "{products}");
    }
}

#[test]
fn an_event_without_an_id_is_none() {
    for products in [
        json!({}),
        json!({ "identification": null }),
        json!({ "identification": { "data": null }, "vpn": { "data": { "result": true } } }),
        json!({ "identification": { "data": { "requestId": 7, "timestamp": 1 } } }),
        json!({ "identification": { "data": { "requestId": "" } }, "botd": { "data": {} } }),
        json!({ "identification": { "error": "no" } }),
    ] {
        assert_eq!(
            event(json!({ "products": products })),
            Err(UpgradeError::NoId),
            "{products}"
        );
    }
    for body in [
        json!({ "requestId": null }),
        json!({ "requestId": "", "timestamp": 1 }),
        json!({ "requestId": {} }),
    ] {
        assert_eq!(webhook(body.clone()), Err(UpgradeError::NoId), "{body}");
    }
    assert_eq!(
        upgrade_visit("v", Visit::default()),
        Err(UpgradeError::NoId)
    );
    let known: v4::Event = serde_json::from_value::<fingerprint_edge::v3::Event>(fixture("event"))
        .unwrap()
        .try_into()
        .unwrap();
    assert!(!known.event_id.is_empty());
}

#[test]
fn a_time_is_that_of_the_event_or_null() {
    let id = "1764000000123.Qw3rTy";
    for (body, time) in [
        (
            json!({ "requestId": id, "timestamp": 5, "time": "1970-01-01T00:00:06Z" }),
            json!(5),
        ),
        (
            json!({ "requestId": id, "timestamp": "5", "time": "1970-01-01T00:00:06Z" }),
            json!(6000),
        ),
        (
            json!({ "requestId": id, "timestamp": null, "time": "today" }),
            json!(1_764_000_000_123_i64),
        ),
        (json!({ "requestId": id }), json!(1_764_000_000_123_i64)),
        (json!({ "requestId": "0KSh65EnVoB85JBmloQK" }), json!(null)),
        (json!({ "requestId": "1764000000.Qw3rTy" }), json!(null)),
        (json!({ "requestId": "17640000001x3.Qw3rTy" }), json!(null)),
        (json!({ "requestId": "1764000000123" }), json!(null)),
    ] {
        let upgraded = webhook(body.clone()).unwrap().event;
        assert_eq!(
            upgraded.misfits(),
            ["timestamp"][usize::from(!time.is_null())..],
            "{body}"
        );
        assert_eq!(
            serde_json::to_value(upgraded).unwrap()["timestamp"],
            time,
            "{body}"
        );
    }
}

#[test]
fn a_visit_is_an_event_of_the_visitor() {
    let json: Value = serde_json::from_str(VISITS[0].1).unwrap();
    let page: Visits = serde_json::from_value(json.clone()).unwrap();
    for (visit, json) in page
        .visits
        .into_iter()
        .zip(json["visits"].as_array().unwrap())
    {
        let upgraded = upgrade_visit(&page.visitor_id, visit.clone()).unwrap();
        assert_eq!(upgraded.event.event_id, json["requestId"]);
        assert_eq!(
            upgraded.event.identification.as_ref().unwrap().visitor_id,
            page.visitor_id
        );
        // As a body that has the visitor id beside the rest.
        let mut flat = json.clone();
        flat["visitorId"] = json!(page.visitor_id);
        assert_eq!(webhook(flat).unwrap(), upgraded);
        // Whose it is, it does not say itself.
        let nobodys = upgrade_visit("", visit).unwrap();
        assert_eq!(nobodys.event.identification, None);
        assert_eq!(nobodys.dropped["visitorFound"], json["visitorFound"]);
        assert_eq!(nobodys.dropped.get("visitorId"), None);
    }
    // What does not fit, or is missing, costs itself.
    let visit = json!({ "requestId": "1764000000123.Qw3rTy", "tag": "pro", "incognito": null, "browserDetails": { "os": 1 }, "new": 2 });
    let upgraded = upgrade_visit("v", serde_json::from_value(visit).unwrap()).unwrap();
    for (path, value) in [
        ("tag", json!("pro")),
        ("incognito", json!(null)),
        ("url", json!(null)),
        ("browserDetails.os", json!(1)),
        ("new", json!(2)),
    ] {
        assert_eq!(upgraded.dropped[path], value, "{path}");
    }
    assert_eq!(upgraded.dropped.get("sdk"), None);
}
