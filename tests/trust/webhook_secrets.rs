//! Secrets that cannot be right: told before anything else, by their place, and never shown.

use fingerprint_edge::trust::webhook::{WebhookError, read, signature_header, verify};
use http::HeaderMap;

#[test]
fn secrets_come_first() {
    // There is no header and no body either.
    let (headers, body) = (HeaderMap::new(), b"".as_slice());
    let none: [&str; 0] = [];
    let error = verify(&headers, body, &none).unwrap_err();
    assert_eq!(error, WebhookError::NoSecrets);
    assert_eq!(
        error.to_string(),
        "`secrets` is empty: there must be at least one"
    );
    for (secrets, at) in [(["", "whsec_1"], 0), (["whsec_1", ""], 1)] {
        let error = verify(&headers, body, &secrets).unwrap_err();
        assert_eq!(error, WebhookError::EmptySecret { at });
        assert_eq!(
            error.to_string(),
            format!("`secrets[{at}]` is empty: is it bound?")
        );
        assert_eq!(read(&headers, body, &secrets).unwrap_err(), error);
        assert_eq!(error.status(), 500);
    }
}

/// As JavaScript's `readWebhook` answers.
#[test]
fn what_came_along_when_it_was_copied() {
    let secret = "whsec_0123456789abcdef";
    let headers = HeaderMap::new();
    let around = [
        "\n", "\r\n", " ", "\t", "\u{a0}", "\u{feff}", "\u{200b}", "\u{2028}", "\u{3000}", "\0",
        "\u{b}", "\u{85}",
    ];
    let mut spoiled: Vec<_> = around
        .iter()
        .flat_map(|odd| [format!("{secret}{odd}"), format!("{odd}{secret}")])
        .collect();
    spoiled.extend(
        [
            "\0",
            "\n",
            "\r",
            "\u{1b}",
            "\u{feff}",
            "\u{200b}",
            "\u{ad}",
            "\u{202e}",
            "\u{e0041}",
        ]
        .map(|odd| format!("whsec_{odd}0123")),
    );
    spoiled.extend([" ".to_owned(), "\n".to_owned()]);
    for spoiled in spoiled {
        let error = verify(&headers, b"", &[secret, spoiled.as_str()]).unwrap_err();
        assert_eq!(error, WebhookError::UnfitSecret { at: 1 }, "{spoiled:?}");
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains("has white space at an end") && !shown.contains("0123"),
            "{shown}"
        );
        assert_eq!(
            signature_header(b"", &spoiled),
            Err(WebhookError::UnfitSecret { at: 0 })
        );
    }
    for whole in [
        secret,
        "with blanks inside",
        "\u{fc}n\u{ef}\u{1f98a}",
        "a+/=",
        "'quoted'",
    ] {
        assert_eq!(
            verify(&headers, b"", &[whole]),
            Err(WebhookError::MissingSignature),
            "{whole}"
        );
    }
}

/// Bytes that are no text are a secret as they are.
#[test]
fn secrets_are_of_any_kind() {
    let body = b"data".as_slice();
    let signed = |secret: &[u8]| {
        let mut headers = HeaderMap::new();
        headers.insert(
            "fpjs-event-signature",
            signature_header(body, secret).unwrap().parse().unwrap(),
        );
        headers
    };
    assert!(verify(&signed(b"secret"), body, &[String::from("secret")]).is_ok());
    assert!(verify(&signed(b"secret"), body, &[b"secret".to_vec()]).is_ok());
    assert!(verify(&signed(&[0xff, 0x0a]), body, &[[0xff, 0x0a]]).is_ok());
    assert!(verify(&signed(&[0xff, 0x0a]), body, &[[0xff, 0x0b]]).is_err());
}
