//! Stained glass: pieces of glowing glass in lead, set one by one. Large pieces for sky and ground, small ones for things.

use super::cells::{Cells, Laying};
use super::growing::{Growing, Onward, bytes, made};
use super::texture::{self, is_thing};
use super::{Flow, Progress, Style};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Rgb8};
use crate::art::noise::Clouds;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct StainedGlass;

impl Style for StainedGlass {
    fn name(&self) -> &'static str {
        "stained-glass"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let dark = made(source.width, source.height, |_, _| [0.13, 0.12, 0.13]);
        let mut growing = Growing::new(dark, progress);
        let _ = set(source, seed, &mut growing);
        growing.picture
    }
}

fn set(source: &Layers, seed: u64, growing: &mut Growing<'_>) -> Onward {
    let (w, h, scale) = (source.width, source.height, texture::scale(source));
    let flat = bytes(&source.flat);
    let laying = Laying {
        source,
        picture: &flat,
        sizes: [64.0, 58.0].map(|size| (size * scale).max(4.0)),
        square: None,
        jitter: 0.8,
        tint: 1.3,
        rounds: 0,
        seed: seed as u32,
    };
    let cells = laying.lay();
    let streaks = Clouds::new(w, h, 26.0 * scale, 3, seed ^ 0x57);
    let lead = lead(source, &flat, &cells, scale);
    let round: Grid<u8> =
        blur::gaussian_of(w, h, (1.4 * scale).max(0.4), |x, y| f32::from(lead.data[y * w + x]), |v| v as u8);
    let glow: Rgb8 = blur::gaussian_of(w, h, 24.0 * scale, |x, y| source.flat.data[y * w + x], color::to_bytes);
    let slope = scale.round().max(1.0) as i32;
    let photo = source.kind(0, 0) == Kind::Photo;
    // A person's own lines are painted over glass and lead.
    let strokes = texture::is_drawing(source).then(|| texture::detail(source, &flat, scale));
    growing.stage(1.0, 48, &one_by_one(source, &cells, seed), |x, y, i, _| {
        let thing = is_thing(source.kind(x, y));
        let own = if photo {
            0.85
        } else if thing {
            0.72
        } else {
            0.0
        };
        let glass = glass(&cells, i, flat.color(i), own, streaks.at(x, y), scale, seed);
        // Light from behind spreads a little over everything, most where it is bright.
        let halo = color::clamp(color::saturate(glow.color(i), 1.3));
        let c = color::mix(glass, halo, 0.08 + 0.10 * color::luma(halo));
        let (xi, yi) = (x as i32, y as i32);
        let bump = f32::from(round.near(xi + slope, yi + slope)) - f32::from(round.near(xi - slope, yi - slope));
        let metal = 0.11 + (bump * (0.9 / 255.0)).clamp(-0.07, 0.34);
        if strokes.as_ref().is_some_and(|own| own.data[i] && color::luma(flat.color(i)) < 0.8) {
            return color::scale(flat.color(i), 0.85);
        }
        color::mix(c, [metal, metal, metal * 1.06], f32::from(lead.data[i]) * (1.0 / 255.0))
    })
}

/// Sky and ground from below upwards, then the things, piece by piece.
fn one_by_one(source: &Layers, cells: &Cells, seed: u64) -> Grid<u8> {
    let (w, h) = (source.width as f32, source.height as f32);
    let place = Clouds::new(source.width, source.height, w.max(h) * 0.2, 2, seed ^ 0x0B);
    // Pieces that lie together come together, but not in one front.
    let mut firsts = vec![0u8; cells.colors.len()];
    for y in (0..source.height).step_by(3) {
        for x in (0..source.width).step_by(3) {
            let cell = cells.of(y * source.width + x);
            let up = 1.0 - y as f32 / h;
            let own = rng::hash(cell as i32, 9, seed as u32);
            let thing = is_thing(source.kind(x, y)) && source.sheets.len() > 1;
            let when =
                if thing { 0.70 + 0.28 * own } else { (0.45 * up + 0.2 * place.at(x, y) + 0.12 * own - 0.12) * 1.15 };
            firsts[cell as usize] = firsts[cell as usize].max((when * 255.0).clamp(1.0, 255.0) as u8);
        }
    }
    cells.order(|cell, _, _| firsts[cell as usize])
}

