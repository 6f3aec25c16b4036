//! How unlike two spoken words are: their frames are laid on each other by stretching time.

use super::features::{SpokenFeatures, Track, WIDTH};
use crate::recognition::fewshot::Measure;
use std::ops::Range;

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
        let (rows, columns) = if a.frames().len() >= b.frames().len() { (a, b) } else { (b, a) };
        let (n, m) = (rows.frames().len(), columns.frames().len());
        if m == 0 {
            return f32::INFINITY;
        }
        let reach = (n as f32 * self.band).max(2.0) as usize;
        let loose = (m as f32 * self.loose_ends) as usize;
        // No way is longer than n + m, so a dearer row cannot lead below the cutoff.
        let most = (n + m) as f32 * cutoff;
        let numbers = by_number(columns);
        let mut apart = vec![0.0; m];
        // Cell 0 is a border that no way comes from; column j is cell j + 1.
        let mut before = vec![NO_WAY; m + 1];
        let mut now = vec![NO_WAY; m + 1];
        let mut best = f32::INFINITY;
        for (i, row) in rows.frames().enumerate() {
            let middle = if n > 1 { i * (m - 1) / (n - 1) } else { 0 };
            let range = middle.saturating_sub(reach)..(middle + reach + 1).min(m);
            now.fill(NO_WAY);
            let starts = if i == 0 { loose + 1 } else { usize::from(i <= loose) };
            fill_apart(row, &numbers, range.clone(), &mut apart);
            let cheapest = self.row(&apart, range, starts, &before, &mut now);
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

    /// The ways to the cells of one row in `range`; in the first `starts` columns a way can begin. Gives the least cost.
    fn row(&self, apart: &[f32], range: Range<usize>, starts: usize, before: &[Way], now: &mut [Way]) -> f32 {
        let mut cheapest = f32::INFINITY;
        let mut left = NO_WAY;
        let from = range.start;
        let earlier = before.get(from..).unwrap_or_default().windows(2);
        let slots = now.get_mut(from + 1..).unwrap_or_default();
        let apart = apart.get(range).unwrap_or_default();
        for (j, ((apart, earlier), slot)) in apart.iter().zip(earlier).zip(slots).enumerate() {
            let &[straight, down] = earlier else { continue };
            let side = (1.0 + self.stretch) * apart;
            let start = if from + j < starts { Way { cost: 2.0 * apart, length: 2.0 } } else { NO_WAY };
            let way = start.or(straight.plus(2.0 * apart, 2.0)).or(down.plus(side, 1.0));
            left = way.or(left.plus(side, 1.0));
            cheapest = cheapest.min(left.cost);
            *slot = left;
        }
        cheapest
    }
}

/// The frames of a track as [`WIDTH`] rows over time, so that a processor compares several frames at once.
fn by_number(track: &Track) -> Vec<Vec<f32>> {
    (0..WIDTH).map(|q| track.0.iter().skip(q).step_by(WIDTH).copied().collect()).collect()
}

/// City-block distance of a frame to the columns in `range`: one wild number weighs less than with squares.
fn fill_apart(row: &[f32], numbers: &[Vec<f32>], range: Range<usize>, apart: &mut [f32]) {
    let apart = apart.get_mut(range.clone()).unwrap_or_default();
    apart.fill(0.0);
    for (x, numbers) in row.iter().zip(numbers) {
        let column = numbers.get(range.clone()).unwrap_or_default();
        apart.iter_mut().zip(column).for_each(|(slot, y)| *slot += (x - y).abs());
    }
    apart.iter_mut().for_each(|slot| *slot /= WIDTH as f32);
}
