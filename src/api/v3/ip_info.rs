//! What is known about the IP address of an event: place, network, lists of bad addresses.

use crate::api::record::record;
use crate::api::v3::signal::signal;

record! {
    /// What is known about the IP address, by the version of the protocol.
    #[derive(Default)]
    pub struct IpInfo {
        /// The IPv4 address.
        v4?: IpAddressInfo,
        /// The IPv6 address.
        v6?: IpAddressInfo,
    }
}

record! {
    /// One IP address, its place and its network.
    #[derive(Default)]
    pub struct IpAddressInfo {
        /// The address, in the usual notation of its version.
        address: String,
        /// Where the address is.
        geolocation: Geolocation,
        /// The autonomous system that announces the address.
        asn?: Asn,
        /// The data centre to which the address belongs.
        datacenter?: Datacenter,
    }
}

record! {
    /// Where an IP address is.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Geolocation {
        /// How far the real place may be from the one given, in kilometres, 0 or more.
        accuracy_radius?: i64,
        /// The latitude in degrees, from -90 to 90.
        latitude?: f64,
        /// The longitude in degrees, from -180 to 180.
        longitude?: f64,
        /// The postal code.
        postal_code?: String,
        /// The IANA name of the time zone, such as `Europe/Prague`.
        timezone?: String,
        /// The city.
        city?: City,
        /// The country.
        country?: Country,
        /// The continent.
        continent?: Continent,
        /// The parts of the country that hold the place.
        subdivisions?: Vec<Subdivision>,
    }
}

record! {
    /// A city.
    #[derive(Default)]
    pub struct City {
        /// The name of the city.
        name: String,
    }
}

record! {
    /// A country.
    #[derive(Default)]
    pub struct Country {
        /// The ISO 3166-1 code of the country, two letters.
        code: String,
        /// The name of the country.
        name: String,
    }
}

record! {
    /// A continent.
    #[derive(Default)]
    pub struct Continent {
        /// The code of the continent, two letters.
        code: String,
        /// The name of the continent.
        name: String,
    }
}

record! {
    /// A part of a country, such as a state.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Subdivision {
        /// The part's ISO 3166-2 code, without the country.
        iso_code: String,
        /// The name of the part.
        name: String,
    }
}

record! {
    /// An autonomous system.
    #[derive(Default)]
    pub struct Asn {
        /// The number of the system, in digits.
        asn: String,
        /// The name of the system.
        name: String,
        /// The network of the system that holds the address, in CIDR notation.
        network: String,
        /// What the system is for: `hosting`, `isp`, `business`, `education` and others.
        r#type?: String,
    }
}

record! {
    /// Whether an address belongs to a data centre, and to which.
    #[derive(Default)]
    pub struct Datacenter {
        /// Whether it belongs to one.
        result: bool,
        /// The name of the data centre; may be empty when there is none.
        name: String,
    }
}

signal! {
    /// The lists of bad addresses that the IP address is on.
    pub struct IpBlocklist, WebhookIpBlocklist {
        /// Whether it is on any.
        result: bool,
        /// Which ones it is on.
        details: IpBlocklistDetails,
    }
}

record! {
    /// The lists of bad addresses.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct IpBlocklistDetails {
        /// Whether the address took part in a known spam campaign (SMTP).
        email_spam: bool,
        /// Whether the address took part in a known attack on the network (SSH or HTTPS).
        attack_source: bool,
    }
}
