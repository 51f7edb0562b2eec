//! Signals of the connection, which no browser can feign.

use crate::api::record::record;

record! {
    /// What the connection said.
    ///
    /// The vendor's example shows these five; there may be more.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ServerSignals {
        /// The autonomous system that announces the IP address.
        asn?: AsnSignal,
        /// The place of the IP address.
        geo?: GeoSignal,
        /// The encryption of the connection.
        tls?: TlsSignal,
        /// The detection of a VPN.
        vpn_detection?: VpnDetectionSignal,
        /// The request itself.
        http?: HttpSignal,
    }
}

record! {
    /// The autonomous system that announces the IP address.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AsnSignal {
        /// The number of the system.
        asn?: i64,
        /// The organisation that runs the system.
        org?: String,
        /// What the system is for, such as `RESIDENTIAL_ISP`.
        category?: String,
        /// Whether it belongs to a data centre.
        is_datacenter?: bool,
    }
}

record! {
    /// The place of the IP address.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GeoSignal {
        /// The ISO 3166-1 code of the country, two letters.
        country?: String,
        /// The name of the city.
        city?: String,
        /// How well the travel time of packets fits the place, from 0 to 1.
        rtt_coherence?: f64,
    }
}

record! {
    /// The encryption of the connection.
    #[derive(Default)]
    pub struct TlsSignal {
        /// The cipher suite, such as `AEAD-AES256-GCM-SHA384`.
        cipher?: String,
        /// The version, such as `TLSv1.3`.
        version?: String,
        /// The client's JA4 fingerprint.
        ja4?: String,
    }
}

record! {
    /// The detection of a VPN.
    #[derive(Default)]
    pub struct VpnDetectionSignal {
        /// The result, such as `not_detected`.
        verdict?: String,
        /// How sure the result is, from 0 to 1.
        confidence?: f64,
    }
}

record! {
    /// The request itself.
    #[derive(Default)]
    pub struct HttpSignal {
        /// The order and the form of the headers, as a fingerprint.
        fingerprint?: String,
        /// The kind of client that it matches, such as `chrome`.
        classification?: String,
    }
}
