//! Which way a brush moves at every place: along edges, and where nothing is near, as sky, water and grass move.

use crate::art::blur;
use crate::art::color;
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Plane, Rgb};
use crate::art::noise;

/// Directions at half the size of the picture: unit vectors along which strokes run.
pub struct Field {
    half: Grid<[f32; 2]>,
}

impl Field {
    /// The direction at a pixel of the picture.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> [f32; 2] {
        self.half.near((x * 0.5) as i32, (y * 0.5) as i32)
    }
}

/// Reach of edges at 1024 pixels, and their weights: strong near the edge, a whisper far away.
const REACHES: [(f32, f32); 3] = [(4.0, 1.0), (32.0, 0.05), (120.0, 0.002)];
/// Weight of the flow that a kind of surface has by itself.
const FLOW: f32 = 2.2e-6;

/// The direction field: the structure tensor of the picture smoothed at three reaches, plus the flow of each surface.
pub fn directions(source: &Layers, lit: &Rgb, seed: u64) -> Field {
    let (w, h) = (source.width.div_ceil(2), source.height.div_ceil(2));
    let scale = source.width.max(source.height) as f32 / 1024.0;
    let tensor = tensor(lit, w, h);
    let mut sum: Grid<[f32; 3]> = flow(source, w, h, seed);
    for (reach, weight) in REACHES {
        let smooth = blur::gaussian(&tensor, (reach * scale * 0.5).max(0.6));
        sum.fill(|x, y, old| {
            let new = smooth.data[y * w + x];
            [0, 1, 2].map(|i| old[i] + new[i] * weight)
        });
    }
    let half = sum.map(|[xx, xy, yy]| {
        // The eigenvector of the smaller eigenvalue lies along the edge.
        let angle = 0.5 * (2.0 * xy).atan2(xx - yy) + std::f32::consts::FRAC_PI_2;
        let (sin, cos) = angle.sin_cos();
        [cos, sin]
    });
    Field { half }
}

fn tensor(lit: &Rgb, w: usize, h: usize) -> Grid<[f32; 3]> {
    let mut light = Plane::new(w, h, 0.0);
    let at = |x: usize, y: usize| {
        let c = lit.data[y.min(lit.height - 1) * lit.width + x.min(lit.width - 1)];
        // Red against blue counts too, or a red roof on green grass would have no edge.
        color::luma(c) + 0.35 * (c[0] - c[2])
    };
    light.fill(|x, y, _| {
        (at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1)) / 4.0
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
fn flow(source: &Layers, w: usize, h: usize, seed: u64) -> Grid<[f32; 3]> {
    let size = source.width.max(source.height) as f32;
    let broad = noise::plane(w, h, size * 0.14, 2, seed ^ 0xF10);
    let fine = noise::plane(w, h, size * 0.035, 2, seed ^ 0xF11);
    let mut out = Grid::new(w, h, [0.0f32; 3]);
    out.fill(|x, y, _| {
        let i = y * w + x;
        let (b, f) = (broad.data[i] - 0.5, fine.data[i] - 0.5);
        let down = y as f32 / h as f32;
        let angle = match source.kind((2 * x).min(source.width - 1), (2 * y).min(source.height - 1)) {
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
