//! Straight-line help: once the hand has chosen a direction, its wobble across that direction is taken away, the more the
//! higher the degree; from degree 8 on directions snap to steps of 15°. A hand that leaves the line for good makes a corner.

use super::{Place, distance};
use std::f32::consts::PI;

/// From this degree on directions snap.
const SNAPS: u8 = 8;
/// Step of a snapped direction.
const STEP: f32 = PI / 12.0;
/// How far the hand must go before it has a direction, points; farther where the direction snaps and a wobble would decide.
const CHOSEN: (f32, f32) = (20.0, 48.0);
/// Farther from the line than this for each degree, the hand means a corner, points.
const ROOM: f32 = 8.0;

#[derive(Clone, Copy, Debug)]
pub(super) struct Straight {
    degree: u8,
    /// Where the line begins.
    anchor: Place,
    /// Which way it goes, length 1; `None`: not chosen yet.
    way: Option<Place>,
    /// The place given last.
    pen: Place,
}

impl Straight {
    pub fn new(degree: u8) -> Self {
        Self { degree: degree.min(10), anchor: (0.0, 0.0), way: None, pen: (0.0, 0.0) }
    }

    pub fn begin(&mut self, at: Place) {
        (self.anchor, self.way, self.pen) = (at, None, at);
    }

    /// The place for a hand at `at`.
    pub fn next(&mut self, at: Place) -> Place {
        if self.degree == 0 {
            return at;
        }
        let far = distance(self.anchor, at);
        let way = match self.way {
            Some(way) => way,
            None if far < if self.degree < SNAPS { CHOSEN.0 } else { CHOSEN.1 } => return self.pen,
            None => self.choose(at, far),
        };
        let (along, across) = self.split(at, way);
        if across.abs() > ROOM * f32::from(self.degree) {
            // A corner: on from where the pen is.
            self.anchor = self.pen;
            let far = distance(self.anchor, at).max(1e-3);
            let way = self.choose(at, far);
            return self.place(self.split(at, way), way);
        }
        self.place((along, across), way)
    }

    fn choose(&mut self, at: Place, far: f32) -> Place {
        let (x, y) = ((at.0 - self.anchor.0) / far, (at.1 - self.anchor.1) / far);
        let way = if self.degree >= SNAPS {
            let angle = (y.atan2(x) / STEP).round() * STEP;
            (angle.cos(), angle.sin())
        } else {
            (x, y)
        };
        self.way = Some(way);
        way
    }

    /// Along the line and across it, from the anchor.
    fn split(&self, at: Place, way: Place) -> (f32, f32) {
        let (x, y) = (at.0 - self.anchor.0, at.1 - self.anchor.1);
        (x * way.0 + y * way.1, y * way.0 - x * way.1)
    }

    fn place(&mut self, (along, across): (f32, f32), way: Place) -> Place {
        let kept = if self.degree >= SNAPS { 0.0 } else { across * (1.0 - f32::from(self.degree) / f32::from(SNAPS)) };
        let place = |from: f32, x: f32, y: f32| from + along * x + kept * y;
        self.pen = (place(self.anchor.0, way.0, -way.1), place(self.anchor.1, way.1, way.0));
        self.pen
    }
}
