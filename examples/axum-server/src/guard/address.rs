//! Where the address of a visitor is known from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::HeaderName;
use axum::http::request::Parts;

use super::judge::only;

#[derive(Clone, Debug)]
pub enum Address {
    /// Whoever has opened the connection.
    Peer,
    /// The header in which a proxy of yours writes one address, over whatever the visitor wrote there. One that a
    /// proxy only adds to, as many do with `x-forwarded-for`, begins with what the visitor likes.
    Header(HeaderName),
}

impl Address {
    /// Without one nobody gets in.
    pub(super) fn of(&self, parts: &Parts) -> Option<IpAddr> {
        match self {
            Self::Peer => {
                let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
                Some(peer.0.ip())
            }
            Self::Header(name) => only(&parts.headers, name).ok()??.parse().ok(),
        }
    }
}
