//! A room: wall, window with the sky in it, picture, lamp, floor and rug.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{below, blob, oval, polyline, rect, shape};
use crate::art::color::{self, Color, hex};
use crate::art::rng::Rng;
use crate::domain::scene::{Ground, Sky};

const FLOOR: f32 = 0.70;

/// Wall, floor, window, furniture lines.
pub fn sheets(set: &Setting<'_>) -> Vec<Sheet> {
    let mut rng = Rng::new(set.scene.seed, 61);
    let walls = [0xEAD9BC, 0xD9C3B0, 0xBFD0C4, 0xC9CFE0, 0xE6C9B8, 0xDDD3A8];
    let wall = set.palette.seen(hex(rng.pick(&walls, walls[0])));
    let left = rng.chance(0.5);
    let below = if set.scene.ground == Ground::Table {
        [table(set, &mut rng), cloth(set, &mut rng)]
    } else {
        [floor(set), rug(set, &mut rng)]
    };
    [wall_sheet(set, wall), window(set, left), curtain(set, &mut rng, left), picture(set, &mut rng, left, wall)]
        .into_iter()
        .chain(below)
        .flatten()
        .collect()
}

fn wall_sheet(set: &Setting<'_>, wall: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    pencil.fade(
        rect(0.0, 0.0, w, h),
        0.0,
        h * FLOOR,
        &[color::scale(wall, 0.86), wall, color::mix(wall, [1.0, 0.96, 0.86], 0.3)],
    );
    let lamp = if set.scene.sky == Sky::Night { 0.7 } else { 0.3 };
    pencil.glow(w * 0.5, h * 0.12, w * 0.6, h * 0.55, hex(0xFFE2A6), lamp);
    pencil.sheet(Kind::Sky)
}

fn place(left: bool) -> f32 {
    if left { 0.09 } else { 0.57 }
}

fn window(set: &Setting<'_>, left: bool) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let p = set.palette;
    let (x, y, wide, tall) = (w * place(left), h * 0.13, w * 0.34, h * 0.36);
    pencil.fill(rect(x - w * 0.014, y - h * 0.014, wide + w * 0.028, tall + h * 0.028), p.seen(hex(0xF6EEDD)), 1.0);
    pencil.fade(rect(x, y, wide, tall), y, y + tall * 0.8, &p.sky);
    let hills = |x: f32| y + tall * (0.74 + 0.08 * (x / w * 21.0).sin());
    let inside: Vec<(f32, f32)> = (0..=24).map(|i| x + wide * i as f32 / 24.0).map(|px| (px, hills(px))).collect();
    let mut land = vec![(x, y + tall)];
    land.extend(inside);
    land.push((x + wide, y + tall));
    pencil.fill(shape(&land), color::mix(p.land[1], p.sky[2], 0.25), 1.0);
    let frame = p.seen(hex(0xF6EEDD));
    pencil.fill(rect(x + wide * 0.49, y, wide * 0.025, tall), frame, 1.0);
    pencil.fill(rect(x, y + tall * 0.45, wide, tall * 0.022), frame, 1.0);
    pencil.fill(rect(x - w * 0.025, y + tall + h * 0.012, wide + w * 0.05, h * 0.020), p.seen(hex(0xE4D6BC)), 1.0);
    pencil.sheet(Kind::Land)
}

fn curtain(set: &Setting<'_>, rng: &mut Rng, left: bool) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let cloths = [0xC4694F, 0x6C8A77, 0x4F6D94, 0xD2A24C, 0x9B6A83];
    let cloth = set.palette.seen(hex(rng.pick(&cloths, cloths[0])));
    let x = w * place(left);
    for (from, to) in [(x - w * 0.06, x + w * 0.045), (x + w * 0.295, x + w * 0.40)] {
        let folds = 5;
        for i in 0..folds {
            let (a, b) = (
                from + (to - from) * i as f32 / folds as f32,
                from + (to - from) * (i + 1) as f32 / folds as f32 + 1.0,
            );
            let tone = color::scale(cloth, [1.0, 0.84, 1.08, 0.9, 0.8][i]);
            pencil.fade(
                shape(&[(a, h * 0.085), (b, h * 0.085), (b + w * 0.004, h * 0.56), (a - w * 0.004, h * 0.56)]),
                h * 0.08,
                h * 0.56,
                &[tone, color::scale(tone, 0.9)],
            );
        }
    }
    pencil.line(
        polyline(&[(x - w * 0.08, h * 0.085), (x + w * 0.42, h * 0.085)]),
        h * 0.011,
        set.palette.seen(hex(0x6B4A35)),
        1.0,
    );
    pencil.sheet(Kind::Land)
}

