//! The [Fingerprint Server API v3](https://docs.fingerprint.com/reference/server-api), which is deprecated: its
//! [`Client`], what its operations take and what they answer, and the way to v4 and back.
//!
//! [`upgrade`](fn@upgrade) makes v4's event of v3's, and says what could not be brought over; [`downgrade`](fn@downgrade)
//! goes the other way.
//!
//! ```
//! use fingerprint_edge::{json, v3, v4};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let event: v3::Event = json::from_str(
//!     r#"{ "products": { "identification": { "data": {
//!         "requestId": "1.a", "timestamp": 1708102555327, "incognito": true
//!     } } } }"#,
//! )?;
//! let event = v4::Event::try_from(event)?;
//! assert_eq!(event.event_id, "1.a");
//! assert_eq!(event.incognito, Some(true));
//! # Ok(())
//! # }
//! ```

pub use crate::api::v3::*;
pub use crate::client::v3::Client;
