//! The visitor ids of other browsers on the same mobile device.

use crate::api::parameter::Kind;
use crate::api::parameter_list::parameters;
use crate::api::record::record;

parameters! {
    /// Whose related visitors to look for.
    pub struct GetRelatedVisitorsParams;
    /// The query parameters of a search for related visitors.
    pub static PARAMETERS: 1;
    absent: "undefined" except "visitor_id";

    /// The visitor id whose related visitors to look for; required.
    visitor_id: String => Kind::Text,
}

record! {
    /// The browsers of one mobile device, in web views and on their own, in the last six months.
    ///
    /// The operation has to be enabled by the vendor, and is billed on its own. See
    /// <https://docs.fingerprint.com/reference/related-visitors-api>.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RelatedVisitors {
        /// The other browsers of the device; empty when there are none.
        related_visitors: Vec<RelatedVisitor> as key,
    }
}

record! {
    /// Another browser of the same device.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RelatedVisitor {
        /// Its visitor id.
        visitor_id: String,
    }
}
