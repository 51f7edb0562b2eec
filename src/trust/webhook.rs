//! Webhooks: whether a request is the vendor's, and the event in it.
//!
//! Signatures are HMAC-SHA256 over the raw body, and are compared in constant time. So hand over the bytes as they
//! came: a body that was parsed and written again is no longer the one that was signed.
//!
//! ```
//! use fingerprint_edge::webhook::{self, Payload, WebhookError};
//! use http::HeaderMap;
//!
//! /// The visitor of the event in a webhook that is genuine.
//! fn visitor(headers: &HeaderMap, body: &[u8], secret: &str) -> Result<Option<String>, WebhookError> {
//!     Ok(match webhook::read(headers, body, &[secret])? {
//!         Payload::V4(event) => event.identification.map(|identification| identification.visitor_id),
//!         Payload::V3(event) => event.visitor_id,
//!         Payload::Iq(webhook) => webhook.data.visitor_id,
//!         _ => None,
//!     })
//! }
//!
//! let body = br#"{"event_id":"1708102555327.NLOjmg","timestamp":1708102555327}"#;
//! let mut headers = HeaderMap::new();
//! assert_eq!(visitor(&headers, body, "secret"), Err(WebhookError::MissingSignature));
//! headers.insert("fpjs-event-signature", webhook::signature_header(body, "secret")?.parse()?);
//! assert_eq!(visitor(&headers, body, "secret"), Ok(None));
//! assert_eq!(visitor(&headers, body, "another").unwrap_err().status(), 403);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! # Headers and bodies of your framework
//! The headers are those of the crate `http`, which axum, hyper, reqwest, tonic and others use. The `worker` crate's
//! become such by `HeaderMap::from(request.headers())`.
//!
//! The body is in memory before it can be checked, whoever sent it: let your framework end it at [`MAX_BYTES`], for
//! example with axum's `DefaultBodyLimit::max(webhook::MAX_BYTES)`.

mod error;
mod secret;
pub(crate) mod signature;

use http::HeaderMap;
use serde::Serialize;
use serde_json::Value;

use crate::api::{iq, json, v3, v4};
use crate::trust::verify::{Judged, Shape};

pub use error::WebhookError;
pub use signature::{is_valid_iq_signature, is_valid_signature};

/// How long a body need be at most, in bytes: ten times what a webhook of all signals has.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Whose signature it is, by the header that has it.
#[derive(Clone, Copy)]
enum Vendor {
    Fingerprint,
    FingerprintIq,
}

impl Vendor {
    /// In the order in which they are looked for.
    const ALL: [Self; 2] = [Self::Fingerprint, Self::FingerprintIq];

    fn header(self) -> &'static str {
        match self {
            Self::Fingerprint => "fpjs-event-signature",
            Self::FingerprintIq => "x-fiq-signature",
        }
    }

    fn signed(self, header: &str, body: &[u8], secret: &[u8]) -> bool {
        match self {
            Self::Fingerprint => is_valid_signature(header, body, secret),
            Self::FingerprintIq => is_valid_iq_signature(header, body, secret),
        }
    }
}

/// The event in a webhook that is genuine.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Payload {
    /// Of the Fingerprint Server API v4.
    V4(Box<v4::Event>),
    /// Of the Fingerprint Server API v3.
    V3(Box<v3::Webhook>),
    /// Of FingerprintIQ.
    Iq(Box<iq::Webhook>),
}

