//! The place and the network of an IP address, which v4 has on fewer levels, and the lists of bad addresses.

use crate::api::v3::ip_info::{
    Asn, City, Continent, Country, Datacenter, Geolocation, IpAddressInfo, IpBlocklistDetails,
    IpInfo, Subdivision, WebhookIpBlocklist,
};
use crate::api::v3::signals::WebhookFlag;
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::place::{Place, guaranteed, sent};
use crate::api::v4::ip_info as v4;

impl Draft {
    pub(super) fn ip_info(&mut self, info: IpInfo, mut at: Place<'_>) {
        let IpInfo { v4, v6, other } = info;
        at.drop_fields(other);
        self.event.ip_info = Some(v4::IpInfo {
            v4: v4.map(|info| address(info, at.field("v4"))),
            v6: v6.map(|info| address(info, at.field("v6"))),
            ..v4::IpInfo::default()
        });
    }

    /// Whether the address is on any list has no place in v4; on which ones has.
    pub(super) fn ip_blocklist(&mut self, list: WebhookIpBlocklist, mut at: Place<'_>) {
        let WebhookIpBlocklist {
            result,
            details,
            other,
        } = list;
        at.drop_field("result", result);
        at.drop_fields(other);
        if let Some(details) = details {
            let IpBlocklistDetails {
                email_spam,
                attack_source,
                other,
            } = details;
            let lists = self.event.ip_blocklist.get_or_insert_default();
            lists.email_spam = sent(email_spam, "emailSpam", &other);
            lists.attack_source = sent(attack_source, "attackSource", &other);
            at.field("details").drop_fields(other);
        }
    }

    pub(super) fn tor(&mut self, flag: WebhookFlag, mut at: Place<'_>) {
        let WebhookFlag { result, other } = flag;
        at.drop_fields(other);
        if result.is_some() {
            self.event.ip_blocklist.get_or_insert_default().tor_node = result;
        }
    }
}

fn address(info: IpAddressInfo, mut at: Place<'_>) -> v4::IpAddressInfo {
    let IpAddressInfo {
        address,
        geolocation,
        asn,
        datacenter,
        other,
    } = info;
    let mut to = v4::IpAddressInfo {
        geolocation: sent(geolocation, "geolocation", &other)
            .map(|place| self::geolocation(place, at.field("geolocation"))),
        ..v4::IpAddressInfo::default()
    };
    to.address = guaranteed(sent(address, "address", &other), "address", &mut to.other);
    at.drop_fields(other);
    if let Some(system) = asn {
        let Asn {
            asn,
            name,
            network,
            r#type,
            other,
        } = system;
        to.asn = sent(asn, "asn", &other);
        to.asn_name = sent(name, "name", &other);
        to.asn_network = sent(network, "network", &other);
        to.asn_type = r#type;
        at.field("asn").drop_fields(other);
    }
    if let Some(datacenter) = datacenter {
        let Datacenter {
            result,
            name,
            other,
        } = datacenter;
        to.datacenter_result = sent(result, "result", &other);
        to.datacenter_name = sent(name, "name", &other);
        at.field("datacenter").drop_fields(other);
    }
    to
}

fn geolocation(place: Geolocation, mut at: Place<'_>) -> v4::Geolocation {
    let Geolocation {
        accuracy_radius,
        latitude,
        longitude,
        postal_code,
        timezone,
        city,
        country,
        continent,
        subdivisions,
        mut other,
    } = place;
    let mut to = v4::Geolocation {
        accuracy_radius,
        latitude,
        longitude,
        postal_code,
        timezone,
        subdivisions: subdivisions.map(|parts| {
            let parts = at.items("subdivisions", parts, &mut other);
            self::subdivisions(parts, at.field("subdivisions"))
        }),
        ..v4::Geolocation::default()
    };
    at.drop_fields(other);
    if let Some(City { name, other }) = city {
        to.city_name = sent(name, "name", &other);
        at.field("city").drop_fields(other);
    }
    if let Some(Country { code, name, other }) = country {
        to.country_code = sent(code, "code", &other);
        to.country_name = sent(name, "name", &other);
        at.field("country").drop_fields(other);
    }
    if let Some(Continent { code, name, other }) = continent {
        to.continent_code = sent(code, "code", &other);
        to.continent_name = sent(name, "name", &other);
        at.field("continent").drop_fields(other);
    }
    to
}

fn subdivisions(parts: Vec<(usize, Subdivision)>, mut at: Place<'_>) -> Vec<v4::Subdivision> {
    let parts = parts.into_iter().map(|(index, part)| {
        let Subdivision {
            iso_code,
            name,
            other,
        } = part;
        let mut to = v4::Subdivision::default();
        to.iso_code = guaranteed(sent(iso_code, "isoCode", &other), "iso_code", &mut to.other);
        to.name = guaranteed(sent(name, "name", &other), "name", &mut to.other);
        at.item(index).drop_fields(other);
        to
    });
    parts.collect()
}
