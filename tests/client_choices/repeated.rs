//! What a user decides about repeats.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use fingerprint_edge::transport::TransportError;
use fingerprint_edge::{Error, HookFacts, Hooks, Limits, Region, v3, v4};
use pollster::block_on;

use crate::script::{Answer, ID, KEY, Script, answer, failed, fine, lost};

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
