//! The [Fingerprint Server API v4](https://docs.fingerprint.com/reference/server-api-v4): its [`Client`], what its
//! operations take and what they answer.
//!
//! Whatever the API does not guarantee is an `Option`. The API adds fields and values to what it answers, and they are kept:
//! under `other`, and as the variant `Other` of an enum. What an operation takes is made by `new()` and a setter for each field.
//!
//! ```
//! use fingerprint_edge::{json, v4};
//!
//! let event: v4::Event = json::from_str(
//!     r#"{ "event_id": "1.a", "timestamp": 1708102555327, "bot": "good", "moon": "full" }"#,
//! )?;
//! assert_eq!(event.bot, Some(v4::signals::BotResult::Good));
//! assert_eq!(event.identification, None);
//! assert_eq!(event.other["moon"], "full");
//! # Ok::<(), json::Error>(())
//! ```

pub use crate::api::v4::*;
pub use crate::client::v4::Client;
