//! How somebody pressed a circle a few times, and which helps of the touch filter that speaks for. Nobody is measured against anybody,
//! nothing of it is kept, and nothing changes without a yes.

use super::Place;
use super::touch::{SelectOn, TouchSettings};

/// Most touches that are looked at; of more, the last ones.
const MOST: usize = 40;
/// A shorter touch may have been a brush, milliseconds.
const BRIEF_MS: u32 = 80;
/// Lifting is work for who stays on the screen so long, milliseconds.
const LONG_MS: u32 = 1500;
/// A touch that begins sooner after the last one may have been a trembling, milliseconds.
const SOON_MS: u64 = 300;
/// After a press it rests so long for who trembles, milliseconds.
const PAUSE_MS: u32 = 500;
/// A minimum hold that is suggested: half of the shortest that was meant, within these, in steps of the settings, milliseconds.
const HOLD_MS: std::ops::RangeInclusive<u32> = 100..=400;
/// A finger that moved less lay still, points.
const STILL: f32 = 24.0;
/// A touch so far beside the circle was near enough, points.
const NEAR: f32 = 8.0;
/// A finger may slide so far, at most, points; in steps of the settings.
const MOST_SLIP: f32 = 120.0;
const SLIP_STEP: f32 = 8.0;

/// A touch.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Press {
    held_ms: u32,
    /// How far beside the circle it began, points; 0 on it.
    away: f32,
    /// How far from there it ended, points.
    slid: f32,
    /// It began soon after the last one.
    soon: bool,
}

/// Touches, while somebody presses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presses {
    all: Vec<Press>,
    down: Option<(Place, f32, u64)>,
    lifted_ms: Option<u64>,
}

/// What may help.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Help {
    /// How touches are taken then.
    pub touch: TouchSettings,
    /// Fewer and larger cells would be pressed more easily.
    pub larger: bool,
}

impl Presses {
    /// A finger came down here, so far beside the circle (0: on it).
    pub fn down(&mut self, at: Place, away: f32, now_ms: u64) {
        self.down = Some((at, away, now_ms));
    }

    /// It left the screen here.
    pub fn up(&mut self, at: Place, now_ms: u64) {
        let Some((from, away, since)) = self.down.take() else { return };
        let held_ms = now_ms.saturating_sub(since).min(u64::from(u32::MAX)) as u32;
        let slid = (at.0 - from.0).hypot(at.1 - from.1);
        let soon = self.lifted_ms.is_some_and(|lifted| since.saturating_sub(lifted) < SOON_MS);
        self.lifted_ms = Some(now_ms);
        if self.all.len() == MOST {
            self.all.remove(0);
        }
        self.all.push(Press { held_ms, away, slid, soon });
    }

    /// How many there were.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// What may help whose touches are taken like this now; `None`: nothing that is not there already.
    pub fn help(&self, now: &TouchSettings, is_large: bool) -> Option<Help> {
        let many = |is: fn(&Press) -> bool| self.all.iter().filter(|press| is(press)).count() >= 2;
        let mut touch = *now;
        if many(|press| press.held_ms < BRIEF_MS)
            && let Some(hold) = self.hold()
        {
            touch.min_hold_ms = touch.min_hold_ms.max(hold);
        }
        if many(|press| press.soon) {
            touch.dead_time_ms = touch.dead_time_ms.max(PAUSE_MS);
        }
        let slid = self.all.iter().map(|press| press.slid).fold(0.0, f32::max);
        if slid > STILL {
            touch.select_on = SelectOn::Release;
            let far = ((slid / SLIP_STEP).ceil() * SLIP_STEP).min(MOST_SLIP);
            touch.slip_points = touch.slip_points.max(far);
        } else if many(|press| press.held_ms >= LONG_MS) {
            touch.select_on = SelectOn::Press;
        }
        let larger = !is_large && many(|press| press.away > NEAR);
        (touch != *now || larger).then_some(Help { touch, larger })
    }

    /// A hold that every touch that was meant is longer than.
    fn hold(&self) -> Option<u32> {
        let meant = self.all.iter().filter(|press| press.held_ms >= BRIEF_MS && press.away <= NEAR);
        let shortest = meant.map(|press| press.held_ms).min()?;
        let hold = (shortest / 200 * 100).clamp(*HOLD_MS.start(), *HOLD_MS.end());
        (hold < shortest).then_some(hold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: TouchSettings = TouchSettings {
        select_on: SelectOn::Release,
        min_hold_ms: 0,
        dead_time_ms: 0,
        repeat_lock_ms: 250,
        slip_points: 48.0,
    };

    /// Touches: how long, how far beside, how far slid, and after what time.
    fn pressed(touches: &[(u64, f32, f32, u64)]) -> Presses {
        let (mut presses, mut now) = (Presses::default(), 0);
        for (held, away, slid, after) in touches {
            now += after;
            presses.down((100.0, 100.0), *away, now);
            now += held;
            presses.up((100.0 + slid, 100.0), now);
        }
        presses
    }

    #[test]
    fn who_presses_as_the_program_expects_is_asked_nothing() {
        assert_eq!(
            pressed(&[(200, 0.0, 3.0, 900), (350, 4.0, 0.0, 700), (150, 0.0, 8.0, 1200)]).help(&NOW, false),
            None
        );
        assert_eq!(Presses::default().help(&NOW, false), None);
    }

    #[test]
    fn brushes_speak_for_a_hold_that_meant_touches_are_longer_than() {
        let presses = pressed(&[(30, 40.0, 0.0, 900), (700, 0.0, 0.0, 900), (20, 0.0, 0.0, 900), (900, 0.0, 0.0, 900)]);
        let help = presses.help(&NOW, true).expect("a help");
        assert_eq!((help.touch.min_hold_ms, help.larger), (300, false));
        // Where every touch is short, a hold would take all of them away.
        assert_eq!(pressed(&[(30, 0.0, 0.0, 900), (40, 0.0, 0.0, 900), (90, 0.0, 0.0, 900)]).help(&NOW, true), None);
    }

    #[test]
    fn trembling_speaks_for_a_pause_and_sliding_for_lifting() {
        let presses = pressed(&[(200, 0.0, 0.0, 900), (100, 0.0, 0.0, 80), (100, 0.0, 0.0, 120)]);
        assert_eq!(presses.help(&NOW, false).map(|help| help.touch.dead_time_ms), Some(500));
        let at_once = TouchSettings { select_on: SelectOn::Press, ..NOW };
        let help = pressed(&[(400, 0.0, 70.0, 900)]).help(&at_once, false).expect("a help");
        assert_eq!((help.touch.select_on, help.touch.slip_points), (SelectOn::Release, 72.0));
    }

    #[test]
    fn a_finger_that_hardly_lifts_speaks_for_pressing_at_once_and_misses_for_larger_cells() {
        let presses = pressed(&[(2400, 0.0, 0.0, 900), (1800, 0.0, 0.0, 900), (400, 0.0, 0.0, 900)]);
        assert_eq!(presses.help(&NOW, false).map(|help| help.touch.select_on), Some(SelectOn::Press));
        let presses = pressed(&[(200, 30.0, 0.0, 900), (200, 60.0, 0.0, 900), (200, 0.0, 0.0, 900)]);
        assert_eq!(presses.help(&NOW, false), Some(Help { touch: NOW, larger: true }));
        assert_eq!(presses.help(&NOW, true), None, "they are large already");
    }

    #[test]
    fn only_the_last_touches_are_kept() {
        let many: Vec<_> = (0..100).map(|_| (200, 0.0, 0.0, 900)).collect();
        assert_eq!(pressed(&many).count(), MOST);
    }
}
