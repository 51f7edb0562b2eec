//! The raw attributes of the browser or the device from which the signals are made.

use crate::api::record::record;

record! {
    /// Raw attributes of the browser or the device; which are there depends on the platform.
    #[derive(Default)]
    pub struct RawDeviceAttributes {
        /// How wide a fixed text is in the browser's preset fonts.
        font_preferences?: FontPreferences,
        /// Where and how large the browser draws an emoji.
        emoji?: Emoji,
        /// The names of the installed fonts that were found.
        fonts?: Vec<String>,
        /// The memory of the device, rounded, in gigabytes, 0 or more.
        device_memory?: f64,
        /// The IANA name of the time zone that is set on the device.
        timezone?: String,
        /// What the browser draws on a canvas.
        canvas?: Canvas,
        /// The languages that the user prefers, one list for each way to ask the browser.
        languages?: Vec<Vec<String>>,
        /// What the WebGL context supports, as hashes.
        webgl_extensions?: WebGlExtensions,
        /// What the WebGL context says about itself.
        webgl_basics?: WebGlBasics,
        /// The width and the height of the screen in pixels; browsers and iOS.
        screen_resolution?: Vec<i64>,
        /// What the browser says about touch input.
        touch_support?: TouchSupport,
        /// The browser's `navigator.oscpu`.
        oscpu?: String,
        /// A number that differs by the architecture of the processor.
        architecture?: i64,
        /// Whether the browser accepts cookies.
        cookies_enabled?: bool,
        /// The number of logical processors that the browser reports.
        hardware_concurrency?: i64,
        /// The locale by which the browser formats dates; `-1`, `-2` or `-3` when it cannot tell.
        date_time_locale?: String,
        /// The browser's `navigator.vendor`.
        vendor?: String,
        /// The depth of the screen's colours in bits.
        color_depth?: i64,
        /// The browser's `navigator.platform`.
        platform?: String,
        /// Whether `sessionStorage` works.
        session_storage?: bool,
        /// Whether `localStorage` works.
        local_storage?: bool,
        /// How the browser renders sound, as a number; -1, -2 or -3 when that could not be measured.
        audio?: f64,
        /// The plugins that the browser lists.
        plugins?: Vec<Plugin>,
        /// Whether IndexedDB works.
        indexed_db?: bool,
        /// The results of mathematical functions, as a hash.
        math?: String,
        /// The model of the device; Android and iOS.
        device_model?: String,
        /// The maker of the device; Android and iOS.
        device_manufacturer?: String,
        /// The installed fonts, as a hash.
        font_hash?: String,
        /// The offset of the time zone from UTC, such as `+02:00`.
        timezone_offset?: String,
        /// The charge of the battery in per cent, from 0 to 100; of browsers, only those based on Chromium.
        battery_level?: i64,
        /// Whether the battery is being charged; browsers based on Chromium only.
        battery_charging?: bool,
        /// Whether the device saves power; Android and iOS.
        battery_low_power_mode?: bool,
        /// The layout of the keyboard, as a hash.
        keyboard_layout_hash?: String,
        /// The layout of the keyboard as a language tag, such as `de-DE`; browsers based on Chromium only.
        keyboard_layout_name?: String,
    }
}

record! {
    /// How wide a fixed text is in the browser's preset fonts, in CSS pixels.
    #[derive(Default)]
    pub struct FontPreferences {
        /// In the default font.
        default?: f64,
        /// In the serif font.
        serif?: f64,
        /// In the sans-serif font.
        sans?: f64,
        /// In the monospaced font.
        mono?: f64,
        /// In the system font of Apple's devices.
        apple?: f64,
        /// In the smallest size that the browser allows.
        min?: f64,
        /// In the font of the operating system.
        system?: f64,
    }
}

record! {
    /// Where and how large the browser draws an emoji, in CSS pixels.
    #[derive(Default)]
    pub struct Emoji {
        /// The font in which it is drawn.
        font?: String,
        /// The width of its box.
        width?: f64,
        /// The height of its box.
        height?: f64,
        /// The upper edge of its box.
        top?: f64,
        /// The lower edge of its box.
        bottom?: f64,
        /// The left edge of its box.
        left?: f64,
        /// The right edge of its box.
        right?: f64,
        /// The horizontal position of its box.
        x?: f64,
        /// The vertical position of its box.
        y?: f64,
    }
}

record! {
    /// What the browser draws on a canvas.
    #[derive(Default)]
    pub struct Canvas {
        /// Whether the canvas knows the winding rules of paths.
        winding?: bool,
        /// The drawn shapes as a hash, or a word that says why there is none.
        geometry?: String,
        /// The drawn text as a hash, or a word that says why there is none.
        text?: String,
    }
}

record! {
    /// What the WebGL context supports, as hashes.
    #[derive(Default)]
    pub struct WebGlExtensions {
        /// The attributes of the context.
        context_attributes?: String,
        /// The parameters of the context.
        parameters?: String,
        /// The precisions of the shaders.
        shader_precisions?: String,
        /// The extensions that are supported.
        extensions?: String,
        /// The parameters of the extensions.
        extension_parameters?: String,
        /// The names of the extensions that were asked for and are not supported.
        unsupported_extensions?: Vec<String>,
    }
}

record! {
    /// What the WebGL context says about itself.
    #[derive(Default)]
    pub struct WebGlBasics {
        /// The version of WebGL.
        version?: String,
        /// The vendor, as every page may read it.
        vendor?: String,
        /// The true vendor of the graphics driver.
        vendor_unmasked?: String,
        /// The renderer, as every page may read it.
        renderer?: String,
        /// The true renderer, usually with the name of the graphics processor.
        renderer_unmasked?: String,
        /// The version of the shading language.
        shading_language_version?: String,
    }
}

record! {
    /// What the browser says about touch input.
    #[derive(Default)]
    pub struct TouchSupport {
        /// Whether a touch event can be made.
        touch_event?: bool,
        /// Whether there is a handler for the start of a touch.
        touch_start?: bool,
        /// How many touches are told apart at the same time, 0 or more.
        max_touch_points?: i64,
    }
}

record! {
    /// A plugin that the browser lists.
    #[derive(Default)]
    pub struct Plugin {
        /// The name of the plugin.
        name: String,
        /// What the plugin says about itself.
        description?: String,
        /// The types of files that the plugin handles.
        #[serde(rename = "mimeTypes")]
        mime_types?: Vec<PluginMimeType>,
    }
}

record! {
    /// A type of file that a plugin handles.
    #[derive(Default)]
    pub struct PluginMimeType {
        /// The media type, such as `application/pdf`.
        r#type?: String,
        /// The name extensions of such files, with commas between them.
        suffixes?: String,
        /// What the plugin says about the type.
        description?: String,
    }
}
