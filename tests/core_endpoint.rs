//! The core natively: where a call may go.
#![cfg(not(target_arch = "wasm32"))]

use fingerprint_edge::__bindings::call::endpoint::{Region, System, base_url};
use proptest::prelude::*;

#[test]
fn regions_have_their_origins() {
    for (name, origin) in [
        ("global", "https://api.fpjs.io"),
        ("us", "https://api.fpjs.io"),
        ("Eu", "https://eu.api.fpjs.io"),
        ("AP", "https://ap.api.fpjs.io"),
    ] {
        assert_eq!(System::V4.origin(Region::parse(name).unwrap()), origin);
    }
    assert_eq!(
        Region::parse("mars").unwrap_err().to_string(),
        "`region` must be \"global\", \"us\", \"eu\" or \"ap\", got \"mars\""
    );
}

#[test]
fn a_base_url_is_https_or_loopback() {
    for (url, kept) in [
        ("https://example.com", "https://example.com"),
        ("https://example.com/", "https://example.com"),
        (
            "HTTPS://example.com:8443/a/b//",
            "HTTPS://example.com:8443/a/b",
        ),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("http://localhost:8787", "http://localhost:8787"),
        ("http://api.localhost", "http://api.localhost"),
        ("http://127.0.0.1:1/x", "http://127.0.0.1:1/x"),
        ("http://127.8.9.1", "http://127.8.9.1"),
        ("http://[::1]:80", "http://[::1]:80"),
        ("https://[::]", "https://[::]"),
        ("https://[1:2:3:4:5:6:7:8]/", "https://[1:2:3:4:5:6:7:8]"),
        ("https://[1::]", "https://[1::]"),
        ("https://[1:2:3:4:5:6:7::]", "https://[1:2:3:4:5:6:7::]"),
        (
            "https://[64:ff9b::192.0.2.1]:1",
            "https://[64:ff9b::192.0.2.1]:1",
        ),
        ("https://192.0.2.1", "https://192.0.2.1"),
        ("https://1.example", "https://1.example"),
        ("https://example.com.", "https://example.com."),
    ] {
        assert_eq!(base_url(url), Ok(kept));
    }
    for url in [
        "",
        "example.com",
        "//example.com",
        "https:example.com",
        "https://",
        "https:///x",
        "https://:443",
        "http://example.com",
        "ftp://localhost",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://128.0.0.1",
        "http://127.0.0",
        "http://127.0.0.256",
        "http://127.0.0.+1",
        "http://[::2]",
        "https://user:pass@example.com",
        "http://127.0.0.1@example.com",
        "https://example.com?x",
        "https://example.com/#x",
        "https://example.com:0",
        "https://example.com:65536",
        "https://example.com:x",
        "https://example.com:+443",
        "https://exam ple.com",
        "https://example.com/\n",
        "http://127.0.0.1\\@example.com",
        "https://[zzz]",
        "https://[]",
        "https://[:]",
        "https://[1:]",
        "https://[:1]",
        "https://[1:2:3:4:5:6:7:]",
        "https://[:::]",
        "https://[1]",
        "https://[1:2:3:4:5:6:7]",
        "https://[1:2:3:4:5:6:7:8:9]",
        "https://[1:2:3:4:5:6:7:8::]",
        "https://[1::2::3]",
        "https://[:1::2]",
        "https://[1::2:]",
        "https://[12345::]",
        "https://[1.2.3.4::]",
        "https://[::1.2.3.4:1]",
        "https://[::1.2.3.256]",
        "https://[::1%eth0]",
        "https://[::1",
        "https://[::1]x",
        "https://::1",
        "https://999.1.1.1",
        "https://1.2.3",
        "https://1.2.3.4.5",
        "https://1.2.3.4.",
        "https://01.2.3.4",
        "https://example.1",
        "https://example.0x1f",
        "https://2130706433",
        "https://a]b",
        "https://a[b]",
        "https://a%41",
        "https://...",
    ] {
        let refusal = base_url(url).expect_err(url).to_string();
        assert!(refusal.starts_with("`baseUrl` must"), "{url}: {refusal}");
    }
}

#[test]
fn systems_have_their_own_origin_and_header() {
    assert_eq!(System::V3.origin(Region::Eu), "https://eu.api.fpjs.io");
    assert_eq!(
        System::Iq.origin(Region::Global),
        "https://api.fingerprintiq.com"
    );
    assert_eq!(System::V4.auth_header(), ("authorization", "Bearer "));
    assert_eq!(System::V3.auth_header(), ("auth-api-key", ""));
    assert_eq!(System::Iq.auth_header(), ("authorization", "Bearer "));
}

#[test]
fn a_refused_key_is_told_what_would_be_right() {
    assert_eq!(
        System::V4.check_key("key\n").unwrap_err().to_string(),
        "`apiKey` must be visible ASCII characters without spaces: is the secret bound, and without a line break at its end?"
    );
    assert_eq!(
        System::Iq.check_key("fiq_live_1").unwrap_err().to_string(),
        "`apiKey` must begin with `fiq_secret_`"
    );
    assert_eq!(System::IqLive.auth_header(), ("x-api-key", ""));
    assert_eq!(
        System::IqLive
            .check_key("fiq_secret_1")
            .unwrap_err()
            .to_string(),
        "`liveKey` must begin with `fiq_live_` or `fiq_test_`"
    );
}

proptest! {
    #[test]
    fn clear_text_goes_to_loopback_only(url in "[hH][tT][tT][pP]://[a-z0-9.\\[\\]:@/\\\\-]{1,30}") {
        if let Ok(kept) = base_url(&url) {
            let host = kept.get(7..).unwrap().trim_start_matches('[').to_ascii_lowercase();
            prop_assert!(host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("::1") || host.contains(".localhost"), "{}", kept);
        }
    }
}
