//! What may be changed in an event.
//!
//! ```
//! use fingerprint_edge::v4::EventUpdate;
//!
//! let update = EventUpdate::new().suspect(true).linked_id("order-7").tags([("reviewed_by", "ana")]);
//! assert_eq!(update.suspect, Some(true));
//! ```

use crate::api::parameter::Kind;
use crate::api::parameter_list::parameters;
use crate::api::v4::platform::Tags;

parameters! {
    /// Changes to an event; what is left out stays as it is.
    ///
    /// An event can be changed for a month. See
    /// <https://docs.fingerprint.com/reference/server-api-v4-update-event>.
    pub struct EventUpdate;
    /// The fields of an update's JSON body.
    pub static PARAMETERS: 3;
    absent: "undefined";

    /// An id of your own, such as of an account or an order, at most 256 characters.
    linked_id: String => Kind::TextUpTo(256),
    /// An object of your own to keep with the event.
    tags: Tags => Kind::Object,
    /// Whether the event is suspicious; a search can then ask for it.
    suspect: bool => Kind::Flag,
}
