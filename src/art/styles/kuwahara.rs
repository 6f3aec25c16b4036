//! Kuwahara's filter: the mean of the calmest of four squares; flattens textures and keeps edges (Kuwahara 1976).

use crate::art::blur;
use crate::art::color;
use crate::art::grid::{Grid, Rgb};

/// Filters with squares of side `radius + 1`.
pub fn kuwahara(source: &Rgb, radius: usize) -> Rgb {
    if radius == 0 {
        return source.clone();
    }
    // Mean colour and variance of lightness of every square, by running sums.
    let with_light: Grid<[f32; 5]> = source.map(|c| {
        let y = color::luma(c);
        [c[0], c[1], c[2], y, y * y]
    });
    let half = (radius / 2).max(1);
    let means = blur::boxed(&with_light, half);
    let (w, reach) = (source.width, half as i32);
    let mut out = Rgb::new(w, source.height, [0.0; 3]);
    out.fill(|x, y, _| {
        let (x, y) = (x as i32, y as i32);
        let corners = [(-reach, -reach), (reach, -reach), (-reach, reach), (reach, reach)];
        let mut best = (f32::MAX, [0.0; 3]);
        for (dx, dy) in corners {
            let [r, g, b, mean, square] = means.near(x + dx, y + dy);
            let variance = square - mean * mean;
            if variance < best.0 {
                best = (variance, [r, g, b]);
            }
        }
        best.1
    });
    out
}
