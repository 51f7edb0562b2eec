//! Webhooks as a server has them: a map of headers and the bytes of a body.

use fingerprint_edge::trust::webhook::{
    MAX_BYTES, Payload, WebhookError, read, signature_header, verify,
};
use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;
use serde_json::Value;

const NEW: &str = "whsec_new";
const OLD: &str = "whsec_old";
const FINGERPRINT: &str = "fpjs-event-signature";
const IQ: &str = "x-fiq-signature";
const V4: &[u8] = include_bytes!("../fixtures/v4/event-every-field.json");
const V3: &[u8] = include_bytes!("../fixtures/v3/webhook.json");
const IQ_BODY: &[u8] = include_bytes!("../fixtures/iq/webhook.json");

fn headers<'a>(all: impl IntoIterator<Item = (&'static str, &'a [u8])>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in all {
        headers.append(name, HeaderValue::from_bytes(value).unwrap());
    }
    headers
}

fn v1(body: &[u8], secret: &str) -> String {
    signature_header(body, secret).unwrap()
}

fn hex(body: &[u8], secret: &str) -> String {
    v1(body, secret).split_off(3)
}

fn signed(body: &[u8]) -> HeaderMap {
    headers([(FINGERPRINT, v1(body, NEW).as_bytes())])
}

#[test]
fn either_secret_while_they_are_changed() {
    for secret in [NEW, OLD] {
        let headers = headers([(FINGERPRINT, v1(V4, secret).as_bytes())]);
        for secrets in [[NEW, OLD], [OLD, NEW]] {
            assert_eq!(verify(&headers, V4, &secrets), Ok(()));
        }
        assert_eq!(verify(&headers, V4, &[secret]), Ok(()));
        let error = verify(&headers, V4, &["whsec_another"]).unwrap_err();
        assert_eq!(
            error,
            WebhookError::WrongSignature {
                header: FINGERPRINT
            }
        );
        assert_eq!(
            error.to_string(),
            "the header `fpjs-event-signature` is not the signature of the body"
        );
        assert_eq!(error.status(), 403);
    }
}

#[test]
fn the_headers_that_both_drivers_must_agree_on() {
    let table: Value =
        serde_json::from_str(include_str!("../documents/webhook-headers.json")).unwrap();
    let text = |name: &str| table[name].as_str().unwrap();
    let (data, secret) = (text("data").as_bytes(), text("secret"));
    for (system, name) in [("fingerprint", FINGERPRINT), ("fingerprintIq", IQ)] {
        for (kind, expected) in [("valid", true), ("invalid", false)] {
            for header in table[system][kind].as_array().unwrap() {
                let header = crate::webhook::filled(header.as_str().unwrap(), &hex(data, secret));
                // What HTTP forbids in a header never comes.
                let Ok(value) = HeaderValue::from_bytes(header.as_bytes()) else {
                    continue;
                };
                let mut headers = HeaderMap::new();
                headers.insert(name, value);
                assert_eq!(
                    verify(&headers, data, &[secret]).is_ok(),
                    expected,
                    "{header:?}"
                );
            }
        }
    }
}

#[test]
fn a_header_that_came_several_times_is_a_list() {
    let (right, wrong) = (v1(V4, NEW), format!("v1={}", "0".repeat(64)));
    for values in [[&right, &wrong], [&wrong, &right], [&right, &right]] {
        let headers = headers(values.map(|value| (FINGERPRINT, value.as_bytes())));
        assert_eq!(verify(&headers, V4, &[NEW]), Ok(()));
    }
    let right = hex(IQ_BODY, NEW);
    // FingerprintIQ has no lists.
    let twice = headers([(IQ, right.as_bytes()), (IQ, right.as_bytes())]);
    assert_eq!(
        verify(&twice, IQ_BODY, &[NEW]),
        Err(WebhookError::WrongSignature { header: IQ })
    );
}

#[test]
fn bytes_beyond_ascii_cost_their_entry_alone() {
    let right = v1(V4, NEW);
    for odd in [
        b"v2=\xe5".as_slice(),
        "v1=\u{e5}".as_bytes(),
        b"\xff\xfe",
        b"v1=\xa0\x80",
    ] {
        let list = [odd, b",", right.as_bytes()].concat();
        assert_eq!(
            verify(&headers([(FINGERPRINT, list.as_slice())]), V4, &[NEW]),
            Ok(())
        );
        assert!(verify(&headers([(FINGERPRINT, odd)]), V4, &[NEW]).is_err());
        let twice = headers([(FINGERPRINT, odd), (FINGERPRINT, right.as_bytes())]);
        assert_eq!(verify(&twice, V4, &[NEW]), Ok(()));
    }
}

#[test]
fn which_header_counts() {
    let message = "the request has no header `fpjs-event-signature` or `x-fiq-signature`";
    for none in [
        headers([]),
        headers([(FINGERPRINT, b"".as_slice()), (IQ, b" ")]),
        headers([("stripe-signature", b"v1=00".as_slice())]),
    ] {
        let error = verify(&none, V4, &[NEW]).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.status()), (message, 403));
    }
    let (fingerprint, iq) = (v1(V4, NEW), hex(V4, NEW));
    let wrong = "0".repeat(64);
    // The first that there is, whatever the other one says.
    for (first, second, expected) in [
        (fingerprint.as_str(), wrong.as_str(), true),
        (&wrong, &iq, false),
        (&fingerprint, &iq, true),
        ("", &iq, true),
    ] {
        let both = headers([(IQ, second.as_bytes()), (FINGERPRINT, first.as_bytes())]);
        assert_eq!(
            verify(&both, V4, &[NEW]).is_ok(),
            expected,
            "{first} {second}"
        );
    }
    // What one vendor's header holds is nothing in the other's.
    assert!(verify(&headers([(FINGERPRINT, iq.as_bytes())]), V4, &[NEW]).is_err());
    assert!(verify(&headers([(IQ, fingerprint.as_bytes())]), V4, &[NEW]).is_err());
}

