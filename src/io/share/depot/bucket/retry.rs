//! When a storage is asked again: what passes, with growing waits, to an end.

use super::super::DepotError;
use super::refusal::Refusal;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};

/// How long to wait for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Before the second try of a storage that says nothing of when; twice as long before each further one.
    pub backoff: Duration,
    /// No wait is longer, also where the storage says so.
    pub longest_wait: Duration,
    /// Tries, at most.
    pub tries: u32,
    /// How long a try may take until its answer begins, and between two pieces of it; the time for its bytes comes on top.
    pub one: Duration,
    /// How long all of it may take; the time for its bytes comes on top.
    pub all: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            backoff: Duration::from_millis(500),
            longest_wait: seconds(20),
            tries: 6,
            one: seconds(30),
            all: seconds(120),
        }
    }
}

/// What came of it, and whether an earlier try may have done it already.
pub(super) struct Tried<T> {
    pub(super) value: T,
    pub(super) may_be_ours: bool,
}

/// Asks until it is done, not worth another try, or over. `bytes`: what is moved.
pub(super) async fn persist<T, F: Future<Output = object_store::Result<T>>>(
    pace: &Pace,
    bytes: u64,
    mut ask: impl FnMut() -> F,
) -> Result<Tried<object_store::Result<T>>, DepotError> {
    let end = Instant::now() + pace.all + super::line::slowest(bytes);
    let (mut tried, mut may_be_ours) = (0, false);
    loop {
        let over = |_| DepotError::Unreachable("it took too long".into());
        let value = timeout_at(end, ask()).await.map_err(over)?;
        tried += 1;
        let Some(wait) = value.as_ref().err().and_then(|error| wait(error, tried, pace)) else {
            return Ok(Tried { value, may_be_ours });
        };
        may_be_ours |= value.as_ref().err().and_then(Refusal::of).is_some_and(Refusal::may_be_done);
        if Instant::now() + wait > end {
            return Ok(Tried { value, may_be_ours });
        }
        tracing::info!(tried, ?wait, "the storage is asked again");
        sleep(wait).await;
    }
}

/// How long to wait before asking again after `tried` tries; none: not again.
fn wait(error: &object_store::Error, tried: u32, pace: &Pace) -> Option<Duration> {
    let said = Refusal::of(error)?.again()?;
    let doubled = pace.backoff.saturating_mul(1 << tried.saturating_sub(1).min(10));
    // Fifteen tablets that were turned away together do not come back together.
    let wait = said.unwrap_or_else(|| doubled.mul_f64(0.5 + spread() / 2.0)).min(pace.longest_wait);
    (tried < pace.tries).then_some(wait)
}

/// Between 0 and 1, another one each time.
fn spread() -> f64 {
    let number = crate::io::files::nonce() % 1000;
    number as f64 / 1000.0
}

/// What an error of the library means.
pub(super) fn meaning(error: &object_store::Error) -> DepotError {
    use object_store::Error as Library;
    match (Refusal::of(error), error) {
        (Some(refusal), _) => refusal.error(),
        (None, Library::NotFound { .. }) => DepotError::NotThere(error.to_string()),
        (None, Library::PermissionDenied { .. } | Library::Unauthenticated { .. }) => {
            DepotError::Denied(error.to_string())
        }
        (None, _) => DepotError::Broken(error.to_string()),
    }
}
