//! The hosts that http is allowed for.

use fingerprint_edge::{Error, Region, iq, v4};
use pollster::block_on;

use crate::script::{ID, KEY, Script, fine};

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
