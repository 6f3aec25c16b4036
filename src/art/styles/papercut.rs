//! Paper cut: sheet after sheet is cut from coloured paper and laid on the one before, with two soft shadows, a lit edge and
//! its grain.

use super::growing::{Growing, Onward};
use super::kuwahara::kuwahara;
use super::texture::{self, Tooth};
use super::{Flow, Progress, Style};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers, Sheet};
use crate::art::grid::{Grid, Rgb8};
use crate::art::noise::Clouds;
use crate::art::parallel;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct PaperCut;

/// Shades of lightness that one colour is cut into.
const SHADES: f32 = 6.0;
/// How far a shadow reaches, units.
const REACH: f32 = 34.0;
/// Rows that one worker lays at a time.
const BAND: usize = 32;

impl Style for PaperCut {
    fn name(&self) -> &'static str {
        "papercut"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let fibres = Tooth::new(source, 5.0, seed);
        let scale = texture::scale(source);
        let felt = Clouds::new(source.width, source.height, 60.0 * scale, 3, seed ^ 0xFE);
        let wave = Clouds::new(source.width, source.height, 170.0 * scale, 2, seed ^ 0x5C);
        let table = fibres.paper(source, [0.93, 0.90, 0.84], 0.06);
        let mut growing = Growing::new(table, progress);
        let desk = Desk { source, seed, scale, fibres, felt, wave };
        let _ = desk.lay_all(&mut growing);
        growing.picture
    }
}

/// What lies on the desk.
struct Desk<'a> {
    source: &'a Layers,
    seed: u64,
    scale: f32,
    fibres: Tooth,
    felt: Clouds,
    wave: Clouds,
}

/// A sheet cut to its shape: where it lies, its colours and which step of lightness each place has.
struct Cut<'a> {
    sheet: &'a Sheet,
    id: i32,
    colors: Rgb8,
    levels: Option<Grid<u8>>,
    /// It reaches from one side of the picture to the other.
    wide: bool,
}

/// A rectangle of the picture.
#[derive(Clone, Copy)]
struct Area {
    x: usize,
    y: usize,
    w: usize,
    h: usize,
}

