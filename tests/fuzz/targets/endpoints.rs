//! Any base URL, key and region: a key travels to https or to this machine, in a header that can hold it.
#![no_main]

use fingerprint_edge::__bindings::call::endpoint::{System, base_url};
use fingerprint_edge::Region;
use url::{Host, Url};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(base) = base_url(text) {
        assert!(text.starts_with(base) && !base.ends_with('/'));
        // What `fetch` makes of it. A URL that it refuses goes nowhere.
        if let Ok(url) = Url::parse(&format!("{base}/v4/events/id")) {
            assert!(url.username().is_empty() && url.password().is_none());
            assert!(url.query().is_none() && url.fragment().is_none());
            assert!(url.path().ends_with("/v4/events/id"));
            assert!(
                url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url)),
                "{url}"
            );
        }
    }
    for system in System::ALL {
        if system.check_key(text).is_ok() {
            assert!(text.bytes().all(|byte| (0x21..=0x7e).contains(&byte)) && !text.is_empty());
        }
    }
    if let Err(refusal) = Region::parse(text) {
        assert!(refusal.message().starts_with("`region` "));
    }
});

fn is_loopback(url: &Url) -> bool {
    match url.host().unwrap() {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
    }
}
