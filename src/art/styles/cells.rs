//! Cells: every pixel belongs to a seed of a jittered grid, within its own thing. For glass and mosaic. Things have a finer
//! grid than skies and grounds.

use super::field::Field;
use super::texture::is_thing;
use crate::art::color::{self, Color};
use crate::art::draw::Layers;
use crate::art::grid::{Grid, Rgb8};
use crate::art::parallel;
use crate::art::rng;

/// How cells are laid.
pub struct Laying<'a> {
    /// The layers.
    pub source: &'a Layers,
    /// What the colours of the cells are taken from.
    pub picture: &'a Rgb8,
    /// Side of a cell in skies and grounds, and in things; pixels.
    pub sizes: [f32; 2],
    /// Square tiles turned along this field instead of free shapes.
    pub square: Option<&'a Field>,
    /// How far a seed may lie from the middle of its place, share of a side.
    pub jitter: f32,
    /// How much a cell keeps to its own colour, so that borders follow the drawing; 0: not at all.
    pub tint: f32,
    /// How often seeds move to the middle of their cells (Lloyd 1982), so that tiles lie evenly.
    pub rounds: usize,
    /// Seed.
    pub seed: u32,
}

/// The middle of a cell: where, in which sheet, in which colour.
#[derive(Clone, Copy)]
struct Nucleus {
    at: [f32; 2],
    id: u16,
    turn: [f32; 2],
    color: Color,
}

/// A grid of seeds of one size.
struct Lattice {
    size: f32,
    columns: i32,
    rows: i32,
    seeds: Vec<Nucleus>,
    /// Number of its first cell among all.
    first: u32,
}

/// For every pixel the number of its cell (upper 24 bits) and its distance from the cell's border (lower 8).
pub struct Cells {
    packed: Grid<u32>,
    /// Steps of the distance in a pixel.
    fineness: f32,
    /// Mean colour of every cell.
    pub colors: Vec<Color>,
}

impl Cells {
    /// The cell at an index.
    #[inline]
    pub fn of(&self, i: usize) -> u32 {
        self.packed.data[i] >> 8
    }

    /// How far the border with the next cell is, pixels (about; up to half of a fine cell).
    #[inline]
    pub fn border(&self, i: usize) -> f32 {
        (self.packed.data[i] & 255) as f32 / self.fineness
    }

    /// An order in which cells are set, one by one: `when(cell)` for every pixel.
    pub fn order(&self, when: impl Fn(u32, usize, usize) -> u8 + Sync) -> Grid<u8> {
        let mut out = Grid::new(self.packed.width, self.packed.height, 0);
        out.fill(|x, y, _| when(self.of(y * self.packed.width + x), x, y));
        out
    }
}

