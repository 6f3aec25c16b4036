//! Wax crayon: broad strokes on rough paper, rubbed in coats, darker lines around things.

use super::growing::Growing;
use super::hatching::{Coat, Sheet, hatch};
use super::texture::{self, Tooth};
use super::{Flow, Progress, Style};
use crate::art::color::{self, Color};
use crate::art::draw::Layers;
use crate::art::picture::Picture;

/// The style.
pub struct Crayon;

const PAPER: Color = [0.975, 0.955, 0.91];

/// An even coat, one along the form, one across it where it is dark.
const COATS: [Coat; 3] = [
    Coat {
        radius: 6.5,
        gap: 8.0,
        long: 90.0,
        angle: -0.95,
        spread: 0.5,
        form: 0.15,
        press: 0.74,
        dark: 0.10,
        tone: 1.02,
    },
    Coat {
        radius: 5.0,
        gap: 8.5,
        long: 70.0,
        angle: -0.75,
        spread: 1.2,
        form: 0.60,
        press: 0.66,
        dark: 0.22,
        tone: 0.96,
    },
    Coat {
        radius: 4.0,
        gap: 8.0,
        long: 55.0,
        angle: 0.55,
        spread: 0.8,
        form: 0.30,
        press: 0.34,
        dark: 0.50,
        tone: 0.80,
    },
];

impl Style for Crayon {
    fn name(&self) -> &'static str {
        "crayon"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let tooth = Tooth::new(source, 5.0, seed);
        let mut growing = Growing::new(tooth.paper(source, PAPER, 0.06), progress);
        let sheet = Sheet::new(source, &tooth, 3.4, seed, |c| color::clamp(color::saturate(c, 1.25)));
        // Wax lies on the heights of the paper and leaves its hollows; pressed harder it fills them too.
        let wax = |tooth: f32, press: f32, dark: f32| {
            color::smoothstep(0.0, 0.22, tooth - 0.68 + press * 0.78) * (0.80 + 0.18 * dark)
        };
        let painted = hatch(&mut growing, &sheet, &COATS, (0.34, 0.85), wax).and_then(|()| {
            let lines = texture::outlines(source, &sheet.colors, 3.6, 0.20, seed);
            growing.stage(1.0, 6, &texture::order(source, seed), |x, y, i, under| {
                let line = f32::from(lines.data[i]) * (1.0 / 255.0);
                let line = line * color::smoothstep(0.25, 0.5, tooth.at(x, y) + 0.12);
                color::mix(under, color::scale(sheet.colors.color(i), 0.40), line * 0.82)
            })
        });
        let _ = painted;
        growing.picture
    }
}
