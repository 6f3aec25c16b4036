//! Ink: washes of black on hanji in a few depths, bleeding edges, dry brush, a breath of colour (수묵담채).

use super::{Flow, Progress, Style, field, hanji, texture};
use crate::art::blur;
use crate::art::color;
use crate::art::draw::{Kind, Layers};
use crate::art::noise;
use crate::art::picture::Picture;

/// The style.
pub struct Ink;

impl Style for Ink {
    fn name(&self) -> &'static str {
        "ink"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let paper = hanji::sheet(w, h, [0.955, 0.935, 0.885], seed);
        let lit = source.lit();
        let field = field::directions(source, &lit, seed);
        let grain = texture::grain(w, h, 2.2 * scale, seed ^ 0x1C);
        let brush = texture::hatching(&field, &grain, 34.0 * scale, (2.0 * scale).max(1.0), false);
        let drawn = texture::wobbled(&lit, 3.0 * scale, 30.0 * scale, seed);
        let bled = blur::gaussian(&drawn, 5.0 * scale);
        let lines = texture::outlines(source, &drawn, (3.4 * scale).max(0.9), 0.17, seed);
        let pools = noise::plane(w, h, 120.0 * scale, 4, seed ^ 0x1D);
        let mut out = paper.clone();
        out.fill(|x, y, under| {
            let i = y * w + x;
            let object = matches!(source.kind(x, y), Kind::Object(_));
            let c = if object { drawn.data[i] } else { color::mix(drawn.data[i], bled.data[i], 0.8) };
            let depth = wash(source, x, y, color::luma(c)) * (0.80 + 0.75 * (pools.data[i] - 0.25));
            let dry = color::smoothstep(0.22, 0.72, brush.data[i] + depth * 0.9);
            let ink = (depth * (0.62 + 0.38 * dry)).clamp(0.0, 0.94);
            // Thin colour under the ink.
            let tint = color::mix([1.0; 3], color::clamp(color::saturate(c, 1.1).map(|v| v / color::luma(c).max(0.2))), if object { 0.52 } else { 0.26 });
            let washed = color::multiply(color::scale(under, 1.0 - ink), color::clamp(tint));
            let line = lines.data[i] * (0.35 + 0.65 * color::smoothstep(0.2, 0.6, brush.data[i] + 0.2));
            color::mix(washed, [0.07, 0.07, 0.09], line * 0.9)
        });
        texture::reveal(&paper, &out, &texture::order(source, seed), progress)
    }
}

/// How deep the ink is: five depths (농담) with soft steps; the sky nearly bare, distance pale.
fn wash(source: &Layers, x: usize, y: usize, light: f32) -> f32 {
    let dark = (1.0 - light).clamp(0.0, 1.0);
    let five = dark * 5.0;
    let stepped = (five.floor() + color::smoothstep(0.25, 0.75, five.fract())) / 5.0;
    let share = match source.kind(x, y) {
        Kind::Sky if source.night => 0.80,
        Kind::Sky => 0.30,
        Kind::Water => 0.55,
        Kind::Land => 0.72,
        Kind::Grass => 0.62,
        Kind::Shadow | Kind::Weather => 0.5,
        Kind::Object(_) | Kind::Photo => 0.92,
    };
    stepped * share
}
