//! The signals behind the verdicts, as far as the vendor's example shows them; the rest is in `other`.

use crate::api::record::record;

record! {
    /// The signals behind the verdicts; only the server API hands them out.
    #[derive(Default)]
    pub struct Signals {
        /// What the browser said.
        client?: ClientSignals,
        /// What the connection said.
        server?: ServerSignals,
    }
}

record! {
    /// What the browser said: about forty signals, of which two are known here.
    #[derive(Default)]
    pub struct ClientSignals {
        /// What the browser draws on a canvas.
        canvas?: CanvasSignal,
        /// What the WebGL context says about itself.
        webgl?: WebGlSignal,
    }
}

record! {
    /// What the browser draws on a canvas.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CanvasSignal {
        /// The drawing as a hash.
        hash?: String,
        /// Whether the browser adds noise to it.
        is_farbled?: bool,
    }
}

record! {
    /// What the WebGL context says about itself.
    #[derive(Default)]
    pub struct WebGlSignal {
        /// The renderer, usually with the name of the graphics processor.
        renderer?: String,
        /// The vendor of the graphics driver.
        vendor?: String,
    }
}

record! {
    /// What the connection said.
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
