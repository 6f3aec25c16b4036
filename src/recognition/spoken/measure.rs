//! How unlike two spoken words are: their frames are laid on each other by stretching time.

use super::features::{Frame, LANES, SpokenFeatures, Track, WIDTH};
use crate::recognition::fewshot::Measure;

/// Dynamic time warping (Sakoe and Chiba 1978, symmetric steps), city-block distance between frames.
#[derive(Clone, Copy, Debug)]
pub struct SpokenMeasure {
    /// How far the two may run apart, as a share of the longer one.
    pub band: f32,
    /// What a step that stretches costs beyond its half of a straight step.
    pub stretch: f32,
    /// Share of the shorter word that may be left out at either end of one of them.
    pub loose_ends: f32,
}

impl Default for SpokenMeasure {
    /// Wide enough for slow and fast takes of one person; ends loose by a consonant.
    fn default() -> Self {
        Self { band: 0.4, stretch: 0.3, loose_ends: 0.05 }
    }
}

impl Measure for SpokenMeasure {
    type Features = SpokenFeatures;

    /// Mean distance of matched frames. Compares up to 7.6 kHz when both hold it, else up to 3.8 kHz.
    fn distance(&self, a: &SpokenFeatures, b: &SpokenFeatures, cutoff: f32) -> f32 {
        match (&a.wide, &b.wide) {
            (Some(a), Some(b)) => self.warp(a, b, cutoff),
            _ => self.warp(&a.narrow, &b.narrow, cutoff),
        }
    }
}

/// The cheapest way to a cell: what it cost, and the length that it is divided by.
#[derive(Clone, Copy)]
struct Way {
    cost: f32,
    length: f32,
}

const NO_WAY: Way = Way { cost: f32::INFINITY, length: 1.0 };

impl Way {
    fn plus(self, cost: f32, length: f32) -> Self {
        Self { cost: self.cost + cost, length: self.length + length }
    }

    fn or(self, other: Self) -> Self {
        if other.cost < self.cost { other } else { self }
    }
}

impl SpokenMeasure {
    fn warp(&self, a: &Track, b: &Track, cutoff: f32) -> f32 {
        // The shorter one gives the columns, so that swapping the two changes nothing.
        let (rows, columns) = if a.0.len() >= b.0.len() { (a, b) } else { (b, a) };
        let (n, m) = (rows.0.len(), columns.0.len());
        if m == 0 {
            return f32::INFINITY;
        }
        let reach = (n as f32 * self.band).max(2.0) as usize;
        let loose = (m as f32 * self.loose_ends) as usize;
        // No way is longer than n + m, so a dearer row cannot lead below the cutoff.
        let most = (n + m) as f32 * cutoff;
        // Cell 0 is a border that no way comes from; column j is cell j + 1.
        let mut before = vec![NO_WAY; m + 1];
        let mut now = vec![NO_WAY; m + 1];
        let mut best = f32::INFINITY;
        for (i, row) in rows.0.iter().enumerate() {
            let middle = if n > 1 { i * (m - 1) / (n - 1) } else { 0 };
            let range = middle.saturating_sub(reach)..(middle + reach + 1).min(m);
            now.fill(NO_WAY);
            let starts = if i == 0 { loose + 1 } else { usize::from(i <= loose) };
            let cheapest = self.row(row, columns, range, starts, &before, &mut now);
            let ends = if i + 1 == n { loose + 1 } else { usize::from(i + loose + 1 >= n) };
            let ways = now.iter().rev().take(ends.min(m));
            best = ways.map(|way| way.cost / way.length).fold(best, f32::min);
            if i > loose && cheapest > most && best >= cutoff {
                return f32::INFINITY;
            }
            std::mem::swap(&mut before, &mut now);
        }
        best
    }

    /// The ways to the cells of one row in `range`; the first `starts` columns can be where a way begins. Gives the least cost.
    fn row(
        &self,
        row: &Frame,
        columns: &Track,
        range: std::ops::Range<usize>,
        starts: usize,
        before: &[Way],
        now: &mut [Way],
    ) -> f32 {
        let mut cheapest = f32::INFINITY;
        let mut left = NO_WAY;
        let cells = columns.0.iter().zip(before.windows(2)).zip(now.iter_mut().skip(1)).enumerate();
        for (j, ((column, earlier), slot)) in cells.take(range.end).skip(range.start) {
            let &[straight, down] = earlier else { continue };
            let apart = apart(row, column);
            let side = (1.0 + self.stretch) * apart;
            let start = if j < starts { Way { cost: 2.0 * apart, length: 2.0 } } else { NO_WAY };
            left = start.or(straight.plus(2.0 * apart, 2.0)).or(down.plus(side, 1.0)).or(left.plus(side, 1.0));
            cheapest = cheapest.min(left.cost);
            *slot = left;
        }
        cheapest
    }
}

/// City-block distance of two frames: one wild number weighs less than with squares. Added up in eight lanes, so that a
/// processor does eight at once.
fn apart(a: &Frame, b: &Frame) -> f32 {
    let mut lanes = [0.0f32; LANES];
    for (x, y) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for ((lane, x), y) in lanes.iter_mut().zip(x).zip(y) {
            *lane += (x - y).abs();
        }
    }
    lanes.iter().sum::<f32>() / WIDTH as f32
}
