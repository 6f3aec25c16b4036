//! Mosaic: small square stones laid along the forms in light mortar, each with its own tone and a bevelled edge.

use super::cells::Laying;
use super::{Flow, Progress, Style, field, texture};
use crate::art::blur;
use crate::art::color;
use crate::art::draw::Layers;
use crate::art::grid::Rgb;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct Mosaic;

const MORTAR: color::Color = [0.40, 0.38, 0.36];

impl Style for Mosaic {
    fn name(&self) -> &'static str {
        "mosaic"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let lit = source.lit();
        let field = field::directions(source, &lit, seed);
        let lay = |size: f32, salt: u32| {
            let size = (size * scale).max(3.0);
            Laying { source, size, square: Some(&field), jitter: 0.30, tint: 0.0, seed: seed as u32 ^ salt }.lay(&lit)
        };
        let (wide, fine) = (lay(14.0, 0), lay(9.5, 9));
        let mask = source.object_mask();
        let pick = |i: usize| if mask.data[i] > 0.5 { &fine } else { &wide };
        let mut stone = mask.clone();
        stone.fill(|x, y, _| color::smoothstep(0.35, 1.25, pick(y * w + x).border.data[y * w + x] / scale.max(0.3)));
        let dome = blur::gaussian(&stone, 1.2 * scale);
        let rough = texture::paper(w, h, 3.0 * scale, seed);
        let mut out = Rgb::new(w, h, [0.0; 3]);
        out.fill(|x, y, _| {
            let i = y * w + x;
            let cells = pick(i);
            let cell = cells.of.data[i];
            let random = |salt: i32| rng::hash(cell as i32, salt, seed as u32) - 0.5;
            // Things keep a little of their drawing, or faces would be lost between the stones.
            let mean = color::mix(cells.colors[cell as usize], lit.data[i], 0.5 * mask.data[i]);
            let c = color::saturate(mean, 1.18);
            let own = [
                1.0 + random(1) * 0.20 + random(2) * 0.06,
                1.0 + random(1) * 0.20,
                1.0 + random(1) * 0.20 - random(2) * 0.08,
            ];
            let tile = color::clamp(color::multiply(c, own));
            // Every stone lies a little askew and catches the light differently.
            let tilt = 1.0 + random(3) * 0.10;
            let edge = (texture::relief(&dome, x, y) * 0.55).clamp(-0.22, 0.34);
            let grain = (rough.data[i] - 0.5) * 0.09;
            let tile = color::scale(tile, tilt + edge + grain);
            let mortar = color::scale(color::mix(MORTAR, c, 0.30), 0.86 + (rough.data[i] - 0.5) * 0.30);
            color::mix(mortar, tile, stone.data[i])
        });
        let bed = texture::lit_paper(&rough, MORTAR, 0.08);
        texture::reveal(&bed, &out, &texture::order(source, seed), progress)
    }
}
