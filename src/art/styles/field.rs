//! Which way a brush moves at every place: along edges, and where nothing is near, as sky, water and grass move.

use crate::art::blur;
use crate::art::color;
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Plane, Rgb8};
use crate::art::noise::Clouds;

/// Directions on a grid coarser than the picture: unit vectors along which strokes run.
pub struct Field {
    cells: Grid<[f32; 2]>,
    share: f32,
}

/// Cells along the longer side: enough for the broad first strokes, and made at once.
pub const COARSE: usize = 128;
/// Cells along the longer side for fine strokes.
pub const FINE: usize = 512;

impl Field {
    /// The direction at a pixel of the picture.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> [f32; 2] {
        self.cells.near((x * self.share) as i32, (y * self.share) as i32)
    }
}

/// Reach of edges at 1024 pixels, and their weights: strong near the edge, a whisper far away.
const REACHES: [(f32, f32); 3] = [(4.0, 1.0), (32.0, 0.05), (120.0, 0.002)];
/// Weight of the flow that a kind of surface has by itself.
const FLOW: f32 = 2.2e-6;

/// The direction field: the structure tensor of the picture smoothed at three reaches, plus the flow of each surface;
/// `most` cells along the longer side.
pub fn directions(source: &Layers, lit: &Rgb8, most: usize, seed: u64) -> Field {
    let longer = source.width.max(source.height);
    let step = longer.div_ceil(most).max(1);
    let (w, h) = (source.width.div_ceil(step), source.height.div_ceil(step));
    let scale = longer as f32 / 1024.0 / step as f32;
    let tensor = tensor(lit, (w, h), step);
    let mut sum: Grid<[f32; 3]> = flow(source, (w, h), step, seed);
    for (reach, weight) in REACHES {
        let smooth = blur::gaussian(&tensor, (reach * scale).max(0.6));
        sum.fill(|x, y, old| {
            let new = smooth.data[y * w + x];
            [0, 1, 2].map(|i| old[i] + new[i] * weight)
        });
    }
    Field { cells: sum.map(along), share: 1.0 / step as f32 }
}

/// The eigenvector of the smaller eigenvalue lies along the edge: half of the angle of the tensor, turned by a quarter.
fn along([xx, xy, yy]: [f32; 3]) -> [f32; 2] {
    let (c2, s2) = (xx - yy, 2.0 * xy);
    let long = (c2 * c2 + s2 * s2).sqrt().max(1e-20);
    let (sin, cos) = (((1.0 - c2 / long) * 0.5).max(0.0).sqrt(), ((1.0 + c2 / long) * 0.5).max(0.0).sqrt());
    [-sin, if s2 < 0.0 { -cos } else { cos }]
}

fn tensor(lit: &Rgb8, (w, h): (usize, usize), step: usize) -> Grid<[f32; 3]> {
    let mut light = Plane::new(w, h, 0.0);
    // A few pixels of every cell are enough.
    let skip = (step / 3).max(1);
    light.fill(|x, y, _| {
        let (mut sum, mut count) = (0.0, 0.0);
        for j in (y * step..((y + 1) * step).min(lit.height)).step_by(skip) {
            for i in (x * step..((x + 1) * step).min(lit.width)).step_by(skip) {
                let c = lit.color(j * lit.width + i);
                // Red against blue counts too, or a red roof on green grass would have no edge.
                sum += color::luma(c) + 0.35 * (c[0] - c[2]);
                count += 1.0;
            }
        }
        sum / f32::max(count, 1.0)
    });
    let mut tensor = Grid::new(w, h, [0.0f32; 3]);
    tensor.fill(|x, y, _| {
        let (x, y) = (x as i32, y as i32);
        let p = |dx: i32, dy: i32| light.near(x + dx, y + dy);
        let gx = (p(1, -1) + 2.0 * p(1, 0) + p(1, 1) - p(-1, -1) - 2.0 * p(-1, 0) - p(-1, 1)) / 8.0;
        let gy = (p(-1, 1) + 2.0 * p(0, 1) + p(1, 1) - p(-1, -1) - 2.0 * p(0, -1) - p(1, -1)) / 8.0;
        [gx * gx, gx * gy, gy * gy]
    });
    tensor
}

/// Skies roll, night skies whirl, water lies level, grass stands, bodies turn.
fn flow(source: &Layers, (w, h): (usize, usize), step: usize, seed: u64) -> Grid<[f32; 3]> {
    let size = w.max(h) as f32;
    let broad = Clouds::new(w, h, size * 0.28, 2, seed ^ 0xF10);
    let fine = Clouds::new(w, h, size * 0.07, 2, seed ^ 0xF11);
    let mut out = Grid::new(w, h, [0.0f32; 3]);
    out.fill(|x, y, _| {
        let (b, f) = (broad.at(x, y) - 0.5, fine.at(x, y) - 0.5);
        let down = y as f32 / h as f32;
        let middle = |v: usize, most: usize| (v * step + step / 2).min(most - 1);
        let angle = match source.kind(middle(x, source.width), middle(y, source.height)) {
            Kind::Sky if source.night => b * 9.0,
            Kind::Sky => -0.12 + b * 3.4 + f * 0.4,
            Kind::Water => b * 0.5 + f * 0.5,
            Kind::Grass => (-1.15 * ((down - 0.66) / 0.22).clamp(0.0, 1.0)) + b * 1.6 + f * 1.4,
            Kind::Land | Kind::Shadow | Kind::Weather => b * 2.2 + f,
            Kind::Object(_) => 0.9 + b * 2.4,
            Kind::Photo => b * 4.0,
        };
        // The tensor of an edge along `angle`.
        let (sin, cos) = angle.sin_cos();
        [sin * sin * FLOW, -sin * cos * FLOW, cos * cos * FLOW]
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_run_along_an_edge() {
        for angle in [0.3f32, 1.2, 2.0, 2.9] {
            let (sin, cos) = angle.sin_cos();
            let [x, y] = along([sin * sin, -sin * cos, cos * cos]);
            assert!((x * cos + y * sin).abs() > 0.999, "{angle}: {x} {y}");
        }
    }
}
