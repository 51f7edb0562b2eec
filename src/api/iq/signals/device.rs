//! Signals of the browser: the device, its screen, its place and its sensors.

use std::collections::BTreeMap;

use crate::api::iq::signals::browser::Flags;
use crate::api::record::record;

/// The state of each permission; null when it is not known.
pub type Permissions = BTreeMap<String, Option<String>>;

record! {
    /// What the browser's `navigator` says.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct NavigatorSignal {
        /// The number of logical processors.
        hardware_concurrency?: i64,
        /// The memory in GiB, rounded; null where the browser does not tell it.
        device_memory?: Option<f64>,
        /// How many fingers the touch screen tells apart.
        max_touch_points?: i64,
        /// The preferred languages, the first one first.
        languages?: Vec<String>,
        /// The platform, such as `MacIntel`.
        platform?: String,
        /// Whether cookies are on.
        cookie_enabled?: bool,
        /// The setting not to be tracked; null when it is not set.
        do_not_track?: Option<String>,
        /// The layout of the keyboard; null where the browser does not tell it.
        keyboard_layout?: Option<String>,
        /// The kind of the connection, such as `4g`; null where the browser does not tell it.
        connection_type?: Option<String>,
        /// Whether there is the Web Bluetooth API.
        has_bluetooth?: bool,
        /// Whether there is the WebUSB API.
        has_usb?: bool,
        /// Whether there is the WebHID API.
        has_hid?: bool,
        /// Whether there is the Web Serial API.
        has_serial?: bool,
        /// Whether there is the Screen Wake Lock API.
        has_wake_lock?: bool,
        /// Whether there is the WebGPU API.
        has_gpu?: bool,
        /// Whether there is a Bluetooth adapter; null when that is not known.
        bluetooth_available?: Option<bool>,
    }
}

record! {
    /// What the media queries of CSS say.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MediaSignal {
        /// The preferred colours, such as `dark`.
        color_scheme?: String,
        /// The preferred contrast.
        contrast?: String,
        /// Whether the system forces its colours.
        forced_colors?: bool,
        /// The main pointer, such as `fine`.
        pointer?: String,
        /// Whether the main pointer can hover.
        hover?: String,
        /// How the page is shown, such as `browser`.
        display_mode?: String,
        /// Whether less motion is preferred.
        reduced_motion?: bool,
        /// The range of colours, such as `p3`.
        color_gamut?: String,
    }
}

record! {
    /// The screen.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ScreenSignal {
        /// The width, in CSS pixels.
        width?: f64,
        /// The height, in CSS pixels.
        height?: f64,
        /// The width that windows may take, in CSS pixels.
        avail_width?: f64,
        /// The height that windows may take, in CSS pixels.
        avail_height?: f64,
        /// The bits of a colour.
        color_depth?: i64,
        /// The device's pixels for each CSS pixel.
        pixel_ratio?: f64,
        /// Whether the figures are those that Firefox shows when it resists fingerprinting.
        is_firefox_rfp?: bool,
    }
}

record! {
    /// The voices of speech synthesis.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SpeechSignal {
        /// How many there are.
        voice_count?: i64,
        /// The names of those on the device.
        local_voices?: Vec<String>,
        /// How many of them are a service's.
        remote_voice_count?: i64,
        /// The default one; null when there is none.
        default_voice?: Option<String>,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// How the browser writes numbers, times and lists.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct IntlSignal {
        /// The locales that it uses.
        locales?: Vec<String>,
        /// A number as it writes it.
        formatted_number?: String,
        /// A span of time as it writes it.
        formatted_relative_time?: String,
        /// A list as it writes it.
        formatted_list?: String,
        /// Whether the locale contradicts the languages.
        locale_spoofed?: bool,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The time zone.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct TimezoneSignal {
        /// The zone that the browser names.
        reported?: String,
        /// The zone that follows from its offsets; null when none does.
        computed?: Option<String>,
        /// The offset at a moment of the past, in minutes.
        offset_historical?: f64,
        /// Whether the two contradict each other.
        is_spoofed?: bool,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// What WebRTC says about the network.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WebRtcSignal {
        /// The local address as a hash; null when none was shown.
        local_ip_hash?: Option<String>,
        /// How many candidates for a connection there are.
        candidate_count?: i64,
        /// Their kinds, such as `host`.
        candidate_types?: Vec<String>,
        /// Whether there are several network interfaces.
        multiple_nics?: bool,
    }
}

record! {
    /// The state of the device and the limits of the browser.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct StatusSignal {
        /// The finest step of the clock, in milliseconds.
        timing_resolution?: f64,
        /// How deep calls can go.
        max_stack_size?: i64,
        /// The quota of storage, in megabytes; null when it is not known.
        #[serde(rename = "storageQuotaMB")]
        storage_quota_mb?: Option<f64>,
        /// The battery; null where the browser does not tell.
        battery?: Option<BatteryStatus>,
        /// The limit of the heap; null where the browser does not tell it.
        heap_limit?: Option<f64>,
    }
}

record! {
    /// The battery.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct BatteryStatus {
        /// Whether it is being charged.
        charging?: bool,
        /// How full it is, from 0 to 1.
        level?: f64,
    }
}

record! {
    /// The measures of screen and window, and what is wrong with them.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GeometryVectorSignal {
        /// The screen.
        screen?: ScreenGeometry,
        /// The window.
        window?: WindowGeometry,
        /// The visible part of the page; null where the browser does not tell it.
        visual_viewport?: Option<ViewportGeometry>,
        /// How the screen is held.
        orientation?: ScreenOrientationState,
        /// What the browser's own frame takes of the width, in CSS pixels; null when it is not known.
        chrome_inset_x?: Option<f64>,
        /// What the browser's own frame takes of the height, in CSS pixels; null when it is not known.
        chrome_inset_y?: Option<f64>,
        /// What contradicts the rest.
        suspicious_flags?: Vec<String>,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// The measures of the screen, in CSS pixels.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ScreenGeometry {
        /// The width.
        width?: f64,
        /// The height.
        height?: f64,
        /// The width that windows may take.
        avail_width?: f64,
        /// The height that windows may take.
        avail_height?: f64,
    }
}

record! {
    /// The measures of the window, in CSS pixels.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WindowGeometry {
        /// The width of the page.
        inner_width?: f64,
        /// The height of the page.
        inner_height?: f64,
        /// The width of the window.
        outer_width?: f64,
        /// The height of the window.
        outer_height?: f64,
        /// The device's pixels for each CSS pixel.
        device_pixel_ratio?: f64,
    }
}

record! {
    /// The visible part of the page, in CSS pixels.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ViewportGeometry {
        /// The width.
        width?: f64,
        /// The height.
        height?: f64,
        /// The magnification; 1 is none.
        scale?: f64,
        /// The distance from the left of the page.
        offset_left?: f64,
        /// The distance from the top of the page.
        offset_top?: f64,
    }
}

record! {
    /// How the screen is held.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct ScreenOrientationState {
        /// Such as `landscape-primary`; null where the browser does not tell it.
        #[serde(rename = "type")]
        kind?: Option<String>,
        /// The angle, in degrees; null where the browser does not tell it.
        angle?: Option<f64>,
    }
}

record! {
    /// The sensors, and who may read them.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SensorCapabilitiesSignal {
        /// Whether there is the interface of each sensor.
        apis?: Flags,
        /// The state of each permission, such as `prompt`; null when it is not known.
        permission_states?: Permissions,
        /// What the policy of the page forbids.
        policy_blocked?: Vec<String>,
        /// How many there are.
        available_count?: i64,
        /// All of it as a hash.
        hash?: String,
    }
}
