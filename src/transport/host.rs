//! The clocks and the random numbers of the hosts that have some.

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) use native::now_ms;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(super) use native::{monotonic_ms, random};
#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
pub(crate) use web::now_ms;
#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
pub(super) use web::{monotonic_ms, random};

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod native {
    use std::hash::{BuildHasher, RandomState};
    use std::sync::OnceLock;
    use std::time::{Instant, SystemTime, UNIX_EPOCH};

    pub(crate) fn now_ms() -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    }

    pub(in crate::transport) fn monotonic_ms() -> f64 {
        static BEGIN: OnceLock<Instant> = OnceLock::new();
        BEGIN.get_or_init(Instant::now).elapsed().as_secs_f64() * 1_000.0
    }

    /// The standard library seeds its hash maps at random: enough to spread waits.
    pub(in crate::transport) fn random() -> f64 {
        let bits = RandomState::new().hash_one(0) >> 32;
        f64::from(u32::try_from(bits).unwrap_or_default()) / f64::from(u32::MAX)
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
mod web {
    pub(in crate::transport) use crate::transport::fetch::monotonic_ms;

    pub(crate) fn now_ms() -> f64 {
        js_sys::Date::now()
    }

    pub(in crate::transport) fn random() -> f64 {
        js_sys::Math::random()
    }
}
