//! The touch filter: a held, trembling, double or dragged touch does what the person meant.

use serde::{Deserialize, Serialize};

/// When a touch selects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelectOn {
    /// As soon as the minimum hold is over, while the finger is still down.
    Press,
    /// When the finger leaves.
    #[default]
    Release,
}

/// How a person touches. Times in milliseconds, distances in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TouchSettings {
    /// When a touch selects.
    pub select_on: SelectOn,
    /// A shorter touch is not meant.
    pub min_hold_ms: u32,
    /// After a selection nothing is selected for this long.
    pub dead_time_ms: u32,
    /// The same target is not selected again for this long.
    pub repeat_lock_ms: u32,
    /// A finger may slide this far outside its target, or anywhere within it.
    pub slip_points: f32,
}

impl Default for TouchSettings {
    fn default() -> Self {
        Self { select_on: SelectOn::Release, min_hold_ms: 0, dead_time_ms: 0, repeat_lock_ms: 250, slip_points: 48.0 }
    }
}

/// What the finger did. `T` names a target (a button on the screen); `at` in milliseconds of any steady clock.
#[derive(Clone, Debug, PartialEq)]
pub enum TouchEvent<T> {
    /// Came down on a target.
    Down(T),
    /// Is now this far (points) outside its target; 0 within it.
    Slid(f32),
    /// Left the screen.
    Up,
    /// The system took it away.
    Cancelled,
    /// Time passed.
    Tick,
}

/// What the filter answers.
#[derive(Clone, Debug, PartialEq)]
pub enum TouchReply<T> {
    /// Nothing yet.
    Wait,
    /// This target is meant. A long press selects too: nothing else ever hides behind it.
    Select(T),
    /// The touch is not taken (too short, too soon, slid away).
    Ignored,
}

#[derive(Clone, Debug)]
struct Held<T> {
    target: T,
    since_ms: u64,
    slid_away: bool,
    selected: bool,
}

/// The state machine of one pointer.
#[derive(Clone, Debug)]
pub struct TouchFilter<T> {
    held: Option<Held<T>>,
    last: Option<(T, u64)>,
}

impl<T> Default for TouchFilter<T> {
    fn default() -> Self {
        Self { held: None, last: None }
    }
}

impl<T: Clone + PartialEq> TouchFilter<T> {
    /// The target under the finger, while it counts as pressed (for the dip and ring).
    pub fn pressed(&self) -> Option<&T> {
        self.held.as_ref().filter(|held| !held.slid_away).map(|held| &held.target)
    }

    /// The target the finger came down on, also after it slid away.
    pub fn held(&self) -> Option<&T> {
        self.held.as_ref().map(|held| &held.target)
    }

    /// How much of the minimum hold has passed, 0..=1.
    pub fn hold_progress(&self, settings: &TouchSettings, now_ms: u64) -> f32 {
        match &self.held {
            Some(held) if settings.min_hold_ms > 0 => {
                (now_ms.saturating_sub(held.since_ms) as f32 / settings.min_hold_ms as f32).min(1.0)
            }
            _ => 0.0,
        }
    }

    /// Feeds one event.
    pub fn on(&mut self, event: TouchEvent<T>, settings: &TouchSettings, now_ms: u64) -> TouchReply<T> {
        match event {
            TouchEvent::Down(target) => {
                self.held = Some(Held { target, since_ms: now_ms, slid_away: false, selected: false });
                self.press(settings, now_ms)
            }
            TouchEvent::Tick => self.press(settings, now_ms),
            TouchEvent::Slid(points) => {
                if let Some(held) = &mut self.held {
                    held.slid_away = points > settings.slip_points;
                }
                TouchReply::Wait
            }
            TouchEvent::Up => self.release(settings, now_ms),
            TouchEvent::Cancelled => {
                self.held = None;
                TouchReply::Ignored
            }
        }
    }

    /// Selects while the finger is down, where that is how the person selects.
    fn press(&mut self, settings: &TouchSettings, now_ms: u64) -> TouchReply<T> {
        let Some(held) = &self.held else { return TouchReply::Wait };
        let ripe = settings.select_on == SelectOn::Press && !held.selected && !held.slid_away;
        if !ripe || now_ms.saturating_sub(held.since_ms) < u64::from(settings.min_hold_ms) {
            return TouchReply::Wait;
        }
        let target = held.target.clone();
        if let Some(held) = &mut self.held {
            held.selected = true;
        }
        self.select(target, settings, now_ms)
    }

    fn release(&mut self, settings: &TouchSettings, now_ms: u64) -> TouchReply<T> {
        let Some(held) = self.held.take() else { return TouchReply::Ignored };
        if held.selected || settings.select_on == SelectOn::Press {
            return if held.selected { TouchReply::Wait } else { TouchReply::Ignored };
        }
        let short = now_ms.saturating_sub(held.since_ms) < u64::from(settings.min_hold_ms);
        if short || held.slid_away {
            return TouchReply::Ignored;
        }
        self.select(held.target, settings, now_ms)
    }

