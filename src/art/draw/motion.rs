//! Marks of what someone does, drawn with the object: speed lines and dust, swoops, z's, notes, water around a swimmer.

use super::backdrop::horizon_of;
use super::layers::{Kind, Sheet};
use super::own::letter_z;
use super::palette::Palette;
use super::pencil::{Pencil, blob, curve, oval};
use crate::art::color::{self, Color, hex};
use crate::art::rng::Rng;
use crate::domain::scene::{Doing, Ground, Scene, SceneObject, Sky};

/// Where an object lies in the picture, pixels.
struct Around<'a> {
    scene: &'a Scene,
    palette: &'a Palette,
    pencil: Pencil,
    /// Middle, upper edge, lower edge.
    x: f32,
    top: f32,
    foot: f32,
    w: f32,
    h: f32,
    /// -1: moves to the left.
    facing: f32,
    rng: Rng,
}

/// Marks that lie behind the object and marks that lie before it.
pub fn marks(
    scene: &Scene,
    object: &SceneObject,
    sheet: &Sheet,
    palette: &Palette,
    (width, height): (u32, u32),
    seed: u64,
) -> [Option<Sheet>; 2] {
    let Some(doing) = object.doing.filter(|_| width >= 16 && height >= 16) else { return [None, None] };
    let (w, h) = (sheet.picture.width as f32, sheet.picture.height as f32);
    let mut around = Around {
        scene,
        palette,
        pencil: Pencil::new(width, height),
        x: sheet.x as f32 + w / 2.0,
        top: sheet.y as f32,
        foot: sheet.y as f32 + h,
        w,
        h,
        facing: object.facing(),
        rng: Rng::new(seed, 95),
    };
    match doing {
        Doing::Run => [around.behind(Around::run), None],
        Doing::Fly => [around.behind(Around::fly), None],
        Doing::Jump => [around.behind(Around::jump), None],
        Doing::Sleep => {
            around.sleep(object);
            [None, around.pencil.sheet(Kind::Object(object.role))]
        }
        Doing::Dance => {
            around.dance();
            [around.pencil.sheet(Kind::Object(object.role)), None]
        }
        Doing::Swim => {
            around.swim();
            [None, around.pencil.sheet(Kind::Water)]
        }
        Doing::Eat | Doing::Walk | Doing::Sit => [None, None],
    }
}

