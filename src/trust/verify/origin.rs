//! The origin of a URL: scheme, host and port.

use std::net::IpAddr;

/// An origin. It is read more strictly than browsers do: what they would have to mend has none here, so that no
/// URL can be of one origin for them and of another for this.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Origin {
    scheme: String,
    host: Host,
    /// Nothing for the scheme's own port.
    port: Option<u16>,
}

#[derive(Debug, PartialEq, Eq)]
enum Host {
    /// In lower case. A dot at its end is part of it, as in a URL.
    Name(String),
    /// However it was written.
    V6(IpAddr),
}

impl Origin {
    /// The origin of an absolute URL.
    pub(super) fn of_url(url: &str) -> Option<Self> {
        let (scheme, rest) = split_scheme(url)?;
        let first = scheme.bytes().next()?;
        if !first.is_ascii_alphabetic() || !scheme.bytes().all(is_of_scheme) {
            return None;
        }
        let scheme = scheme.to_ascii_lowercase();
        let (host, port) = split_port(rest.split(['/', '?', '#']).next()?)?;
        let port = match port {
            "" => None,
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.parse().ok()?)
            }
            _ => return None,
        };
        let own = match scheme.as_str() {
            "http" | "ws" => Some(80),
            "https" | "wss" => Some(443),
            _ => None,
        };
        Some(Self {
            scheme,
            host,
            port: port.filter(|port| Some(*port) != own),
        })
    }

    /// The part of a URL that is its origin, as it is written there. Of what is no URL it may be more.
    pub(super) fn in_url(url: &str) -> &str {
        let start = split_scheme(url).map_or(0, |(scheme, _)| scheme.len() + 3);
        let end = url.get(start..).and_then(|rest| rest.find(['/', '?', '#']));
        end.and_then(|end| url.get(..start + end)).unwrap_or(url)
    }

    /// An origin and no more: no path, not even `/`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (_, rest) = split_scheme(text)?;
        match rest.contains(['/', '?', '#']) {
            true => None,
            false => Self::of_url(text),
        }
    }
}

/// What stands before and after `://`.
fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once([':'])?;
    Some((scheme, rest.strip_prefix("//")?))
}

fn is_of_scheme(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)
}

/// The host, and what stands after its colon. No user name, no escapes and no letters that would have to be written in Punycode.
fn split_port(authority: &str) -> Option<(Host, &str)> {
    let (host, rest) = match authority.strip_prefix('[') {
        Some(address) => {
            let (inside, rest) = address.split_once([']'])?;
            let address: IpAddr = inside.parse().ok()?;
            (address.is_ipv6().then_some(Host::V6(address))?, rest)
        }
        None => {
            let host = authority.split([':']).next()?;
            (name(host)?, authority.strip_prefix(host)?)
        }
    };
    match rest {
        "" => Some((host, "")),
        port => Some((host, port.strip_prefix(':')?)),
    }
}

fn name(host: &str) -> Option<Host> {
    let named = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    if host.is_empty() || !host.bytes().all(named) {
        return None;
    }
    let host = host.to_ascii_lowercase();
    // Browsers read a name that ends in a number as an IPv4 address, whose parts may be octal or hexadecimal or left out.
    let last = host.split(['.']).rfind(|label| !label.is_empty())?;
    let is_number = last.starts_with("0x") || last.bytes().all(|byte| byte.is_ascii_digit());
    match is_number && host.parse::<IpAddr>().is_err() {
        true => None,
        false => Some(Host::Name(host)),
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn compares_scheme_host_and_port() {
        let cases = [
            (
                "https://shop.example/cart?step=2#top",
                "https://shop.example",
                true,
            ),
            ("https://shop.example", "https://shop.example", true),
            ("HTTPS://Shop.Example:443?x", "https://shop.example", true),
            ("https://shop.example:/", "https://shop.example", true),
            ("http://shop.example:80/", "http://shop.example", true),
            (
                "https://shop.example:0443/",
                "https://shop.example:443",
                true,
            ),
            ("http://localhost:8080/", "http://localhost:8080", true),
            (
                "http://[2001:DB8::1]:8080/x",
                "http://[2001:db8::1]:8080",
                true,
            ),
            (
                "http://[2001:db8::1]/",
                "http://[2001:DB8:0:0:0:0:0:1]",
                true,
            ),
            (
                "http://[::ffff:192.0.2.1]/",
                "http://[::FFFF:c000:0201]:80",
                true,
            ),
            ("http://192.0.2.1:80/x", "http://192.0.2.1", true),
            ("http://[::ffff:c000:201]/", "http://192.0.2.1", false),
            ("http://[2001:db8::2]/", "http://[2001:db8::1]", false),
            ("https://shop.example./", "https://shop.example.", true),
            ("https://shop.example./", "https://shop.example", false),
            ("https://4you.example/", "https://4you.example", true),
            ("capacitor://localhost/", "capacitor://localhost", true),
            ("http://shop.example/", "https://shop.example", false),
            ("https://shop.example:8443/", "https://shop.example", false),
            ("https://shop.example:80/", "https://shop.example", false),
            ("https://www.shop.example/", "https://shop.example", false),
            (
                "https://shop.example.evil.example/",
                "https://shop.example",
                false,
            ),
            (
                "https://evil.example/https://shop.example",
                "https://shop.example",
                false,
            ),
        ];
        for (url, origin, same) in cases {
            let (url_origin, wanted) = (Origin::of_url(url), Origin::parse(origin));
            assert!(
                url_origin.is_some() && wanted.is_some(),
                "{url} and {origin}"
            );
            assert_eq!(url_origin == wanted, same, "{url} and {origin}");
        }
    }

    #[test]
    fn refuses_what_has_none() {
        let cases = [
            "",
            "shop.example",
            "/cart",
            "//shop.example",
            "about:blank",
            "data:text/html,x",
            "file:///x",
            "https:shop.example",
            "https:/shop.example",
            "https:///shop.example",
            "://shop.example",
            "1s://shop.example",
            " https://shop.example",
            "https://",
            "https://:443",
            "https://user@shop.example/",
            "https://shop.example@evil.example/",
            r"https://evil.example\@shop.example/",
            r"https://shop.example\.evil.example/",
            "https://shop%2eexample/",
            "https://shop.exa\tmple/",
            "https://bücher.example/",
            "https://shop.example:443443/",
            "https://shop.example:4x/",
            "https://a:b:c/",
            "https://192.0.2.01/",
            "https://192.0.513/",
            "https://3221225985/",
            "https://0xc0.0.2.1/",
            "https://192.0.2.0x1",
            "https://0x7f000001/",
            "https://192.0.2.1./",
            "https://./",
            "https://[::1%25eth0]/",
            "https://[192.0.2.1]/",
            "https://[::1",
            "https://[]",
            "https://[shop.example]/",
            "https://[::1]x/",
            "ht\ntps://shop.example/",
        ];
        for url in cases {
            assert_eq!(Origin::of_url(url), None, "{url}");
        }
        for text in [
            "https://shop.example/",
            "https://shop.example?x",
            "https://shop.example#",
        ] {
            assert!(Origin::of_url(text).is_some(), "{text}");
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }
}