impl Desk<'_> {
    fn lay_all(&self, growing: &mut Growing<'_>) -> Onward {
        let laid: Vec<(usize, &Sheet)> =
            self.source.sheets.iter().enumerate().filter(|(_, s)| s.kind != Kind::Shadow).collect();
        // A picture of few sheets is shown more often at each.
        let steps = 24usize.div_ceil(laid.len().max(1)).clamp(1, 12);
        for (n, (id, sheet)) in laid.iter().enumerate() {
            let cut = self.cut(*id as i32, sheet);
            let area = self.area(sheet);
            let shades = self.shades(&cut, area);
            for step in 0..steps {
                self.lay(growing, &cut, area, &shades, (step, steps));
                growing.show((n as f32 + (step + 1) as f32 / steps as f32) / laid.len() as f32)?;
            }
        }
        Some(())
    }

    /// Where the sheet and its shadow lie.
    fn area(&self, sheet: &Sheet) -> Area {
        let reach = (REACH * self.scale) as usize;
        let (x, y) = ((sheet.x as usize).saturating_sub(reach), (sheet.y as usize).saturating_sub(reach));
        let right = (sheet.x as usize + sheet.picture.width as usize + reach).min(self.source.width);
        let low = (sheet.y as usize + sheet.picture.height as usize + reach).min(self.source.height);
        Area { x, y, w: right.saturating_sub(x).max(1), h: low.saturating_sub(y).max(1) }
    }

    /// The colours of a sheet. Skies and grounds are cut into steps of lightness whose borders run in waves, as scissors go.
    fn cut<'b>(&self, id: i32, sheet: &'b Sheet) -> Cut<'b> {
        let (w, h) = (sheet.picture.width as usize, sheet.picture.height as usize);
        let own = |x: usize, y: usize| {
            let p = &sheet.picture.rgba[(y * w + x) * 4..][..3];
            color::from_bytes([p[0], p[1], p[2]])
        };
        let wide = sheet.x == 0 && w >= self.source.width;
        let whole = matches!(sheet.kind, Kind::Object(_) | Kind::Weather);
        if whole {
            let mut colors = Rgb8::new(w, h, [0; 3]);
            colors.fill(|x, y, _| color::to_bytes(color::saturate(own(x, y), 1.10)));
            return Cut { sheet, id, colors, levels: None, wide };
        }
        let drawing = texture::is_drawing(self.source);
        let softness = if sheet.kind == Kind::Photo { 0.7 } else { 2.2 };
        let mut colors: Rgb8 = blur::gaussian_of(w, h, (softness * self.scale).max(0.3), own, color::to_bytes);
        if sheet.kind == Kind::Photo && !drawing {
            // A photograph's grain is smoothed between its edges first: scissors make long cuts.
            colors = kuwahara(&colors, (9.0 * self.scale).round().max(2.0) as usize);
            colors = texture::softened(&colors, self.scale, 1.6);
        }
        let mut levels = Grid::new(w, h, 0u8);
        let sways = if sheet.kind == Kind::Photo { 0.05 } else { 0.13 };
        levels.fill(|x, y, _| {
            let (gx, gy) = (x + sheet.x as usize, y + sheet.y as usize);
            let sway = (self.wave.at(gx.min(self.source.width - 1), gy.min(self.source.height - 1)) - 0.5) * sways;
            let c = colors.color(y * w + x);
            // The white paper of a drawing stays one white sheet.
            if sheet.kind == Kind::Photo && c[0].min(c[1]).min(c[2]) > 0.90 {
                return SHADES as u8;
            }
            ((color::luma(c) + sway) * SHADES).clamp(0.0, SHADES - 1.0) as u8
        });
        colors.fill(|x, y, c| {
            let level = f32::from(levels.data[y * w + x]);
            color::to_bytes(piece(color::from_bytes(c), level, id, self.seed))
        });
        Cut { sheet, id, colors, levels: Some(levels), wide }
    }

    /// Shadows far and near, and the bevel of the edge.
    fn shades(&self, cut: &Cut<'_>, area: Area) -> [Grid<u8>; 3] {
        let scale = self.scale;
        let shifted = |soft: f32, shift: f32| -> Grid<u8> {
            let by = (shift * scale) as i32;
            let read = |x: usize, y: usize| cut.height((x + area.x) as i32 - by, (y + area.y) as i32 - by);
            blur::gaussian_of(area.w, area.h, (soft * scale).max(0.4), read, |v| (v * 100.0).clamp(0.0, 255.0) as u8)
        };
        [shifted(9.0, 9.5), shifted(1.8, 2.3), shifted(0.9, 0.0)]
    }

    fn lay(
        &self,
        growing: &mut Growing<'_>,
        cut: &Cut<'_>,
        area: Area,
        shades: &[Grid<u8>; 3],
        (step, steps): (usize, usize),
    ) {
        let width = self.source.width;
        let slope = self.scale.round().max(1.0) as i32;
        // A sheet is laid down from its left end to its right.
        let (from, to) = (area.x + area.w * step / steps, area.x + area.w * (step + 1) / steps);
        parallel::bands(&mut growing.picture.rgba, width * 4, BAND, |first, band| {
            let last = first + band.len() / (width * 4);
            for y in first.max(area.y)..last.min(area.y + area.h) {
                let row = &mut band.as_chunks_mut::<4>().0[(y - first) * width..][..width];
                for (x, pixel) in row.iter_mut().enumerate().take(to).skip(from) {
                    let at = (y - area.y) * area.w + x - area.x;
                    let here = cut.height(x as i32, y as i32);
                    let above = |n: usize| (f32::from(shades[n].data[at]) * 0.01 - here).clamp(0.0, 1.0);
                    let [far, near] = [above(0), above(1)];
                    if here <= 0.0 && far <= 0.01 && near <= 0.01 {
                        continue;
                    }
                    let (bx, by) = ((x - area.x) as i32, (y - area.y) as i32);
                    let rim = f32::from(shades[2].near(bx + slope, by + slope))
                        - f32::from(shades[2].near(bx - slope, by - slope));
                    let under = color::from_bytes([pixel[0], pixel[1], pixel[2]]);
                    let c = if here > 0.0 { self.paper(cut, x, y, rim * 0.01) } else { under };
                    let dark = 1.0 - (far * 0.36 + near * 0.30).min(0.60);
                    // Shadows on paper are a little blue.
                    let c = [c[0] * dark * (0.94 + 0.06 * dark), c[1] * dark * (0.97 + 0.03 * dark), c[2] * dark];
                    let [r, g, b] = color::to_bytes(c);
                    *pixel = [r, g, b, 255];
                }
            }
        });
    }

    fn paper(&self, cut: &Cut<'_>, x: usize, y: usize, rim: f32) -> Color {
        let i = (y - cut.sheet.y as usize) * cut.colors.width + x - cut.sheet.x as usize;
        let (fibre, felt) = (self.fibres.at(x, y) - 0.5, self.felt.at(x, y) - 0.5);
        let tone = 1.0 + fibre * 0.085 + self.fibres.relief(x, y) * 0.05 + felt * 0.07;
        let own = (rng::hash(cut.id, 11, self.seed as u32) - 0.5) * 0.03;
        color::scale(cut.colors.color(i), tone + own + (rim * 0.20).clamp(-0.10, 0.22))
    }
}

impl Cut<'_> {
    /// How high the paper lies at a place: 0 where there is none; darker steps lie on lighter ones.
    #[inline]
    fn height(&self, x: i32, y: i32) -> f32 {
        let (x, y) = (x - self.sheet.x as i32, y - self.sheet.y as i32);
        let (w, h) = (self.colors.width as i32, self.colors.height as i32);
        // The backmost sheets go on beyond the picture: their border throws no shadow into it.
        let beyond = x < 0 || y < 0 || x >= w || y >= h;
        if beyond && !(self.wide && y < h && (y >= 0 || self.sheet.y == 0)) {
            return 0.0;
        }
        let i = (y.clamp(0, h - 1) * w + x.clamp(0, w - 1)) as usize;
        if self.sheet.picture.rgba[i * 4 + 3] < 110 {
            return 0.0;
        }
        match &self.levels {
            Some(levels) => 1.0 + 0.13 * (SHADES - f32::from(levels.data[i])).max(0.0),
            None => 1.0,
        }
    }
}

/// One paper for one step of lightness: its hue stays, its lightness is that of the step, each sheet a touch different.
fn piece(c: Color, level: f32, id: i32, seed: u64) -> Color {
    if level >= SHADES {
        return [0.985, 0.98, 0.965];
    }
    let target = (level + 0.5) / SHADES;
    let other = (rng::hash(id, level as i32, seed as u32) - 0.5) * 0.07;
    let shift = target - color::luma(c) + other;
    color::clamp(color::saturate(c.map(|v| v + shift), 1.16))
}
