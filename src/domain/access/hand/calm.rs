//! Smoothing: the pen follows the hand like something pulled on a short spring. Every new place lies between the old one and
//! the hand, so the line never leaves the area that the hand went through.

use super::{Place, distance};

/// How long the pen needs for two thirds of the way to the hand, for each degree, milliseconds.
const LAG_MS: f32 = 22.0;
/// A fast hand is followed faster (as in the One-Euro filter, Casiez 2012): per point and millisecond of its speed.
const HURRY: f32 = 0.55;
/// Steps in which the pen catches up at the end.
const STEPS: u32 = 8;
/// Nothing is left to catch up below this distance.
const CLOSE: f32 = 0.75;

#[derive(Clone, Copy, Debug)]
pub(super) struct Calm {
    degree: u8,
    pen: Place,
    hand: Place,
    speed: f32,
    ms: u64,
}

impl Calm {
    pub fn new(degree: u8) -> Self {
        Self { degree: degree.min(10), pen: (0.0, 0.0), hand: (0.0, 0.0), speed: 0.0, ms: 0 }
    }

    pub fn begin(&mut self, at: Place, ms: u64) {
        (self.pen, self.hand, self.speed, self.ms) = (at, at, 0.0, ms);
    }

    /// The pen's place when the hand is at `at`.
    pub fn next(&mut self, at: Place, ms: u64) -> Place {
        let dt = ms.saturating_sub(self.ms) as f32;
        self.ms = self.ms.max(ms);
        if self.degree == 0 {
            self.pen = at;
        } else if dt > 0.0 {
            let now = distance(self.hand, at) / dt;
            self.speed += (now - self.speed) * (dt / (dt + 60.0));
            let calm = 1.0 - f32::from(self.degree) / 12.0;
            let lag = LAG_MS * f32::from(self.degree) / (1.0 + self.speed * HURRY * calm);
            let share = dt / (dt + lag);
            self.pen = between(self.pen, at, share);
        }
        self.hand = at;
        self.pen
    }

    /// The way from the pen to the hand's last place.
    pub fn rest(&mut self, goal: Place) -> impl Iterator<Item = Place> + use<> {
        let from = self.pen;
        let is_there = self.degree == 0 || distance(from, goal) < CLOSE;
        let steps = if is_there { 1 } else { STEPS };
        self.pen = goal;
        (1..=steps).map(move |i| if i == steps { goal } else { between(from, goal, i as f32 / steps as f32) })
    }
}

fn between(a: Place, b: Place, t: f32) -> Place {
    (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}
