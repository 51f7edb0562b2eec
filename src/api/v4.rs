//! Fingerprint Server API v4.
