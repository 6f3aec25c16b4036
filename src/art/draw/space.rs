//! Space: a nebula, stars, a ringed planet and the rim of a moon to stand on.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{oval, rect};
use crate::art::color::{self, Color, hex};
use crate::art::noise;
use crate::art::picture::Picture;
use crate::art::rng::Rng;

/// Deep sky, planet, moon rim.
pub fn sheets(set: &Setting<'_>) -> Vec<Sheet> {
    let mut rng = Rng::new(set.scene.seed, 71);
    let dyes = [[0x5A2E86, 0xC0487E, 0x2E7FA8], [0x23508F, 0x31A2A0, 0x8A3F96], [0x7A2F52, 0xD9703F, 0x3A3F8F]];
    let dyes = rng.pick(&dyes, dyes[0]).map(hex);
    [nebula(set, dyes), stars(set, &mut rng), planet(set, &mut rng, dyes), ground(set, &mut rng)]
        .into_iter()
        .flatten()
        .collect()
}

fn nebula(set: &Setting<'_>, dyes: [Color; 3]) -> Option<Sheet> {
    let (w, h) = (set.width as usize, set.height as usize);
    let bump = w.max(h) as f32 * 0.42;
    let fields = [1, 2, 3].map(|i| noise::plane(w, h, bump, 4, set.scene.seed ^ (i * 7919)));
    let base = [hex(0x070B22), hex(0x14163C)];
    let mut air = crate::art::grid::Rgb::new(w, h, base[0]);
    air.fill(|x, y, _| {
        let x = if set.scene.mirrored { w - 1 - x } else { x };
        let mut c = color::mix(base[0], base[1], y as f32 / h as f32);
        for (field, dye) in fields.iter().zip(dyes) {
            let much = color::smoothstep(0.48, 0.82, field.data[y * w + x]);
            c = [0, 1, 2].map(|i| c[i] + (1.0 - c[i]) * dye[i] * much * 0.8);
        }
        c
    });
    Some(Sheet { kind: Kind::Sky, x: 0, y: 0, picture: Picture::from_rgb(&air), asked: false })
}

fn stars(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    for _ in 0..150 {
        let (x, y, r) = (rng.unit() * w, rng.unit() * h, u * (0.001 + 0.0035 * rng.unit() * rng.unit()));
        let tone = color::mix(hex(0xFFE9C0), hex(0xC8DCFF), rng.unit());
        pencil.glow(x, y, r * 5.0, r * 5.0, tone, 0.45);
        pencil.fill(oval(x, y, r, r), tone, 1.0);
    }
    pencil.sheet(Kind::Sky)
}

fn planet(set: &Setting<'_>, rng: &mut Rng, dyes: [Color; 3]) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let (x, y, r) = (w * rng.range(0.14, 0.3), h * rng.range(0.14, 0.26), u * rng.range(0.07, 0.11));
    let tone = color::mix(dyes[1], hex(0xF6D7A0), 0.5);
    pencil.fill(oval(x, y, r * 1.75, r * 0.42), color::mix(tone, [1.0; 3], 0.35), 0.9);
    pencil.fill(oval(x, y, r * 1.35, r * 0.27), hex(0x14163C), 0.9);
    pencil.fade(oval(x, y, r, r), y - r, y + r, &[color::mix(tone, [1.0; 3], 0.3), tone, color::scale(tone, 0.55)]);
    for (dy, tall) in [(-0.35, 0.10), (0.05, 0.14), (0.42, 0.09)] {
        let half = r * (1.0f32 - dy * dy).sqrt() * 0.97;
        pencil.fill(oval(x, y + r * dy, half, r * tall), color::scale(tone, 0.8), 0.55);
    }
    // The near half of the ring.
    let band: Vec<_> = (0..=24)
        .map(|i| (i as f32 / 24.0 * std::f32::consts::PI).sin_cos())
        .map(|(s, c)| (x + r * 1.55 * c, y + r * 0.345 * s))
        .collect();
    pencil.line(super::pencil::polyline(&band), r * 0.13, color::mix(tone, [1.0; 3], 0.45), 0.95);
    pencil.sheet(Kind::Sky)
}

fn ground(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let [lit, middle, deep] = [0xD8D2DE, 0x9A93AC, 0x585472].map(hex);
    pencil.fade(oval(w * 0.5, h * 1.62, w * 1.25, h * 0.90), h * 0.72, h, &[lit, middle, deep]);
    for _ in 0..13 {
        let t = rng.unit();
        let (x, y, r) = (w * rng.unit(), h * (0.80 + 0.19 * t), u * (0.012 + 0.045 * t) * rng.range(0.5, 1.0));
        pencil.fill(oval(x, y, r * 1.5, r * 0.5), color::scale(deep, 0.95), 0.75);
        pencil.fill(oval(x, y + r * 0.12, r * 1.35, r * 0.4), middle, 0.9);
    }
    pencil.fill(rect(0.0, h - 1.0, w, 1.0), deep, 1.0);
    pencil.sheet(Kind::Land)
}
