//! The headers of a failure.

use fingerprint_edge::transport::TransportError;
use fingerprint_edge::{Region, v4};
use pollster::block_on;

use crate::script::{FINE, ID, KEY, Script, answer, lost};

#[test]
fn a_failure_has_the_headers_of_its_answer_without_secrets() {
    let headers = [
        ("X-Request-ID", "req-42"),
        (
            "Location",
            "https://eu.api.fpjs.io/v4/events/1708102555327.NLOjmg",
        ),
        ("x-echo", "Bearer secret-key-0123456789"),
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
    ];
    let names = [
        "x-request-id",
        "location",
        "x-echo",
        "set-cookie",
        "set-cookie",
    ];
    let values = [
        "req-42",
        "/v4/events/{event_id}",
        "Bearer [key]",
        "a=1",
        "b=2",
    ];
    let broken = || {
        let response = answer(200, &headers, FINE).unwrap();
        Err(TransportError::Incomplete(response))
    };
    for (what, given) in [
        (
            "the API's failure",
            answer(
                403,
                &headers,
                r#"{"error":{"code":"token_required","message":"no"}}"#,
            ),
        ),
        ("another's", answer(302, &headers, "<html>")),
        ("a success that is none", answer(200, &headers, "<html>")),
        ("a success that broke off", broken()),
        (
            "one that is too large",
            Err(TransportError::TooLarge {
                status: 200,
                headers: answer(200, &headers, "").unwrap().headers,
            }),
        ),
    ] {
        let script = Script::of([given]);
        let client = v4::Client::new(KEY, Region::Eu, script);
        let error = block_on(client.get_event(ID).max_retries(0)).unwrap_err();
        let shown = error.headers().iter();
        assert!(
            shown.clone().map(|(name, _)| name.as_str()).eq(names),
            "{what}: {error:?}"
        );
        assert!(
            shown.map(|(_, value)| value.as_str()).eq(values),
            "{what}: {error:?}"
        );
        assert_eq!(error.header("X-REQUEST-ID"), Some("req-42"), "{what}");
        assert_eq!(error.header("x-other"), None, "{what}");
        assert!(!format!("{error:?}").contains(KEY), "{what}");
    }
    let script = Script::of([lost()]);
    let client = v4::Client::new(KEY, Region::Eu, script);
    let error = block_on(client.get_event(ID).max_retries(0)).unwrap_err();
    assert_eq!(error.headers(), []);
}
