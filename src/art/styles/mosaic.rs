//! Mosaic: small square stones laid along the forms in light mortar, each with its own tone and a bevelled edge. Stones are
//! evened out as in Hausner's "Simulating decorative mosaics" (2001): seeds move to the middle of square cells that are
//! turned along the edges.

use super::cells::Laying;
use super::growing::Growing;
use super::texture::{self, Tooth, is_thing};
use super::{Flow, Progress, Style, field};
use crate::art::blur;
use crate::art::color;
use crate::art::draw::{Kind, Layers};
use crate::art::grid::Grid;
use crate::art::noise::Clouds;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct Mosaic;

const MORTAR: color::Color = [0.62, 0.59, 0.54];

impl Style for Mosaic {
    fn name(&self) -> &'static str {
        "mosaic"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h, scale) = (source.width, source.height, texture::scale(source));
        let rough = Tooth::new(source, 3.0, seed);
        let mut growing = Growing::new(rough.paper(source, MORTAR, 0.08), progress);
        let lit = texture::lit(source);
        let field = field::directions(source, &lit, field::COARSE * 2, seed);
        let laying = Laying {
            source,
            picture: &lit,
            sizes: [17.0, 11.0].map(|size| (size * scale).max(2.5)),
            square: Some(&field),
            jitter: 0.5,
            tint: 0.0,
            rounds: 3,
            seed: seed as u32,
        };
        let cells = laying.lay();
        let body = |i: usize| color::smoothstep(0.55 * scale, 1.5 * scale, cells.border(i));
        let dome: Grid<u8> =
            blur::gaussian_of(w, h, (1.2 * scale).max(0.4), |x, y| body(y * w + x), |v| (v * 255.0) as u8);
        let slope = scale.round().max(1.0) as i32;
        let photo = source.kind(0, 0) == Kind::Photo;
        let place = Clouds::new(w, h, w.max(h) as f32 * 0.16, 3, seed ^ 0x0C);
        let order = cells.order(|cell, x, y| {
            let thing = f32::from(u8::from(is_thing(source.kind(x, y)) && !photo));
            let own = rng::hash(cell as i32, 9, seed as u32);
            let x = x as f32 / w as f32;
            // The things first: the ground is laid around them.
            let when = 0.30 * own + 0.30 * (1.0 - thing) + 0.2 * x + 0.3 * (place.at((x * w as f32) as usize, y) - 0.3);
            (when * 255.0).clamp(0.0, 255.0) as u8
        });
        let _ = growing.stage(1.0, 40, &order, |x, y, i, _| {
            let cell = cells.of(i);
            let random = |salt: i32| rng::hash(cell as i32, salt, seed as u32) - 0.5;
            // Things keep a little of their drawing, or faces would be lost between the stones.
            let own = if photo {
                0.88
            } else if is_thing(source.kind(x, y)) {
                0.5
            } else {
                0.0
            };
            let c = color::saturate(color::mix(cells.colors[cell as usize], lit.color(i), own), 1.22);
            let (light, warm) = (1.0 + random(1) * 0.24, random(2));
            let tile = color::clamp([c[0] * (light + warm * 0.07), c[1] * light, c[2] * (light - warm * 0.10)]);
            // Every stone lies a little askew and catches the light differently.
            let tilt = 1.0 + random(3) * 0.12;
            let (xi, yi) = (x as i32, y as i32);
            let bump = f32::from(dome.near(xi + slope, yi + slope)) - f32::from(dome.near(xi - slope, yi - slope));
            let edge = (bump * (0.55 / 255.0)).clamp(-0.24, 0.36);
            let grain = (rough.at(x, y) - 0.5) * 0.10;
            let tile = color::scale(tile, tilt + edge + grain);
            // Light mortar beside light stones, dark beside dark ones.
            let mortar = color::scale(color::mix(MORTAR, c, if photo { 0.85 } else { 0.52 }), 0.74 + grain * 3.0);
            color::mix(mortar, tile, body(i))
        });
        growing.picture
    }
}
