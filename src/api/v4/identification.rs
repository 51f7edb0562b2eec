//! Who the visitor is: visitor ids with their confidence, the browser, the device, the place.

use crate::api::record::record;

record! {
    /// The visitor, recognised in a way that favours precision.
    #[derive(Default)]
    pub struct Identification {
        /// The id of the browser or the mobile device, about 20 characters.
        visitor_id: String,
        /// How sure the identification is.
        confidence?: IdentificationConfidence,
        /// Whether this visitor was known before the event.
        visitor_found: bool,
        /// When this visitor id was seen for the first time, in Unix milliseconds.
        first_seen_at?: i64,
        /// When this visitor id was seen last, in Unix milliseconds.
        last_seen_at?: i64,
    }
}

record! {
    /// How sure an identification is.
    ///
    /// See <https://docs.fingerprint.com/docs/identification-accuracy-and-confidence>.
    #[derive(Default)]
    pub struct IdentificationConfidence {
        /// How likely the identification is right, from 0 to 1; always 0 for a High Recall ID.
        score: f64,
        /// The version of the method behind the score; `Not Supported` for a High Recall ID.
        version?: String,
        /// Why the score is what it is, in words.
        comment?: String,
    }
}

record! {
    /// The visitor, recognised in a way that favours coverage: fewer browsers count as new, more are mixed up.
    ///
    /// See <https://docs.fingerprint.com/docs/supplementary-identifiers-highrecall>.
    #[derive(Default)]
    pub struct SupplementaryIdHighRecall {
        /// The High Recall ID of the browser, at most 25 letters, digits and underscores.
        visitor_id: String,
        /// Whether this browser was known before the event.
        visitor_found: bool,
        /// The confidence, which the API does not work out for this id.
        confidence?: IdentificationConfidence,
        /// When this browser was seen for the first time, in Unix milliseconds.
        first_seen_at?: i64,
        /// When this browser was seen last, in Unix milliseconds.
        last_seen_at?: i64,
    }
}

record! {
    /// The browser, as its user agent names it.
    #[derive(Default)]
    pub struct BrowserDetails {
        /// The name of the browser, such as `Chrome`.
        browser_name: String,
        /// The first part of the browser's version, such as `74`.
        browser_major_version: String,
        /// The whole version of the browser, such as `74.0.3729`.
        browser_full_version: String,
        /// The family of the operating system, such as `Windows`.
        os: String,
        /// The version of the operating system.
        os_version: String,
        /// The model or family of the device; `Other` where the user agent does not name one.
        device: String,
    }
}

record! {
    /// The device, as the mobile SDK found it: by what the system says, not by the user agent.
    #[derive(Default)]
    pub struct DeviceDetails {
        /// Who made the device, as the device spells it, in whatever case; `Apple` on iOS.
        device_manufacturer?: String,
        /// The model: on iOS the code of the board, such as `iPhone17,1`, and not the name on the box.
        device_model?: String,
        /// The version of the operating system, in one to three parts, such as `16`, `18.5` or `26.0.1`.
        os_version?: String,
    }
}

record! {
    /// The zone of a fixed worldwide grid in which the device is.
    #[derive(Default)]
    pub struct Proximity {
        /// The id of the zone; it stays the same and does not tell where the zone is.
        id: String,
        /// The radius of the zone in metres: 10, 25, 65, 175, 450, 1200, 3300, 8500 or 22500.
        precision_radius: i64,
        /// How likely the device is in this zone and not in one next to it, from 0 to 1.
        confidence: f64,
    }
}
