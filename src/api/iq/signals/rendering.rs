//! Signals of the browser: what the browser draws and computes.

use std::collections::BTreeMap;

use crate::api::record::record;

/// What the browser can do with each media format.
pub type Codecs = BTreeMap<String, CodecSupport>;

/// Numbers by name.
pub type Numbers = BTreeMap<String, f64>;

record! {
    /// What the browser draws on a canvas.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CanvasSignal {
        /// The drawing as a hash.
        hash?: String,
        /// Whether the browser adds noise to it.
        is_farbled?: bool,
    }
}

record! {
    /// What the WebGL context says about itself.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WebGlSignal {
        /// The renderer, usually with the name of the graphics processor.
        renderer?: String,
        /// The vendor of the graphics driver.
        vendor?: String,
        /// The names of the extensions.
        extensions?: Vec<String>,
        /// The limits of the context, by their names.
        params?: Numbers,
        /// How long a drawing took, in milliseconds; null when it was not measured.
        gpu_timing_ms?: Option<f64>,
        /// Whether a processor draws in place of a graphics card.
        is_software_renderer?: bool,
    }
}

record! {
    /// What WebGPU says about the graphics adapter.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct WebGpuSignal {
        /// Whether there is an adapter.
        available?: bool,
        /// The vendor of the adapter.
        vendor?: String,
        /// The family of the adapter.
        architecture?: String,
        /// The model of the adapter.
        device?: String,
        /// The adapter in words.
        description?: String,
        /// The names of its features.
        features?: Vec<String>,
    }
}

record! {
    /// How the browser processes sound.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AudioSignal {
        /// The processed sound as a hash.
        hash?: String,
        /// The sample rate, in hertz.
        sample_rate?: f64,
        /// The most channels of the output.
        max_channel_count?: i64,
        /// Whether the browser held the audio context back.
        is_suspended?: bool,
    }
}

record! {
    /// The installed fonts.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct FontSignal {
        /// The names of the fonts that were found.
        detected?: Vec<String>,
        /// How many were found.
        count?: i64,
        /// Whether the measures contradict one another.
        is_spoofed?: bool,
    }
}

record! {
    /// How fast WebAssembly runs.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WasmTimingSignal {
        /// The median of the runs, in milliseconds.
        median_ms?: f64,
        /// Their standard deviation, in milliseconds.
        stddev_ms?: f64,
    }
}

record! {
    /// The last digits of mathematical functions, which differ between engines.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct MathSignal {
        /// The results.
        values?: Vec<f64>,
        /// The results as a hash.
        hash?: String,
    }
}

record! {
    /// The measures of elements on the page.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct DomRectSignal {
        /// The measures as a hash.
        hash?: String,
        /// The measures of emoji as a hash.
        emoji_hash?: String,
        /// How many rectangles were measured.
        rect_count?: i64,
    }
}

record! {
    /// The measures of text in SVG.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SvgSignal {
        /// The measures as a hash.
        hash?: String,
        /// The lengths of the texts, in pixels.
        text_lengths?: Vec<f64>,
    }
}

record! {
    /// The media formats that the browser can play and record.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct CodecSignal {
        /// What the browser can do with each format, by its media type.
        matrix?: Codecs,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// What the browser can do with a media format.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CodecSupport {
        /// What `canPlayType` answers.
        can_play?: String,
        /// Whether a media source takes it.
        media_source?: bool,
        /// Whether the recorder writes it.
        media_recorder?: bool,
    }
}
