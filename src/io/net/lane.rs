//! The device's line of picture jobs: one at work, the others wait their turn and know their place.

use super::error::NetError;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Most jobs in the line, the one at work included.
pub const MAX_JOBS: usize = 16;

/// The line.
#[derive(Debug)]
pub(super) struct Lane {
    jobs: Mutex<VecDeque<u64>>,
    /// The number of the next job; changes whenever the line does.
    moved: watch::Sender<u64>,
}

impl Default for Lane {
    fn default() -> Self {
        Self { jobs: Mutex::default(), moved: watch::channel(0).0 }
    }
}

/// A place in the line, until it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    lane: Arc<Lane>,
    job: u64,
}

impl Lane {
    /// The last place.
    ///
    /// # Errors
    /// `Busy`.
    pub fn enter(self: &Arc<Self>) -> Result<Place, NetError> {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if jobs.len() >= MAX_JOBS {
            return Err(NetError::Busy);
        }
        let job = jobs.back().map_or(0, |last| last + 1);
        jobs.push_back(job);
        drop(jobs);
        Ok(Place { lane: Arc::clone(self), job })
    }
}

impl Place {
    /// Waits until nobody is before it. `moved` hears how many are, whenever that changes.
    pub async fn turn(&self, moved: impl Fn(u32)) {
        let mut changes = self.lane.moved.subscribe();
        let mut known = None;
        loop {
            let before = self.before();
            if before == 0 {
                return;
            }
            if known.replace(before) != Some(before) {
                moved(before);
            }
            // The sender lives as long as the line.
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    fn before(&self) -> u32 {
        let jobs = self.lane.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let before = jobs.iter().take_while(|job| **job != self.job).count();
        u32::try_from(before).unwrap_or(u32::MAX)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.lane.jobs.lock().unwrap_or_else(PoisonError::into_inner).retain(|job| *job != self.job);
        self.lane.moved.send_modify(|count| *count = count.wrapping_add(1));
    }
}
