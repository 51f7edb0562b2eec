//! What may be changed in an event.

use crate::api::parameter::Kind;
use crate::api::parameter_list::parameters;
use crate::api::v3::identification::Tag;

parameters! {
    /// Changes to an event; what is left out stays as it is.
    ///
    /// An event can be changed for ten days. See <https://docs.fingerprint.com/reference/updateevent>.
    pub struct EventUpdate;
    /// The fields of an update's JSON body.
    pub static PARAMETERS: 3;
    absent: "undefined";

    /// An id of your own, such as of an account or an order.
    linked_id "linkedId": String => Kind::Text,
    /// An object of your own to keep with the event.
    tag: Tag => Kind::Object,
    /// Whether the event is suspicious; a search can then ask for it.
    suspect: bool => Kind::Flag,
}
