//! Where a call goes: system, region or base URL, and the key -> origin and authentication header.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use crate::call::error::Refusal;

/// An API that this crate calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// [Fingerprint Server API v4](https://docs.fingerprint.com/reference/server-api-v4).
    V4,
    /// [Fingerprint Server API v3](https://docs.fingerprint.com/reference/server-api), which is deprecated.
    V3,
    /// [FingerprintIQ v1](https://docs.fingerprintiq.com), what its secret keys open.
    Iq,
    /// FingerprintIQ, what its live and test keys open.
    IqLive,
}

/// Where a Fingerprint workspace keeps its data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Region {
    /// North Virginia, USA; also called `us`.
    #[default]
    Global,
    /// Frankfurt, Germany.
    Eu,
    /// Mumbai, India.
    Ap,
}

impl Region {
    /// Reads a region's name in any letter case.
    ///
    /// # Errors
    /// The name is none of `global`, `us`, `eu`, `ap`.
    #[doc(hidden)]
    pub fn parse(name: &str) -> Result<Self, Refusal> {
        [
            ("global", Self::Global),
            ("us", Self::Global),
            ("eu", Self::Eu),
            ("ap", Self::Ap),
        ]
        .into_iter()
        .find_map(|(known, region)| known.eq_ignore_ascii_case(name).then_some(region))
        .ok_or_else(|| {
            Refusal::new(&[
                "`region` must be \"global\", \"us\", \"eu\" or \"ap\", got \"",
                name,
                "\"",
            ])
        })
    }
}

impl System {
    /// Every system; JavaScript names one by its place in this list.
    pub const ALL: [Self; 4] = [Self::V4, Self::V3, Self::Iq, Self::IqLive];

    /// The name that the JavaScript driver uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V4 => "v4",
            Self::V3 => "v3",
            Self::Iq => "iq",
            Self::IqLive => "live",
        }
    }

    /// The origin of the API in a region, without a slash at its end. FingerprintIQ has no regions.
    #[must_use]
    pub fn origin(self, region: Region) -> &'static str {
        match (self, region) {
            (Self::Iq | Self::IqLive, _) => "https://api.fingerprintiq.com",
            (_, Region::Global) => "https://api.fpjs.io",
            (_, Region::Eu) => "https://eu.api.fpjs.io",
            (_, Region::Ap) => "https://ap.api.fpjs.io",
        }
    }

    /// The header that carries the key, and what stands before the key in it.
    #[must_use]
    pub fn auth_header(self) -> (&'static str, &'static str) {
        match self {
            Self::V4 | Self::Iq => ("authorization", "Bearer "),
            Self::V3 => ("auth-api-key", ""),
            Self::IqLive => ("x-api-key", ""),
        }
    }

    /// The option that holds the key.
    #[must_use]
    pub fn key_name(self) -> &'static str {
        match self {
            Self::IqLive => "liveKey",
            _ => "apiKey",
        }
    }

    /// How the keys of the system begin, and that in a message.
    fn key_beginnings(self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::V4 | Self::V3 => (&[""], ""),
            Self::Iq => (&["fiq_secret_"], "fiq_secret_"),
            Self::IqLive => (&["fiq_live_", "fiq_test_"], "fiq_live_` or `fiq_test_"),
        }
    }

    /// Checks the form of a secret key.
    ///
    /// # Errors
    /// It is empty, has characters that a header value or a key cannot have, or is a key of another kind.
    pub fn check_key(self, key: &str) -> Result<(), Refusal> {
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refusal::new(&[
                "`",
                self.key_name(),
                "` must be visible ASCII characters without spaces: ",
                "is the secret bound, and without a line break at its end?",
            ]));
        }
        let (beginnings, shown) = self.key_beginnings();
        if !beginnings
            .iter()
            .any(|beginning| key.starts_with(beginning))
        {
            return Err(Refusal::new(&[
                "`",
                self.key_name(),
                "` must begin with `",
                shown,
                "`",
            ]));
        }
        Ok(())
    }
}

