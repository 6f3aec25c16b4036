//! One at a time: a camera or microphone that is just being closed is waited for before it is opened anew. Closing
//! happens in a thread of the driver; without this, going from one way to another would find its own device busy.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Who has a device, within this program.
#[derive(Debug)]
pub(super) struct Turns {
    taken: Mutex<bool>,
    free: Condvar,
}

/// A device is in use until this is dropped.
#[derive(Debug)]
pub(super) struct Turn(Option<&'static Turns>);

impl Turns {
    pub(super) const fn new() -> Self {
        Self { taken: Mutex::new(false), free: Condvar::new() }
    }

    /// Waits up to `wait` until the device is given back. Whoever waited in vain tries all the same: the driver then
    /// says what is wrong.
    pub(super) fn take(&'static self, wait: Duration) -> Turn {
        let waited = self.free.wait_timeout_while(self.lock(), wait, |taken| *taken);
        let (mut taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let mine = !std::mem::replace(&mut *taken, true);
        Turn(mine.then_some(self))
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(turns) = self.0 {
            *turns.lock() = false;
            turns.free.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_one_waits_until_the_device_is_given_back() {
        static TURNS: Turns = Turns::new();
        let first = TURNS.take(Duration::ZERO);
        let second = std::thread::spawn(|| TURNS.take(Duration::from_secs(20)).0.is_some());
        drop(first);
        assert!(second.join().unwrap());
    }

    #[test]
    fn one_that_never_comes_back_is_not_waited_for_for_ever() {
        static TURNS: Turns = Turns::new();
        let first = TURNS.take(Duration::ZERO);
        let second = TURNS.take(Duration::from_millis(5));
        assert!(second.0.is_none());
        drop(second);
        assert!(TURNS.take(Duration::ZERO).0.is_none(), "the first still has it");
        drop(first);
        assert!(TURNS.take(Duration::ZERO).0.is_some());
    }
}
