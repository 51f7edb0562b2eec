//! Where an event came from: its source, the SDK that sent it, the rules that it triggered.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

/// A JSON object of the customer's own, as it was sent with the event or set later.
pub type Tags = serde_json::Map<String, serde_json::Value>;

open_enum! {
    /// What made an event.
    pub enum EventSource {
        /// The JavaScript agent or a mobile SDK, on the visitor's device.
        Device = "device",
        /// The API's edge endpoint, from a request seen before it reached the origin.
        Edge = "edge",
    }
}

open_enum! {
    /// How far an incremental identification has come.
    pub enum IncrementalIdentificationStatus {
        /// A minimal request: the smart signals are not computed, and what they say should be ignored.
        PartiallyCompleted = "partially_completed",
        /// A complete request: the smart signals are computed.
        Completed = "completed",
    }
}

open_enum! {
    /// The platform of an SDK.
    pub enum SdkPlatform {
        /// The JavaScript agent in a browser.
        Js = "js",
        /// Android.
        Android = "android",
        /// iOS.
        Ios = "ios",
        /// The API could not tell.
        Unknown = "unknown",
    }
}

record! {
    /// The SDK that sent the event.
    #[derive(Default)]
    pub struct Sdk {
        /// The platform of the SDK.
        platform: SdkPlatform,
        /// The version of the SDK, such as `3.11.10`.
        version: String,
        /// The wrappers around the SDK, such as the one for React.
        integrations?: Vec<Integration>,
    }
}

record! {
    /// A wrapper around the SDK.
    #[derive(Default)]
    pub struct Integration {
        /// The name of the package, such as `fingerprint-pro-react`.
        name?: String,
        /// The version of the package.
        version?: String,
        /// The framework that the wrapper found itself in.
        subintegration?: Subintegration,
    }
}

record! {
    /// The framework in which a wrapper around the SDK runs.
    #[derive(Default)]
    pub struct Subintegration {
        /// The name of the framework, such as `preact`.
        name?: String,
        /// The version of the framework.
        version?: String,
    }
}

record! {
    /// A rule that made the API send a webhook.
    #[derive(Default)]
    pub struct TriggeredBy {
        /// The id of the rule.
        id: String,
        /// The name that the rule was given.
        name: String,
        /// What the rule does, in the words of whoever wrote it.
        description: String,
    }
}
