//! Whether a request brings the bearer token.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use worker::Request;

/// Digests are compared, in constant time: how long the answer takes tells neither the token nor its length.
pub fn is_authorized(request: &Request, token: &str) -> bool {
    let header = request.headers().get("authorization").ok().flatten();
    let given = header.as_deref().and_then(bearer).unwrap_or_default();
    let (given, token) = (Sha256::digest(given), Sha256::digest(token));
    given.ct_eq(&token).into()
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim_start_matches(' '))
}
