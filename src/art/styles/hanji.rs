//! Hanji: mulberry paper with long fibres and soft clouds.

use super::growing::made;
use crate::art::color::{self, Color};
use crate::art::grid::Grid;
use crate::art::noise::Clouds;
use crate::art::picture::Picture;
use crate::art::rng::Rng;

/// A sheet of the given tone.
pub fn sheet(width: usize, height: usize, tone: Color, seed: u64) -> Picture {
    let size = width.max(height) as f32;
    let clouds = Clouds::new(width, height, size * 0.12, 4, seed ^ 0x4A1);
    let dust = Clouds::new(width, height, (size * 0.004).max(1.5), 2, seed ^ 0x4A2);
    let fibres = fibres(width, height, seed);
    made(width, height, |x, y| {
        let shade = 1.0 + (clouds.at(x, y) - 0.5) * 0.11 + (dust.at(x, y) - 0.5) * 0.05;
        let fibre = f32::from(fibres.data[y * width + x]) * (1.0 / 127.0);
        let hair = if fibre > 0.0 { [1.0, 0.98, 0.92] } else { [0.62, 0.52, 0.38] };
        color::mix(color::scale(tone, shade), hair, fibre.abs().min(0.5))
    })
}

/// About 900 fibres: thin curved hairs, most of them lighter than the paper.
fn fibres(width: usize, height: usize, seed: u64) -> Grid<i8> {
    let mut plane = Grid::new(width, height, 0i8);
    let size = width.max(height) as f32;
    // A hair is one unit thick, in print as on the screen.
    let thick = (size / 1024.0).round().max(1.0) as usize;
    let mut rng = Rng::new(seed, 470);
    for _ in 0..900 {
        let (mut x, mut y) = (rng.unit() * width as f32, rng.unit() * height as f32);
        let (mut angle, bend) = (rng.unit() * std::f32::consts::TAU, rng.jitter() * 0.04);
        let long = size * rng.range(0.01, 0.05) / thick as f32;
        let tone = if rng.chance(0.7) { 28.0 } else { -25.0 } * rng.range(0.4, 1.0);
        for _ in 0..long as usize {
            if x >= 0.0 && y >= 0.0 {
                spot(&mut plane, (x as usize, y as usize), thick, tone as i8);
            }
            angle += bend + rng.jitter() * 0.05;
            x += angle.cos() * thick as f32;
            y += angle.sin() * thick as f32;
        }
    }
    plane
}

fn spot(plane: &mut Grid<i8>, (x0, y0): (usize, usize), thick: usize, tone: i8) {
    for y in y0..(y0 + thick).min(plane.height) {
        for x in x0..(x0 + thick).min(plane.width) {
            plane.data[y * plane.width + x] = tone;
        }
    }
}
