//! What the environment says. What is missing or wrong is named, and never shown.

use std::env;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::http::HeaderName;
use fingerprint_edge::sealed::Key;
use fingerprint_edge::trust::verify::PolicyError;
use fingerprint_edge::{Policy, Region, webhook};

/// No `Debug`: most of it is secret.
pub struct Settings {
    pub secret_key: String,
    pub region: Region,
    pub base_url: Option<String>,
    pub sealed_keys: Vec<Key>,
    pub webhook_secrets: Vec<String>,
    pub export_token: String,
    /// Where the pages are: the `Host` header is the visitor's to write.
    pub site_origin: String,
    pub client_ip_header: Option<HeaderName>,
    pub listen: SocketAddr,
}

impl Settings {
    /// # Errors
    /// A variable is missing or wrong.
    pub fn from_env() -> Result<Self, String> {
        let host = optional("HOST", str::parse)?.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        Ok(Self {
            secret_key: required("FINGERPRINT_SECRET_KEY", text)?,
            region: optional("FINGERPRINT_REGION", str::parse)?.unwrap_or_default(),
            base_url: optional("FINGERPRINT_BASE_URL", text)?,
            sealed_keys: required("FINGERPRINT_SEALED_KEYS", list(str::parse))?,
            webhook_secrets: required("FINGERPRINT_WEBHOOK_SECRETS", list(secret))?,
            export_token: required("EXPORT_TOKEN", token)?,
            site_origin: required("SITE_ORIGIN", origin)?,
            client_ip_header: optional("CLIENT_IP_HEADER", str::parse)?,
            listen: SocketAddr::new(host, optional("PORT", str::parse)?.unwrap_or(8080)),
        })
    }
}

fn required<T, E>(name: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<T, String> {
    optional(name, read)?.ok_or_else(|| format!("{name} must be set"))
}

fn optional<T, E>(name: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, String> {
    match env::var_os(name).filter(|value| !value.is_empty()) {
        None => Ok(None),
        Some(value) => match value.to_str().map(read) {
            Some(Ok(read)) => Ok(Some(read)),
            // What the error says may quote the value.
            _ => Err(wrong(name)),
        },
    }
}

/// Of a variable that is set.
pub fn wrong(name: &str) -> String {
    format!("{name} is not what it must be")
}

fn text(value: &str) -> Result<String, ()> {
    Ok(value.to_owned())
}

/// Several, such as a new key and the old one, with commas between them.
fn list<T, E>(item: impl Fn(&str) -> Result<T, E>) -> impl Fn(&str) -> Result<Vec<T>, ()> {
    move |value| {
        let items = value.split(',').map(str::trim);
        items.map(|text| item(text).map_err(|_| ())).collect()
    }
}

fn origin(value: &str) -> Result<String, PolicyError> {
    let policy = Policy::builder().origin(value).build();
    policy.map(|_| value.to_owned())
}

/// One that can sign something.
fn secret(value: &str) -> Result<String, webhook::WebhookError> {
    webhook::signature_header(b"", value).map(|_| value.to_owned())
}

/// One that cannot be guessed.
fn token(value: &str) -> Result<String, ()> {
    let is_long = value.len() >= 16;
    is_long.then(|| value.to_owned()).ok_or(())
}