    fn select(&mut self, target: T, settings: &TouchSettings, now_ms: u64) -> TouchReply<T> {
        if let Some((last, at)) = &self.last {
            let since = now_ms.saturating_sub(*at);
            let dead = since < u64::from(settings.dead_time_ms);
            let repeated = *last == target && since < u64::from(settings.repeat_lock_ms);
            if dead || repeated {
                return TouchReply::Ignored;
            }
        }
        self.last = Some((target.clone(), now_ms));
        TouchReply::Select(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> TouchSettings {
        TouchSettings { repeat_lock_ms: 0, ..TouchSettings::default() }
    }

    fn tap(filter: &mut TouchFilter<u8>, settings: &TouchSettings, target: u8, down: u64, up: u64) -> TouchReply<u8> {
        match filter.on(TouchEvent::Down(target), settings, down) {
            TouchReply::Wait => filter.on(TouchEvent::Up, settings, up),
            reply => reply,
        }
    }

    #[test]
    fn a_long_press_still_selects() {
        let mut filter = TouchFilter::default();
        assert_eq!(tap(&mut filter, &settings(), 1, 0, 60_000), TouchReply::Select(1));
    }

    #[test]
    fn a_short_touch_is_not_meant() {
        let settings = TouchSettings { min_hold_ms: 300, ..settings() };
        let mut filter = TouchFilter::default();
        assert_eq!(tap(&mut filter, &settings, 1, 0, 299), TouchReply::Ignored);
        assert_eq!(tap(&mut filter, &settings, 1, 1000, 1300), TouchReply::Select(1));
    }

    #[test]
    fn press_selects_once_while_held() {
        let settings = TouchSettings { select_on: SelectOn::Press, min_hold_ms: 200, ..settings() };
        let mut filter = TouchFilter::default();
        assert_eq!(filter.on(TouchEvent::Down(4), &settings, 0), TouchReply::Wait);
        assert_eq!(filter.on(TouchEvent::Tick, &settings, 100), TouchReply::Wait);
        assert_eq!(filter.on(TouchEvent::Tick, &settings, 200), TouchReply::Select(4));
        assert_eq!(filter.on(TouchEvent::Tick, &settings, 900), TouchReply::Wait);
        assert_eq!(filter.on(TouchEvent::Up, &settings, 1000), TouchReply::Wait);
    }

    #[test]
    fn trembling_does_not_repeat() {
        let settings = TouchSettings { repeat_lock_ms: 500, ..settings() };
        let mut filter = TouchFilter::default();
        assert_eq!(tap(&mut filter, &settings, 1, 0, 50), TouchReply::Select(1));
        assert_eq!(tap(&mut filter, &settings, 1, 120, 170), TouchReply::Ignored);
        assert_eq!(tap(&mut filter, &settings, 2, 200, 250), TouchReply::Select(2));
        assert_eq!(tap(&mut filter, &settings, 1, 900, 950), TouchReply::Select(1));
    }

    #[test]
    fn dead_time_holds_for_every_target() {
        let settings = TouchSettings { dead_time_ms: 400, ..settings() };
        let mut filter = TouchFilter::default();
        assert_eq!(tap(&mut filter, &settings, 1, 0, 50), TouchReply::Select(1));
        assert_eq!(tap(&mut filter, &settings, 2, 100, 150), TouchReply::Ignored);
        assert_eq!(tap(&mut filter, &settings, 2, 500, 550), TouchReply::Select(2));
    }

    #[test]
    fn a_slip_is_forgiven_up_to_the_limit() {
        let mut filter = TouchFilter::default();
        filter.on(TouchEvent::Down(1), &settings(), 0);
        filter.on(TouchEvent::Slid(30.0), &settings(), 10);
        assert_eq!(filter.on(TouchEvent::Up, &settings(), 20), TouchReply::Select(1));
        filter.on(TouchEvent::Down(1), &settings(), 1000);
        filter.on(TouchEvent::Slid(90.0), &settings(), 1010);
        assert_eq!(filter.on(TouchEvent::Up, &settings(), 1020), TouchReply::Ignored);
    }

    #[test]
    fn a_finger_that_comes_back_is_still_meant() {
        let mut filter = TouchFilter::default();
        filter.on(TouchEvent::Down(1), &settings(), 0);
        filter.on(TouchEvent::Slid(90.0), &settings(), 10);
        filter.on(TouchEvent::Slid(0.0), &settings(), 20);
        assert_eq!(filter.on(TouchEvent::Up, &settings(), 30), TouchReply::Select(1));
    }
}
