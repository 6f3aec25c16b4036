//! Steadies points over time: the One-Euro filter (Casiez, Roussel, Vogel, CHI 2012). Still hands lose their jitter, fast
//! ones their lag. A stage of its own: recognition of movements may want the points as they came.

use super::landmark::palm_size;
use super::track::Seen;
pub use crate::domain::access::OneEuro;
use crate::domain::access::Steady;

/// A gap longer than this starts anew, in milliseconds.
const GAP_MS: f32 = 500.0;

/// Smooths the points of followed hands, each by its id.
#[derive(Debug, Default)]
pub struct Smoother {
    by: OneEuro,
    last_ms: Option<f32>,
    hands: Vec<(u32, [[Steady; 3]; 21])>,
}

impl Smoother {
    /// A smoother that has seen nothing.
    pub fn new(by: OneEuro) -> Self {
        Self { by, last_ms: None, hands: Vec::new() }
    }

    /// Smooths the points (in pixels; the metres stay as they are) of a frame taken at `ms`. A hand that is new, or any
    /// hand after a gap or a step back in time, starts from where it is.
    pub fn smooth(&mut self, ms: f32, seen: &mut [Seen]) {
        let step_ms = self.last_ms.map_or(f32::INFINITY, |last| ms - last);
        self.last_ms = Some(ms);
        let goes_on = step_ms > 0.0 && step_ms < GAP_MS;
        self.hands.retain(|(id, _)| goes_on && seen.iter().any(|s| s.id == *id));
        for hand in seen {
            let unit = palm_size(&hand.hand.points).max(1.0);
            match self.hands.iter_mut().find(|(id, _)| *id == hand.id) {
                Some((_, values)) => follow(values, &mut hand.hand.points, step_ms / 1000.0, unit, &self.by),
                None => self.hands.push((hand.id, start(&hand.hand.points))),
            }
        }
    }
}

fn start(points: &[[f32; 3]; 21]) -> [[Steady; 3]; 21] {
    points.map(|point| point.map(Steady::at))
}

fn follow(values: &mut [[Steady; 3]; 21], points: &mut [[f32; 3]; 21], step: f32, unit: f32, by: &OneEuro) {
    for (filter, number) in values.iter_mut().flatten().zip(points.iter_mut().flatten()) {
        *number = filter.next(*number, step, unit, by);
    }
}
