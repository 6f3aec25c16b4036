//! Wrong tries of a PIN: each makes the next one wait longer.

use crate::domain::id::Millis;
use serde::{Deserialize, Serialize};

/// Wrong tries that cost nothing: fingers slip.
const FREE: u32 = 2;
/// The first wait, milliseconds; each further wrong try doubles it.
const FIRST_MS: Millis = 5_000;
/// The longest wait, milliseconds.
const LONGEST_MS: Millis = 15 * 60_000;

/// Wrong tries since the last right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How many.
    pub wrong: u32,
    /// When the last one was.
    pub last: Millis,
}

impl Tries {
    /// One more.
    pub fn missed(self, now: Millis) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last: now }
    }

    /// Milliseconds until the next try; 0: now. A clock that was put back makes nobody wait longer than the whole time, and
    /// nobody less.
    pub fn wait_ms(self, now: Millis) -> Millis {
        let Some(beyond) = self.wrong.checked_sub(FREE + 1) else { return 0 };
        let whole = FIRST_MS.saturating_mul(1 << beyond.min(20)).min(LONGEST_MS);
        let passed = now.saturating_sub(self.last).max(0);
        (whole - passed).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(wrong: u32) -> Tries {
        Tries { wrong, last: 1_000_000 }
    }

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<Millis> = (0..7).map(|wrong| after(wrong).wait_ms(1_000_000)).collect();
        assert_eq!(waits, [0, 0, 0, 5_000, 10_000, 20_000, 40_000]);
        assert_eq!(after(u32::MAX).wait_ms(1_000_000), LONGEST_MS);
        assert_eq!(after(3).wait_ms(1_004_000), 1_000);
        assert_eq!(after(3).wait_ms(2_000_000), 0);
    }

    #[test]
    fn a_clock_put_back_saves_nothing() {
        assert_eq!(after(3).wait_ms(0), 5_000);
        assert_eq!(Tries::default().missed(7), Tries { wrong: 1, last: 7 });
    }
}
