//! Signals of the browser: the browser, its features and its engine.

use std::collections::BTreeMap;

use crate::api::record::record;

/// Yes or no, by name.
pub type Flags = BTreeMap<String, bool>;

/// Texts by name.
pub type Texts = BTreeMap<String, String>;

record! {
    /// Whether the browser's functions were replaced.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct IntegritySignal {
        /// The names of those that were.
        tampered_apis?: Vec<String>,
        /// Whether a worker says something else than the page.
        worker_mismatch?: bool,
        /// How much of it contradicts the rest; 0 is nothing.
        lie_score?: f64,
    }
}

record! {
    /// The wallets for crypto currencies.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WalletSignal {
        /// The names of those that were found.
        detected?: Vec<String>,
        /// How many were found.
        count?: i64,
        /// Those for Ethereum and its kin.
        evm_providers?: Vec<String>,
        /// Those for Solana.
        solana_providers?: Vec<String>,
        /// Whether there are several.
        multiple_wallets?: bool,
        /// Their versions, by their names.
        versions?: Texts,
    }
}

record! {
    /// The places in which the browser keeps data.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct StorageSignal {
        /// Whether there is local storage.
        local_storage?: bool,
        /// Whether there is session storage.
        session_storage?: bool,
        /// Whether there is IndexedDB.
        indexed_db?: bool,
        /// Whether cookies can be set.
        cookie?: bool,
        /// Those that still held what was written before.
        surviving_mechanisms?: Vec<String>,
    }
}

record! {
    /// The computed style of an element.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CssStyleSignal {
        /// How many properties it has.
        property_count?: i64,
        /// The system's colours as a hash.
        system_color_hash?: String,
        /// The system's fonts as a hash.
        system_font_hash?: String,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The features of CSS.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CssFeatureSignal {
        /// Whether there is each feature, by its name.
        features?: Flags,
        /// How many there are.
        supported_count?: i64,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The engine's error messages.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct ErrorSignal {
        /// The messages.
        messages?: Vec<String>,
        /// The messages as a hash.
        hash?: String,
    }
}

record! {
    /// What a worker says about the browser.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WorkerScopeSignal {
        /// What its `navigator` says; null when there was no worker.
        worker_navigator?: Option<WorkerNavigator>,
        /// What its WebGL context says; null when it has none.
        #[serde(rename = "workerWebGL")]
        worker_web_gl?: Option<WorkerWebGl>,
        /// What the page says otherwise.
        mismatches?: Vec<String>,
    }
}

record! {
    /// What the `navigator` of a worker says.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WorkerNavigator {
        /// The number of logical processors.
        hardware_concurrency?: i64,
        /// The platform.
        platform?: String,
        /// The preferred languages.
        languages?: Vec<String>,
        /// The user agent.
        user_agent?: String,
    }
}

record! {
    /// What the WebGL context of a worker says about itself.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct WorkerWebGl {
        /// The renderer.
        renderer?: String,
        /// The vendor of the graphics driver.
        vendor?: String,
    }
}

