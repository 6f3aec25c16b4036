//! Colouring pages: clean black lines, see-through elsewhere, from a scene or from a photograph.

use crate::art::blur::gaussian;
use crate::art::color::{luma, smoothstep};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Plane};
use crate::art::picture::Picture;
use crate::domain::drawing::SHEET;

/// Half the width of a line, units.
const LINE: f32 = 6.5;
/// Colour of the lines: soft black.
const INK: [u8; 3] = [34, 32, 36];

/// Lines around everything in a scene and around the coloured parts of each thing. Rain and shadows give no line.
pub fn outline_of_layers(layers: &Layers) -> Picture {
    let px = px(layers.width, layers.height);
    let soft = gaussian(&layers.flat, px * 1.2);
    let colors = edges(&soft, 0.16, 0.30);
    let is_thing = |id: u16| {
        layers.sheets.get(usize::from(id)).is_some_and(|s| matches!(s.kind, Kind::Object(_) | Kind::Land | Kind::Water))
    };
    let ids = &layers.ids;
    let mut lines = Plane::new(layers.width, layers.height, 0.0);
    lines.fill(|x, y, _| {
        let (i, j) = (x as i32, y as i32);
        let here = ids.near(i, j);
        let differs = [(1, 0), (0, 1)].iter().any(|(dx, dy)| {
            let there = ids.near(i + dx, j + dy);
            there != here && (is_thing(there) || is_thing(here))
        });
        // Far land keeps its rim only; grass and sky have no inner lines.
        let inner = matches!(layers.kind(x, y), Kind::Object(_)) as u8 as f32;
        if differs { 1.0 } else { colors.data[y * ids.width + x] * inner }
    });
    drawn(&lines, LINE * px)
}

/// Lines where a photograph or a painting changes: a difference of two blurs, sharpened (XDoG, Winnemöller 2011), without
/// specks.
pub fn outline_of_picture(picture: &Picture) -> Picture {
    if picture.is_empty() {
        return Picture::default();
    }
    let rgb = picture.to_rgb([1.0; 3]);
    let px = px(rgb.width, rgb.height);
    let calm = gaussian(&rgb.map(luma), 3.0 * px);
    let broad = gaussian(&calm, 7.0 * px);
    let mut lines = Plane::new(rgb.width, rgb.height, 0.0);
    let width = rgb.width;
    lines.fill(|x, y, _| {
        let i = y * width + x;
        smoothstep(0.012, 0.045, broad.data[i] - calm.data[i])
    });
    let colors = edges(&gaussian(&rgb, 4.0 * px), 0.10, 0.22);
    lines.fill(|x, y, dark| dark.max(colors.data[y * width + x]));
    drawn(&without_specks(&lines, (60.0 * px) as usize), LINE * 0.4 * px)
}

/// Pixels in a unit.
fn px(width: usize, height: usize) -> f32 {
    width.max(height) as f32 / SHEET
}

/// How strongly colours change at each pixel: 0 below `low`, 1 above `high` (distance in sRGB to the neighbours).
fn edges(colors: &Grid<[f32; 3]>, low: f32, high: f32) -> Plane {
    let mut out = Plane::new(colors.width, colors.height, 0.0);
    out.fill(|x, y, _| {
        let at = |dx: i32, dy: i32| colors.near(x as i32 + dx, y as i32 + dy);
        let change = |a: [f32; 3], b: [f32; 3]| (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f32>();
        let far = change(at(1, 0), at(-1, 0)) + change(at(0, 1), at(0, -1));
        smoothstep(low, high, far.sqrt())
    });
    out
}

/// Lines of an even width: what is marked grows by `radius` pixels, with a soft edge.
fn drawn(lines: &Plane, radius: f32) -> Picture {
    let sigma = (radius * 0.6).max(0.6);
    let soft = gaussian(lines, sigma);
    // A one-pixel line blurred by sigma has a peak of 0.4 / sigma.
    let peak = 0.4 / sigma;
    let alpha = soft.map(|v| smoothstep(peak * 0.18, peak * 0.60, v));
    let rgba = alpha.data.iter().flat_map(|a| [INK[0], INK[1], INK[2], (a * 255.0 + 0.5) as u8]).collect();
    Picture { width: lines.width as u32, height: lines.height as u32, rgba }
}

/// Takes away lines of fewer than `least` pixels.
fn without_specks(lines: &Plane, least: usize) -> Plane {
    let mut out = lines.clone();
    let mut seen = vec![false; lines.data.len()];
    let (w, h) = (lines.width, lines.height);
    for start in 0..seen.len() {
        if seen[start] || lines.data[start] < 0.3 {
            continue;
        }
        let (mut open, mut piece) = (vec![start], Vec::new());
        seen[start] = true;
        while let Some(i) = open.pop() {
            piece.push(i);
            let (x, y) = (i % w, i / w);
            for ny in y.saturating_sub(1)..=(y + 1).min(h - 1) {
                let near = (x.saturating_sub(1)..=(x + 1).min(w - 1)).map(|nx| ny * w + nx);
                open.extend(near.filter(|j| lines.data[*j] >= 0.3 && !std::mem::replace(&mut seen[*j], true)));
            }
        }
        if piece.len() < least {
            piece.into_iter().for_each(|i| out.data[i] = 0.0);
        }
    }
    out
}
