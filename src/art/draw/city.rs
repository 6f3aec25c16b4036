//! A city: skylines that fade into the air, windows, street trees, pavement and road.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{Pencil, oval, rect, shape};
use crate::art::color::{self, Color, hex};
use crate::art::rng::Rng;
use crate::domain::scene::Sky;

/// Skylines, trees, street.
pub fn sheets(set: &Setting<'_>) -> Vec<Sheet> {
    let p = set.palette;
    let mut rng = Rng::new(set.scene.seed, 51);
    let walls = [0xE8B48C, 0xC96F55, 0xEAD9B5, 0x8FA8A0, 0xD9A6A0, 0x9FB2C8].map(|c| p.seen(hex(c)));
    [
        skyline(set, &mut rng, 0.42, 16, [color::mix(p.far, p.sky[2], 0.62); 6], false),
        skyline(set, &mut rng, 0.50, 12, [color::mix(p.far, p.sky[2], 0.25); 6], true),
        skyline(set, &mut rng, 0.56, 8, walls.map(|c| color::mix(c, p.sky[2], 0.18)), true),
        trees(set, &mut rng),
        street(set),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn skyline(
    set: &Setting<'_>,
    rng: &mut Rng,
    top: f32,
    count: usize,
    tones: [Color; 6],
    windows: bool,
) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let foot = h * 0.72;
    for i in 0..count {
        let x = w * (i as f32 - 0.15) / count as f32;
        let wide = w / count as f32 * rng.range(0.85, 1.3);
        let y = h * (top + rng.range(-0.10, 0.09));
        let tone = color::scale(rng.pick(&tones, tones[0]), rng.range(0.92, 1.05));
        pencil.fade(rect(x, y, wide, foot - y), y, foot, &[tone, color::mix(tone, set.palette.sky[2], 0.22)]);
        match rng.below(4) {
            0 => pencil.fill(
                shape(&[(x, y + 1.0), (x + wide / 2.0, y - wide * 0.35), (x + wide, y + 1.0)]),
                color::scale(tone, 0.85),
                1.0,
            ),
            1 => pencil.fill(rect(x + wide * 0.3, y - h * 0.02, wide * 0.25, h * 0.022), color::scale(tone, 0.9), 1.0),
            _ => {}
        }
        // Side in the shade.
        pencil.fill(rect(x, y, wide * 0.16, foot - y), color::scale(tone, 0.8), 0.5);
        if windows {
            panes(set, &mut pencil, rng, (x, y, wide, foot), tone);
        }
    }
    pencil.sheet(Kind::Land)
}

fn panes(set: &Setting<'_>, pencil: &mut Pencil, rng: &mut Rng, (x, y, wide, foot): (f32, f32, f32, f32), tone: Color) {
    let dark = matches!(set.scene.sky, Sky::Night | Sky::Sunset | Sky::Rain);
    let columns = (wide / (pencil.unit() * 0.024)).clamp(2.0, 5.0) as usize;
    let step = wide / (columns as f32 + 0.6);
    let mut row = y + step * 0.6;
    while row < foot - step {
        for c in 0..columns {
            let lamp = dark && rng.chance(0.45);
            let pane = if lamp { hex(0xFFD978) } else { color::mix(color::scale(tone, 0.62), set.palette.sky[0], 0.4) };
            pencil.fill(rect(x + step * (c as f32 + 0.5), row, step * 0.52, step * 0.66), pane, 0.92);
        }
        row += step * 1.15;
    }
}

fn trees(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let p = set.palette;
    let trunk = p.seen(hex(0x7A5A45));
    for i in 0..9 {
        let x = w * (i as f32 + rng.range(0.2, 0.8)) / 9.0;
        let (r, foot) = (u * rng.range(0.026, 0.042), h * 0.735);
        pencil.fill(rect(x - r * 0.1, foot - r * 2.0, r * 0.2, r * 2.0), trunk, 1.0);
        let tone = color::mix(p.land[2], p.land[1], rng.unit());
        for (dx, dy, k) in [(0.0, -2.3, 1.0), (-0.6, -1.8, 0.75), (0.6, -1.9, 0.7)] {
            pencil.fill(oval(x + dx * r, foot + dy * r, r * k, r * k), tone, 1.0);
        }
        pencil.fill(oval(x - r * 0.25, foot - r * 2.6, r * 0.5, r * 0.4), color::mix(tone, p.land[0], 0.6), 0.8);
    }
    pencil.sheet(Kind::Land)
}

fn street(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let [stone, edge, road, low] = [0xDCCFB9, 0xB4A690, 0x77767C, 0x56555E].map(|c| set.palette.seen(hex(c)));
    pencil.fade(rect(0.0, h * 0.72, w, h), h * 0.72, h * 0.88, &[color::mix(stone, set.palette.sky[2], 0.3), stone]);
    for i in 0..14 {
        let x = (i as f32 / 13.0 * 1.6 - 0.3) * w;
        let far = (x - w / 2.0) * 0.8 + w / 2.0;
        pencil.line(super::pencil::polyline(&[(far, h * 0.72), (x, h * 0.88)]), h * 0.0016, edge, 0.6);
    }
    pencil.line(super::pencil::polyline(&[(0.0, h * 0.775), (w, h * 0.775)]), h * 0.0016, edge, 0.6);
    pencil.fill(rect(0.0, h * 0.88, w, h * 0.02), edge, 1.0);
    pencil.fade(rect(0.0, h * 0.90, w, h * 0.11), h * 0.9, h, &[road, low]);
    for i in 0..5 {
        pencil.fill(
            rect(w * (0.02 + 0.22 * i as f32), h * 0.951, w * 0.11, h * 0.010),
            set.palette.seen(hex(0xF4EBD3)),
            0.95,
        );
    }
    pencil.sheet(Kind::Land)
}
