//! Where an event comes from: addresses and origins are compared by what they mean.

use serde_json::{Value, json};

use crate::reasons;

#[test]
fn address() {
    let from =
        |ip: &str, wanted: Value| reasons(json!({ "ip_address": ip }), json!({ "ip": wanted }));
    let same = [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8::1", "2001:DB8:0:0:0:0:0:1"),
        ("2001:0db8::0001", "2001:db8::1"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("203.0.113.7", "::ffff:cb00:7107"),
        ("::FFFF:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7"),
        ("203.0.113.7", "203.0.113.7:46532"),
        ("203.0.113.7", "[::ffff:203.0.113.7]:443"),
        ("2001:db8::1", "[2001:DB8::1]:8080"),
        ("2001:db8::1", "[2001:db8:0:0::1]"),
        ("203.0.113.7:1", "203.0.113.7"),
    ];
    for (ip, wanted) in same {
        assert_eq!(from(ip, json!(wanted)), [""; 0], "{ip} and {wanted}");
        assert_eq!(from(ip, json!(["192.0.2.1", wanted])), [""; 0], "{ip}");
    }
    assert_eq!(
        from("203.0.113.8", json!("203.0.113.7")),
        [r#"ip_mismatch: observed "203.0.113.8", wanted "203.0.113.7""#]
    );
    assert_eq!(
        from("2001:db8::1", json!(["203.0.113.7", "2001:db8::2"])),
        [r#"ip_mismatch: observed "2001:db8::1", wanted "203.0.113.7" or "2001:db8::2""#]
    );
    assert_eq!(
        from("somewhere", json!("203.0.113.7")),
        [r#"fact_unreadable: ip observed "somewhere", wanted "203.0.113.7""#]
    );
    // What some readers take for another address, or for this one, is none.
    for ip in [
        "203.0.113.07",
        "0313.0.113.7",
        "203.0.28935",
        "3405803783",
        "0xcb007107",
        "203.0.113.7:99999",
        "203.0.113.7:+1",
        "[203.0.113.7]",
        "[203.0.113.7]:80",
        "::ffff:203.0.113.07",
        "2001:db8::1%eth0",
        " 203.0.113.7",
        "203.0.113.7,203.0.113.7",
    ] {
        let found = from(ip, json!("203.0.113.7"));
        assert!(
            found[0].starts_with("fact_unreadable: ip "),
            "{ip} {found:?}"
        );
    }
    for (ip, wanted) in [
        ("2001:db8::1:8080", "2001:db8::1"),
        ("64:ff9b::203.0.113.7", "203.0.113.7"),
        ("::203.0.113.7", "203.0.113.7"),
    ] {
        assert!(
            from(ip, json!(wanted))[0].starts_with("ip_mismatch: "),
            "{ip}"
        );
    }
    assert_eq!(
        reasons(json!({}), json!({ "ip": "203.0.113.7" })),
        [r#"ip_missing: observed nothing, wanted "203.0.113.7""#]
    );
}

#[test]
fn origin() {
    let of = |url: &str| {
        reasons(
            json!({ "url": url }),
            json!({ "origin": ["https://shop.example", "https://m.shop.example"] }),
        )
    };
    assert_eq!(of("https://shop.example/cart?step=2"), [""; 0]);
    assert_eq!(of("https://m.shop.example"), [""; 0]);
    assert_eq!(
        reasons(
            json!({ "url": "http://[2001:db8::1]:3000/x" }),
            json!({ "origin": "http://[2001:DB8:0:0:0:0:0:1]:3000" })
        ),
        [""; 0]
    );
    assert_eq!(
        of("http://shop.example/"),
        [
            r#"origin_mismatch: observed "http://shop.example", wanted "https://shop.example" or "https://m.shop.example""#
        ]
    );
    // Where the visitor was is nobody's business, and may let others in.
    for url in [
        "https://a.example/reset/t0k3n",
        "https://a.example?code=t0k3n",
        "https://a.example#access_token=t0k3n",
        "https://a.example:443/\\t0k3n",
        "https://t0k3n@a.example/",
        "https://a.example\\t0k3n",
    ] {
        let [reason] = &of(url)[..] else {
            panic!("{url}: one reason")
        };
        assert!(!reason.contains("t0k3n"), "{reason}");
    }
    assert!(
        of("https://shop.example@evil.example/")[0]
            .starts_with("fact_unreadable: origin observed ")
    );
    for none in [json!({}), json!({ "url": "" }), json!({ "url": null })] {
        assert_eq!(
            reasons(none, json!({ "origin": "https://shop.example" })),
            [r#"origin_missing: observed nothing, wanted "https://shop.example""#]
        );
    }
}
