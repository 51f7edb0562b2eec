//! What a user of the Rust client may choose and see besides a call's answer: what is repeated, hosts that http is allowed
//! for, and the headers of a failure.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use fingerprint_edge::{Error, HookFacts, Hooks, Limits, Region, iq, v3, v4};
use pollster::block_on;

const ID: &str = "1708102555327.NLOjmg";
const KEY: &str = "secret-key-0123456789";
const FINE: &str = r#"{"event_id":"1708102555327.NLOjmg","timestamp":1}"#;

type Answer = Result<Response, TransportError>;

/// Gives what it was told to give, and time passes in sleeps alone.
#[derive(Default)]
struct Script {
    answers: Mutex<VecDeque<Answer>>,
    urls: Mutex<Vec<String>>,
    elapsed_ms: Mutex<f64>,
}

impl Script {
    fn of(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        Arc::new(Self {
            answers: Mutex::new(answers.into_iter().collect()),
            ..Self::default()
        })
    }

    fn sent(&self) -> usize {
        self.urls.lock().unwrap().len()
    }
}

impl Transport for Script {
    async fn send(&self, request: Request) -> Answer {
        self.urls.lock().unwrap().push(request.url);
        let mut answers = self.answers.lock().unwrap();
        answers
            .pop_front()
            .expect("one answer more than was asked for")
    }

    async fn sleep(&self, duration: Duration) {
        *self.elapsed_ms.lock().unwrap() += duration.as_secs_f64() * 1_000.0;
    }

    fn monotonic_ms(&self) -> f64 {
        *self.elapsed_ms.lock().unwrap()
    }
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let own = |(name, value): &(&str, &str)| (String::from(*name), String::from(*value));
    Ok(Response {
        status,
        headers: headers.iter().map(own).collect(),
        body: body.as_bytes().to_vec(),
    })
}

fn failed(status: u16, code: &str) -> Answer {
    let body = [r#"{"error":{"code":""#, code, r#"","message":"no"}}"#].concat();
    answer(status, &[("Retry-After", "0")], &body)
}

fn fine() -> Answer {
    answer(200, &[], FINE)
}

fn lost() -> Answer {
    Err(TransportError::Connection(String::from("reset")))
}

/// What a hook was told and asked, in its order.
#[derive(Clone)]
struct Chooser {
    says: Option<bool>,
    told: Arc<Mutex<Vec<String>>>,
}

fn chooser(says: Option<bool>) -> Chooser {
    Chooser {
        says,
        told: Arc::default(),
    }
}

impl Hooks for Chooser {
    fn on_response(&self, facts: &HookFacts<'_>) {
        self.told
            .lock()
            .unwrap()
            .push(format!("response {:?}", facts.status));
    }

    fn on_retry(&self, facts: &HookFacts<'_>) {
        assert!(facts.wait.is_some() && facts.duration.is_none());
        self.told
            .lock()
            .unwrap()
            .push(format!("retry {:?}", facts.status));
    }

    fn is_retryable(&self, facts: &HookFacts<'_>, error: &Error) -> Option<bool> {
        assert_eq!(facts.status, error.status());
        let without_status = error.status().is_none().then_some(error.kind());
        assert_eq!(facts.error, without_status);
        let asked = format!(
            "{} {} {} {:?} {}",
            facts.method,
            facts.url_template,
            facts.attempt,
            error.status(),
            error.retryable()
        );
        self.told.lock().unwrap().push(asked);
        self.says
    }
}

fn client(script: &Arc<Script>, says: Option<bool>) -> v4::Client<Arc<Script>> {
    v4::Client::new(KEY, Region::Eu, script.clone()).with_hooks(chooser(says))
}

/// How many requests a get takes, and what its error says of another call.
fn get(answers: impl IntoIterator<Item = Answer>, says: Option<bool>) -> (usize, Option<bool>) {
    let script = Script::of(answers);
    let event = block_on(client(&script, says).get_event(ID));
    (script.sent(), event.err().map(|error| error.retryable()))
}

#[test]
fn a_user_decides_what_is_repeated() {
    let absent = || failed(404, "event_not_found");
    let busy = || failed(503, "service_unavailable");
    let denied = || Err(TransportError::Permanent(String::from("nobody trusts it")));
    assert_eq!(get([absent(), fine()], Some(true)), (2, None));
    assert_eq!(
        get([absent(), absent(), absent(), fine()], Some(true)),
        (3, Some(true))
    );
    assert_eq!(get([absent(), fine()], None), (1, Some(false)));
    assert_eq!(get([busy(), fine()], Some(false)), (1, Some(false)));
    assert_eq!(get([busy(), fine()], None), (2, None));
    assert_eq!(get([lost(), fine()], Some(false)), (1, Some(false)));
    assert_eq!(get([denied(), fine()], Some(true)), (2, None));
    assert_eq!(get([denied(), fine()], None), (1, Some(false)));
    // It came, whatever is in it: nobody is asked.
    assert_eq!(
        get([answer(200, &[], "<html>"), fine()], Some(true)),
        (1, Some(false))
    );
}

#[test]
fn a_deadline_ends_what_a_user_would_repeat_for_ever() {
    let script = Script::of((0..99).map(|_| failed(418, "teapot")));
    let limits = Limits::default()
        .deadline(Duration::from_secs(9))
        .max_retries(99);
    let error = block_on(
        client(&script, Some(true))
            .with_limits(limits)
            .get_event(ID),
    )
    .unwrap_err();
    assert_eq!((error.status(), error.retryable()), (Some(418), true));
    assert!((4..20).contains(&script.sent()), "{}", script.sent());
}

#[test]
fn nothing_is_done_twice_because_a_user_says_so() {
    let edge = r#"{"method":"GET","url":"https://shop.example/","headers":[{"name":"a","value":"b"}],
        "ipv4_address":"203.0.113.7"}"#;
    let edge: v4::EdgeRequest = serde_json::from_str(edge).unwrap();
    for refused in [failed(409, "some_conflict"), lost(), failed(500, "failed")] {
        let script = Script::of([refused.clone(), fine()]);
        assert!(block_on(client(&script, Some(true)).delete_visitor_data("v")).is_err());
        assert_eq!(script.sent(), 1, "a deletion");

        let script = Script::of([refused.clone(), fine()]);
        let old = v3::Client::new(KEY, Region::Ap, script.clone()).with_hooks(chooser(Some(true)));
        assert!(block_on(old.delete_visitor_data("v")).is_err());
        assert_eq!(script.sent(), 1, "a deletion through v3");

        let script = Script::of([refused.clone(), fine()]);
        assert!(block_on(client(&script, Some(true)).make_edge_event(&edge)).is_err());
        assert_eq!(script.sent(), 1, "an edge event");

        let script = Script::of([refused, answer(200, &[], "{}")]);
        let update = v4::EventUpdate::new().suspect(true);
        assert!(block_on(client(&script, Some(true)).update_event(ID, update)).is_ok());
        assert_eq!(
            script.sent(),
            2,
            "an update has no other effect the second time"
        );
    }
}

