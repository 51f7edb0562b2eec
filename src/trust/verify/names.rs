//! The names of signals and of what else a policy checks, as constants: what there is not does not compile.

use std::fmt;
use std::marker::PhantomData;

use crate::trust::verify::table::SIGNALS;

/// A signal that a policy allows or denies values of, by v4's names for all systems; `V` is the type of its values.
///
/// A signal that does not exist does not compile:
///
/// ```compile_fail,E0599
/// use fingerprint_edge::{Policy, Signal};
///
/// let policy = Policy::builder().deny(Signal::VPM, true);
/// ```
///
/// Nor does a value of another type:
///
/// ```compile_fail,E0308
/// use fingerprint_edge::{Policy, Signal};
///
/// let policy = Policy::builder().deny(Signal::BOT, true);
/// ```
///
/// As they are meant:
///
/// ```
/// use fingerprint_edge::v4::signals::BotResult;
/// use fingerprint_edge::{Policy, Signal};
///
/// let policy = Policy::builder().deny(Signal::VPN, true).deny(Signal::BOT, BotResult::Bad).build()?;
/// # Ok::<_, fingerprint_edge::trust::verify::PolicyError>(())
/// ```
pub struct Signal<V> {
    name: &'static str,
    value: PhantomData<fn() -> V>,
}

impl<V> Signal<V> {
    pub(super) const fn named(name: &'static str) -> Self {
        Self {
            name,
            value: PhantomData,
        }
    }

    /// The name of the signal, such as `vpn`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Whether it is true or false.
    pub(super) fn is_flag(self) -> bool {
        let row = SIGNALS.iter().find(|row| row.name == self.name);
        row.is_some_and(|row| row.kind.choices().is_none())
    }
}

// Whatever the type of the values: `derive` would ask them for the same.
impl<V> Clone for Signal<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Signal<V> {}

impl<V> fmt::Debug for Signal<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signal({})", self.name)
    }
}

/// Something that a policy checks: a fact of the event, or a [`Signal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check(pub(super) &'static str);

impl Check {
    /// The name of the member of a policy or of the signal, such as `maxAgeMs` or `vpn`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl<V> From<Signal<V>> for Check {
    fn from(signal: Signal<V>) -> Self {
        Self(signal.name)
    }
}
