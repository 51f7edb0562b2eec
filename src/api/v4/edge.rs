//! What the edge endpoint takes and answers: a request that was seen before it reached the origin.

use std::net::IpAddr;

use crate::api::parameter::{Given, Input, Kind, Parameter};
use crate::api::record::record;
use crate::api::setters::setters;
use crate::api::v4::ip_info::IpInfo;
use crate::api::v4::platform::{EventSource, Tags};
use crate::api::v4::signals::{BotInfo, Confidence, ProxyDetails, VpnMethods};

record! {
    /// A request as your server received it, to be judged by its headers and its address.
    ///
    /// At least one of the two addresses is needed. See
    /// <https://docs.fingerprint.com/reference/server-api-v4>.
    #[derive(Default)]
    pub struct EdgeRequest {
        /// The headers, at least one, an item for each line, in the order and the spelling in which they came.
        headers: Vec<EdgeHeader>,
        /// The method, spelt as it came.
        method: String,
        /// The absolute URL, `http` or `https`, without a fragment.
        url: String,
        /// The client's IPv4 address.
        ipv4_address?: String,
        /// The client's IPv6 address; an IPv4 address that is mapped into it is sent as one.
        ipv6_address?: String,
        /// An id of your own to find the event by, at most 256 characters.
        linked_id?: String,
        /// An object of your own to keep with the event.
        tags?: Tags,
    }
}

record! {
    /// One line of a request's headers.
    #[derive(Default)]
    pub struct EdgeHeader {
        /// The name, spelt as it came.
        name: String,
        /// The value; empty for a header that holds a secret, such as `cookie` or `authorization`.
        value: String,
    }
}

record! {
    /// What the edge endpoint says about a request.
    #[derive(Default)]
    pub struct EdgeResponse {
        /// The id of the event that was made.
        event_id: String as key,
        /// When the event was made, in Unix milliseconds.
        timestamp: i64,
        /// What made the event: `edge`.
        source?: EventSource,
        /// Your own id for the event, as it was sent.
        linked_id?: String,
        /// Your own object, as it was sent.
        tags?: Tags,
        /// The URL of the request.
        url?: String,
        /// Which bot it is, and whose.
        bot_info?: BotInfo,
        /// The place and the network of each address that was sent.
        ip_info: IpInfo,
        /// Whether the address belongs to a proxy, public or residential.
        proxy?: bool,
        /// How sure the result of `proxy` is; always high when none was found.
        proxy_confidence?: Confidence,
        /// The proxy, when one was found.
        proxy_details?: ProxyDetails,
        /// Whether a VPN or another service that hides the address was used.
        vpn?: bool,
        /// How sure the result of `vpn` is.
        vpn_confidence?: Confidence,
        /// What each method to find a VPN says.
        vpn_methods?: VpnMethods,
    }
}

/// The fields of an edge request, with their types and ranges.
pub static PARAMETERS: [Parameter; 7] = [
    Parameter {
        name: "headers",
        kind: Kind::Object,
    },
    Parameter {
        name: "method",
        kind: Kind::Text,
    },
    Parameter {
        name: "url",
        kind: Kind::Text,
    },
    Parameter {
        name: "ipv4_address",
        kind: Kind::Text,
    },
    Parameter {
        name: "ipv6_address",
        kind: Kind::Text,
    },
    Parameter {
        name: "linked_id",
        kind: Kind::TextUpTo(256),
    },
    Parameter {
        name: "tags",
        kind: Kind::Object,
    },
];

/// The headers whose values stay with the caller: their presence says something about a
/// request, their content is secret.
pub const SENSITIVE_HEADERS: [&str; 3] = ["authorization", "cookie", "proxy-authorization"];

impl EdgeHeader {
    setters! {
        /// The name, spelt as it came.
        name: String,
        /// The value; empty for a header that holds a secret, such as `cookie` or `authorization`.
        value: String,
    }
}

/// A header from its name and its value.
impl<N: Into<String>, V: Into<String>> From<(N, V)> for EdgeHeader {
    fn from((name, value): (N, V)) -> Self {
        Self::new().name(name).value(value)
    }
}

/// ```
/// use fingerprint_edge::v4::EdgeRequest;
/// use std::net::Ipv4Addr;
///
/// let request = EdgeRequest::new()
///     .method("GET")
///     .url("https://shop.example/cart")
///     .headers([("user-agent", "curl/8.5.0"), ("accept", "*/*")])
///     .ip(Ipv4Addr::new(203, 0, 113, 7));
/// assert_eq!(request.ipv4_address.as_deref(), Some("203.0.113.7"));
/// ```
impl EdgeRequest {
    setters! {
        /// The headers, at least one, an item for each line, in the order and the spelling in which they came: headers, or
        /// pairs of a name and a value.
        headers: [EdgeHeader],
        /// The method, spelt as it came.
        method: String,
        /// The absolute URL, `http` or `https`, without a fragment.
        url: String,
        /// The client's IPv4 address.
        ipv4_address: String,
        /// The client's IPv6 address; an IPv4 address that is mapped into it is sent as one.
        ipv6_address: String,
        /// An id of your own to find the event by, at most 256 characters.
        linked_id: String,
        /// An object of your own to keep with the event.
        tags: Tags,
    }

    /// The client's address, of whichever kind it is.
    #[must_use]
    pub fn ip(self, ip: impl Into<IpAddr>) -> Self {
        match ip.into().to_canonical() {
            IpAddr::V4(ip) => self.ipv4_address(ip.to_string()),
            IpAddr::V6(ip) => self.ipv6_address(ip.to_string()),
        }
    }

    /// The same request with the values of these headers empty; names in any letter case, with `_` for `-`
    /// too, and whatever blanks are around them.
    #[must_use]
    pub fn without_values(mut self, names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        for header in &mut self.headers {
            if names.contains(&plain(&header.name)) {
                header.value.clear();
            }
        }
        self
    }

    /// The fields that are given, in the order of the table; none of them is checked yet.
    #[must_use]
    pub(crate) fn inputs(&self) -> Vec<Input<'_>> {
        let text = |name, value| Input::new(name, Given::Text, value);
        let mut inputs = vec![text("method", &self.method), text("url", &self.url)];
        if !self.headers.is_empty() {
            inputs.push(Input::new("headers", Given::Object, "an array"));
        }
        for (name, value) in [
            ("ipv4_address", &self.ipv4_address),
            ("ipv6_address", &self.ipv6_address),
            ("linked_id", &self.linked_id),
        ] {
            inputs.extend(value.iter().map(|value| text(name, value)));
        }
        if self.tags.is_some() {
            inputs.push(Input::new("tags", Given::Object, "an object"));
        }
        inputs
    }
}

/// A header's name as servers compare it, some of which take `_` for `-`.
pub(crate) fn plain(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace(['_'], "-")
}