record! {
    /// The properties of the global object.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WindowFeaturesSignal {
        /// How many there are.
        property_count?: i64,
        /// How many of them are WebKit's.
        webkit_count?: i64,
        /// How many of them are Mozilla's.
        moz_count?: i64,
        /// Those that others have left there.
        litter_keys?: Vec<String>,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The properties of an HTML element.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HtmlElementSignal {
        /// How many there are.
        property_count?: i64,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The features by which platforms differ.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PlatformFeaturesSignal {
        /// Whether there is each feature, by its name.
        features?: Flags,
        /// The platform that fits them best.
        estimated_platform?: String,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The client hints in place of the user agent.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct UaClientHintsSignal {
        /// Whether the browser gives them.
        available?: bool,
        /// Whether it is a mobile device; null when that is not known.
        mobile?: Option<bool>,
        /// The operating system; null when it is not known.
        platform?: Option<String>,
        /// The architecture of the processor; null when it is not known.
        architecture?: Option<String>,
        /// Its bits, such as `64`; null when they are not known.
        bitness?: Option<String>,
        /// The model of the device; null when it is not known.
        model?: Option<String>,
        /// The version of the operating system; null when it is not known.
        platform_version?: Option<String>,
        /// Whether a 32-bit browser runs on a 64-bit Windows; null when that is not known.
        wow64?: Option<bool>,
        /// The forms of the device, such as `Desktop`.
        form_factors?: Vec<String>,
        /// The brands of the browser.
        brands?: Vec<UaClientHintsBrand>,
        /// The brands with their whole versions.
        full_version_list?: Vec<UaClientHintsBrand>,
        /// All of it as a hash; null when there is nothing.
        hash?: Option<String>,
    }
}

record! {
    /// A brand of the browser.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct UaClientHintsBrand {
        /// Its name.
        brand?: String,
        /// Its version.
        version?: String,
    }
}

record! {
    /// What the browser can do, and what is odd about it.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CapabilityVectorSignal {
        /// Whether it shows PDF itself; null when that is not known.
        pdf_viewer_enabled?: Option<bool>,
        /// Whether it asks not to be sold or shared; null when that is not known.
        global_privacy_control?: Option<bool>,
        /// Whether there is a plugin for PDF.
        has_pdf_plugin?: bool,
        /// How many plugins there are; null when that is not known.
        plugin_count?: Option<i64>,
        /// Whether there is the WebGPU API.
        #[serde(rename = "hasWebGPU")]
        has_web_gpu?: bool,
        /// Whether there is the Virtual Keyboard API.
        has_virtual_keyboard?: bool,
        /// Whether there is speech synthesis.
        has_speech_synthesis?: bool,
        /// Whether there is speech recognition.
        has_speech_recognition?: bool,
        /// Whether there is the Media Capabilities API.
        has_media_capabilities?: bool,
        /// Whether there is the Keyboard Map API.
        has_keyboard_layout_api?: bool,
        /// Whether there is the Web Bluetooth API.
        has_bluetooth?: bool,
        /// Whether there is the WebUSB API.
        has_usb?: bool,
        /// Whether there is the WebHID API.
        has_hid?: bool,
        /// Whether there is the Web Serial API.
        has_serial?: bool,
        /// Whether there are detailed client hints.
        has_high_entropy_ua_hints?: bool,
        /// What contradicts the rest.
        suspicious_flags?: Vec<String>,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The limits of the browser, and what is odd about them.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RuntimeVectorSignal {
        /// The number of logical processors.
        hardware_concurrency?: i64,
        /// The memory in GiB, rounded; null when it is not known.
        device_memory?: Option<f64>,
        /// The finest step of the clock, in milliseconds; null when it is not known.
        timing_resolution_ms?: Option<f64>,
        /// How deep calls can go; null when it is not known.
        max_stack_size?: Option<i64>,
        /// The quota of storage, in megabytes; null when it is not known.
        #[serde(rename = "storageQuotaMB")]
        storage_quota_mb?: Option<f64>,
        /// What of the heap is used, in megabytes; null when it is not known.
        #[serde(rename = "jsHeapUsedMB")]
        js_heap_used_mb?: Option<f64>,
        /// The size of the heap, in megabytes; null when it is not known.
        #[serde(rename = "jsHeapTotalMB")]
        js_heap_total_mb?: Option<f64>,
        /// The limit of the heap, in megabytes; null when it is not known.
        #[serde(rename = "jsHeapLimitMB")]
        js_heap_limit_mb?: Option<f64>,
        /// The estimated round trip, in milliseconds; null when it is not known.
        network_rtt_ms?: Option<f64>,
        /// The estimated bandwidth, in megabits per second; null when it is not known.
        downlink_mbps?: Option<f64>,
        /// Whether the browser is to save data; null when that is not known.
        save_data?: Option<bool>,
        /// What contradicts the rest.
        suspicious_flags?: Vec<String>,
        /// All of it as a hash.
        hash?: String,
    }
}
