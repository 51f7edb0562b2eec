//! What is made once in the life of this program, by whoever asks first.

use anyhow::Result;
use std::sync::{Mutex, PoisonError};

/// A result that is kept. Whoever asks while it is being made waits for it; a failure is not kept.
pub(crate) struct Once<T>(Mutex<Option<T>>);

impl<T: Clone> Once<T> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    pub(crate) fn get(&self, make: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = &*kept {
            return Ok(made.clone());
        }
        Ok(kept.insert(make()?).clone())
    }
}