impl Around<'_> {
    fn behind(mut self, draw: impl Fn(&mut Self)) -> Option<Sheet> {
        draw(&mut self);
        self.pencil.sheet(Kind::Land)
    }

    /// A tone that is seen on this ground.
    fn tone(&self) -> Color {
        let light = matches!(self.scene.ground, Ground::Snow | Ground::Room | Ground::Table);
        let dark = matches!(self.scene.sky, Sky::Night) || matches!(self.scene.ground, Ground::Space | Ground::Stage);
        if light && !dark { hex(0x5C6F8C) } else { hex(0xFFFDF4) }
    }

    fn unit(&self) -> f32 {
        self.pencil.unit()
    }

    /// Lines where it came from, and dust at the feet.
    fn run(&mut self) {
        let (tone, back, unit) = (self.tone(), -self.facing, self.unit());
        let edge = self.x + back * self.w * 0.52;
        let reach = (self.w.max(self.h * 0.6) * 0.55).min(unit * 0.2);
        for (i, at) in [0.22, 0.42, 0.62, 0.80].into_iter().enumerate() {
            let y = self.top + self.h * at;
            let long = reach * [0.7, 1.0, 0.85, 0.6][i];
            let start = edge + back * unit * 0.012;
            let line = curve(&[(start, y), (start + back * long * 0.5, y), (start + back * long, y)]);
            self.pencil.line(line.clone(), unit * 0.013, hex(0x3A4A66), 0.30);
            self.pencil.line(line, unit * 0.008, tone, 0.95);
        }
        let dust = color::mix(self.palette.land[0], hex(0xEBDDC0), 0.75);
        for i in 0..4 {
            let r = unit * self.rng.range(0.012, 0.020) * (1.0 - 0.14 * i as f32);
            let x = self.x + back * (self.w * 0.42 + unit * 0.028 * i as f32);
            self.pencil.fill(oval(x, self.foot - r * 0.8, r * 1.35, r), self.palette.seen(dust), 0.85);
        }
    }

    /// Bows of air behind and below, and a faint shadow far down on the ground.
    fn fly(&mut self) {
        let (tone, back, unit) = (self.tone(), -self.facing, self.unit());
        for (i, at) in [0.30, 0.55, 0.80].into_iter().enumerate() {
            let (x, y) = (self.x + back * self.w * 0.55, self.top + self.h * at);
            let long = unit * [0.07, 0.10, 0.075][i];
            let bend = unit * 0.018;
            let bow = curve(&[
                (x, y),
                (x + back * long * 0.35, y + bend),
                (x + back * long * 0.7, y + bend),
                (x + back * long, y),
            ]);
            self.pencil.line(bow, unit * 0.006, tone, 0.85);
        }
        let land = (horizon_of(self.scene) + 0.22).min(0.94) * self.pencil.h;
        if land > self.foot && self.scene.ground != Ground::Space {
            self.pencil.glow(self.x, land, self.w * 0.45, unit * 0.016, [0.06, 0.09, 0.15], 0.5);
        }
    }

    /// Two small bows under the feet and the shadow where it will land.
    fn jump(&mut self) {
        let (tone, unit) = (self.tone(), self.unit());
        for (gap, half) in [(0.018, 0.30), (0.036, 0.20)] {
            let (y, reach) = (self.foot + unit * gap, self.w * half);
            let bow = curve(&[
                (self.x - reach, y),
                (self.x - reach * 0.4, y + unit * 0.012),
                (self.x + reach * 0.4, y + unit * 0.012),
                (self.x + reach, y),
            ]);
            self.pencil.line(bow, unit * 0.006, tone, 0.9);
        }
        self.pencil.glow(self.x, self.foot + unit * 0.085, self.w * 0.5, unit * 0.014, [0.06, 0.09, 0.15], 0.55);
    }

    /// Three z's that rise and grow from the head.
    fn sleep(&mut self, object: &SceneObject) {
        let (tone, unit) = (self.tone(), self.unit());
        let side = if object.is_lying() { object.tilt.signum() } else { self.facing };
        let mut x = (self.x + side * self.w * 0.38).clamp(unit * 0.03, self.pencil.w - unit * 0.16);
        let mut y = self.top - unit * 0.012;
        for size in [0.024, 0.034, 0.046] {
            let size = unit * size;
            y -= size;
            self.pencil.line(letter_z(x, y, size), unit * 0.012, hex(0x2E3C5C), 0.55);
            self.pencil.line(letter_z(x, y, size), unit * 0.0065, tone, 1.0);
            x += size * 1.1;
            y -= unit * 0.020;
        }
    }

    /// Notes beside the head.
    fn dance(&mut self) {
        let unit = self.unit();
        let tones = [0xF2B632, 0xE2627F, 0x4A9BD6].map(hex);
        for (i, (dx, dy)) in [(-0.62, 0.10), (0.60, 0.02), (0.72, 0.38)].into_iter().enumerate() {
            let (x, y) = (self.x + self.w * dx, self.top + self.h * dy);
            let (size, tone) = (unit * 0.015, tones[i]);
            let x = x.clamp(unit * 0.03, self.pencil.w - unit * 0.05);
            let y = y.max(unit * 0.07);
            self.pencil.fill(oval(x, y, size, size * 0.78), tone, 1.0);
            let stem =
                curve(&[(x + size * 0.85, y), (x + size * 0.85, y - size * 2.0), (x + size * 0.85, y - size * 3.4)]);
            self.pencil.line(stem, unit * 0.006, tone, 1.0);
            let flag = curve(&[
                (x + size * 0.85, y - size * 3.4),
                (x + size * 2.1, y - size * 2.7),
                (x + size * 1.9, y - size * 1.5),
            ]);
            self.pencil.line(flag, unit * 0.006, tone, 1.0);
        }
    }

    /// Water up to the chest, its edge in waves, drops beside it.
    fn swim(&mut self) {
        let unit = self.unit();
        let [far, middle, near] = self.palette.water;
        // At sea it is the water that is there anyway.
        let at = |y: f32| {
            let off = ((y / self.pencil.h - 0.46) / 0.40).clamp(0.0, 1.0) * 4.0;
            match self.scene.ground {
                Ground::Sea if off < 1.0 => color::mix(far, middle, off),
                Ground::Sea => color::mix(middle, near, (off - 1.0).min(1.0)),
                _ => middle,
            }
        };
        let (level, deep) = (self.foot - self.h * 0.40, self.foot + unit * 0.012);
        let half = (self.w * 0.85).max(unit * 0.07);
        let ring: Vec<_> = (0..18)
            .map(|i| i as f32 / 18.0 * std::f32::consts::TAU)
            .map(|a| {
                let (s, c) = a.sin_cos();
                let wave = if s < 0.0 { (a * 9.0).sin() * unit * 0.006 } else { 0.0 };
                (self.x + half * c, (level + deep) / 2.0 + (deep - level) / 2.0 * s + wave)
            })
            .collect();
        let tones = [at(level), at(deep)];
        self.pencil.fade(blob(&ring), level, deep, &tones);
        let foam = self.palette.seen(hex(0xF4FBFA));
        for (i, lift) in [0.0, 0.20, 0.45].into_iter().enumerate() {
            let (y, reach) = (level + (deep - level) * (0.10 + lift), half * (0.70 + 0.12 * i as f32));
            let bow: Vec<_> = (0..=8)
                .map(|k| k as f32 / 8.0)
                .map(|t| (self.x - reach + 2.0 * reach * t, y + (t * 25.0).sin() * unit * 0.005))
                .collect();
            self.pencil.line(curve(&bow), unit * 0.005, foam, 0.85 - 0.22 * i as f32);
        }
        for _ in 0..5 {
            let side = if self.rng.chance(0.5) { 1.0 } else { -1.0 };
            let (x, r) = (self.x + side * half * self.rng.range(0.55, 0.9), unit * self.rng.range(0.004, 0.009));
            self.pencil.fill(oval(x, level - unit * self.rng.range(0.01, 0.05), r, r * 1.3), near_drop(near), 0.9);
        }
    }
}

fn near_drop(near: Color) -> Color {
    color::mix(near, [1.0; 3], 0.55)
}
