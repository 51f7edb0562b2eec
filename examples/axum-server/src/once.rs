//! What remembers which events were used.

use std::collections::{BTreeSet, HashSet};
use std::error::Error;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Whether a claim is the first one; an error refuses whoever asks.
pub type Claim<'a> =
    Pin<Box<dyn Future<Output = Result<bool, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// Of claims of one id at the same time, one alone may get `true`.
pub trait Once: Send + Sync {
    /// Whether nobody claimed this id before. It is remembered for that long.
    fn claim<'a>(&'a self, id: &'a str, for_how_long: Duration) -> Claim<'a>;
}

/// A store in the memory of this process: another process knows nothing of it, and a restart forgets it all. Where there
/// are several, it must be something that they share, such as a table with the id as its key, or Redis with `SET NX PX`.
pub struct MemoryOnce {
    most: usize,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    ids: HashSet<String>,
    ends: BTreeSet<(Instant, String)>,
}

/// No id is longer. This and the number of them say how much memory it takes.
const MAX_ID_BYTES: usize = 1024;

impl MemoryOnce {
    /// A store for at most that many ids. While it is full, nobody gets in: to forget one early would let it in again.
    pub fn new(most: usize) -> Self {
        let known = Mutex::default();
        Self { most, known }
    }

    fn claimed(
        &self,
        id: &str,
        for_how_long: Duration,
    ) -> Result<bool, Box<dyn Error + Send + Sync>> {
        // It does not stand still while the machine is set to another time.
        let now = Instant::now();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some((end, _)) = known.ends.first()
            && *end <= now
        {
            let Some((_, id)) = known.ends.pop_first() else {
                break;
            };
            known.ids.remove(&id);
        }
        if known.ids.contains(id) {
            return Ok(false);
        }
        if known.ids.len() >= self.most {
            return Err("the store is full".into());
        }
        if id.len() > MAX_ID_BYTES {
            return Err("the id is too long".into());
        }
        let end = now.checked_add(for_how_long).ok_or("it is too long")?;
        known.ids.insert(id.to_owned());
        known.ends.insert((end, id.to_owned()));
        Ok(true)
    }
}

impl Once for MemoryOnce {
    fn claim<'a>(&'a self, id: &'a str, for_how_long: Duration) -> Claim<'a> {
        Box::pin(async move { self.claimed(id, for_how_long) })
    }
}
