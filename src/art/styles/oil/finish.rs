//! Light on the paint: the height of the strokes and the weave of the canvas catch a lamp from the upper left.

use crate::art::color;
use crate::art::grid::{Plane, Rgb};
use crate::art::picture::Picture;
use crate::art::rng;

/// Strength of the relief, ± share of the light.
const RELIEF: f32 = 0.36;

/// The picture as it hangs.
pub fn picture(paint: &Rgb, height: &Plane, scale: f32, seed: u64) -> Picture {
    let mut out = paint.clone();
    let weave = (2.0 * scale).max(1.4);
    out.fill(|x, y, c| {
        let (xi, yi) = (x as i32, y as i32);
        let dx = height.near(xi + 1, yi) - height.near(xi - 1, yi);
        let dy = height.near(xi, yi + 1) - height.near(xi, yi - 1);
        let thin = 1.0 - color::smoothstep(0.2, 1.2, height.data[y * height.width + x]);
        let cloth = threads(x as f32 / weave, y as f32 / weave) * (0.25 + 0.75 * thin);
        let slope = -(dx * 0.7 + dy * 0.72) * 0.5;
        let light = (slope / (1.0 + slope.abs())) * RELIEF * 2.0;
        let grain = (rng::hash(xi, yi, seed as u32) - 0.5) * 0.012;
        let lit = color::scale(c, 1.0 + light.min(0.6) + cloth * 0.022 + grain);
        // Where a ridge faces the lamp, the varnish shines.
        let shine = (light - 0.14).max(0.0) * 0.55;
        color::mix(lit, [1.0, 0.99, 0.96], shine.min(0.5))
    });
    Picture::from_rgb(&out)
}

/// A plain weave, -1..1.
fn threads(x: f32, y: f32) -> f32 {
    let tau = std::f32::consts::TAU;
    (x * tau * 0.5).sin() * (y * tau * 0.5).sin()
}
