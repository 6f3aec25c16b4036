//! Cells: every pixel belongs to a seed of a jittered grid, within its own thing. For glass and mosaic.

use super::field::Field;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Rgb};
use crate::art::rng;

/// How cells are laid.
pub struct Laying<'a> {
    /// The layers.
    pub source: &'a Layers,
    /// Side of a cell, pixels.
    pub size: f32,
    /// Square tiles turned along this field instead of free shapes.
    pub square: Option<&'a Field>,
    /// How far a seed may lie from the middle of its place, share of `size`.
    pub jitter: f32,
    /// How much a cell keeps to its own colour, so that borders follow the drawing; 0: not at all.
    pub tint: f32,
    /// Seed.
    pub seed: u32,
}

/// The middle of a cell: where, in which sheet, in which colour.
struct Nucleus {
    at: [f32; 2],
    id: u16,
    color: Color,
}

/// For every pixel: the number of its cell and how far it is from the cell's border (pixels, about).
pub struct Cells {
    /// Cell of every pixel.
    pub of: Grid<u32>,
    /// Distance to the border with the next cell, pixels.
    pub border: Grid<f32>,
    /// Mean colour of every cell.
    pub colors: Vec<Color>,
}

impl Laying<'_> {
    /// Where the seed of a place of the grid lies, and what is seen there.
    fn seed_at(&self, cx: i32, cy: i32, picture: &Rgb) -> Nucleus {
        let jitter = |salt: u32| (rng::hash(cx, cy, self.seed ^ salt) - 0.5) * self.jitter;
        // Every second row is shifted by half, so that no long straight seams appear.
        let shift = if self.square.is_none() && cy & 1 == 1 { 0.5 } else { 0.0 };
        let at = [(cx as f32 + 0.5 + shift + jitter(1)) * self.size, (cy as f32 + 0.5 + jitter(2)) * self.size];
        let (x, y) = (at[0] as i32, at[1] as i32);
        Nucleus { at, id: self.source.ids.near(x, y), color: picture.near(x, y) }
    }

    fn distance(&self, seed: [f32; 2], x: f32, y: f32) -> f32 {
        let (dx, dy) = (x - seed[0], y - seed[1]);
        match self.square {
            None => (dx * dx + dy * dy).sqrt(),
            Some(field) => {
                let [c, s] = field.at(seed[0].max(0.0), seed[1].max(0.0));
                (dx * c + dy * s).abs().max((dy * c - dx * s).abs())
            }
        }
    }

    /// Lays the cells over `picture`.
    pub fn lay(&self, picture: &Rgb) -> Cells {
        let (w, h) = (self.source.width, self.source.height);
        let (columns, rows) = ((w as f32 / self.size) as i32 + 3, (h as f32 / self.size) as i32 + 3);
        let places = (-1..rows - 1).flat_map(|cy| (-1..columns - 1).map(move |cx| (cx, cy)));
        let seeds: Vec<Nucleus> = places.map(|(cx, cy)| self.seed_at(cx, cy, picture)).collect();
        let mut near = Grid::new(w, h, (0u32, 0.0f32));
        near.fill(|x, y, _| self.nearest(&seeds, columns, rows, x, y, picture.data[y * w + x]));
        let of = near.map(|n| n.0);
        let border = near.map(|n| n.1);
        let colors = means(&of, picture, seeds.len() * 2);
        Cells { of, border, colors }
    }

    /// The nearest seed of the same thing; where no seed lies within the thing, its own piece of the nearest.
    fn nearest(&self, seeds: &[Nucleus], columns: i32, rows: i32, x: usize, y: usize, c: Color) -> (u32, f32) {
        let (fx, fy) = (x as f32, y as f32);
        let (cx, cy) = ((fx / self.size) as i32, (fy / self.size) as i32);
        let id = self.source.ids.data[y * self.source.width + x];
        // Sheets of sky and land may share a cell; objects keep to themselves.
        let object = |id: u16| matches!(self.source.sheets.get(id as usize).map(|s| s.kind), Some(Kind::Object(_)));
        let alone = object(id);
        let (mut first, mut second) = ((f32::MAX, 0u32), f32::MAX);
        for gy in (cy - 1).max(-1)..=(cy + 1).min(rows - 2) {
            for gx in (cx - 1).max(-1)..=(cx + 1).min(columns - 2) {
                let index = ((gy + 1) * columns + gx + 1) as usize;
                let seed = &seeds[index];
                let mut d = self.distance(seed.at, fx, fy);
                if seed.id != id && (alone || object(seed.id)) {
                    d += self.size * 1.2;
                } else if self.tint > 0.0 {
                    d += self.size * self.tint * color::distance2(seed.color, c).sqrt();
                }
                if d < first.0 {
                    (second, first) = (first.0, (d, index as u32));
                } else {
                    second = second.min(d);
                }
            }
        }
        let home = seeds[first.1 as usize].id;
        let foreign = home != id && (alone || object(home));
        let cell = if foreign { first.1 + seeds.len() as u32 } else { first.1 };
        (cell, (second - first.0) * 0.5)
    }
}

fn means(of: &Grid<u32>, picture: &Rgb, count: usize) -> Vec<Color> {
    let mut sums = vec![[0.0f32; 4]; count];
    for (cell, c) in of.data.iter().zip(&picture.data) {
        let sum = &mut sums[*cell as usize];
        *sum = [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2], sum[3] + 1.0];
    }
    sums.into_iter().map(|s| [s[0], s[1], s[2]].map(|v| v / s[3].max(1.0))).collect()
}
