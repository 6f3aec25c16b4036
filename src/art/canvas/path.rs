//! The way of the hand as an even row of samples: the line runs through the middles between points (a quadratic B-spline),
//! so that it is round where the hand was sampled coarsely. Fed point by point, it gives the same samples as all at once.

use crate::domain::drawing::Point;

/// One place on the way, units and milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sample {
    pub x: f32,
    pub y: f32,
    /// 0..=1.
    pub pressure: f32,
    /// Units a millisecond, smoothed.
    pub speed: f32,
    /// Since the mark began.
    pub ms: f32,
    /// Time since the sample before.
    pub dt: f32,
    /// Length of the way up to here.
    pub way: f32,
    /// How long the hand has rested here.
    pub rest: f32,
    /// Not a step further: sent because time passed, or because the way ended.
    pub still: bool,
}

/// Shortest time between points that speeds are taken from; devices report several points at one time.
const LEAST_MS: f32 = 4.0;
/// A resting hand gives a sample this often.
const REST_MS: f32 = 50.0;
/// Most samples of one curve; a wild jump of the hand costs no more.
const MOST: f32 = 8_000.0;

/// A running way.
#[derive(Clone, Debug)]
pub(super) struct Path {
    step: f32,
    last: Option<Sample>,
    middle: Sample,
    sent: Sample,
    carry: f32,
    gone: f32,
}

impl Path {
    /// Samples every `step` units.
    pub fn new(step: f32) -> Self {
        Self {
            step: step.max(0.5),
            last: None,
            middle: Sample::default(),
            sent: Sample::default(),
            carry: 0.0,
            gone: 0.0,
        }
    }

    /// The next point of the hand. The first one is a sample at once.
    pub fn push(&mut self, point: &Point, out: &mut Vec<Sample>) {
        let mut knot = Sample {
            x: point.x(),
            y: point.y(),
            pressure: f32::from(point.pressure) / 255.0,
            ms: point.ms as f32,
            ..Sample::default()
        };
        let Some(last) = self.last else {
            (self.last, self.middle, self.sent) = (Some(knot), knot, knot);
            out.push(knot);
            return;
        };
        let now = length(last, knot) / (knot.ms - last.ms).max(LEAST_MS);
        // A first guess would be 0 and every stroke would begin thick.
        knot.speed = if last.speed == 0.0 { now * 0.7 } else { last.speed + (now - last.speed) * 0.4 };
        let to = between(last, knot, 0.5);
        self.curve(self.middle, last, to, out);
        (self.last, self.middle) = (Some(knot), to);
        if to.ms - self.sent.ms >= REST_MS {
            self.send(to, true, out);
        }
    }

    /// The rest of the way up to the last point.
    pub fn finish(&mut self, out: &mut Vec<Sample>) {
        if let Some(last) = self.last.take() {
            self.curve(self.middle, between(self.middle, last, 0.5), last, out);
            if self.carry > self.step * 0.25 {
                self.send(last, true, out);
            }
        }
    }

    fn curve(&mut self, a: Sample, b: Sample, c: Sample, out: &mut Vec<Sample>) {
        let rough = length(a, b) + length(b, c);
        let step = self.step.max(rough / MOST);
        let pieces = (rough / step * 2.0).ceil().max(1.0) as usize;
        let mut from = a;
        for i in 1..=pieces {
            let t = i as f32 / pieces as f32;
            let to = between(between(a, b, t), between(b, c, t), t);
            self.line(from, to, step, out);
            from = to;
        }
    }

    fn line(&mut self, from: Sample, to: Sample, step: f32, out: &mut Vec<Sample>) {
        let whole = length(from, to);
        let mut done = 0.0;
        while self.carry + (whole - done) >= step {
            done += (step - self.carry).max(0.0);
            let t = if whole > 0.0 { (done / whole).min(1.0) } else { 1.0 };
            self.carry = 0.0;
            self.gone += step;
            self.send(between(from, to, t), false, out);
        }
        self.carry += (whole - done).max(0.0);
    }

    fn send(&mut self, mut at: Sample, still: bool, out: &mut Vec<Sample>) {
        at.still = still;
        at.dt = (at.ms - self.sent.ms).max(0.0);
        at.way = self.gone + self.carry;
        let stays = (1.0 - length(self.sent, at) / self.step).clamp(0.0, 1.0);
        at.rest = (self.sent.rest + at.dt) * stays;
        self.sent = at;
        out.push(at);
    }
}

fn length(a: Sample, b: Sample) -> f32 {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
}

fn between(a: Sample, b: Sample, t: f32) -> Sample {
    let mix = |a: f32, b: f32| a + (b - a) * t;
    Sample {
        x: mix(a.x, b.x),
        y: mix(a.y, b.y),
        pressure: mix(a.pressure, b.pressure),
        speed: mix(a.speed, b.speed),
        ms: mix(a.ms, b.ms),
        ..Sample::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(points: &[Point]) -> Vec<Sample> {
        let (mut path, mut out) = (Path::new(10.0), Vec::new());
        points.iter().for_each(|point| path.push(point, &mut out));
        path.finish(&mut out);
        out
    }

    #[test]
    fn samples_are_even_and_reach_the_end() {
        let points: Vec<Point> =
            (0..20).map(|i| Point::new(i as f32 * 33.0, (i % 3) as f32 * 20.0, 128, i * 16)).collect();
        let samples = walk(&points);
        for pair in samples.windows(2).take(samples.len() - 2) {
            assert!((length(pair[0], pair[1]) - 10.0).abs() < 1.5, "{pair:?}");
            assert!(pair[1].way > pair[0].way);
        }
        assert!(length(*samples.last().unwrap(), Sample { x: 627.0, y: 20.0, ..Sample::default() }) < 10.0);
    }

    #[test]
    fn a_resting_hand_gives_samples_and_a_moving_one_does_not_rest() {
        let still: Vec<Point> = (0..10).map(|i| Point::new(50.0, 50.0, 128, i * 60)).collect();
        let samples = walk(&still);
        assert!(samples.len() >= 9 && samples.last().unwrap().rest > 300.0, "{samples:?}");
        let moving: Vec<Point> = (0..10).map(|i| Point::new(i as f32 * 40.0, 50.0, 128, i * 16)).collect();
        assert!(walk(&moving).iter().all(|s| s.rest < 20.0));
    }
}