#[test]
fn a_user_ends_the_wait_for_a_fresh_event_and_does_not_shorten_it() {
    let absent = || failed(404, "event_not_found");
    let none = Limits::default().max_retries(0);
    let script = Script::of([absent(), absent(), fine()]);
    assert!(
        block_on(
            client(&script, Some(true))
                .with_limits(none)
                .wait_for_event(ID)
        )
        .is_ok()
    );
    assert_eq!(script.sent(), 3);

    let script = Script::of([absent(), fine()]);
    let error = block_on(client(&script, Some(false)).wait_for_event(ID)).unwrap_err();
    assert_eq!(
        (error.code(), error.retryable()),
        (Some("event_not_found"), false)
    );
    assert_eq!(script.sent(), 1);
}

#[test]
fn a_user_is_asked_before_hooks_are_told() {
    let script = Script::of([failed(404, "event_not_found"), lost(), fine()]);
    let hooks = chooser(Some(true));
    let client = client(&script, None).with_hooks(hooks.clone());
    block_on(client.get_event(ID)).unwrap();
    let get = "GET /v4/events/{event_id}";
    assert_eq!(
        *hooks.told.lock().unwrap(),
        [
            [get, " 1 Some(404) false"].concat(),
            "response Some(404)".into(),
            "retry Some(404)".into(),
            [get, " 2 None true"].concat(),
            "response None".into(),
            "retry None".into(),
            "response Some(200)".into(),
        ]
    );
}

fn at(base: &str, hosts: &[&str]) -> Result<String, Error> {
    let script = Script::of([fine()]);
    let client = v4::Client::new(KEY, Region::Eu, script.clone())
        .with_insecure_hosts(hosts.iter().copied())
        .with_base_url(base)?;
    block_on(client.get_event(ID))?;
    let url = script.urls.lock().unwrap().remove(0);
    Ok(url)
}

#[test]
fn http_is_for_loopback_hosts_and_for_those_that_are_named() {
    let hosts = ["mock-api", "Api.Test", "[fd00::7]", "10.1.2.3"];
    for base in [
        "http://mock-api",
        "http://MOCK-API:8080/x",
        "http://api.test:81/",
        "http://[fd00::7]:81",
        "http://10.1.2.3",
        "https://mock-api",
        "https://other.example",
        "http://localhost:1",
    ] {
        let url = [base.trim_end_matches('/'), "/v4/events/", ID].concat();
        assert_eq!(at(base, &hosts), Ok(url), "{base}");
    }
    assert_eq!(
        at("HTTP://mock-api", &hosts),
        Ok(["http://mock-api/v4/events/", ID].concat())
    );
    for base in [
        "http://other",
        "http://10.1.2.33",
        "http://mock-api.evil.example",
        "http://evil.example/mock-api",
        "http://mock-api@evil.example",
        "http://mock-api:1@evil.example",
        "http://mock-api:0",
        "http://mock-api?x",
        "http://mock-api%2eevil.example",
        "http://mock-api\\@evil.example",
        "ftp://mock-api",
        "http:mock-api",
        "http:/mock-api",
        "http://evil.example#mock-api",
        "http://[fd00::7",
        "http://[fd00::77]",
        "http://",
    ] {
        let error = at(base, &hosts).unwrap_err();
        assert_eq!(
            (error.operation(), error.attempts()),
            ("with_base_url", 0),
            "{base}"
        );
    }
    assert!(
        at("http://mock-api", &[])
            .unwrap_err()
            .to_string()
            .contains("https")
    );
    let live = iq::Client::live("fiq_live_0123456789", Script::of([]));
    assert!(
        live.with_insecure_hosts(["mock"])
            .with_base_url("http://mock:1")
            .is_ok()
    );
}

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
