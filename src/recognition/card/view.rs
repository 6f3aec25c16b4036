//! Cutting a card out of a frame, and even light on it.

use super::geometry::{Homography, Quad};
use super::raster::Shot;
use crate::domain::shown::CardView;

/// Side of the small straight picture of a card, in pixels.
pub const VIEW_PX: usize = 96;

/// From so many pixels of the frame to one of the view, every pixel of the view is the mean of four places, else of one.
const COARSE: f32 = 1.5;

/// The card at `quad` straightened into a square of [`VIEW_PX`]. `None` when the corners are no quadrilateral.
pub fn rectify(frame: &Shot, quad: &Quad) -> Option<CardView> {
    let map = Homography::from_unit_square(quad)?;
    let places = if quad.area().abs().sqrt() > COARSE * VIEW_PX as f32 { 2 } else { 1 };
    let step = 1.0 / (places * VIEW_PX) as f32;
    let mut sums = vec![[0.0f32; 3]; VIEW_PX * VIEW_PX];
    for line in 0..places * VIEW_PX {
        let start = [step / 2.0, (line as f32 + 0.5) * step];
        let sums = &mut sums[line / places * VIEW_PX..][..VIEW_PX];
        for (i, [x, y]) in map.row(start, step, places * VIEW_PX).enumerate() {
            let color = frame.at(x, y);
            sums[i / places] = std::array::from_fn(|k| sums[i / places][k] + color[k]);
        }
    }
    let over = 1.0 / (places * places) as f32;
    let rgb = sums.iter().flat_map(|sum| sum.map(|v| (v * over + 0.5) as u8)).collect();
    Some(CardView { side_px: VIEW_PX as u16, rgb })
}

/// A whole picture as a view, squeezed into the square; `None` when it has no pixel. For photographs of single cards.
pub fn whole(picture: &Shot) -> Option<CardView> {
    let (w, h) = (picture.width as f32 - 0.5, picture.height as f32 - 0.5);
    rectify(picture, &Quad([[-0.5, -0.5], [w, -0.5], [w, h], [-0.5, h]]))
}

/// The view with paper as 1 and light as even as can be: three planes of [`VIEW_PX`]² numbers 0..=1. Each channel is divided
/// by the light there, estimated as a slope through the brightest places of 36 squares. `None` when the bytes do not fit.
pub(super) fn even_light(view: &CardView) -> Option<[Vec<f32>; 3]> {
    let side = usize::from(view.side_px);
    if side == 0 || side > 1024 || view.rgb.len() != side * side * 3 {
        return None;
    }
    let plane = |k: usize| -> Vec<f32> {
        let at = |i: usize| (i as f32 + 0.5) * side as f32 / VIEW_PX as f32;
        let pick = |x: usize, y: usize| f32::from(view.rgb[(at(y) as usize * side + at(x) as usize) * 3 + k]) / 255.0;
        (0..VIEW_PX * VIEW_PX).map(|i| pick(i % VIEW_PX, i / VIEW_PX)).collect()
    };
    let mut planes = [plane(0), plane(1), plane(2)];
    let bright: Vec<[f32; 5]> = (0..36).map(|i| brightest(&planes, i % 6, i / 6)).collect();
    for (k, plane) in planes.iter_mut().enumerate() {
        let [c, cx, cy] = slope(&bright, k);
        for (i, v) in plane.iter_mut().enumerate() {
            let (x, y) = ((i % VIEW_PX) as f32 / VIEW_PX as f32 - 0.5, (i / VIEW_PX) as f32 / VIEW_PX as f32 - 0.5);
            *v = (*v / (c + cx * x + cy * y).max(0.05)).clamp(0.0, 1.15);
        }
    }
    Some(planes)
}

/// Whether a view looks like a card with a picture: with even light most of its rim is paper (a hand may cover a third),
/// and there is something on the paper, but not everywhere.
pub(super) fn is_picture_on_paper(view: &CardView) -> bool {
    let Some(planes) = even_light(view) else { return false };
    let is_paper = |i: usize| planes.iter().all(|plane| plane[i] > 0.8);
    let share = |places: &mut dyn Iterator<Item = usize>| {
        let (paper, all) = places.fold((0u32, 0u32), |(paper, all), i| (paper + u32::from(is_paper(i)), all + 1));
        paper as f32 / all.max(1) as f32
    };
    let from_edge = |i: usize| {
        let near = |v: usize| v.min(VIEW_PX - 1 - v);
        near(i % VIEW_PX).min(near(i / VIEW_PX))
    };
    let all = 0..VIEW_PX * VIEW_PX;
    let rim = share(&mut all.clone().filter(|i| (4..10).contains(&from_edge(*i))));
    let inside = share(&mut all.filter(|i| from_edge(*i) >= 10));
    rim > 0.55 && (0.3..0.97).contains(&inside)
}

