use super::{Secrets, hidden};

const KEY: &str = "0123-k+y/\"";

fn secrets(key: &str) -> Secrets<'_> {
    Secrets {
        keys: [key, "another-key-of-the-client"],
        origin: "https://a.example/base",
        path: "/v4/events/1.xy%20%C3%A9-%F0%9F%98%80?linked_id=mine%20too&r=2",
        template: "/v4/events/{event_id}",
    }
}

#[track_caller]
fn is_hidden(text: &str, shown: &str) {
    assert_eq!(hidden(text, &secrets(KEY), true, false), shown, "{text}");
}

#[test]
fn a_key_is_hidden_in_every_spelling() {
    for (text, shown) in [
        (
            r#"Bearer 0123-k+y/", 0123-k+y/""#,
            r#"Bearer [key]", [key]""#,
        ),
        (r#"{"a":"x0123-k+y\/\"x"}"#, r#"{"a":"x[key]\"x"}"#),
        (
            r#"{"0123-k\u002By/\u0022":"\\0123-k+y/"}"#,
            r#"{"[key]\u0022":"\\[key]"}"#,
        ),
        (
            r#"{"a":"{\"b\":\"\\u0030123-k\\u002by\\\/"}"#,
            r#"{"a":"{\"b\":\"\\[key]"}"#,
        ),
        ("?k=0123-k%2By%2F%22&x", "?k=[key]%22&x"),
        ("?k=0123%2dk%252by%25252F", "?k=[key]"),
        ("%0123-k+y/%", "%[key]%"),
        ("0123&#45;k&#x2B;y&#0047;&quot;", "[key]&quot;"),
        ("0123-k&amp;#43;y&amp;amp;#x2f;", "[key]"),
        ("0123-k%5Cu002B%5c%5c%2F", "0123-k%5Cu002B%5c%5c%2F"),
        ("0123-k%5Cu002By%5c%5c%2F", "[key]"),
        ("0123-k", "0123-k"),
        ("", ""),
    ] {
        is_hidden(text, shown);
    }
}

#[test]
fn an_escape_is_replaced_as_a_whole() {
    let hidden = |key, text| hidden(text, &secrets(key), true, false);
    for (key, text, shown) in [
        ("nkey-0123", r#"{"a":"\nkey-0123"}"#, r#"{"a":"[key]"}"#),
        (
            "2Bkey-0123",
            r#"{"a":"\u002Bkey-0123"}"#,
            r#"{"a":"[key]"}"#,
        ),
        ("nkey-0123", r#"{"a":"\\nkey-0123"}"#, r#"{"a":"\\[key]"}"#),
        ("nkey-0123", r#"{"a":"\\\nkey-0123"}"#, r#"{"a":"\\[key]"}"#),
        ("key-0123\\", r#"{"a":"key-0123\\"}"#, r#"{"a":"[key]\\"}"#),
        (
            "key-0123\\",
            r#"{"a":"key-0123\\\""}"#,
            r#"{"a":"[key]\\\""}"#,
        ),
        (
            "\"key-0123",
            r#"{"key-0123":"\"key-0123"}"#,
            r#"{"[key]":"\"[key]"}"#,
        ),
        ("key\\\"0123", r#"{"a":"key\\\"0123"}"#, r#"{"a":"[key]"}"#),
        ("key%2B0123", "key%252B0123 key%2B0123", "[key] [key]"),
        ("100%sure", "100%sure 100%25sure", "[key] [key]"),
    ] {
        assert_eq!(hidden(key, text), shown, "{text}");
    }
}

#[test]
fn base64_hides_the_key_wherever_it_begins() {
    // `Bearer 0123-key`, `x`, `xx` and `xxx` before the key, and URL-safe.
    let hidden = |key, text| hidden(text, &secrets(key), true, false);
    for (text, shown) in [
        ("MDEyMy1rZXkuODk=", "[key]"),
        (r#"{"a":"eDAxMjMta2V5Ljg5"}"#, r#"{"a":"e[key]"}"#),
        ("eHgwMTIzLWtleS44OQ%3D%3D", "e[key]"),
        ("eHh4MDEyMy1rZXkuODk.", "e[key]."),
        ("MDEyMy1rZXk", "MDEyMy1rZXk"),
    ] {
        assert_eq!(hidden("0123-key.89", text), shown, "{text}");
    }
    for text in [
        "fn5/fn9+Pj8/",
        "fn5_fn9-Pj8_",
        r"fn5\/fn9+Pj8\/",
        "fn5%2Ffn9%2bPj8%2F",
    ] {
        assert_eq!(hidden("~~\x7f~\x7f~>??", text), "[key]", "{text}");
    }
}

#[test]
fn half_an_escape_before_a_key_does_not_save_it() {
    let key = "fiq_secret_0123";
    let spelt = [
        "&#x66;iq_secret_0123",
        "%66iq_secret_0123",
        "%2566iq%5Fsecret_0123",
        r"\u0066iq_secret_0123",
        "fiq_secret%5F0123",
    ];
    for before in ["%6", "%", r"\u002", r"\u", "&#x", "%25", "\\"] {
        for spelt in spelt {
            let text = [before, spelt].concat();
            let shown = hidden(&text, &secrets(key), true, false);
            assert!(!shown.contains("0123"), "{text}: {shown}");
        }
    }
}

#[test]
fn what_is_shorter_than_a_key_stays() {
    for key in ["fail", ""] {
        assert_eq!(hidden("failed", &secrets(key), true, true), "failed");
    }
}

#[test]
fn a_url_becomes_its_template() {
    for (text, shown) in [
        (
            "GET https://a.example/base/v4/events/1.xy%20%C3%A9-%F0%9F%98%80?linked_id=mine%20too&r=2 failed",
            "GET /v4/events/{event_id} failed",
        ),
        (
            "on /v4/events/1.xy%20%C3%A9-%F0%9F%98%80?linked_id=mine%20too&r=2",
            "on /v4/events/{event_id}",
        ),
        (
            "on /v4/events/1.xy%20%c3%a9-%f0%9f%98%80.",
            "on /v4/events/{event_id}.",
        ),
        (
            r"\/v4\/events\/1.xy é-😀?linked_id=mine+too\u0026r=2",
            "/v4/events/{event_id}",
        ),
    ] {
        is_hidden(text, shown.strip_prefix('\\').unwrap_or(shown));
    }
}

#[test]
fn ids_are_hidden_by_themselves() {
    for (text, shown) in [
        ("no 1.xy é-😀 here", "no {event_id} here"),
        (r"1.xy \u00e9-\ud83d\ude00", "{event_id}"),
        ("1.xy+%C3%A9-&#128512;", "{event_id}"),
        (
            "%252525C3%252525A9 1.xy%2520%25C3%25A9-%25F0%259F%2598%2580",
            "%252525C3%252525A9 {event_id}",
        ),
        ("?linked_id=mine%20too&r=2", "?[query]"),
        ("?linked_id=mine too&amp;r=2", "?[query]"),
        ("&linked_id=mine+too", "&linked_id=[value]"),
        ("mine too, r=2", "[value], r=2"),
        ("reset", "reset"),
    ] {
        is_hidden(text, shown);
    }
}

#[test]
fn short_ids_and_plain_paths_stay() {
    let secrets = Secrets {
        keys: ["", ""],
        origin: "https://a.example",
        path: "/v4/events?limit=1",
        template: "/v4/events",
    };
    let text = "https://a.example/v4/events, 1";
    assert_eq!(hidden(text, &secrets, true, true), text);
}

#[test]
fn a_cut_text_hides_the_beginning_of_the_key() {
    let key = "0123-k+y/89";
    for (text, shown) in [
        ("x0123-k+y/8", "x[key]"),
        ("x0123", "x[key]"),
        ("x012", "x012"),
        (r#"{"a":"x\u0030123-k\u002By\"#, r#"{"a":"x[key]"#),
        (r"x0123-k\u00", "x[key]"),
        ("x0123-k%2", "x[key]"),
        ("x0123-k%", "x[key]"),
        ("x0123-k&#x", "x[key]"),
        ("x0123-k\\\\\\", "x[key]"),
        ("MDEyMy1r", "[key]"),
        ("0123-k+y/89 0123-", "[key] [key]"),
        ("0123x", "0123x"),
    ] {
        assert_eq!(hidden(text, &secrets(key), true, true), shown, "{text}");
        let whole = hidden(text, &secrets(key), true, false);
        assert_eq!(whole.contains("[key] 0"), text.contains(' '), "{text}");
    }
}

/// These take no time, or for ever.
#[test]
fn no_text_is_looked_at_more_than_a_few_times() {
    let key = "0".repeat(30_000) + "1";
    for part in [
        "\\", "%25", "%3", "&amp;", "&", ";", "0", "\\u0030", "\\ud83d", "00001",
    ] {
        let text = part.repeat(66_000 / part.len());
        for key in [key.as_str(), "00000000001", "%%%%%%%%%%%"] {
            assert!(hidden(&text, &secrets(key), true, true).len() <= text.len());
        }
    }
}
