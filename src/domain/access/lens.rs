//! A magnifying glass over small targets: which part of the screen it shows, how large, and where.

use super::Place;
use super::target::{Area, Target};

/// How many times as large it shows at most.
const MOST: f32 = 4.0;
/// …and at least: less would help nobody.
const LEAST: f32 = 1.6;
/// The share of the window's shorter side that the glass takes.
const SHARE: f32 = 0.7;

/// A magnifying glass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glass {
    /// What it shows.
    pub from: Area,
    /// Where it shows it.
    pub to: Area,
}

impl Glass {
    /// A glass in the middle of the window over `small`, so large that it measures `wanted` points if that can be.
    pub fn over(small: Area, wanted: f32, window: Area) -> Self {
        let side = (window.right - window.left).min(window.bottom - window.top) * SHARE;
        let times = (wanted / small.shorter().max(1.0)).clamp(LEAST, MOST);
        let (half, (x, y)) = (side / times / 2.0, small.center());
        let held = |value: f32, low: f32, high: f32| value.clamp(low + half, (high - half).max(low + half));
        let (x, y) = (held(x, window.left, window.right), held(y, window.top, window.bottom));
        let (cx, cy) = window.center();
        let reach = side / 2.0;
        Self {
            from: Area::new(x - half, y - half, x + half, y + half),
            to: Area::new(cx - reach, cy - reach, cx + reach, cy + reach),
        }
    }

    /// How many times as large it shows.
    pub fn times(&self) -> f32 {
        (self.to.right - self.to.left) / (self.from.right - self.from.left).max(1.0)
    }

    /// Where a place of the screen is seen in it.
    pub fn seen(&self, (x, y): Place) -> Place {
        let times = self.times();
        (self.to.left + (x - self.from.left) * times, self.to.top + (y - self.from.top) * times)
    }

    /// The targets whose middle is seen in it, as they are seen.
    pub fn targets<T: Clone>(&self, targets: &[Target<T>]) -> Vec<Target<T>> {
        let inside = |target: &&Target<T>| self.from.contains(target.area.center());
        targets.iter().filter(inside).map(|target| Target { area: self.shown(target.area), ..target.clone() }).collect()
    }

    fn shown(&self, area: Area) -> Area {
        let ((left, top), (right, bottom)) = (self.seen((area.left, area.top)), self.seen((area.right, area.bottom)));
        let to = &self.to;
        Area::new(left.max(to.left), top.max(to.top), right.min(to.right), bottom.min(to.bottom))
    }
}

#[cfg(test)]
mod tests {
    use super::super::target::Manner;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Wherever the small target is: it is seen whole, larger, and inside the glass.
        #[test]
        fn the_target_is_seen_larger(x in 0.0f32..1240.0, y in 0.0f32..760.0, side in 10.0f32..40.0) {
            let window = Area::new(0.0, 0.0, 1280.0, 800.0);
            let small = Area::new(x, y, x + side, y + side);
            let glass = Glass::over(small, 96.0, window);
            let seen = glass.targets(&[Target { id: 1, area: small, group: 0, manner: Manner::Plain }]);
            prop_assert_eq!(seen.len(), 1);
            prop_assert!(seen[0].area.shorter() >= side * LEAST - 0.1);
            prop_assert!(glass.to.contains(seen[0].area.center()));
        }
    }
}