/// A framed little landscape on the other side of the wall, and a lamp in the middle.
fn picture(set: &Setting<'_>, rng: &mut Rng, left: bool, wall: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let x = w * if left { 0.66 } else { 0.13 };
    let (y, wide, tall) = (h * 0.20, w * 0.21, h * 0.17);
    pencil.fill(rect(x + w * 0.008, y + h * 0.012, wide, tall), color::scale(wall, 0.7), 0.5);
    pencil.fill(rect(x, y, wide, tall), set.palette.seen(hex(0x8A5A38)), 1.0);
    let (ix, iy, iw, ih) = (x + wide * 0.07, y + tall * 0.09, wide * 0.86, tall * 0.82);
    let tones = [0xF3D9A4, 0xE7A977, 0x5E7C86, 0x35526A].map(|c| set.palette.seen(hex(c)));
    pencil.fade(rect(ix, iy, iw, ih), iy, iy + ih, &[tones[0], tones[1]]);
    let peak = rng.range(0.3, 0.7);
    pencil.fill(shape(&[(ix, iy + ih), (ix + iw * peak, iy + ih * 0.25), (ix + iw, iy + ih)]), tones[2], 1.0);
    pencil.fill(
        shape(&[
            (ix, iy + ih),
            (ix, iy + ih * 0.7),
            (ix + iw * 0.5, iy + ih * 0.82),
            (ix + iw, iy + ih * 0.6),
            (ix + iw, iy + ih),
        ]),
        tones[3],
        1.0,
    );
    pencil.line(polyline(&[(w * 0.5, 0.0), (w * 0.5, h * 0.075)]), h * 0.004, hex(0x4A4038), 1.0);
    pencil.fill(
        shape(&[(w * 0.478, h * 0.07), (w * 0.522, h * 0.07), (w * 0.56, h * 0.118), (w * 0.44, h * 0.118)]),
        set.palette.seen(hex(0xD9602B)),
        1.0,
    );
    pencil.fill(oval(w * 0.5, h * 0.118, w * 0.06, h * 0.011), hex(0xFFF0C2), 1.0);
    pencil.sheet(Kind::Land)
}

fn floor(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let [back, front, line, skirting] = [0xC99A66, 0xA8744A, 0x7F5434, 0xF3E8D2].map(|c| set.palette.seen(hex(c)));
    pencil.fade(below(w, h, |_| h * FLOOR), h * FLOOR, h, &[back, front]);
    for i in 0..=16 {
        let x = (i as f32 / 16.0 * 2.4 - 0.7) * w;
        let far = w / 2.0 + (x - w / 2.0) * 0.55;
        pencil.line(polyline(&[(far, h * FLOOR), (x, h)]), h * 0.0022, line, 0.55);
    }
    pencil.fill(rect(0.0, h * (FLOOR - 0.022), w, h * 0.022), skirting, 1.0);
    pencil.sheet(Kind::Land)
}

/// A wooden table that fills the foreground.
fn table(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let woods = [[0xB98250, 0x7C4F2C], [0x9A6B4A, 0x5E3B26], [0xCFA268, 0x96683A]];
    let [top, deep] = rng.pick(&woods, woods[0]).map(|c| set.palette.seen(hex(c)));
    let back = h * 0.66;
    pencil.fade(
        shape(&[(w * 0.03, back), (w * 0.97, back), (w * 1.12, h), (w * -0.12, h)]),
        back,
        h,
        &[color::mix(top, [1.0; 3], 0.15), top],
    );
    for i in 1..7 {
        let y = back + (h - back) * (i as f32 / 7.0).powf(1.4);
        pencil.line(polyline(&[(0.0, y), (w, y + h * 0.004 * rng.jitter())]), h * 0.0022, deep, 0.45);
    }
    pencil.line(polyline(&[(w * 0.03, back), (w * 0.97, back)]), h * 0.008, color::mix(top, [1.0; 3], 0.35), 1.0);
    pencil.sheet(Kind::Land)
}

/// A cloth with a border, a little crooked, as if laid by hand.
fn cloth(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let sets = [[0xF3EBDD, 0xB9CBD8, 0x3F6A94], [0xF7F0E0, 0xE6C7A8, 0xB9503A], [0xEDF0E4, 0xBFD0B4, 0x5E8554]];
    let [light, fold, line] = rng.pick(&sets, sets[0]).map(|c| set.palette.seen(hex(c)));
    let sway = rng.jitter() * 0.03;
    let corner = |x: f32, y: f32| (w * (x + sway * (y - 0.7)), h * y);
    let edge = [corner(0.17, 0.735), corner(0.85, 0.720), corner(0.97, 0.97), corner(0.04, 0.985)];
    pencil.fade(shape(&edge), h * 0.72, h * 0.98, &[light, light, color::mix(light, fold, 0.6)]);
    let inner =
        [corner(0.20, 0.752), corner(0.82, 0.738), corner(0.915, 0.945), corner(0.095, 0.958), corner(0.20, 0.752)];
    pencil.line(polyline(&inner), h * 0.007, line, 0.9);
    for (a, b) in [((0.33, 0.735), (0.25, 0.975)), ((0.60, 0.728), (0.66, 0.972))] {
        let (a, b) = (corner(a.0, a.1), corner(b.0, b.1));
        pencil.line(polyline(&[a, b]), h * 0.012, fold, 0.35);
    }
    pencil.sheet(Kind::Land)
}

fn rug(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let sets = [[0x8E3B46, 0xE7C58D, 0x3F5A70], [0x3E5F7D, 0xE9DDC3, 0xC0694A], [0x6E7F4F, 0xF0E2B8, 0x9A4F3C]];
    let tones = rng.pick(&sets, sets[0]).map(|c| set.palette.seen(hex(c)));
    for (k, tone) in [(1.0, tones[0]), (0.90, tones[1]), (0.84, tones[0]), (0.55, tones[2]), (0.48, tones[1])] {
        let ring: Vec<_> = (0..16)
            .map(|i| (i as f32 * std::f32::consts::FRAC_PI_8).sin_cos())
            .map(|(s, c)| (w * (0.5 + 0.44 * k * c), h * (0.875 + 0.098 * k * s)))
            .collect();
        pencil.fill(blob(&ring), tone, 1.0);
    }
    pencil.sheet(Kind::Land)
}