/// Whether a webhook is genuine: its signature, in `fpjs-event-signature` (Fingerprint, v4 and v3) or `x-fiq-signature`
/// (FingerprintIQ), is that of the body with one of the secrets.
///
/// While a secret is being changed, give the new one and the old one; all of them are tried, so that the time does not tell
/// which one it was. See <https://docs.fingerprint.com/docs/webhooks-security> and
/// <https://docs.fingerprintiq.com/api/webhooks>.
///
/// ```
/// use fingerprint_edge::webhook;
///
/// let body = b"data";
/// let mut headers = http::HeaderMap::new();
/// let signature = "v1=1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";
/// headers.insert("fpjs-event-signature", signature.parse()?);
/// assert!(webhook::verify(&headers, body, &["new secret", "secret"]).is_ok());
/// assert!(webhook::verify(&headers, body, &["new secret"]).is_err());
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// There is no secret, or one is empty or was copied with white space, which is told before anything else; there is no
/// signature, no body, or the signature is another's.
pub fn verify(
    headers: &HeaderMap,
    body: &[u8],
    secrets: &[impl AsRef<[u8]>],
) -> Result<(), WebhookError> {
    sender(headers, body, secrets).map(|_| ())
}

/// Checks a webhook as [`verify`] does, and reads the event in it.
///
/// For a type of your own, [`verify`] first and read the body by [`json::from_str`].
///
/// # Errors
/// Those of [`verify`]; besides, the body is no JSON object, or no event of a known system.
pub fn read(
    headers: &HeaderMap,
    body: &[u8],
    secrets: &[impl AsRef<[u8]>],
) -> Result<Payload, WebhookError> {
    let vendor = sender(headers, body, secrets)?;
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let text = std::str::from_utf8(body).map_err(|_| WebhookError::NotAnObject)?;
    let value: Value = json::from_str(text).map_err(|_| WebhookError::NotAnObject)?;
    if !value.is_object() {
        return Err(WebhookError::NotAnObject);
    }
    let has = |name| value.get(name).is_some();
    let payload = match vendor {
        Vendor::FingerprintIq if has("event") => serde_json::from_value(value).map(Payload::Iq),
        Vendor::Fingerprint if has("event_id") => serde_json::from_value(value).map(Payload::V4),
        Vendor::Fingerprint if has("requestId") => serde_json::from_value(value).map(Payload::V3),
        _ => return Err(WebhookError::NotAnEvent(String::new())),
    };
    payload.map_err(|error| WebhookError::NotAnEvent(error.to_string()))
}

/// The header `fpjs-event-signature` as the vendor sends it with a body, to test a route of your own.
///
/// # Errors
/// The secret is empty or was copied with white space.
pub fn signature_header(body: &[u8], secret: impl AsRef<[u8]>) -> Result<String, WebhookError> {
    secret::check(&[&secret])?;
    let signature = signature::sign(body, secret.as_ref());
    let digits: String = signature
        .into_iter()
        .flatten()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(format!("v1={digits}"))
}

fn sender(
    headers: &HeaderMap,
    body: &[u8],
    secrets: &[impl AsRef<[u8]>],
) -> Result<Vendor, WebhookError> {
    secret::check(secrets)?;
    let (vendor, header) = Vendor::ALL
        .into_iter()
        .map(|vendor| (vendor, joined(headers, vendor.header())))
        .find(|(_, header)| !header.is_empty())
        .ok_or(WebhookError::MissingSignature)?;
    if body.is_empty() {
        return Err(WebhookError::NoBody);
    }
    // All of them, so that the time does not tell which one it was.
    let signed = secrets.iter().fold(false, |signed, secret| {
        signed | vendor.signed(&header, body, secret.as_ref())
    });
    match signed {
        true => Ok(vendor),
        false => Err(WebhookError::WrongSignature {
            header: vendor.header(),
        }),
    }
}

/// The values of a header as one text, as `fetch` hands over a header that came several times; bytes beyond ASCII, which
/// HTTP allows, cost no more than the entry that has them.
fn joined(headers: &HeaderMap, name: &str) -> String {
    let values = headers.get_all(name).into_iter();
    let values: Vec<String> = values
        .map(|value| value.as_bytes().trim_ascii())
        .map(|bytes| bytes.iter().copied().map(char::from).collect())
        .collect();
    values.join(", ")
}

/// As the event in it.
impl Judged for Payload {
    fn shape(&self) -> Shape {
        match self {
            Self::V4(_) => Shape::V4,
            Self::V3(_) => Shape::V3Webhook,
            Self::Iq(_) => Shape::IqWebhook,
        }
    }
}
