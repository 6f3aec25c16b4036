//! Coloured pencil: fine hatching in layers, each in its own direction, crossed where it is dark.

use super::growing::Growing;
use super::hatching::{Coat, Sheet, hatch};
use super::texture::{self, Tooth};
use super::{Flow, Progress, Style};
use crate::art::color::{self, Color};
use crate::art::draw::Layers;
use crate::art::picture::Picture;

/// The style.
pub struct Pencil;

const PAPER: Color = [0.988, 0.978, 0.95];
const GRAPHITE: Color = [0.22, 0.20, 0.22];

/// A light hatching, one along the form, one across where it is dark, a last one in the darkest places.
const COATS: [Coat; 4] = [
    Coat {
        radius: 2.3,
        gap: 4.2,
        long: 74.0,
        angle: -0.85,
        spread: 0.35,
        form: 0.10,
        press: 0.62,
        dark: 0.30,
        tone: 1.06,
    },
    Coat {
        radius: 1.7,
        gap: 3.6,
        long: 60.0,
        angle: -0.60,
        spread: 1.0,
        form: 0.65,
        press: 0.52,
        dark: 0.46,
        tone: 0.97,
    },
    Coat {
        radius: 1.6,
        gap: 4.2,
        long: 48.0,
        angle: 0.50,
        spread: 0.5,
        form: 0.20,
        press: 0.12,
        dark: 0.90,
        tone: 0.84,
    },
    Coat {
        radius: 1.5,
        gap: 4.0,
        long: 40.0,
        angle: -1.45,
        spread: 0.5,
        form: 0.10,
        press: -0.10,
        dark: 1.10,
        tone: 0.72,
    },
];

impl Style for Pencil {
    fn name(&self) -> &'static str {
        "pencil"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let tooth = Tooth::new(source, 2.6, seed);
        let mut growing = Growing::new(tooth.paper(source, PAPER, 0.035), progress);
        let lead = |c: Color| {
            let white = color::smoothstep(0.88, 0.97, c[0].min(c[1]).min(c[2]));
            color::clamp(color::scale(color::saturate(c, 1.35), 0.92 + 0.08 * white))
        };
        let sheet = Sheet::new(source, &tooth, 1.6, seed, lead);
        let mark = |tooth: f32, press: f32, _: f32| (press * (0.62 + 0.75 * (tooth - 0.3))).clamp(0.0, 0.88);
        let painted = hatch(&mut growing, &sheet, &COATS, (0.30, 0.88), mark).and_then(|()| {
            let lines = texture::outlines(source, &sheet.colors, 1.7, 0.18, seed);
            growing.stage(1.0, 6, &texture::order(source, seed), |x, y, i, under| {
                let line = f32::from(lines.data[i]) * (1.0 / 255.0) * (0.55 + 0.45 * tooth.at(x, y));
                color::mix(under, GRAPHITE, line * 0.74)
            })
        });
        let _ = painted;
        growing.picture
    }
}
