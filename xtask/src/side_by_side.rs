//! Jobs that run at the same time.

use anyhow::{Result, anyhow};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;

/// Runs a job for each item, as many at a time as there are cores, in the order of the items. The first failure is the
/// answer; jobs that have begun are waited for.
pub(crate) fn each<T: Sync>(items: &[T], job: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(items.iter());
    let next = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    };
    let work = || {
        while let Some(item) = next() {
            job(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores.min(items.len()))
            .map(|_| scope.spawn(work))
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(panicked())))
    })
}

/// Runs all these jobs at once, whatever the cores: most of them wait, for the network or for other programs.
pub(crate) fn all(jobs: &[&(dyn Fn() -> Result<()> + Sync)]) -> Result<()> {
    thread::scope(|scope| {
        let jobs: Vec<_> = jobs.iter().map(|job| scope.spawn(job)).collect();
        jobs.into_iter()
            .try_for_each(|job| job.join().unwrap_or_else(|_| Err(panicked())))
    })
}

fn panicked() -> anyhow::Error {
    anyhow!("a job panicked")
}
