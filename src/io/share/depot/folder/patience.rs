//! An end for calls to a disk that may hang: a network drive whose server is gone blocks for ever.

use super::super::DepotError;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::Duration;

/// Without bytes. A stick that sleeps takes some seconds to turn.
const LIMIT: Duration = Duration::from_secs(60);
/// The slowest disk that is waited for, in bytes a second.
const SLOWEST: u64 = 200 << 10;
/// Calls that hang, at most; then the disk is not asked any more until one of them ends.
const MAX_HANGING: usize = 4;

/// How long a disk is waited for, and how many calls hang in it.
pub(super) struct Patience {
    limit: Duration,
    hanging: Arc<AtomicUsize>,
}

impl Default for Patience {
    fn default() -> Self {
        Self::new(LIMIT)
    }
}

impl Patience {
    pub(super) fn new(limit: Duration) -> Self {
        Self { limit, hanging: Arc::default() }
    }

    /// Does `work`, which moves so many bytes, in a thread of its own, and gives it up when it takes too long.
    pub(super) fn within<T: Send + 'static>(
        &self,
        bytes: u64,
        work: impl FnOnce() -> Result<T, DepotError> + Send + 'static,
    ) -> Result<T, DepotError> {
        let slow = || DepotError::Unreachable("the disk does not answer".into());
        if self.hanging.load(Ordering::SeqCst) >= MAX_HANGING {
            return Err(slow());
        }
        let (sender, receiver) = sync_channel(1);
        let hanging = Arc::clone(&self.hanging);
        // 0: under way, 1: given up, 2: done; whoever comes second tidies up.
        let state = Arc::new(AtomicUsize::new(0));
        let done = Arc::clone(&state);
        let run = move || {
            // Nobody listens any more when it was given up.
            drop(sender.send(work()));
            if done.swap(2, Ordering::SeqCst) == 1 {
                hanging.fetch_sub(1, Ordering::SeqCst);
            }
        };
        let started = std::thread::Builder::new().name("depot".into()).spawn(run);
        drop(started.map_err(|error| DepotError::Broken(error.to_string()))?);
        let limit = self.limit + Duration::from_secs(bytes / SLOWEST);
        receiver.recv_timeout(limit).unwrap_or_else(|_| {
            self.hanging.fetch_add(1, Ordering::SeqCst);
            if state.swap(1, Ordering::SeqCst) == 2 {
                self.hanging.fetch_sub(1, Ordering::SeqCst);
            }
            Err(slow())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_disk_that_hangs_is_given_up_and_asked_again_when_it_lets_go() {
        let patience = Patience::new(Duration::from_millis(20));
        let slow = Err(DepotError::Unreachable("the disk does not answer".into()));
        let gates: Vec<_> = (0..MAX_HANGING)
            .map(|_| {
                let (gate, wait) = channel::<()>();
                let hung = patience.within(0, move || {
                    // Its end is dropped.
                    wait.recv().map_err(|_| DepotError::TooLarge)
                });
                assert_eq!(hung, slow);
                gate
            })
            .collect();
        assert_eq!(patience.within(0, || Ok(())), slow, "one thread more would hang");
        drop(gates);
        while patience.hanging.load(Ordering::SeqCst) > 0 {
            std::thread::yield_now();
        }
        assert_eq!(Patience { limit: LIMIT, ..patience }.within(0, || Ok(7)), Ok(7));
    }
}
