//! Ink: washes of black on hanji in a few depths, bleeding edges, dry brush, a breath of colour (수묵담채).

use super::{Flow, Progress, Style, field, hanji, texture};
use crate::art::blur;
use crate::art::color;
use crate::art::draw::{Kind, Layers};
use crate::art::noise;
use crate::art::picture::Picture;

/// The style.
pub struct Ink;

/// Pine soot: a black with a little blue.
const INK: color::Color = [0.07, 0.075, 0.095];

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
        let brush = texture::hatching(&field, (w, h), 2.2 * scale, 34.0 * scale, false, seed ^ 0x1C);
        let drawn = texture::wobbled(&lit, 3.0 * scale, 30.0 * scale, seed);
        let bled = blur::gaussian(&drawn, 5.0 * scale);
        let lines = texture::outlines(source, &drawn, (3.4 * scale).max(0.9), 0.17, seed);
        let pools = noise::plane(w, h, 120.0 * scale, 4, seed ^ 0x1D);
        let mut out = paper.clone();
        out.fill(|x, y, under| {
            let i = y * w + x;
            let object = matches!(source.kind(x, y), Kind::Object(_));
            let c = if object { drawn.data[i] } else { color::mix(drawn.data[i], bled.data[i], 0.85) };
            // Strong colours count as light: they are tinted, not blackened.
            let strongest = c[0].max(c[1]).max(c[2]);
            let light = color::luma(c) * 0.5 + strongest * 0.5;
            let depth = wash(source, x, y, light) * (0.72 + 0.80 * pools.data[i]);
            // Dry hairs of the brush show only where the ink is neither thin nor deep.
            let middle = (depth * (1.0 - depth) * 4.0).clamp(0.0, 1.0);
            let dry = (brush.data[i] - 0.5) * 0.30 * middle;
            let ink = (depth + dry * depth).clamp(0.0, 0.95);
            let washed = color::mix(under, INK, ink);
            let breath = color::clamp(color::saturate(c.map(|v| v / light.max(0.25)), if object { 1.05 } else { 0.8 }));
            let tint = color::mix([1.0; 3], color::clamp(breath), if object { 0.62 } else { 0.15 });
            let line = lines.data[i] * (0.40 + 0.60 * color::smoothstep(0.2, 0.6, brush.data[i] + 0.2));
            color::mix(color::multiply(washed, tint), INK, line * 0.92)
        });
        texture::reveal(&paper, &out, &texture::order(source, seed), progress)
    }
}

/// How deep the ink is: five depths (농담) with soft steps; light stays paper, the sky nearly bare, distance pale.
fn wash(source: &Layers, x: usize, y: usize, light: f32) -> f32 {
    let dark = ((0.86 - light) / 0.80).clamp(0.0, 1.0);
    let five = dark * 5.0;
    let stepped = (five.floor() + color::smoothstep(0.2, 0.8, five.fract())) / 5.0;
    let share = match source.kind(x, y) {
        Kind::Sky if source.night => 0.80,
        Kind::Sky => 0.34,
        Kind::Water => 0.62,
        Kind::Land => 0.66,
        Kind::Grass => 0.50,
        Kind::Shadow | Kind::Weather => 0.5,
        Kind::Object(_) | Kind::Photo => 1.0,
    };
    stepped * share
}
