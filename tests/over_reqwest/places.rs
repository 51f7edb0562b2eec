//! Where a call goes: nowhere but to its own place, whatever redirects and the environment say.

use std::io::Write;
use std::process::Command;
use std::sync::Arc;
use std::{env, thread, time::Duration};

use fingerprint_edge::transport::ReqwestTransport;
use fingerprint_edge::v4;
use reqwest::redirect::Policy;

use crate::server::{Server, answer, event};
use crate::{ID, KEY, client, client_at, run};

#[test]
fn no_redirect_is_followed() {
    let elsewhere = Server::saying(event("1.elsewhere"));
    let to = Arc::new(elsewhere.url());
    let following = || {
        let builder = reqwest::Client::builder();
        ReqwestTransport::with_builder(builder.redirect(Policy::limited(5)))
    };
    for status in [301, 302, 303, 307, 308] {
        for place in [
            format!("{to}/v4/events/1"),
            "/v4/events/1".into(),
            String::new(),
        ] {
            let location = format!("location: {place}\r\n");
            let server = Server::saying(answer(&format!("{status} There"), &location, ""));
            for transport in [ReqwestTransport::new(), following()] {
                let client = client_at(&server.url(), transport);
                let update = v4::EventUpdate::default();
                run(async {
                    let mut update = update;
                    update.suspect = Some(true);
                    let errors = [
                        client.get_event(ID).await.map(drop).unwrap_err(),
                        client.update_event(ID, &update).await.unwrap_err(),
                        client.delete_visitor_data("visitor").await.unwrap_err(),
                    ];
                    for error in errors {
                        assert_eq!(error.status(), Some(status), "{error:?}");
                        let shown = format!("{error}\n{error:?}");
                        assert!(!shown.contains(KEY) && !shown.contains(ID), "{shown}");
                    }
                });
            }
            assert_eq!(server.seen().requests.len(), 6, "{status} {place}");
        }
    }
    assert_eq!(elsewhere.seen().connections, 0);
}

#[test]
fn a_builder_cannot_make_it_repeat() {
    let server = Server::saying(answer("503 Busy", "", ""));
    let retry = reqwest::retry::for_host("127.0.0.1").classify_fn(|attempt| attempt.retryable());
    let builder = reqwest::Client::builder().retry(retry.no_budget());
    let client = client_at(&server.url(), ReqwestTransport::with_builder(builder));
    let deleted = run(async { client.delete_visitor_data("visitor").await });
    assert_eq!(deleted.unwrap_err().status(), Some(503));
    assert_eq!(server.seen().requests.len(), 1);
}

#[test]
fn a_transport_does_not_show_what_it_was_given() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("x-proxy-key", KEY.parse().unwrap());
    let proxy = reqwest::Proxy::https(format!("http://user:{KEY}@127.0.0.1:1")).unwrap();
    let builder = reqwest::Client::builder();
    let builder = builder.default_headers(headers).proxy(proxy);
    let transport = ReqwestTransport::with_builder(builder);
    assert!(!format!("{transport:?}").contains(KEY));
}

/// Set in a process of its own, whose environment names a proxy.
const PLACE: &str = "FINGERPRINT_EDGE_TEST_PLACE";

/// A variable is read once in a process: the test starts itself again with it.
#[test]
fn a_proxy_of_the_environment_sees_nothing() {
    if let Ok(place) = env::var(PLACE) {
        let client = client_at(&place, ReqwestTransport::new());
        let got = run(async { client.get_event(ID).await });
        assert_eq!(got.is_ok(), place.starts_with("http:"), "{got:?}");
        return;
    }
    // As a tunnel, to a host that says nothing.
    let proxy = Server::start(|_, connection| {
        connection.write_all(b"HTTP/1.1 200 Open\r\n\r\n").unwrap();
        thread::sleep(Duration::from_millis(100));
        false
    });
    let api = Server::saying(event("1.x"));
    let starts = |place: &str, variables: &[&str], no_proxy: &str| {
        let mut child = Command::new(env::current_exe().unwrap());
        for name in [
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "ALL_PROXY",
            "all_proxy",
        ] {
            child.env_remove(name);
        }
        child
            .args(["--exact", "places::a_proxy_of_the_environment_sees_nothing"])
            .env(PLACE, place)
            .env("NO_PROXY", no_proxy)
            .env_remove("no_proxy")
            .envs(variables.iter().map(|name| (*name, proxy.url())));
        let output = child.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{place} {variables:?}: {said}");
    };
    let all = [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "all_proxy",
    ];
    starts(&api.url(), &all, "");
    assert_eq!(
        api.seen().requests.len(),
        1,
        "plain http goes to loopback itself"
    );
    assert_eq!(proxy.seen().connections, 0);
    for (times, name) in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
        .iter()
        .enumerate()
    {
        starts("https://api.invalid", &[name], "");
        let seen = proxy.seen();
        assert_eq!(seen.requests.len(), times + 1, "{name}");
        let head = &seen.requests[times].head;
        assert!(
            head.starts_with("CONNECT api.invalid:443 HTTP/1.1"),
            "{head}"
        );
        assert!(!head.contains(KEY) && !head.contains(ID), "{head}");
    }
    starts(
        "https://api.invalid",
        &["HTTPS_PROXY"],
        "other.example,.invalid",
    );
    starts("https://api.invalid", &["HTTP_PROXY", "http_proxy"], "");
    assert_eq!(proxy.seen().connections, 4);
}

#[test]
fn an_origin_may_have_a_path_of_its_own() {
    let server = Server::saying(event("1.x"));
    let client = client(&server);
    let client = client
        .with_base_url(&format!("{}/fingerprint/", server.url()))
        .unwrap();
    run(async { client.get_event("a/../b?c#d").await }).unwrap();
    let head = &server.seen().requests[0].head;
    assert!(
        head.starts_with("GET /fingerprint/v4/events/a%2F..%2Fb%3Fc%23d HTTP"),
        "{head}"
    );
}