/// One piece: the mean colour of its place, deep, a little brighter in the middle, each with its own strength.
fn glass(cells: &Cells, i: usize, flat: Color, own: f32, streak: f32, scale: f32, seed: u64) -> Color {
    let cell = cells.of(i);
    // Faces and windows keep their own drawing, as painted on the glass.
    let c = color::mix(cells.colors[cell as usize], flat, own);
    let strength = 0.86 + 0.34 * rng::hash(cell as i32, 3, seed as u32);
    let middle = color::smoothstep(0.0, 20.0 * scale, cells.border(i)) * 0.20;
    let deep = color::saturate(c.map(|v| v * (0.88 + 0.12 * v)), 1.45);
    let warm = rng::hash(cell as i32, 5, seed as u32) - 0.5;
    let tinted = [deep[0] * (1.0 + warm * 0.10), deep[1], deep[2] * (1.0 - warm * 0.12)];
    color::clamp(color::scale(tinted, strength + middle + (streak - 0.5) * 0.32))
}

/// Lead between pieces and, thicker, around things: 0..=255.
fn lead(source: &Layers, flat: &Rgb8, cells: &Cells, scale: f32) -> Grid<u8> {
    let (w, h) = (source.width, source.height);
    let half = 1.7 * scale;
    let outline = (1.8 * scale).max(0.8).round() as i32;
    let eyes = eyes(source, flat, scale);
    let drawn = texture::softened(flat, scale, 1.1);
    let slope = scale.round().max(1.0) as i32;
    let photo = source.kind(0, 0) == Kind::Photo;
    let things: Vec<bool> = source.sheets.iter().map(|s| is_thing(s.kind)).collect();
    let thing = |id: u16| things.get(id as usize) == Some(&true);
    let mut hard = Grid::new(w, h, 0u8);
    hard.fill(|x, y, _| {
        let i = y * w + x;
        let id = source.ids.data[i];
        let (object, xi, yi) = (thing(id), x as i32, y as i32);
        let around = [(outline, 0), (-outline, 0), (0, outline), (0, -outline)];
        let other = |(dx, dy): (i32, i32)| {
            let other = source.ids.near(xi + dx, yi + dy);
            other != id && (object || thing(other))
        };
        if around.into_iter().any(other) {
            return 255;
        }
        // No lead crosses eyes and mouths; elsewhere it follows the drawing of a thing.
        let free = if object && !photo { f32::from(eyes.data[i]) * (1.0 / 255.0) } else { 0.0 };
        let inner =
            if object && !photo { color::smoothstep(0.26, 0.40, texture::edge(&drawn, x, y, slope)) } else { 0.0 };
        let seam = 1.0 - color::smoothstep(half - 0.7, half + 0.7, cells.border(i));
        (seam.max(inner) * (1.0 - free) * 255.0) as u8
    });
    let read = |x: usize, y: usize| f32::from(hard.data[y * w + x]);
    blur::gaussian_of(w, h, (0.6 * scale).max(0.3), read, |v| (v + 0.5) as u8)
}

/// 255 around small dark spots within things: eyes, nostrils, mouths.
fn eyes(source: &Layers, flat: &Rgb8, scale: f32) -> Grid<u8> {
    let light = flat.map(|c| color::to_bytes([color::luma(color::from_bytes(c)); 3])[0]);
    let reach = (11.0 * scale).max(2.0) as i32;
    let spot = |x: usize, y: usize| {
        if !is_thing(source.kind(x, y)) {
            return 0.0;
        }
        let (xi, yi) = (x as i32, y as i32);
        let here = i32::from(light.data[y * source.width + x]) + 30;
        let around = [(reach, 0), (-reach, 0), (0, reach), (0, -reach)];
        let dark = around.into_iter().all(|(dx, dy)| i32::from(light.near(xi + dx, yi + dy)) > here);
        f32::from(u8::from(dark))
    };
    blur::gaussian_of(source.width, source.height, (12.0 * scale).max(0.5), spot, |v| {
        (color::smoothstep(0.012, 0.03, v) * 255.0) as u8
    })
}
