//! Filling: colour poured into a place runs until it meets a line of the drawing or of the outline, and not through small
//! gaps. The place is found on a coarse grid of fixed size in units, so that it is the same on a screen and in print; its
//! edge is soft.

mod basin;
mod survey;

use super::blend::{behind, over, pack, ramp, unpack};
use super::ground::Ground;
use super::path::Sample;
use super::tile::Wet;
use super::tools::Brush;
use super::touch::{Copies, Near, Spot, Touch};
use crate::art::grid::floor;
use crate::domain::drawing::Pen;
use survey::{CELL, Survey};

/// Colours as far from the tapped one still belong to the place, 0..=255.
pub(super) const TOLERANCE: i32 = 48;
/// A place that is less covered than this counts as bare paper: colour is poured behind what is there.
const BARE: u8 = 40;

/// Colour poured into one place (and the places that the symmetry adds).
pub(super) struct Poured {
    color: [u8; 3],
    width: usize,
    height: usize,
    /// For every cell how much of it is filled, 0..=255.
    mask: Vec<u8>,
    /// For every cell the number of the colour that it takes the place of, from 1; 0: bare paper.
    over: Vec<u8>,
    /// Those colours.
    old: Vec<[u8; 3]>,
    is_done: bool,
}

impl Poured {
    /// Finds the places; `at` in units.
    pub fn new(pen: &Pen, at: (f32, f32), ground: &Ground) -> Self {
        let survey = Survey::of(ground);
        let (width, height) = (survey.width, survey.height);
        let mut this = Self {
            color: pen.color,
            width,
            height,
            mask: vec![0; width * height],
            over: vec![0; width * height],
            old: Vec::new(),
            is_done: false,
        };
        let copies = Copies::new(pen.symmetry, ground.sheet.width, ground.sheet.height);
        for (x, y) in copies.places(at.0, at.1) {
            this.pour(&survey, (floor(x / CELL), floor(y / CELL)));
        }
        this
    }

    fn pour(&mut self, survey: &Survey, at: (i32, i32)) {
        let Some(seed) = survey.seed(at) else { return };
        if self.mask[seed] > 127 {
            return;
        }
        let color = survey.cells[seed];
        let number = if color[3] < BARE {
            0
        } else {
            self.old.push([color[0], color[1], color[2]]);
            self.old.len() as u8
        };
        let place = basin::grown(&basin::find(survey, seed), self.width, self.height);
        for (i, new) in place.into_iter().enumerate().filter(|(_, new)| *new > 0) {
            if new >= self.mask[i] {
                (self.mask[i], self.over[i]) = (new, number);
            }
        }
    }

    /// The mask between cells, 0..=1, and the number of the old colour.
    #[inline]
    fn at(&self, x: f32, y: f32) -> (f32, u8) {
        let (x, y) = (x / CELL - 0.5, y / CELL - 0.5);
        let (xi, yi) = (floor(x), floor(y));
        let (fx, fy) = (x - xi as f32, y - yi as f32);
        let cell = |x: i32, y: i32| {
            let (x, y) = (x.clamp(0, self.width as i32 - 1), y.clamp(0, self.height as i32 - 1));
            y as usize * self.width + x as usize
        };
        let get = |x: i32, y: i32| f32::from(self.mask[cell(x, y)]);
        let top = get(xi, yi) + (get(xi + 1, yi) - get(xi, yi)) * fx;
        let low = get(xi, yi + 1) + (get(xi + 1, yi + 1) - get(xi, yi + 1)) * fx;
        let near = cell(xi + i32::from(fx > 0.5), yi + i32::from(fy > 0.5));
        ((top + (low - top) * fy) / 255.0, self.over[near])
    }

    /// The box of what is filled, units: left, upper, right, lower.
    fn bounds(&self) -> Option<[f32; 4]> {
        let filled = |i: usize| self.mask[i] > 0;
        let rows: Vec<usize> =
            (0..self.height).filter(|y| (y * self.width..(y + 1) * self.width).any(filled)).collect();
        let is_in_column = |x: &usize| rows.iter().any(|y| filled(y * self.width + x));
        let left = (0..self.width).find(is_in_column)?;
        let right = (0..self.width).rev().find(is_in_column)?;
        let unit = |cell: usize| cell as f32 * CELL;
        Some([unit(left), unit(*rows.first()?), unit(right + 1), unit(*rows.last()? + 1)])
    }
}

impl Brush for Poured {
    fn step(&self) -> f32 {
        f32::MAX
    }

    fn touches(&mut self, _: &Sample, _: &Sample, out: &mut Vec<Touch>) {
        if std::mem::replace(&mut self.is_done, true) {
            return;
        }
        if let Some([left, top, right, low]) = self.bounds() {
            // A band as broad as the place: the box around it is the place's box and not more.
            let r = (right - left).min(low - top) / 2.0;
            let spot = |x: f32, y: f32| Spot { x, y, r, v: 0.0 };
            out.push(Touch::sweep(spot(left + r, top + r), spot(right - r, low - r)));
        }
    }

    fn lay(&self, _: &Near, old: Wet) -> Wet {
        old
    }

    fn lay_at(&self, x: f32, y: f32, _: Wet) -> Wet {
        let (mask, over) = self.at(x, y);
        let cover = ramp(0.35, 0.65, mask);
        if cover > 0.0 { [pack(cover).max(1), u16::from(over)] } else { [0; 2] }
    }

    fn color(&self, base: [u8; 4], wet: Wet, _: f32, _: f32) -> [u8; 4] {
        let cover = unpack(wet[0]);
        let color = self.color.map(f32::from);
        let Some(old) = usize::from(wet[1]).checked_sub(1).and_then(|i| self.old.get(i)) else {
            return behind(base, color, cover);
        };
        // What has the old colour, also where it thins out, takes the new one.
        let far = (0..3).map(|i| (i32::from(base[i]) - i32::from(old[i])).abs()).max().unwrap_or(0);
        let like = 1.0 - ramp(0.8, 1.8, far as f32 / TOLERANCE as f32);
        let alpha = cover * like;
        let laid = over([base[0], base[1], base[2], 255], color, alpha, 0.0);
        behind([laid[0], laid[1], laid[2], base[3]], color, alpha)
    }

    fn is_whole(&self) -> bool {
        true
    }
}
