//! IP addresses and ranges in CIDR notation.

use std::net::IpAddr;

/// A range of addresses: those that share the first bits of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    address: IpAddr,
    prefix: u32,
}

impl Range {
    /// A range, or one address, which is a range of its own.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let Some((address, prefix)) = text.split_once('/') else {
            let address: IpAddr = text.parse().ok()?;
            return Some(Self::of(address, bits(&address)));
        };
        let address = address.parse().ok()?;
        let digits = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = prefix.parse().ok().filter(|_| digits)?;
        (prefix <= bits(&address)).then(|| Self::of(address, prefix))
    }

    /// A range of IPv4 addresses that are mapped into IPv6 is one of IPv4 addresses.
    fn of(address: IpAddr, prefix: u32) -> Self {
        let mapped = address.to_canonical();
        let before = bits(&address) - bits(&mapped);
        match prefix.checked_sub(before) {
            Some(prefix) => Self {
                address: mapped,
                prefix,
            },
            None => Self { address, prefix },
        }
    }

    /// Whether an address is in the range; one of the other family never is.
    pub(super) fn contains(&self, text: &str) -> bool {
        let other = text.parse().map(|other: IpAddr| other.to_canonical());
        let differing = match (self.address, other) {
            // As 128 bits with the address in the upper ones, both families compare alike.
            (IpAddr::V4(own), Ok(IpAddr::V4(other))) => {
                u128::from(own.to_bits() ^ other.to_bits()) << 96
            }
            (IpAddr::V6(own), Ok(IpAddr::V6(other))) => own.to_bits() ^ other.to_bits(),
            _ => return false,
        };
        differing.leading_zeros() >= self.prefix
    }
}

fn bits(address: &IpAddr) -> u32 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

#[cfg(test)]
mod tests {
    use super::Range;

    #[test]
    fn contains_its_addresses() {
        let cases = [
            ("10.0.0.1", "10.0.0.1", true),
            ("10.0.0.1", "10.0.0.2", false),
            ("10.0.0.1/32", "10.0.0.1", true),
            ("10.0.0.0/24", "10.0.0.255", true),
            ("10.0.0.77/24", "10.0.0.1", true),
            ("10.0.0.0/24", "10.0.1.0", false),
            ("0.0.0.0/0", "255.255.255.255", true),
            ("0.0.0.0/0", "::1", false),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("2001:DB8::1", "2001:db8:0::1", true),
            ("::/0", "10.0.0.1", false),
            ("10.0.0.0/8", "not an address", false),
            ("10.0.0.1", "::ffff:10.0.0.1", true),
            ("::ffff:10.0.0.0/104", "10.255.0.1", true),
            ("::ffff:a00:1", "10.0.0.1", true),
            ("::ffff:10.0.0.0/104", "11.0.0.1", false),
        ];
        for (range, address, inside) in cases {
            let contains = Range::parse(range).map(|range| range.contains(address));
            assert_eq!(contains, Some(inside), "{address} in {range}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let cases = [
            "",
            "10.0.0",
            "10.0.0.256",
            "10.0.0.1/",
            "10.0.0.1/33",
            "10.0.0.1/-1",
            "10.0.0.1/+8",
            "::1/129",
            "example.com",
            "10.0.0.1/8/8",
        ];
        for text in cases {
            assert_eq!(Range::parse(text), None, "{text}");
        }
    }
}
