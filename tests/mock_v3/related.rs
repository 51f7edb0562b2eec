//! The visitors that share a device.

use crate::support::{body, error_of, full, get, options};
use fingerprint_edge::mock::MockApi;
use serde_json::json;

#[test]
fn the_others_of_the_device_come_back() {
    let device = |visitors: &[&str]| {
        visitors
            .iter()
            .map(|id| (*id).to_owned())
            .collect::<Vec<_>>()
    };
    let related_visitors = vec![device(&["a", "b", "c"]), device(&["c", "d"])];
    let mut api = MockApi::new(options().related_visitors(related_visitors)).unwrap();
    for (asked, related) in [
        ("a", vec!["b", "c"]),
        ("c", vec!["a", "b", "d"]),
        ("d", vec!["c"]),
        ("mockDesktopVisitor01", vec![]),
    ] {
        let related: Vec<_> = related
            .into_iter()
            .map(|id| json!({ "visitorId": id }))
            .collect();
        let answer = body(&get(
            &mut api,
            &format!("/related-visitors?visitor_id={asked}"),
        ));
        assert_eq!(answer, json!({ "relatedVisitors": related }), "{asked}");
    }
    let answer = body(&get(
        &mut full(),
        "/related-visitors?visitor_id=mockAndroidVisitor02",
    ));
    assert_eq!(
        answer["relatedVisitors"][0]["visitorId"],
        "mockAndroidBrowser02"
    );
}

#[test]
fn its_errors() {
    let mut api = full();
    for (query, code, message) in [
        ("", "RequestCannotBeParsed", "visitor id is required"),
        (
            "?visitor_id=",
            "RequestCannotBeParsed",
            "visitor id is required",
        ),
        (
            "?visitor_id=a%00b",
            "RequestCannotBeParsed",
            "invalid visitor id",
        ),
        (
            "?visitor_id=unknown",
            "VisitorNotFound",
            "visitor not found",
        ),
    ] {
        let (_, found, text) = error_of(&get(&mut api, &format!("/related-visitors{query}")));
        assert_eq!((found.as_str(), text.as_str()), (code, message), "{query}");
    }
    let mut without = MockApi::new(options().related_visitors_enabled(false)).unwrap();
    let reply = get(
        &mut without,
        "/related-visitors?visitor_id=mockAndroidVisitor02",
    );
    assert_eq!(error_of(&reply).1, "FeatureNotEnabled");
}
