//! How unlike two spoken words are: their frames are laid on each other by stretching time.

use super::features::{SpokenFeatures, Track, WIDTH};
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
        let (rows, columns) = if a.frames().len() >= b.frames().len() { (a, b) } else { (b, a) };
        let (n, m) = (rows.frames().len(), columns.frames().len());
        if m == 0 {
            return f32::INFINITY;
        }
        let reach = (n as f32 * self.band).max(2.0) as usize;
        let loose = (m as f32 * self.loose_ends) as usize;
        // No way is longer than n + m, so a dearer row cannot lead below the cutoff.
        let most = (n + m) as f32 * cutoff;
        let mut before = vec![NO_WAY; m];
        let mut now = vec![NO_WAY; m];
        let mut best = f32::INFINITY;
        for (i, row) in rows.frames().enumerate() {
            let middle = if n > 1 { i * (m - 1) / (n - 1) } else { 0 };
            let range = middle.saturating_sub(reach)..(middle + reach + 1).min(m);
            now.fill(NO_WAY);
            let mut cheapest = f32::INFINITY;
            for (j, column) in columns.frames().enumerate().take(range.end).skip(range.start) {
                let is_start = (i == 0 && j <= loose) || (j == 0 && i <= loose);
                let way = self.step(&before, &now, j, is_start, apart(row, column));
                cheapest = cheapest.min(way.cost);
                if let Some(slot) = now.get_mut(j) {
                    *slot = way;
                }
                let is_end = (i + 1 == n && j + loose + 1 >= m) || (j + 1 == m && i + loose + 1 >= n);
                if is_end {
                    best = best.min(way.cost / way.length);
                }
            }
            if i > loose && cheapest > most && best >= cutoff {
                return f32::INFINITY;
            }
            std::mem::swap(&mut before, &mut now);
        }
        best
    }

    fn step(&self, before: &[Way], now: &[Way], j: usize, is_start: bool, apart: f32) -> Way {
        let at = |row: &[Way], j: Option<usize>| j.and_then(|j| row.get(j)).copied().unwrap_or(NO_WAY);
        let start = if is_start { Way { cost: 2.0 * apart, length: 2.0 } } else { NO_WAY };
        let straight = at(before, j.checked_sub(1)).plus(2.0 * apart, 2.0);
        let side = (1.0 + self.stretch) * apart;
        let down = at(before, Some(j)).plus(side, 1.0);
        let along = at(now, j.checked_sub(1)).plus(side, 1.0);
        start.or(straight).or(down).or(along)
    }
}

/// City-block distance of two frames: one wild number weighs less than with squares.
fn apart(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| (x - y).abs()).sum::<f32>() / WIDTH as f32
}
