//! Signals of the browser: signs of automation, disguise and emulation.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

open_enum! {
    /// What the behaviour of a visitor looks like.
    pub enum BehaviorClass {
        /// There is too little to tell.
        InsufficientData = "insufficient_data",
        /// Hardly anything was done.
        LowInteraction = "low_interaction",
        /// A human.
        HumanLike = "human_like",
        /// A program.
        SyntheticLike = "synthetic_like",
    }
}

open_enum! {
    /// How sure a signal is.
    pub enum SignalConfidence {
        /// Hardly.
        Low = "low",
        /// Fairly.
        Medium = "medium",
        /// Very.
        High = "high",
    }
}

record! {
    /// Whether the browser runs without a window.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HeadlessSignal {
        /// Whether it does.
        is_headless?: bool,
        /// What shows it.
        markers?: Vec<String>,
    }
}

record! {
    /// What resists fingerprinting.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ResistanceSignal {
        /// The browser that does; null when none does.
        browser?: Option<String>,
        /// The extensions that do.
        extensions?: Vec<String>,
        /// The precision of the timers, in milliseconds.
        timer_precision_ms?: f64,
    }
}

record! {
    /// How the visitor moved, clicked and wrote.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct BehavioralRiskSignal {
        /// How long that was watched, in milliseconds.
        elapsed_ms?: f64,
        /// How many events there were.
        total_event_count?: i64,
        /// How often the pointer moved.
        pointer_move_count?: i64,
        /// How far it moved, in CSS pixels.
        pointer_distance_px?: f64,
        /// How often it changed its direction.
        pointer_direction_changes?: i64,
        /// How straight its way was; null when it did not move.
        pointer_straightness?: Option<f64>,
        /// How many clicks there were.
        click_count?: i64,
        /// How many events of scrolling there were.
        scroll_event_count?: i64,
        /// How many times it was scrolled at a stretch.
        scroll_burst_count?: i64,
        /// How many keys were pressed.
        key_event_count?: i64,
        /// How many changes of fields there were.
        input_event_count?: i64,
        /// How often something got the focus.
        focus_transitions?: i64,
        /// How often something lost the focus.
        blur_transitions?: i64,
        /// How often the page was hidden or shown.
        visibility_transitions?: i64,
        /// The mean time between moves, in milliseconds; null when there were too few.
        mean_pointer_interval_ms?: Option<f64>,
        /// The mean time between keys, in milliseconds; null when there were too few.
        mean_key_interval_ms?: Option<f64>,
        /// What it looks like.
        classification?: BehaviorClass,
        /// How risky it looks.
        risk_score?: f64,
        /// Why.
        reasons?: Vec<String>,
        /// All of it as a hash.
        hash?: String,
    }
}

record! {
    /// Whether the browser is in a private mode.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct IncognitoSignal {
        /// Whether it is.
        is_private?: bool,
        /// How that was found; null when it was not.
        method?: Option<String>,
    }
}

record! {
    /// Whether the developer tools are open.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct DevToolsSignal {
        /// Whether they are.
        is_open?: bool,
        /// What shows it.
        indicators?: Vec<String>,
    }
}

record! {
    /// Whether the device is a virtual one.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct VirtualizationSignal {
        /// Whether the browser runs in a virtual machine.
        vm_detected?: bool,
        /// Whether the device is emulated.
        emulator_detected?: bool,
        /// What shows it.
        indicators?: Vec<String>,
        /// How sure that is.
        confidence?: SignalConfidence,
    }
}

record! {
    /// Whether the device is rooted or jailbroken.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    pub struct RootedSignal {
        /// Whether it is.
        detected?: bool,
        /// How sure that is.
        confidence?: SignalConfidence,
        /// What shows it.
        indicators?: Vec<String>,
    }
}

record! {
    /// Whether the page is in a frame of another.
    ///
    /// Its shape is as observed in answers and in the vendor's SDK, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct FrameDepthSignal {
        /// Whether it is.
        is_framed?: bool,
        /// How deep.
        depth?: i64,
        /// Whether the outermost page can be reached.
        top_accessible?: bool,
        /// Whether there is a page of another origin between.
        cross_origin_boundary?: bool,
        /// All of it as a hash.
        hash?: String,
    }
}
