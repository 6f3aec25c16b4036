//! Pop: bold flat colours, Ben-Day dots in the half tones, thick black lines and a white rim around things.

use super::{Flow, Progress, Style, texture};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::Rgb;
use crate::art::picture::Picture;
use crate::art::rng::Rng;

/// The style.
pub struct Pop;

/// Sets of inks: background pair, then ground pair; another seed prints another set.
const SETS: [[u32; 4]; 5] = [
    [0x19A7CE, 0xBDE9F2, 0xF7D046, 0xF08A24],
    [0xF25C8A, 0xFBD0D9, 0x35B6A6, 0x1C7C84],
    [0xFFC83D, 0xFFF0B8, 0x4C8BF0, 0x2650A8],
    [0x7A5CD0, 0xDCCFF8, 0xA9D84A, 0x4E9E3A],
    [0xEF5B3C, 0xFBD5BC, 0x2E9CCA, 0x1A5E8A],
];

impl Style for Pop {
    fn name(&self) -> &'static str {
        "pop"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let mut inks = Rng::new(seed, 77).pick(&SETS, SETS[0]).map(color::hex);
        if source.night {
            (inks[0], inks[1]) = (color::hex(0x4A46B8), color::hex(0x1E1B52));
        }
        let soft = blur::gaussian(&source.flat, 1.6 * scale);
        let mask = source.object_mask();
        let rim = blur::gaussian(&mask, 5.0 * scale);
        let lines = texture::outlines(source, &source.flat, (5.0 * scale).max(1.0), 0.30, seed);
        let mut out = Rgb::new(w, h, [1.0; 3]);
        out.fill(|x, y, _| {
            let i = y * w + x;
            let c = soft.data[i];
            let object = mask.data[i] > 0.5;
            let tone = match source.kind(x, y) {
                Kind::Object(_) => printed(source.flat.data[i], x, y, scale),
                Kind::Photo => poster(c, inks, x, y, scale),
                Kind::Sky if source.night => dotted(inks[1], inks[0], color::luma(c) * 1.4, x, y, 15.0 * scale),
                Kind::Sky => dotted(inks[1], inks[0], 1.0 - color::luma(c) + 0.05, x, y, 15.0 * scale),
                Kind::Land => {
                    dotted(color::mix(inks[2], inks[1], 0.35), inks[2], 1.15 - color::luma(c), x, y, 11.0 * scale)
                }
                _ => dotted(inks[2], inks[3], 1.05 - color::luma(c), x, y, 13.0 * scale),
            };
            // Things stand out on a white rim, as cut from a magazine.
            let white = if object { 0.0 } else { color::smoothstep(0.06, 0.12, rim.data[i]) };
            let c = color::mix(tone, [0.99, 0.98, 0.95], white);
            let black = lines.data[i] * if object || white < 0.5 { 1.0 } else { 0.0 };
            color::mix(c, [0.08, 0.07, 0.09], strong(black, object))
        });
        let paper = Rgb::new(w, h, [0.97, 0.95, 0.90]);
        texture::reveal(&paper, &out, &texture::order(source, seed), progress)
    }
}

fn strong(line: f32, object: bool) -> f32 {
    if object { line } else { line * 0.85 }
}

/// Two inks: the second in dots that grow with `amount` (0..1) on a grid turned by 45 degrees.
fn dotted(ground: Color, ink: Color, amount: f32, x: usize, y: usize, pitch: f32) -> Color {
    let (u, v) = (
        (x as f32 + y as f32) * std::f32::consts::FRAC_1_SQRT_2 / pitch,
        (x as f32 - y as f32) * std::f32::consts::FRAC_1_SQRT_2 / pitch,
    );
    let (du, dv) = (u - u.floor() - 0.5, v - v.floor() - 0.5);
    let radius = amount.clamp(0.0, 1.0).sqrt() * 0.66;
    let soft = 0.9 / pitch;
    color::mix(ground, ink, 1.0 - color::smoothstep(radius - soft, radius + soft, (du * du + dv * dv).sqrt()))
}

/// A thing in flat strong colour; its shaded half tones in dots.
fn printed(c: Color, x: usize, y: usize, scale: f32) -> Color {
    let bold = color::clamp(color::saturate(c, 1.5));
    let levels = bold.map(|v| (v * 5.0).round() / 5.0);
    let shade = color::clamp(color::scale(levels, 0.78));
    let dark = 1.0 - color::luma(bold);
    dotted(levels, shade, (dark - 0.25) * 0.5, x, y, 9.0 * scale)
}

/// A photograph in four inks by lightness, with dots between the steps.
fn poster(c: Color, inks: [Color; 4], x: usize, y: usize, scale: f32) -> Color {
    let steps = [[0.10, 0.09, 0.12], inks[3], inks[0], inks[2], inks[1]];
    let at = color::luma(c).clamp(0.0, 0.999) * 4.0;
    let i = at as usize;
    dotted(steps[i], steps[i + 1], at - i as f32, x, y, 9.0 * scale)
}
