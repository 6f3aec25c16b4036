//! A stage: curtains, beams of light, boards and footlights.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{below, oval, polyline, rect, shape};
use crate::art::color::{self, Color, hex};
use crate::art::rng::Rng;

const FLOOR: f32 = 0.72;

/// Back wall, boards, curtains, light.
pub fn sheets(set: &Setting<'_>) -> Vec<Sheet> {
    let mut rng = Rng::new(set.scene.seed, 81);
    let cloths = [0x9E2A33, 0x6A2350, 0x1F4E6B, 0x8A4B1E];
    let cloth = set.palette.seen(hex(rng.pick(&cloths, cloths[0])));
    [back(set, cloth), boards(set), curtains(set, cloth), beams(set)].into_iter().flatten().collect()
}

fn back(set: &Setting<'_>, cloth: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let deep = color::mix(color::scale(cloth, 0.28), hex(0x1B1430), 0.5);
    pencil.fade(rect(0.0, 0.0, w, h), 0.0, h * FLOOR, &[color::scale(deep, 0.7), color::mix(deep, cloth, 0.25)]);
    pencil.glow(w * 0.5, h * 0.5, w * 0.5, h * 0.45, hex(0xFFE0A0), 0.55);
    pencil.sheet(Kind::Sky)
}

fn boards(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let [back, front, line] = [0xC28C55, 0x8C5A34, 0x5E3A22].map(|c| set.palette.seen(hex(c)));
    pencil.fade(below(w, h, |_| h * FLOOR), h * FLOOR, h, &[color::scale(back, 0.8), back, front]);
    for i in 0..=22 {
        let x = (i as f32 / 22.0 * 2.2 - 0.6) * w;
        pencil.line(polyline(&[(w / 2.0 + (x - w / 2.0) * 0.6, h * FLOOR), (x, h * 0.965)]), h * 0.002, line, 0.6);
    }
    pencil.glow(w * 0.5, h * 0.86, w * 0.42, h * 0.10, hex(0xFFF0C4), 0.75);
    pencil.fill(rect(0.0, h * 0.965, w, h * 0.04), color::scale(line, 0.8), 1.0);
    for i in 0..9 {
        let x = w * (i as f32 + 0.5) / 9.0;
        pencil.glow(x, h * 0.963, w * 0.05, h * 0.03, hex(0xFFE3A0), 0.7);
        pencil.fill(oval(x, h * 0.966, w * 0.014, h * 0.008), hex(0xFFF3CF), 1.0);
    }
    pencil.sheet(Kind::Land)
}

fn curtains(set: &Setting<'_>, cloth: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let folds = 7;
    let shades = [1.0, 0.72, 1.12, 0.84, 0.66, 1.05, 0.78];
    for right in [false, true] {
        let at = |x: f32| if right { w - x } else { x };
        for (i, shade) in shades.iter().enumerate().take(folds) {
            let (a, b) = (w * 0.17 * i as f32 / folds as f32, w * 0.17 * (i + 1) as f32 / folds as f32 + 1.0);
            let tone = color::clamp(color::scale(cloth, *shade));
            let fold = [
                (at(a * 1.25), 0.0),
                (at(b * 1.25), 0.0),
                (at(b * 0.82), h * 0.45),
                (at(b), h * 0.84),
                (at(a), h * 0.84),
                (at(a * 0.82), h * 0.45),
            ];
            pencil.fade(shape(&fold), 0.0, h * 0.84, &[color::scale(tone, 0.8), tone, color::scale(tone, 0.7)]);
        }
    }
    for i in 0..9 {
        let (x, wide) = (w * i as f32 / 9.0, w / 9.0);
        let drop: Vec<_> = (0..=10)
            .map(|k| k as f32 / 10.0)
            .map(|t| (x + wide * t, h * (0.075 + 0.055 * (t * std::f32::consts::PI).sin())))
            .collect();
        let mut swag = vec![(x, 0.0)];
        swag.extend(drop.iter().copied());
        swag.push((x + wide, 0.0));
        pencil.fade(shape(&swag), 0.0, h * 0.14, &[color::scale(cloth, 0.7), color::clamp(color::scale(cloth, 1.1))]);
        pencil.line(polyline(&drop), h * 0.008, set.palette.seen(hex(0xE7B94F)), 1.0);
    }
    pencil.sheet(Kind::Land)
}

fn beams(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    for (top, foot) in [(0.28, 0.42), (0.72, 0.58)] {
        let beam = [
            (w * top - 4.0, h * 0.02),
            (w * top + 4.0, h * 0.02),
            (w * (foot + 0.16), h * 0.88),
            (w * (foot - 0.16), h * 0.88),
        ];
        pencil.fill(shape(&beam), hex(0xFFEFC0), 0.13);
    }
    pencil.sheet(Kind::Weather)
}