/// The mean colour of the brightest eighth of a square, and where the square is (from the middle).
fn brightest(planes: &[Vec<f32>; 3], column: usize, row: usize) -> [f32; 5] {
    const SQUARE: usize = VIEW_PX / 6;
    let index = |i: usize| (row * SQUARE + i / SQUARE) * VIEW_PX + column * SQUARE + i % SQUARE;
    let mut places: Vec<usize> = (0..SQUARE * SQUARE).map(index).collect();
    let sum = |i: &usize| planes[0][*i] + planes[1][*i] + planes[2][*i];
    places.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    places.truncate(SQUARE * SQUARE / 8);
    let mean = |k: usize| places.iter().map(|i| planes[k][*i]).sum::<f32>() / places.len() as f32;
    let middle = |i: usize| (i as f32 + 0.5) / 6.0 - 0.5;
    [mean(0), mean(1), mean(2), middle(column), middle(row)]
}

/// The light of a channel as `c + cx x + cy y`: least squares over the squares that look like paper, found by leaving out
/// three times those that are darker than the slope so far.
fn slope(bright: &[[f32; 5]], channel: usize) -> [f32; 3] {
    let mut kept: Vec<&[f32; 5]> = bright.iter().collect();
    let mut fit = [1.0, 0.0, 0.0];
    for _ in 0..3 {
        fit = plane_through(&kept, channel);
        let above = |s: &&[f32; 5]| s[channel] >= (fit[0] + fit[1] * s[3] + fit[2] * s[4]) * 0.98;
        let brighter: Vec<&[f32; 5]> = kept.iter().copied().filter(above).collect();
        if brighter.len() < 8 {
            break;
        }
        kept = brighter;
    }
    fit
}

/// Least squares with a little weight on no slope at all.
fn plane_through(squares: &[&[f32; 5]], channel: usize) -> [f32; 3] {
    let n = squares.len().max(1) as f32;
    let mean = |k: usize| squares.iter().map(|s| s[k]).sum::<f32>() / n;
    let (mz, mx, my) = (mean(channel), mean(3), mean(4));
    let moment = |a: usize, ma: f32, b: usize, mb: f32| squares.iter().map(|s| (s[a] - ma) * (s[b] - mb)).sum::<f32>();
    let (xx, yy, xy) = (moment(3, mx, 3, mx) + 0.1, moment(4, my, 4, my) + 0.1, moment(3, mx, 4, my));
    let (xz, yz) = (moment(3, mx, channel, mz), moment(4, my, channel, mz));
    let det = (xx * yy - xy * xy).max(1e-6);
    let (cx, cy) = ((xz * yy - yz * xy) / det, (yz * xx - xz * xy) / det);
    [mz - cx * mx - cy * my, cx, cy]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coloured_slope_of_light_becomes_white_paper() {
        let light = |x: usize, y: usize| [150.0 + x as f32 * 0.4, 200.0 - y as f32 * 0.3, 160.0];
        let is_ink = |x: usize, y: usize| (30..60).contains(&x) && (40..50).contains(&y);
        let pixel = |x: usize, y: usize| light(x, y).map(|v| (v * if is_ink(x, y) { 0.2 } else { 1.0 }) as u8);
        let rgb = (0..VIEW_PX * VIEW_PX).flat_map(|i| pixel(i % VIEW_PX, i / VIEW_PX)).collect();
        let planes = even_light(&CardView { side_px: 96, rgb }).unwrap();
        for plane in &planes {
            for (i, v) in plane.iter().enumerate() {
                let expected = if is_ink(i % VIEW_PX, i / VIEW_PX) { 0.2 } else { 1.0 };
                assert!((v - expected).abs() < 0.08, "{} {} {v}", i % VIEW_PX, i / VIEW_PX);
            }
        }
    }

    #[test]
    fn bytes_that_do_not_fit_are_refused() {
        assert!(even_light(&CardView { side_px: 96, rgb: vec![0; 5] }).is_none());
        assert!(even_light(&CardView { side_px: 0, rgb: vec![] }).is_none());
        assert!(whole(&Shot::default()).is_none());
    }
}
