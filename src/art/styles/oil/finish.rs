//! Light on the paint: the height of the strokes and the weave of the canvas catch a lamp from the upper left.

use super::Wet;
use crate::art::color;
use crate::art::picture::Picture;
use crate::art::rng;
use crate::art::styles::growing;

/// Strength of the relief, ± share of the light.
const RELIEF: f32 = 0.46;

/// The picture as it hangs.
pub fn picture(paint: &Wet, scale: f32, seed: u64) -> Picture {
    let weave = std::f32::consts::PI / (2.0 * scale).max(1.4);
    // A plain weave: one wave across times one down.
    let wave = |count: usize| (0..count).map(|v| (v as f32 * weave).sin()).collect::<Vec<_>>();
    let (across, down) = (wave(paint.width), wave(paint.height));
    let grain = 1.0 / scale.max(1.0);
    growing::made(paint.width, paint.height, |x, y| {
        let (xi, yi) = (x as i32, y as i32);
        let [r, g, b, height] = paint.data[y * paint.width + x];
        let dx = paint.near(xi + 1, yi)[3] - paint.near(xi - 1, yi)[3];
        let dy = paint.near(xi, yi + 1)[3] - paint.near(xi, yi - 1)[3];
        let thin = 1.0 - color::smoothstep(0.2, 1.2, height / scale.max(0.4));
        let cloth = across[x] * down[y] * (0.25 + 0.75 * thin);
        let slope = -(dx * 0.7 + dy * 0.72) * 0.5;
        let light = (slope / (1.0 + slope.abs())) * RELIEF * 2.0;
        let dust = rng::hash((x as f32 * grain) as i32, (y as f32 * grain) as i32, seed as u32) - 0.5;
        let lit = color::scale([r, g, b], 1.0 + light.min(0.6) + cloth * 0.026 + dust * 0.012);
        // Where a ridge faces the lamp, the varnish shines.
        let shine = (light - 0.16).max(0.0) * 0.55;
        color::mix(lit, [1.0, 0.99, 0.96], shine.min(0.5))
    })
}
