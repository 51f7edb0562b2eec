//! What the mock knows of an address: which network it belongs to.

use super::members::{constant, object};
use serde_json::Value;
use std::net::IpAddr;

/// The `ip_info` of an event: a member for each of its addresses, by family.
pub(super) fn ip_info(addresses: impl IntoIterator<Item = IpAddr>) -> Value {
    let known = addresses.into_iter().map(|address| {
        let family = if address.is_ipv4() { "v4" } else { "v6" };
        (family.to_owned(), of(address))
    });
    object(known)
}

/// 192.0.2.0/24, the home of the fixtures' crawlers, is a data centre, everything else an access network in Prague.
fn of(address: IpAddr) -> Value {
    let (network, asn, name) = match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let (asn, name) = match [a, b, c] {
                [192, 0, 2] => ("64510", "Example Hosting"),
                [198, 51, 100] => ("64502", "Example Mobile"),
                _ => ("64500", "Example Access"),
            };
            (format!("{a}.{b}.{c}.0/24"), asn, name)
        }
        IpAddr::V6(v6) => {
            let [a, b, ..] = v6.segments();
            (format!("{a:x}:{b:x}::/32"), "64501", "Example Access v6")
        }
    };
    let mut known = constant(PRAGUE);
    if let Value::Object(known) = &mut known {
        let mut set = |name: &str, value: Value| known.insert(name.to_owned(), value);
        set("address", Value::from(address.to_string()));
        set("asn", Value::from(asn));
        set("asn_name", Value::from(name));
        set("asn_network", Value::from(network));
        if asn == "64510" {
            set("asn_type", Value::from("hosting"));
            set("datacenter_result", Value::from(true));
            set("datacenter_name", Value::from("Example Cloud"));
        }
    }
    known
}

/// An access network.
const PRAGUE: &str = r#"{
    "geolocation": {
        "accuracy_radius": 20, "latitude": 50.05, "longitude": 14.4, "postal_code": "150 00",
        "timezone": "Europe/Prague", "city_name": "Prague", "country_code": "CZ",
        "country_name": "Czechia", "continent_code": "EU", "continent_name": "Europe",
        "subdivisions": [{ "iso_code": "10", "name": "Hlavni mesto Praha" }]
    },
    "asn_type": "isp", "datacenter_result": false
}"#;

#[cfg(test)]
mod tests {
    use super::{PRAGUE, constant};

    #[test]
    fn the_text_is_an_object() {
        assert!(constant(PRAGUE).is_object());
    }
}
