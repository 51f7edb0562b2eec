//! What is known about the IP address of an event: place, network, lists of bad addresses.

use crate::api::record::record;

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
        geolocation?: Geolocation,
        /// The number of the autonomous system that announces the address, in digits.
        asn?: String,
        /// The name of the autonomous system.
        asn_name?: String,
        /// The network of the autonomous system that holds the address, in CIDR notation.
        asn_network?: String,
        /// What the autonomous system is for: `hosting`, `isp`, `business`, `education` and others.
        asn_type?: String,
        /// Whether the address belongs to a data centre.
        datacenter_result?: bool,
        /// The name of the data centre; may be empty when there is none.
        datacenter_name?: String,
    }
}

record! {
    /// Where an IP address is.
    #[derive(Default)]
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
        /// The name of the city.
        city_name?: String,
        /// The ISO 3166-1 code of the country, two letters.
        country_code?: String,
        /// The name of the country.
        country_name?: String,
        /// The code of the continent, two letters.
        continent_code?: String,
        /// The name of the continent.
        continent_name?: String,
        /// The parts of the country that hold the place.
        subdivisions?: Vec<Subdivision>,
    }
}

record! {
    /// A part of a country, such as a state.
    #[derive(Default)]
    pub struct Subdivision {
        /// The part's ISO 3166-2 code, without the country.
        iso_code: String,
        /// The name of the part.
        name: String,
    }
}

record! {
    /// The lists of bad addresses that the IP address is on.
    #[derive(Default)]
    pub struct IpBlocklist {
        /// Whether the address took part in a known spam campaign (SMTP).
        email_spam?: bool,
        /// Whether the address took part in a known attack on the network (SSH or HTTPS).
        attack_source?: bool,
        /// Whether the address is a known node of the Tor network.
        tor_node?: bool,
    }
}
