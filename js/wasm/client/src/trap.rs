//! A trap on demand, for the tests of what follows one: a file of the package never has this code.

/// The word that asks for it.
const WORD: &str = "the-instance-traps-here";

/// Traps where the text holds the word: on the input of a call, before anything is sent, or on the
/// code of an answer, in the middle of it.
pub(super) fn on_demand(text: &str) {
    if text.contains(WORD) {
        core::arch::wasm32::unreachable();
    }
}