impl Laying<'_> {
    /// Lays the cells over the picture.
    pub fn lay(&self) -> Cells {
        let mut lattices = [self.lattice(0, 0), self.lattice(1, 0)];
        lattices[1].first = lattices[0].seeds.len() as u32 * 2;
        for _ in 0..self.rounds {
            self.settle(&mut lattices);
        }
        let (w, h) = (self.source.width, self.source.height);
        let fineness = 250.0 / self.sizes[0].max(1.0);
        let mut packed = Grid::new(w, h, 0u32);
        packed.fill(|x, y, _| {
            let c = self.picture.color(y * w + x);
            let (cell, border) = self.nearest(&lattices, x, y, c);
            (cell << 8) | (border * fineness).clamp(0.0, 255.0) as u32
        });
        let count = lattices[1].first as usize + lattices[1].seeds.len() * 2;
        let colors = means(&packed, self.picture, count);
        Cells { packed, fineness, colors }
    }

    fn lattice(&self, which: usize, first: u32) -> Lattice {
        let size = self.sizes[which];
        let (columns, rows) =
            ((self.source.width as f32 / size) as i32 + 3, (self.source.height as f32 / size) as i32 + 3);
        let count = (columns * rows) as usize;
        let place = |n: usize| (n as i32 % columns - 1, n as i32 / columns - 1);
        let seeds = parallel::collect(count.div_ceil(512), |part| {
            let range = part * 512..((part + 1) * 512).min(count);
            range.map(|n| self.seed_at(place(n), size, which as u32)).collect::<Vec<_>>()
        });
        Lattice { size, columns, rows, seeds: seeds.concat(), first }
    }

    /// Where the seed of a place of the grid lies.
    fn seed_at(&self, (cx, cy): (i32, i32), size: f32, which: u32) -> Nucleus {
        let jitter = |salt: u32| (rng::hash(cx, cy, self.seed ^ salt ^ (which << 8)) - 0.5) * self.jitter;
        // Every second row is shifted by half, so that no long straight seams appear.
        let shift = if self.square.is_none() && cy & 1 == 1 { 0.5 } else { 0.0 };
        self.nucleus([(cx as f32 + 0.5 + shift + jitter(1)) * size, (cy as f32 + 0.5 + jitter(2)) * size])
    }

    /// What is seen at a seed.
    fn nucleus(&self, at: [f32; 2]) -> Nucleus {
        let (x, y) = (at[0] as i32, at[1] as i32);
        let turn = self.square.map_or([1.0, 0.0], |field| field.at(at[0].max(0.0), at[1].max(0.0)));
        let color = color::from_bytes(self.picture.near(x, y));
        Nucleus { at, id: self.source.ids.near(x, y), turn, color }
    }

    /// Moves every seed to the middle of the pixels that are its own.
    fn settle(&self, lattices: &mut [Lattice; 2]) {
        let step = (self.sizes[1] / 5.0).max(1.0) as usize;
        let (w, h) = (self.source.width, self.source.height);
        let line = |row: usize| {
            let y = row * step;
            let at = |x: usize| (self.nearest(lattices, x, y, [0.0; 3]).0, x as f32, y as f32);
            (0..w).step_by(step).map(at).collect::<Vec<_>>()
        };
        let found = parallel::collect(h.div_ceil(step), line);
        let count = lattices[1].first as usize + lattices[1].seeds.len() * 2;
        let mut sums = vec![[0.0f32; 3]; count];
        for (cell, x, y) in found.into_iter().flatten() {
            let sum = &mut sums[cell as usize];
            *sum = [sum[0] + x, sum[1] + y, sum[2] + 1.0];
        }
        for lattice in lattices {
            for (n, seed) in lattice.seeds.iter_mut().enumerate() {
                let [x, y, count] = sums[lattice.first as usize + n];
                if count > 0.0 {
                    // Not beyond its neighbourhood, where it would not be looked for.
                    let home = [n as i32 % lattice.columns - 1, n as i32 / lattice.columns - 1];
                    let hold =
                        |v: f32, home: i32| v.clamp(home as f32 * lattice.size, (home + 1) as f32 * lattice.size);
                    *seed = self.nucleus([hold(x / count, home[0]), hold(y / count, home[1])]);
                }
            }
        }
    }

    #[inline]
    fn distance(&self, seed: &Nucleus, x: f32, y: f32) -> f32 {
        let (dx, dy) = (x - seed.at[0], y - seed.at[1]);
        if self.square.is_none() {
            return (dx * dx + dy * dy).sqrt();
        }
        let [c, s] = seed.turn;
        (dx * c + dy * s).abs().max((dy * c - dx * s).abs())
    }

    /// Does this sheet keep its cells to itself? Sheets of sky and land may share one.
    #[inline]
    fn alone(&self, id: u16) -> bool {
        self.source.sheets.get(id as usize).is_some_and(|sheet| is_thing(sheet.kind))
    }

    /// The nearest seed of the same thing; where no seed lies within the thing, its own piece of the nearest.
    #[inline]
    fn nearest(&self, lattices: &[Lattice; 2], x: usize, y: usize, c: Color) -> (u32, f32) {
        let id = self.source.ids.data[y * self.source.width + x];
        let alone = self.alone(id);
        let lattice = &lattices[usize::from(alone)];
        let (fx, fy) = (x as f32, y as f32);
        let (cx, cy) = ((fx / lattice.size) as i32, (fy / lattice.size) as i32);
        let (mut first, mut second) = ((f32::MAX, 0u32), f32::MAX);
        for gy in (cy - 1).max(-1)..=(cy + 1).min(lattice.rows - 2) {
            for gx in (cx - 1).max(-1)..=(cx + 1).min(lattice.columns - 2) {
                let index = ((gy + 1) * lattice.columns + gx + 1) as usize;
                let seed = &lattice.seeds[index];
                let mut d = self.distance(seed, fx, fy);
                if seed.id != id && (alone || self.alone(seed.id)) {
                    d += lattice.size * 1.2;
                } else if self.tint > 0.0 {
                    d += lattice.size * self.tint * color::distance2(seed.color, c).sqrt();
                }
                if d < first.0 {
                    (second, first) = (first.0, (d, index as u32));
                } else {
                    second = second.min(d);
                }
            }
        }
        let home = lattice.seeds[first.1 as usize].id;
        let foreign = home != id && (alone || self.alone(home));
        let cell = if foreign { first.1 + lattice.seeds.len() as u32 } else { first.1 };
        (lattice.first + cell, (second - first.0) * 0.5)
    }
}

fn means(packed: &Grid<u32>, picture: &Rgb8, count: usize) -> Vec<Color> {
    let mut sums = vec![[0u32; 4]; count];
    for (cell, c) in packed.data.iter().zip(&picture.data) {
        let sum = &mut sums[(*cell >> 8) as usize];
        let [r, g, b] = c.map(u32::from);
        *sum = [sum[0] + r, sum[1] + g, sum[2] + b, sum[3] + 1];
    }
    sums.into_iter().map(|s| [s[0], s[1], s[2]].map(|v| v as f32 / (s[3].max(1) as f32 * 255.0))).collect()
}
