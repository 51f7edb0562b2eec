//! The place and the network of an IP address, which v4 has on fewer levels, and the lists of bad addresses.

use crate::api::v3::ip_info::{
    Asn, City, Continent, Country, Datacenter, Geolocation, IpAddressInfo, IpBlocklistDetails,
    IpInfo, Subdivision, WebhookIpBlocklist,
};
use crate::api::v3::signals::WebhookFlag;
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::place::Place;
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
            at.field("details").drop_fields(other);
            let lists = self.event.ip_blocklist.get_or_insert_default();
            lists.email_spam = Some(email_spam);
            lists.attack_source = Some(attack_source);
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
    at.drop_fields(other);
    let mut to = v4::IpAddressInfo {
        address,
        geolocation: Some(self::geolocation(geolocation, at.field("geolocation"))),
        ..v4::IpAddressInfo::default()
    };
    if let Some(system) = asn {
        let Asn {
            asn,
            name,
            network,
            r#type,
            other,
        } = system;
        at.field("asn").drop_fields(other);
        to.asn = Some(asn);
        to.asn_name = Some(name);
        to.asn_network = Some(network);
        to.asn_type = r#type;
    }
    if let Some(datacenter) = datacenter {
        let Datacenter {
            result,
            name,
            other,
        } = datacenter;
        at.field("datacenter").drop_fields(other);
        to.datacenter_result = Some(result);
        to.datacenter_name = Some(name);
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
        other,
    } = place;
    at.drop_fields(other);
    let mut to = v4::Geolocation {
        accuracy_radius,
        latitude,
        longitude,
        postal_code,
        timezone,
        subdivisions: subdivisions.map(|parts| self::subdivisions(parts, at.field("subdivisions"))),
        ..v4::Geolocation::default()
    };
    if let Some(City { name, other }) = city {
        at.field("city").drop_fields(other);
        to.city_name = Some(name);
    }
    if let Some(Country { code, name, other }) = country {
        at.field("country").drop_fields(other);
        to.country_code = Some(code);
        to.country_name = Some(name);
    }
    if let Some(Continent { code, name, other }) = continent {
        at.field("continent").drop_fields(other);
        to.continent_code = Some(code);
        to.continent_name = Some(name);
    }
    to
}

fn subdivisions(parts: Vec<Subdivision>, mut at: Place<'_>) -> Vec<v4::Subdivision> {
    let parts = parts.into_iter().enumerate().map(|(index, part)| {
        let Subdivision {
            iso_code,
            name,
            other,
        } = part;
        at.item(index).drop_fields(other);
        v4::Subdivision {
            iso_code,
            name,
            ..v4::Subdivision::default()
        }
    });
    parts.collect()
}
