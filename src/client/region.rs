//! A region as text: in configuration files, environment variables and command lines.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::call::endpoint::Region;
use crate::call::error::Error;

impl Region {
    const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Eu => "eu",
            Self::Ap => "ap",
        }
    }
}

/// `global`, `eu` or `ap`.
impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Reads `global`, `us`, `eu` or `ap` in any letter case.
impl FromStr for Region {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::parse(name).map_err(|refusal| Error::refused("Region::from_str", &refusal))
    }
}

/// As [`Display`](fmt::Display) writes it.
impl Serialize for Region {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// As [`FromStr`] reads it.
impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl de::Visitor<'_> for Name {
            type Value = Region;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`global`, `us`, `eu` or `ap`")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Region, E> {
                Region::parse(name).map_err(|_| E::invalid_value(de::Unexpected::Str(name), &self))
            }
        }

        deserializer.deserialize_str(Name)
    }
}

#[cfg(test)]
mod tests {
    use super::Region;
    use std::error::Error;

    #[test]
    fn a_region_is_read_and_written() -> Result<(), Box<dyn Error + Send + Sync>> {
        for (text, region, name) in [
            ("global", Region::Global, "global"),
            ("US", Region::Global, "global"),
            ("eU", Region::Eu, "eu"),
            ("AP", Region::Ap, "ap"),
        ] {
            assert_eq!(text.parse::<Region>()?, region);
            assert_eq!(region.to_string(), name);
            assert_eq!(serde_json::from_value::<Region>(text.into())?, region);
            assert_eq!(serde_json::to_value(region)?, name);
        }
        assert_eq!(format!("{:>4}|", Region::Eu), "  eu|");
        for wrong in ["", " eu", "europe", "eu-central-1"] {
            let error = wrong
                .parse::<Region>()
                .map(drop)
                .map_err(|error| error.to_string());
            assert!(error.is_err_and(|said| said.contains("\"global\", \"us\", \"eu\" or \"ap\"")));
            let error =
                serde_json::from_value::<Region>(wrong.into()).map_err(|error| error.to_string());
            assert!(error.is_err_and(|said| said.contains("`global`, `us`, `eu` or `ap`")));
        }
        assert!(serde_json::from_str::<Region>("1").is_err());
        Ok(())
    }
}
