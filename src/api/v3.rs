//! Fingerprint Server API v3: the types of its answers and of what its operations take.
//!
//! The vendor calls it deprecated; [`upgrade`](fn@upgrade) turns its events into those of v4. The API's
//! own page is <https://docs.fingerprint.com/reference/server-api>. A value of an unexpected type costs
//! neither the event nor the page: [`Event::misfits`] names it, and says where it is.

pub(crate) mod downgrade;
pub(crate) mod error_code;
pub(crate) mod event;
pub mod identification;
pub mod ip_info;
pub mod raw_device_attributes;
pub(crate) mod related_visitors;
pub(crate) mod search;
mod signal;
pub mod signals;
pub(crate) mod update;
pub(crate) mod upgrade;
pub(crate) mod visits;
pub(crate) mod webhook;

pub use downgrade::{Downgraded, downgrade, downgrade_visit, downgrade_webhook};
pub use error_code::{ApiError, ErrorCode, ErrorPlainResponse, ErrorResponse};
pub use event::{Event, Product, Products};
pub use related_visitors::{RelatedVisitor, RelatedVisitors};
pub use search::{SearchEventsFilter, SearchEventsResponse};
pub use update::EventUpdate;
pub use upgrade::{UpgradeError, Upgraded, upgrade, upgrade_visit, upgrade_webhook};
pub use visits::{GetVisitsParams, Visit, Visits};
pub use webhook::{SupplementaryId, SupplementaryIds, Webhook};