#[test]
fn the_body_is_the_one_that_was_signed() {
    assert_eq!(verify(&signed(b""), b"", &[NEW]), Err(WebhookError::NoBody));
    // The same event, parsed and written again.
    let value: Value = serde_json::from_slice(V4).unwrap();
    for again in [
        serde_json::to_vec(&value).unwrap(),
        serde_json::to_vec_pretty(&value).unwrap(),
        [V4, b"\n"].concat(),
    ] {
        assert!(verify(&signed(V4), &again, &[NEW]).is_err());
        assert!(verify(&signed(&again), &again, &[NEW]).is_ok());
    }
}

#[test]
fn a_header_of_any_length_has_its_answer_at_once() {
    let right = v1(V4, NEW);
    for long in ["v1=,".repeat(1_000_000), format!("{right},").repeat(10_000)] {
        assert!(verify(&headers([(FINGERPRINT, long.as_bytes())]), V4, &[NEW]).is_err());
    }
    let filled = format!("{}{right}", "v2=x,".repeat(1_000));
    assert!(verify(&headers([(FINGERPRINT, filled.as_bytes())]), V4, &[NEW]).is_ok());
}

#[test]
fn the_event_is_of_its_system() {
    let Ok(Payload::V4(event)) = read(&signed(V4), V4, &[OLD, NEW]) else {
        panic!("no event of v4")
    };
    assert_eq!(
        serde_json::to_value(event).unwrap(),
        serde_json::from_slice::<Value>(V4).unwrap()
    );
    let Ok(Payload::V3(webhook)) = read(&signed(V3), V3, &[NEW]) else {
        panic!("no webhook of v3")
    };
    assert_eq!(
        serde_json::to_value(webhook).unwrap(),
        serde_json::from_slice::<Value>(V3).unwrap()
    );
    let headers = headers([(IQ, hex(IQ_BODY, NEW).as_bytes())]);
    let payload = read(&headers, IQ_BODY, &[NEW]).unwrap();
    assert!(matches!(payload, Payload::Iq(_)));
    assert_eq!(
        serde_json::to_value(payload).unwrap(),
        serde_json::from_slice::<Value>(IQ_BODY).unwrap()
    );
}

#[test]
fn what_is_genuine_and_no_event() {
    let refused = |body: &[u8]| {
        let error = read(&signed(body), body, &[NEW]).unwrap_err();
        assert_eq!(error.status(), 400);
        error.to_string()
    };
    for body in [
        b"data".as_slice(),
        b"[]",
        b"null",
        b"7",
        b"{",
        b"{}x",
        b"{\"event_id\":\"\xff\"}",
    ] {
        assert_eq!(refused(body), "the body is not a JSON object");
    }
    let none = "the body holds no event of a known system";
    assert_eq!(refused(b"{}"), none);
    assert_eq!(refused(br#"{"products":{}}"#), none);
    let message = refused(br#"{"event_id":["visitor@example.com"],"timestamp":1}"#);
    assert_eq!(
        message,
        format!("{none}: invalid type of field `event_id`: an array")
    );
    for body in [
        b"{}".as_slice(),
        br#"{"event_id":"1708102555327.NLOjmg","timestamp":1}"#,
    ] {
        let headers = headers([(IQ, hex(body, NEW).as_bytes())]);
        assert_eq!(read(&headers, body, &[NEW]).unwrap_err().to_string(), none);
    }
}

/// What JavaScript reads is read: a byte order mark, half a surrogate pair in the visitor's own tags.
#[test]
fn bodies_that_javascript_reads() {
    for body in [
        b"\xef\xbb\xbf{\"event_id\":\"1708102555327.NLOjmg\",\"timestamp\":1708102555327}".as_slice(),
        br#"{"event_id":"1708102555327.NLOjmg","timestamp":1708102555327,"tags":{"name":"\ud800"}}"#,
        br#"{"event_id":"1708102555327.NLOjmg","timestamp":1708102555327,"tags":{"n":1e999},"unheard":"of"}"#,
    ] {
        assert!(matches!(read(&signed(body), body, &[NEW]), Ok(Payload::V4(_))));
    }
}

#[test]
fn a_large_body_is_checked() {
    let body = vec![b' '; MAX_BYTES + 1];
    assert_eq!(verify(&signed(&body), &body, &[NEW]), Ok(()));
}

proptest! {
    #[test]
    fn any_request_has_an_answer(name in prop_oneof![Just(FINGERPRINT), Just(IQ), Just("x-other")], values in proptest::collection::vec(any::<Vec<u8>>(), 0..4), body: Vec<u8>, secrets in proptest::collection::vec(any::<Vec<u8>>(), 0..3)) {
        let mut headers = HeaderMap::new();
        for value in values {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                headers.append(name, value);
            }
        }
        // Nobody guesses one.
        prop_assert!(read(&headers, &body, &secrets).is_err());
    }

    #[test]
    fn what_was_signed_is_genuine(body in proptest::collection::vec(any::<u8>(), 1..300), secret in "[!-~]{1,80}", place in 0..3_usize) {
        let mut headers = HeaderMap::new();
        headers.insert(FINGERPRINT, v1(&body, &secret).parse().unwrap());
        let mut secrets = vec!["one", "another"];
        secrets.insert(place, &secret);
        prop_assert_eq!(verify(&headers, &body, &secrets), Ok(()));
        let changed = [body.as_slice(), b"\0"].concat();
        prop_assert!(verify(&headers, &changed, &secrets).is_err());
    }
}