/// As [`allowed_base_url`], of a host that is one: JavaScript has a parser of URLs for that.
///
/// # Errors
/// It is not such a URL, or its host is neither a name nor an address.
pub fn base_url(url: &str) -> Result<&str, Refusal> {
    let allowed = allowed_base_url(url)?;
    let authority = url
        .split_once("://")
        .and_then(|(_, rest)| rest.split(['/']).next());
    let host = authority.and_then(host_of).unwrap_or_default();
    if is_host(host, url.contains("://[")) {
        Ok(allowed)
    } else {
        Err(Refusal::new(&[
            "`baseUrl` must have a host that is a name or an address, such as https://example.com/fingerprint",
        ]))
    }
}

/// Checks a base URL and takes the slashes off its end. `https` is allowed for any host, `http` for
/// loopback hosts alone: a secret key never travels in clear text.
///
/// # Errors
/// It is not such a URL, or it has user information, a query or a fragment.
pub fn allowed_base_url(url: &str) -> Result<&str, Refusal> {
    let refuse = |wrong: &str| {
        Refusal::new(&[
            "`baseUrl` ",
            wrong,
            ", such as https://example.com/fingerprint",
        ])
    };
    let (scheme, rest) = url
        .split_once([':'])
        .and_then(|(scheme, rest)| Some((scheme, rest.strip_prefix("//")?)))
        .ok_or_else(|| refuse("must be an absolute https URL"))?;
    let authority = rest.split(['/']).next().unwrap_or(rest);
    let visible = url
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\\<>\"{}^`|".contains(&byte));
    if !visible || authority.is_empty() {
        return Err(refuse("must be an absolute https URL in ASCII"));
    }
    if authority.contains(['@']) {
        return Err(refuse("must not hold a user name or password"));
    }
    if url.contains(['?', '#']) {
        return Err(refuse("must not have a query or a fragment"));
    }
    let host = host_of(authority)
        .ok_or_else(|| refuse("must have a host and, at most, a port from 1 to 65535"))?;
    let allowed = scheme.eq_ignore_ascii_case("https")
        || (scheme.eq_ignore_ascii_case("http") && is_loopback(host));
    if !allowed {
        return Err(refuse("must be https (http is for loopback hosts only)"));
    }
    Ok(url.trim_end_matches(['/']))
}

/// The host of an authority, where host and port are well-formed.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once([']'])?;
            let port = port
                .strip_prefix(':')
                .or(port.is_empty().then_some("443"))?;
            (address, port)
        }
        None => authority.split_once([':']).unwrap_or((authority, "443")),
    };
    let port: u16 = digits(port)?;
    (port > 0 && !host.is_empty()).then_some(host)
}

/// Whether what stands for a host is one: a name, or an address in the notation of its kind.
fn is_host(host: &str, in_brackets: bool) -> bool {
    if in_brackets {
        return Ipv6Addr::from_str(host).is_ok();
    }
    // One whose last part is a number, of either base, is an address, or nothing at all.
    let last = host.rsplit(['.']).find(|part| !part.is_empty());
    let is_name = last.is_some_and(|last| {
        !last.bytes().all(|byte| byte.is_ascii_digit())
            && !last.starts_with("0x")
            && !last.starts_with("0X")
    });
    (is_name && !host.contains(['[', ']', '%'])) || Ipv4Addr::from_str(host).is_ok()
}

/// Whether a host can only be this machine: `localhost` and the names under it, 127.0.0.0/8, `::1`.
/// Written out, since the address parser of the standard library would add 2 KB to the npm package.
fn is_loopback(host: &str) -> bool {
    let name = host.to_ascii_lowercase();
    let mut octets = name.split(['.']);
    let ipv4 = octets.next() == Some("127")
        && octets.clone().count() == 3
        && octets.all(|octet| digits::<u8>(octet).is_some());
    ipv4 || name == "::1" || name == "localhost" || name.ends_with(".localhost")
}

/// A number of digits alone. `parse` takes a sign as well, with which `127.0.0.+1` would be a name for the resolver.
fn digits<T: FromStr>(text: &str) -> Option<T> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(text)?
        .parse()
        .ok()
}
