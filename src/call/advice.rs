//! Which failures no repetition will mend, by what hosts say of them, and what to do instead.

/// What hosts say, in lower case, and what to do.
const TABLE: [(&[&str], &str); 4] = [
    (
        &[
            "certificate",
            "cert_",
            "_cert",
            "verify_leaf_signature",
            "unknownissuer",
            "unknown_issuer",
        ],
        "nobody trusts the server's certificate: let the runtime trust who issued it, or check the host, the dates and the names in it",
    ),
    (
        &["too many subrequests"],
        "the platform lets one invocation send so many requests and no more: make fewer calls in it",
    ),
    (
        &["illegal invocation", "incorrect `this`"],
        "the `fetch` was called without its object: pass `(url, init) => env.API.fetch(url, init)`, not `env.API.fetch`",
    ),
    (
        &[
            " locked",
            "already been read",
            "already been used",
            "already been consumed",
            "already read",
            "already used",
            "disturbed",
        ],
        "the body of the answer was read before: a `fetch` must give a new `Response` each time",
    ),
];

/// What to do about a failure of which a host says this, in its name, its code and its message; nothing
/// where it may be over at the next attempt.
#[must_use]
pub fn advice(said: &str) -> Option<&'static str> {
    let said = said.to_ascii_lowercase();
    TABLE.iter().find_map(|(signs, what)| {
        signs
            .iter()
            .any(|sign| contains(said.as_bytes(), sign.as_bytes()))
            .then_some(*what)
    })
}

/// `str::contains` does the same, faster and with 2 KB more of code.
fn contains(text: &[u8], part: &[u8]) -> bool {
    (0..text.len()).any(|at| text.get(at..).is_some_and(|rest| rest.starts_with(part)))
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn what_will_not_mend_itself_is_known_in_every_host() {
        for (said, sign) in [
            (
                "Error DEPTH_ZERO_SELF_SIGNED_CERT self-signed certificate",
                "certificate",
            ),
            (
                "TypeError SELF_SIGNED_CERT_IN_CHAIN fetch failed",
                "certificate",
            ),
            ("Error UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate"),
            ("Error UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificate"),
            ("Error CERT_HAS_EXPIRED", "certificate"),
            ("Error ERR_TLS_CERT_ALTNAME_INVALID", "certificate"),
            (
                "Error unable to verify the first certificate",
                "certificate",
            ),
            (
                "TypeError client error (Connect): invalid peer certificate: UnknownIssuer",
                "certificate",
            ),
            ("Error SEC_ERROR_UNKNOWN_ISSUER", "certificate"),
            ("Error Too many subrequests.", "invocation"),
            (
                "TypeError Illegal invocation: function called with incorrect `this` reference",
                "without its object",
            ),
            (
                "TypeError Failed to execute 'fetch' on 'Window': Illegal invocation",
                "without its object",
            ),
            (
                "TypeError ERR_INVALID_STATE Invalid state: ReadableStream is locked",
                "new `Response`",
            ),
            (
                "TypeError This ReadableStream is currently locked to a reader.",
                "new `Response`",
            ),
            (
                "TypeError Body is unusable: Body has already been read",
                "new `Response`",
            ),
            (
                "TypeError Body has already been used. It can only be used once.",
                "new `Response`",
            ),
            (
                "TypeError Failed to execute 'text' on 'Response': body stream already read",
                "new `Response`",
            ),
            (
                "TypeError Response.text: Body has already been consumed.",
                "new `Response`",
            ),
            ("ERR_BODY_ALREADY_USED Body already used", "new `Response`"),
            (
                "TypeError The body is disturbed or locked",
                "new `Response`",
            ),
        ] {
            let what = advice(said).unwrap_or_default();
            assert!(what.contains(sign), "{said}: {what}");
        }
    }

    #[test]
    fn what_may_be_over_soon_is_not() {
        for said in [
            "",
            "TypeError fetch failed",
            "TypeError Failed to fetch",
            "TypeError UND_ERR_SOCKET other side closed",
            "Error ECONNRESET read ECONNRESET",
            "Error ENOTFOUND getaddrinfo ENOTFOUND concert.example",
            "Error EAI_AGAIN",
            "TypeError net::ERR_BLOCKED_BY_CLIENT: the request was blocked",
            "Error Network connection lost.",
            "AbortError This operation was aborted",
        ] {
            assert_eq!(advice(said), None, "{said}");
        }
    }
}
