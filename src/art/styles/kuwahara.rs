//! Kuwahara's filter: the mean of the calmest of four squares; flattens textures and keeps edges (Kuwahara 1976).

use crate::art::blur;
use crate::art::color;
use crate::art::grid::Rgb8;
use crate::art::parallel;

const BAND: usize = 96;

/// Filters with squares of side `radius + 1`.
pub fn kuwahara(source: &Rgb8, radius: usize) -> Rgb8 {
    let (w, h, half) = (source.width, source.height, (radius / 2).max(1));
    // Colour, lightness and its square: their means over a square give its mean colour and its variance.
    let read = |x: usize, y: usize| {
        let c = source.color(y * w + x);
        let light = color::luma(c);
        [c[0], c[1], c[2], light, light * light]
    };
    let mut out = Rgb8::new(w, h, [0; 3]);
    parallel::bands(&mut out.data, w, BAND, |first, band| {
        let count = band.len() / w.max(1);
        let (from, to) = (first.saturating_sub(half), (first + count + half).min(h));
        let means = blur::banded((w, h), &[half], (from, to), &read);
        for (j, pixel) in band.iter_mut().enumerate() {
            let (x, y) = (j % w, first + j / w);
            let (left, right) = (x.saturating_sub(half), (x + half).min(w - 1));
            let (up, low) = (y.saturating_sub(half), (y + half).min(h - 1));
            let mut best = (f32::MAX, [0.0; 3]);
            for (x, y) in [(left, up), (right, up), (left, low), (right, low)] {
                let [r, g, b, mean, square] = means[(y - from) * w + x];
                let variance = square - mean * mean;
                if variance < best.0 {
                    best = (variance, [r, g, b]);
                }
            }
            *pixel = color::to_bytes(best.1);
        }
    });
    out
}
