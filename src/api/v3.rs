//! Fingerprint Server API v3: the types of its answers and of what its operations take.
//!
//! The vendor calls it deprecated; [`upgrade`](fn@upgrade) turns its events into those of v4. The API's
//! own page is <https://docs.fingerprint.com/reference/server-api>. A value of an unexpected type costs
//! neither the event nor the page: [`Event::misfits`] names it, and says where it is.

pub mod downgrade;
pub mod error_code;
pub mod event;
pub mod identification;
pub mod ip_info;
pub mod raw_device_attributes;
pub mod related_visitors;
pub mod search;
mod signal;
pub mod signals;
pub mod update;
pub mod upgrade;
pub mod visits;
pub mod webhook;

pub use downgrade::{Downgraded, downgrade, downgrade_visit, downgrade_webhook};
pub use error_code::{ErrorCode, ErrorPlainResponse, ErrorResponse};
pub use event::{Event, Product, Products};
pub use related_visitors::{GetRelatedVisitorsParams, RelatedVisitors};
pub use search::{SearchEventsFilter, SearchEventsResponse};
pub use update::EventUpdate;
pub use upgrade::{UpgradeError, Upgraded, upgrade, upgrade_visit, upgrade_webhook};
pub use visits::{GetVisitsParams, Visit, Visits};
pub use webhook::Webhook;
