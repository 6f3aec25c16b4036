//! The sea: water to the horizon, islands, glints, foam and a beach.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{below, curve, rect, shape};
use crate::art::color::{self, hex};
use crate::art::noise::fbm;
use crate::art::rng::Rng;
use crate::domain::scene::Sky;

const HORIZON: f32 = 0.46;

/// Islands, water and beach.
pub fn sheets(set: &Setting<'_>) -> Vec<Sheet> {
    let mut rng = Rng::new(set.scene.seed, 41);
    let at = rng.range(0.0, 50.0);
    [islands(set, &mut rng), water(set), glints(set, &mut rng), foam(set, at, 0.012, true), beach(set, at)]
        .into_iter()
        .flatten()
        .collect()
}

fn islands(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let p = set.palette;
    for i in 0..3 {
        let (centre, half, tall) = (rng.unit(), rng.range(0.08, 0.22), rng.range(0.025, 0.075));
        let tone = color::mix(p.far, p.sky[2], 0.62 - 0.22 * i as f32);
        let seed = set.scene.seed as u32 + i;
        let mut points = vec![(w * (centre - half), h * (HORIZON + 0.01))];
        points.extend((0..=40).map(|k| {
            let t = k as f32 / 40.0 * 2.0 - 1.0;
            let rise = (1.0 - t * t).max(0.0).powf(0.7) * (0.55 + 0.9 * fbm(t * 2.0, i as f32, 4, seed));
            (w * (centre + half * t), h * (HORIZON + 0.004 - tall * rise))
        }));
        points.push((w * (centre + half), h * (HORIZON + 0.01)));
        pencil.fill(shape(&points), tone, 1.0);
    }
    pencil.sheet(Kind::Land)
}

fn water(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let [far, middle, near] = set.palette.water;
    let shallow = color::mix(middle, hex(0xBFE6D8), 0.45);
    pencil.fade(
        rect(0.0, h * HORIZON, w, h),
        h * HORIZON,
        h * 0.86,
        &[far, middle, near, color::mix(near, shallow, 0.55), shallow],
    );
    pencil.sheet(Kind::Water)
}

/// Wave crests and light on the water; below a low sun a golden road.
fn glints(set: &Setting<'_>, rng: &mut Rng) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let p = set.palette;
    let light = color::mix(p.sky[2], [1.0; 3], 0.35);
    for _ in 0..170 {
        let t = rng.unit();
        let y = h * (HORIZON + 0.012 + 0.30 * t * t.sqrt());
        let (x, long, thick) = (rng.unit() * w, u * (0.015 + 0.075 * t), u * (0.0012 + 0.0050 * t));
        let tone = if rng.chance(0.55) { light } else { p.water[2] };
        let dip = long * 0.10;
        pencil.line(
            curve(&[(x, y), (x + long * 0.3, y - dip), (x + long * 0.7, y + dip * 0.4), (x + long, y)]),
            thick,
            tone,
            0.55,
        );
    }
    if matches!(set.scene.sky, Sky::Sunset | Sky::Night | Sky::Clear) {
        let road = if set.scene.sky == Sky::Clear { [1.0, 0.98, 0.9] } else { [1.0, 0.89, 0.62] };
        let centre = if set.scene.sky == Sky::Sunset { Rng::new(set.scene.seed, 22).range(0.56, 0.74) } else { 0.8 };
        for i in 0..46 {
            let t = i as f32 / 46.0;
            let long = w * (0.012 + 0.075 * t) * rng.range(0.4, 1.0);
            let (x, y) = (w * centre + w * (0.01 + 0.05 * t) * rng.jitter(), h * (HORIZON + 0.01 + 0.27 * t));
            pencil.line(
                curve(&[(x - long / 2.0, y), (x, y - long * 0.04), (x + long / 2.0, y)]),
                u * (0.002 + 0.004 * t),
                road,
                0.62,
            );
        }
    }
    pencil.sheet(Kind::Water)
}

fn shore(set: &Setting<'_>, at: f32, lift: f32) -> impl Fn(f32) -> f32 + use<> {
    let (w, h) = set.whole();
    move |x| {
        h * (0.775 - lift + 0.035 * ((x / w * 3.4 + at).sin()) + 0.012 * ((x / w * 11.0 + at * 3.0).sin())
            - 0.05 * (x / w - 0.5))
    }
}

fn foam(set: &Setting<'_>, at: f32, lift: f32, _soft: bool) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let white = set.palette.seen(hex(0xFBFDF8));
    for (more, alpha) in [(0.045, 0.35), (0.020, 0.6), (0.0, 1.0)] {
        pencil.fill(below(w, h, shore(set, at + more * 9.0, lift + more)), white, alpha);
    }
    pencil.sheet(Kind::Water)
}

fn beach(set: &Setting<'_>, at: f32) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let [wet, sand, low] = [0xCDB286, 0xF0DCAE, 0xDDBF86].map(|c| set.palette.seen(hex(c)));
    pencil.fade(below(w, h, shore(set, at, 0.0)), h * 0.74, h, &[wet, sand, sand, low]);
    let mut rng = Rng::new(set.scene.seed, 42);
    for _ in 0..90 {
        let (x, y, r) = (rng.unit() * w, h * rng.range(0.83, 1.0), u * rng.range(0.002, 0.005));
        pencil.fill(
            super::pencil::oval(x, y, r * 1.4, r),
            if rng.chance(0.5) { wet } else { color::mix(sand, [1.0; 3], 0.5) },
            0.8,
        );
    }
    pencil.sheet(Kind::Land)
}
