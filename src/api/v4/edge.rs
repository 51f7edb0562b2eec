//! What the edge endpoint takes and answers: a request that was seen before it reached the origin.

use crate::api::number;
use crate::api::record::record;
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
        /// The headers, one for each line and at least one, in the order and the spelling in which they came.
        headers: Vec<EdgeHeader>,
        /// The method, spelt as it came.
        method: String,
        /// The absolute URL, `http` or `https`, without a fragment.
        url: String,
        /// The client's IPv4 address.
        ipv4_address?: String,
        /// The client's IPv6 address; the answer calls an IPv4 address that is mapped into it `v4`.
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
        event_id: String,
        /// When the event was made, in Unix milliseconds.
        #[serde(with = "number")]
        timestamp: i64,
        /// What made the event: `edge`.
        source?: EventSource,
        /// The id of your own that was sent.
        linked_id?: String,
        /// The object of your own that was sent.
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
