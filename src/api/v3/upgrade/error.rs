//! Why an event of v3 could not become one of v4.

use std::fmt;

use crate::api::pairs::Refused;
use crate::api::v3::error_code::ApiError;

/// Why an event of v3 could not become one of v4.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UpgradeError {
    /// Nothing says which event it is, as a product that would have said so failed.
    Failed {
        /// The name of the product, such as `identification`.
        product: &'static str,
        /// What the API says about it.
        error: ApiError,
    },
    /// Nothing says which event it is.
    NoId,
}

impl From<Refused> for UpgradeError {
    fn from(refused: Refused) -> Self {
        let Refused::Failed { product, error, .. } = refused else {
            return Self::NoId;
        };
        match serde_json::from_str(&error) {
            Ok(error) => Self::Failed { product, error },
            Err(_) => Self::NoId,
        }
    }
}

impl fmt::Display for UpgradeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { product, error } => write!(
                f,
                "has no event id, because `products.{product}` failed with `{}`: {}",
                error.code.as_str(),
                error.message
            ),
            Self::NoId => f.write_str("has no event id: `requestId` is missing, empty or no text"),
        }
    }
}

impl std::error::Error for UpgradeError {}
