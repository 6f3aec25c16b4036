//! The place that poured colour fills: wide water first, then the narrow rest that is nearer to it than to other water. So it
//! reaches into every corner and does not run out through a gap.

use super::survey::Survey;
use std::collections::{HashSet, VecDeque};

/// Half of the widest gap that holds colour back, cells (so 40 units).
const GAP: usize = 5;

const NONE: u8 = 0;
const OURS: u8 = 1;
const OTHERS: u8 = 2;

/// For every cell whether it belongs to the place around `seed`.
pub(super) fn find(survey: &Survey, seed: usize) -> Vec<bool> {
    let water = Water::new(survey, survey.cells[seed]);
    let seed = water.padded(seed);
    // A place so narrow that no wide water is near is looked at with a finer eye.
    for gap in (0..=GAP).rev() {
        let wide = water.wide(gap);
        if let Some(start) = water.nearest(seed, gap * 2 + 3, &wide) {
            return water.basin(start, &wide);
        }
    }
    vec![false; survey.cells.len()]
}

/// Cells that colour may reach, with a rim of cells around them that it may not: so no neighbour is ever outside.
struct Water {
    width: usize,
    height: usize,
    /// Cells in a row, the rim too.
    across: usize,
    free: Vec<bool>,
}

impl Water {
    fn new(survey: &Survey, color: [u8; 4]) -> Self {
        let (width, height) = (survey.width, survey.height);
        let across = width + 2;
        let mut free = vec![false; across * (height + 2)];
        for y in 0..height {
            let row = &mut free[(y + 1) * across + 1..][..width];
            row.iter_mut().enumerate().for_each(|(x, free)| *free = survey.is_like(y * width + x, color));
        }
        Self { width, height, across, free }
    }

    fn padded(&self, cell: usize) -> usize {
        (cell / self.width + 1) * self.across + cell % self.width + 1
    }

    /// The four neighbours of a cell that is not on the rim.
    fn around(&self, i: usize) -> [usize; 4] {
        [i - 1, i + 1, i - self.across, i + self.across]
    }

    /// Free cells that are farther than `gap` from everything that is not free; the sheet's edge holds nothing back.
    fn wide(&self, gap: usize) -> Vec<bool> {
        let mut wide = self.free.clone();
        for y in 1..=self.height {
            narrow(&mut wide, y * self.across + 1, 1, self.width, gap);
        }
        for x in 1..=self.width {
            narrow(&mut wide, self.across + x, self.across, self.height, gap);
        }
        wide
    }

    /// The wide cell that is reached first from `seed`, within some steps.
    fn nearest(&self, seed: usize, steps: usize, wide: &[bool]) -> Option<usize> {
        let mut seen = HashSet::from([seed]);
        let mut queue = VecDeque::from([(seed, 0)]);
        while let Some((i, far)) = queue.pop_front() {
            if wide[i] {
                return Some(i);
            }
            if far < steps {
                let new = self.around(i).into_iter().filter(|j| self.free[*j] && seen.insert(*j));
                queue.extend(new.map(|j| (j, far + 1)));
            }
        }
        None
    }

    fn basin(&self, start: usize, wide: &[bool]) -> Vec<bool> {
        let mut owner: Vec<u8> = wide.iter().map(|wide| if *wide { OTHERS } else { NONE }).collect();
        owner[start] = OURS;
        let mut open = vec![start];
        while let Some(i) = open.pop() {
            for j in self.around(i) {
                if owner[j] == OTHERS {
                    owner[j] = OURS;
                    open.push(j);
                }
            }
        }
        self.share_the_narrows(&mut owner);
        let rows = (1..=self.height).flat_map(|y| &owner[y * self.across + 1..][..self.width]);
        rows.map(|owner| *owner == OURS).collect()
    }

    /// Narrow cells belong to the water that reaches them first.
    fn share_the_narrows(&self, owner: &mut [u8]) {
        let is_narrow = |owner: &[u8], i: usize| owner[i] == NONE && self.free[i];
        let inside = (1..=self.height).flat_map(|y| y * self.across + 1..=y * self.across + self.width);
        let is_shore = |i: &usize| owner[*i] != NONE && self.around(*i).into_iter().any(|j| is_narrow(owner, j));
        let mut shore: VecDeque<usize> = inside.filter(is_shore).collect();
        while let Some(i) = shore.pop_front() {
            for j in self.around(i) {
                if is_narrow(owner, j) {
                    owner[j] = owner[i];
                    shore.push_back(j);
                }
            }
        }
    }
}

/// Clears, along one line of cells, everything within `gap` of a cleared one.
fn narrow(cells: &mut [bool], first: usize, step: usize, count: usize, gap: usize) {
    let line: Vec<bool> = (0..count).map(|i| cells[first + i * step]).collect();
    let mut pass = |order: &mut dyn Iterator<Item = usize>| {
        // So many cells ahead are still to be cleared.
        let mut left = 0;
        for i in order {
            if !line[i] {
                left = gap;
            } else if left > 0 {
                cells[first + i * step] = false;
                left -= 1;
            }
        }
    };
    pass(&mut (0..count));
    pass(&mut (0..count).rev());
}

/// The place two cells larger, so that colour lies under the soft edge of lines, and softened: 0..=255.
pub(super) fn grown(place: &[bool], width: usize, height: usize) -> Vec<u8> {
    let any = |a: u8, b: u8, c: u8| a.max(b).max(c);
    let mean = |a: u8, b: u8, c: u8| ((u16::from(a) + u16::from(b) + u16::from(c)) / 3) as u8;
    let raw: Vec<u8> = place.iter().map(|inside| if *inside { 255 } else { 0 }).collect();
    let larger = spread(&spread(&raw, width, height, any), width, height, any);
    spread(&larger, width, height, mean)
}

/// Every value from itself and its two neighbours, along rows and then along columns.
fn spread(values: &[u8], width: usize, height: usize, of: impl Fn(u8, u8, u8) -> u8) -> Vec<u8> {
    let mut rows = values.to_vec();
    for (to, from) in rows.chunks_exact_mut(width).zip(values.chunks_exact(width)) {
        for (to, near) in to.iter_mut().skip(1).zip(from.windows(3)) {
            *to = of(near[0], near[1], near[2]);
        }
    }
    let mut out = rows.clone();
    for y in 1..height.saturating_sub(1) {
        let (above, below) = (&rows[(y - 1) * width..y * width], &rows[(y + 1) * width..(y + 2) * width]);
        for (x, to) in out[y * width..(y + 1) * width].iter_mut().enumerate() {
            *to = of(above[x], *to, below[x]);
        }
    }
    out
}
