//! The addresses of an event, against those that a policy wants.

use std::net::IpAddr;

use crate::trust::verify::reason::{Code, Reason};
use crate::trust::verify::row::Row;
use crate::trust::verify::value::{Facts, Value};
use crate::trust::verify::words::{any_of, joined};

/// Compares addresses of one family: a visitor may have one of each, and the event's own address and the one that
/// the policy names need not be of the same. `first` is the event's own, which must be one.
pub(super) fn check(
    row: &Row,
    facts: &Facts<'_>,
    first: &Value<'_>,
    texts: &[String],
) -> Option<Reason> {
    let reason = |code, observed| {
        let wanted = any_of(texts.iter().map(String::as_str));
        Some(Reason::of(row.name, code, observed, wanted))
    };
    let read = |value: &Value<'_>| match value {
        Value::Text(text) => address(text),
        _ => None,
    };
    if read(first).is_none() {
        return reason(Code::FactUnreadable, first.shown());
    }
    // The first of each family stands.
    let mut seen: Vec<(IpAddr, String)> = Vec::new();
    for value in facts.at(row).flatten() {
        match read(value) {
            Some(address) if !seen.iter().any(|(known, _)| same_family(*known, address)) => {
                seen.push((address, value.shown()));
            }
            _ => {}
        }
    }
    let wanted: Vec<_> = texts.iter().filter_map(|text| address(text)).collect();
    if seen.iter().any(|(address, _)| wanted.contains(address)) {
        return None;
    }
    let compared =
        |(address, _): &(IpAddr, _)| wanted.iter().any(|other| same_family(*address, *other));
    if seen.iter().any(compared) {
        seen.retain(compared);
    }
    reason(
        row.codes.0,
        joined(seen.iter().map(|(_, text)| text.as_str()), " and "),
    )
}

fn same_family(one: IpAddr, other: IpAddr) -> bool {
    one.is_ipv6() == other.is_ipv6()
}

/// An address as such: an IPv4 address that is mapped into IPv6 is the IPv4 address. Brackets and a port are how proxies
/// write one down, and no part of it.
pub(super) fn address(text: &str) -> Option<IpAddr> {
    let address = text.parse::<IpAddr>().ok().or_else(|| without_port(text));
    address.map(|address| address.to_canonical())
}

/// By hand: the standard library's reader of this would make the npm package's wasm larger by a kilobyte.
fn without_port(text: &str) -> Option<IpAddr> {
    let (host, port) = match text.ends_with("]") {
        true => (text, "0"),
        false => text.rsplit_once([':'])?,
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let inside = host
        .strip_prefix("[")
        .and_then(|rest| rest.strip_suffix("]"));
    let address = inside.unwrap_or(host).parse::<IpAddr>().ok();
    // Brackets are for IPv6, which has a port only with them.
    address.filter(|address| is_port && address.is_ipv6() == inside.is_some())
}
