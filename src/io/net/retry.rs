//! When something is asked again: only where nothing was done and nothing can go wrong by it.
//!
//! | what came | asked again |
//! |---|---|
//! | 429 | four times, when it says; twice as long each time where it says nothing |
//! | 500, 503 and others that the service itself says | twice |
//! | 502, 504, 520-527: something before the service lost its answer | twice; never where it may have been paid for |
//! | dropped, garbled, too slow, too long | never: it may have been done |
//! | refused, quota, key, anything else | never |
//!
//! OpenAI's is asked under one `Idempotency-Key`, so that a service that knows it does nothing twice. ComfyUI and AUTOMATIC1111
//! are asked for our own job first (`Course::post_once`): one that did arrive is waited for, not given in again.

use super::failure::Failure;
use std::time::Duration;
use tokio::time::sleep;

/// How long to wait for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Before the second try of a service that says nothing of when; twice as long before each further one.
    pub backoff: Duration,
    /// A service that wants a longer wait than this is given up.
    pub longest_wait: Duration,
    /// Between two looks at a job.
    pub poll: Duration,
    /// How long telling a service to stop may take.
    pub stop: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { backoff: seconds(2), longest_wait: seconds(60), poll: seconds(1), stop: seconds(10) }
    }
}

/// Further tries of a service that is broken.
const AFTER_BROKEN: u32 = 2;
/// Further tries of a service that is asked too often. Each failed one counts there as well.
const AFTER_TOO_OFTEN: u32 = 4;
/// Further tries of a service that loads a model; the time limit of the request ends it earlier.
const AFTER_LOADING: u32 = 100;

/// How long to wait before asking again after `tried` failures of this kind; none: not again. `dear`: a second answer costs
/// money a second time.
pub(super) fn wait(failure: &Failure, tried: u32, pace: &Pace, dear: bool) -> Option<Duration> {
    let (most, said) = match failure {
        Failure::Broken { status: 502 | 504 | 520..=527, .. } if dear => return None,
        Failure::Broken { status: 500 | 502..=599, .. } => (AFTER_BROKEN, None),
        Failure::TooOften { retry_after_s } => (AFTER_TOO_OFTEN, *retry_after_s),
        Failure::QueueFull => (AFTER_TOO_OFTEN, None),
        Failure::Loading { retry_after_s } => (AFTER_LOADING, *retry_after_s),
        _ => return None,
    };
    let doubled = pace.backoff.saturating_mul(1 << tried.min(4));
    let wait = said.map_or(doubled, |seconds| Duration::from_secs(u64::from(seconds)));
    (tried < most && wait <= pace.longest_wait).then_some(wait)
}

/// Asks until it is done or not worth another try. `again` hears of every further try before its wait.
pub(super) async fn persist<T, F: Future<Output = Result<T, Failure>>>(
    pace: &Pace,
    dear: bool,
    again: impl Fn(&Failure, Duration),
    mut ask: impl FnMut() -> F,
) -> Result<T, Failure> {
    let mut tried = 0;
    loop {
        let failure = match ask().await {
            Ok(done) => return Ok(done),
            Err(failure) => failure,
        };
        let Some(time) = wait(&failure, tried, pace, dear) else { return Err(failure) };
        again(&failure, time);
        sleep(time).await;
        tried += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::net::NetError;
    use crate::io::net::failure::Refusal;

    fn waits(failure: &Failure) -> Vec<u64> {
        let pace = Pace::default();
        (0..).map_while(|tried| wait(failure, tried, &pace, false)).map(|time| time.as_secs()).take(9).collect()
    }

    #[test]
    fn only_what_is_safe_is_asked_again() {
        assert_eq!(waits(&Failure::Broken { status: 503, message: String::new() }), [2, 4]);
        assert_eq!(waits(&Failure::TooOften { retry_after_s: Some(7) }), [7, 7, 7, 7]);
        assert_eq!(waits(&Failure::TooOften { retry_after_s: None }), [2, 4, 8, 16]);
        assert_eq!(waits(&Failure::QueueFull), [2, 4, 8, 16]);
        assert_eq!(waits(&Failure::Loading { retry_after_s: Some(5) }), [5; 9]);
        assert!(waits(&Failure::TooOften { retry_after_s: Some(3600) }).is_empty());
        let broken = |status| Failure::Broken { status, message: String::new() };
        let dear = |status| wait(&broken(status), 0, &Pace::default(), true).is_some();
        assert_eq!([500, 503, 502, 504, 524].map(dear), [true, true, false, false, false]);
        assert_eq!(waits(&broken(504)), [2, 4]);
        let never = [
            Failure::Refused(Refusal::default()),
            Failure::Quota,
            Failure::Key,
            Failure::Broken { status: 501, message: String::new() },
            Failure::Broken { status: 0, message: String::new() },
            Failure::Net(NetError::TimedOut),
            Failure::Net(NetError::Garbled(String::new())),
            Failure::Rejected { status: 400, param: String::new(), message: String::new() },
        ];
        for failure in never {
            assert!(waits(&failure).is_empty(), "{failure:?}");
        }
    }
}
