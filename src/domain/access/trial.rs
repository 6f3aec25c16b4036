//! Nobody is locked out: a changed way of access must be confirmed by itself, and a helper's fingers always get through.

use super::Place;
use super::target::Area;
use serde::{Deserialize, Serialize};

/// How a person chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Fingers, mouse clicks, keys, a screen reader. These go on working beside the others.
    #[default]
    Touch,
    /// A pointer that rests.
    Dwell,
    /// Switches.
    Scan,
}

/// A changed way of access falls back after this long without a yes given by itself, beside the time that such a yes takes, milliseconds.
pub const PATIENCE_MS: u64 = 20_000;

/// A way of access on trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trial {
    method: Method,
    until_ms: u64,
}

impl Trial {
    /// It begins. `yes_ms`: how long a yes takes at most.
    pub fn new(method: Method, yes_ms: u64, now_ms: u64) -> Self {
        Self { method, until_ms: now_ms.saturating_add(PATIENCE_MS).saturating_add(yes_ms) }
    }

    /// Milliseconds until it falls back.
    pub fn left_ms(&self, now_ms: u64) -> u64 {
        self.until_ms.saturating_sub(now_ms)
    }

    /// An answer that was given by some method; `Some`: it counts. A no always does, a yes only by what is on trial.
    pub fn answered(&self, yes: bool, by: Method) -> Option<bool> {
        (!yes || by == self.method).then_some(yes)
    }
}

/// A finger held in the upper left corner for this long brings the fingers back, milliseconds.
pub const CORNER_MS: u64 = 3000;
/// Where the screen is a switch: fingers in two corners for this long, milliseconds.
pub const CORNERS_MS: u64 = 5000;
/// A corner reaches so far, points.
const CORNER: f32 = 104.0;

/// A helper who holds the corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Helper {
    since_ms: Option<u64>,
}

impl Helper {
    /// The fingers are here now. True, once: they held long enough.
    pub fn on(&mut self, fingers: &[Place], window: Area, screen_is_switch: bool, now_ms: u64) -> bool {
        let held = if screen_is_switch { corners(fingers, window) >= 2 } else { corner(fingers, window, 0) };
        if !held {
            self.since_ms = None;
            return false;
        }
        let since = *self.since_ms.get_or_insert(now_ms);
        let long = now_ms.saturating_sub(since) >= if screen_is_switch { CORNERS_MS } else { CORNER_MS };
        if long {
            // Not again before the fingers have left.
            self.since_ms = Some(u64::MAX);
        }
        long
    }
}

/// Whether a finger is in a corner: 0 upper left, then clockwise.
fn corner(fingers: &[Place], window: Area, which: usize) -> bool {
    let x = if which == 0 || which == 3 { window.left } else { window.right };
    let y = if which < 2 { window.top } else { window.bottom };
    fingers.iter().any(|(fx, fy)| (fx - x).abs() <= CORNER && (fy - y).abs() <= CORNER)
}

fn corners(fingers: &[Place], window: Area) -> usize {
    (0..4).filter(|which| corner(fingers, window, *which)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Area = Area { left: 0.0, top: 0.0, right: 1280.0, bottom: 800.0 };
    const HOME: Place = (40.0, 50.0);

    #[test]
    fn a_yes_counts_only_by_what_is_on_trial() {
        let trial = Trial::new(Method::Scan, 0, 1000);
        assert_eq!(trial.answered(true, Method::Touch), None);
        assert_eq!(trial.answered(true, Method::Scan), Some(true));
        assert_eq!(trial.answered(false, Method::Touch), Some(false));
        assert_eq!((trial.left_ms(11_000), trial.left_ms(21_000)), (10_000, 0));
        assert_eq!(Trial::new(Method::Scan, 60_000, 1000).left_ms(21_000), 60_000);
    }

    #[test]
    fn a_finger_in_the_corner_brings_the_fingers_back_once() {
        let mut helper = Helper::default();
        let mut hold = |at: u64| helper.on(&[HOME], WINDOW, false, at);
        assert!(!hold(0) && !hold(2900) && hold(3000));
        assert!(!hold(3100) && !hold(9000));
        assert!(!helper.on(&[], WINDOW, false, 9100));
        assert!(!helper.on(&[HOME], WINDOW, false, 9200) && helper.on(&[HOME], WINDOW, false, 12_200));
    }

    #[test]
    fn leaving_the_corner_begins_anew() {
        let mut helper = Helper::default();
        helper.on(&[HOME], WINDOW, false, 0);
        helper.on(&[(600.0, 400.0)], WINDOW, false, 2000);
        assert!(!helper.on(&[HOME], WINDOW, false, 3000) && helper.on(&[HOME], WINDOW, false, 6000));
    }

    #[test]
    fn where_the_screen_is_a_switch_it_takes_two_corners() {
        let mut helper = Helper::default();
        assert!(!helper.on(&[HOME], WINDOW, true, 0) && !helper.on(&[HOME], WINDOW, true, 9000));
        let both = [HOME, (1270.0, 790.0)];
        assert!(!helper.on(&both, WINDOW, true, 10_000) && !helper.on(&both, WINDOW, true, 14_900));
        assert!(helper.on(&both, WINDOW, true, 15_000));
    }
}
