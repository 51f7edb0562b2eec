//! A request that a server received -> what the edge endpoint takes of it: addresses as the API knows them,
//! and no secrets.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::api::v4::edge::{EdgeRequest, SENSITIVE_HEADERS};
use crate::call::error::Refusal;

/// More than any address has, in whichever spelling, with its port.
const MAX_BYTES: usize = 64;

/// The request as it is sent.
pub(super) fn prepared(request: &EdgeRequest) -> Result<EdgeRequest, Refusal> {
    let mut sent = request.clone().without_values(&SENSITIVE_HEADERS);
    sent.url = without_secrets(&request.url);
    (sent.ipv4_address, sent.ipv6_address) = (None, None);
    for (name, address) in [
        ("ipv4_address", &request.ipv4_address),
        ("ipv6_address", &request.ipv6_address),
    ] {
        let Some(address) = address else { continue };
        let address = ip(address).ok_or_else(|| {
            let wrong = "` must be an IPv4 or IPv6 address, without leading zeros";
            Refusal::new(&["`", name, wrong])
        })?;
        let place = match address {
            IpAddr::V4(_) => &mut sent.ipv4_address,
            IpAddr::V6(_) => &mut sent.ipv6_address,
        };
        let text = address.to_string();
        if place.as_ref().is_some_and(|other| *other != text) {
            return Err(Refusal::new(&[
                "`ipv4_address` and `ipv6_address` must not be two addresses of one kind",
            ]));
        }
        *place = Some(text);
    }
    Ok(sent)
}

/// An address as proxies write it: with brackets, with a port. One of IPv4 that is written as IPv6 is one of IPv4.
fn ip(text: &str) -> Option<IpAddr> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = text.trim_matches([' ', '\t']);
    if let Some(rest) = text.strip_prefix('[') {
        let (address, port) = rest.split_once(']')?;
        let is_right = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
        return is_right.then(|| ipv6(address))?;
    }
    match text.split_once(':') {
        Some((address, port)) if is_port(port) => {
            address.parse().ok().map(|ip: Ipv4Addr| IpAddr::V4(ip))
        }
        Some(_) => ipv6(text),
        None => text.parse().ok().map(|ip: Ipv4Addr| IpAddr::V4(ip)),
    }
}

fn ipv6(text: &str) -> Option<IpAddr> {
    let address: Ipv6Addr = text.parse().ok()?;
    Some(address.to_canonical())
}

fn is_port(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u16>().is_ok()
}

/// The URL without user name, password and fragment. URL parsers take `\` for `/`, and any number of both.
fn without_secrets(url: &str) -> String {
    let (url, _) = url.split_once('#').unwrap_or((url, ""));
    let Some((scheme, rest)) = url.split_once(':') else {
        return String::from(url);
    };
    let place = rest.trim_start_matches(['/', '\\']);
    let end = place.find(['/', '\\', '?']).unwrap_or(place.len());
    let (authority, path) = place.split_at_checked(end).unwrap_or((place, ""));
    match authority.rsplit_once('@') {
        Some((_, host)) => [scheme, "://", host, path].concat(),
        None => String::from(url),
    }
}

#[cfg(test)]
mod tests {
    use super::{ip, without_secrets};

    #[test]
    fn an_address_is_taken_as_proxies_write_it() {
        for (written, address) in [
            ("203.0.113.7", "203.0.113.7"),
            (" 203.0.113.7\t", "203.0.113.7"),
            ("203.0.113.7:46532", "203.0.113.7"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("[2001:DB8:0::1]", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
            ("::1", "::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("::FFFF:c000:0201", "192.0.2.1"),
            ("[::ffff:192.0.2.1]:80", "192.0.2.1"),
        ] {
            let read = ip(written).map(|ip| ip.to_string());
            assert_eq!(read.as_deref(), Some(address), "{written}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = "1".repeat(32_000);
        for written in [
            "",
            ":",
            "1.2.3",
            "01.2.3.4",
            "1.2.3.04",
            "1.2.3.256",
            "0x1.2.3.4",
            "1.2.3.4:",
            "1.2.3.4:65536",
            "1.2.3.4:+1",
            "1.2.3.4, 5.6.7.8",
            "[1.2.3.4]",
            "[::1",
            "::1]",
            "[::1]80",
            "[::1]:x",
            "fe80::1%eth0",
            "::ffff:01.2.3.4",
            "1::2::3",
            "localhost",
            &long,
        ] {
            assert_eq!(ip(written), None, "{written}");
        }
    }

    #[test]
    fn a_url_goes_without_its_secrets() {
        for (url, sent) in [
            (
                "https://user:pass@example.com/a@b?c@d#e",
                "https://example.com/a@b?c@d",
            ),
            ("https://user@example.com", "https://example.com"),
            (
                "https://a@b@example.com:8443?x",
                "https://example.com:8443?x",
            ),
            (
                "https:\\\\user:pass@example.com\\x",
                "https://example.com\\x",
            ),
            ("https:/user:pass@example.com/", "https://example.com/"),
            ("https://example.com/#token=secret", "https://example.com/"),
            ("https://example.com/a:b@c", "https://example.com/a:b@c"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(without_secrets(url), sent, "{url}");
        }
    }
}
