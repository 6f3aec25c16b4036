//! A picture in bytes: straight alpha, sRGB, 8 bits a channel.

use super::color::{self, Color};
use super::grid::{Grid, Rgb};

/// A picture. `rgba` holds `width * height * 4` bytes, row after row, straight (not premultiplied) alpha.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, alpha of every pixel.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// A picture of one colour.
    pub fn filled(width: u32, height: u32, color: [u8; 4]) -> Self {
        Self { width, height, rgba: color.repeat(width as usize * height as usize) }
    }

    /// An opaque picture from numbers 0..=1.
    pub fn from_rgb(source: &Rgb) -> Self {
        let mut rgba = vec![255u8; source.data.len() * 4];
        super::parallel::bands(&mut rgba, source.width * 4, 64, |first, band| {
            let from = &source.data[first * source.width..];
            for (to, pixel) in band.chunks_exact_mut(4).zip(from) {
                to[..3].copy_from_slice(&color::to_bytes(*pixel));
            }
        });
        Self { width: source.width as u32, height: source.height as u32, rgba }
    }

    /// The colours as numbers 0..=1, laid over `paper` where the picture is see-through.
    pub fn to_rgb(&self, paper: Color) -> Rgb {
        let pixels = self
            .rgba
            .chunks_exact(4)
            .map(|p| color::mix(paper, color::from_bytes([p[0], p[1], p[2]]), f32::from(p[3]) / 255.0));
        let mut data: Vec<Color> = pixels.collect();
        data.resize(self.width as usize * self.height as usize, paper);
        Rgb { width: self.width as usize, height: self.height as usize, data }
    }

    /// The pixel at `(x, y)`; transparent outside.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let start = (y as usize * self.width as usize + x as usize) * 4;
        match self.rgba.get(start..start + 4) {
            Some(&[r, g, b, a]) if x < self.width => [r, g, b, a],
            _ => [0; 4],
        }
    }

    /// No pixel at all?
    pub fn is_empty(&self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// A copy that fits into a square of `max_side`, never larger than the picture; area-averaged, so that
    /// fine strokes stay visible instead of flickering.
    pub fn thumbnail(&self, max_side: u32) -> Self {
        let longer = self.width.max(self.height);
        if longer <= max_side || max_side == 0 {
            return self.clone();
        }
        let fit = |side: u32| {
            ((u64::from(side) * u64::from(max_side) + u64::from(longer) / 2) / u64::from(longer)).max(1) as u32
        };
        self.resized(fit(self.width), fit(self.height))
    }

    /// A copy of another size. Shrinking averages areas exactly; enlarging is bilinear.
    pub fn resized(&self, width: u32, height: u32) -> Self {
        if self.is_empty() || width == 0 || height == 0 {
            return Self::filled(width, height, [0; 4]);
        }
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        let across = spans(self.width as usize, width as usize);
        let down = spans(self.height as usize, height as usize);
        let narrow = self.shrink_rows(&across, width as usize);
        mix_rows(&narrow, &down, width, height)
    }

    /// Every row at the new width, premultiplied so that see-through pixels add no colour.
    fn shrink_rows(&self, spans: &[Vec<(usize, f32)>], width: usize) -> Grid<[f32; 4]> {
        let mut out = Grid::new(width, self.height as usize, [0.0f32; 4]);
        let stride = self.width as usize * 4;
        out.fill(|x, y, _| {
            let mut sum = [0.0f32; 4];
            for &(i, weight) in &spans[x] {
                let p = &self.rgba[y * stride + i * 4..][..4];
                let alpha = f32::from(p[3]) * weight;
                sum[0] += f32::from(p[0]) * alpha;
                sum[1] += f32::from(p[1]) * alpha;
                sum[2] += f32::from(p[2]) * alpha;
                sum[3] += alpha;
            }
            sum
        });
        out
    }
}

/// For every new pixel: which old ones it is made of, with weights that add up to 1.
fn spans(old: usize, new: usize) -> Vec<Vec<(usize, f32)>> {
    let ratio = old as f32 / new as f32;
    let reach = ratio.max(1.0);
    (0..new)
        .map(|i| {
            let centre = (i as f32 + 0.5) * ratio - 0.5;
            let (first, last) = ((centre - reach).ceil() as i64, (centre + reach).floor() as i64);
            // What lies outside does not count; the rest is weighted up below.
            let (first, last) = (first.max(0), last.min(old as i64 - 1));
            // A tent: the plain average with soft shoulders.
            let mut span: Vec<_> =
                (first..=last).map(|j| (j as usize, 1.0 - (j as f32 - centre).abs() / reach)).collect();
            let total: f32 = span.iter().map(|(_, w)| w).sum();
            span.iter_mut().for_each(|(_, w)| *w /= total.max(1e-6));
            span
        })
        .collect()
}

fn mix_rows(rows: &Grid<[f32; 4]>, spans: &[Vec<(usize, f32)>], width: u32, height: u32) -> Picture {
    let mut out = Grid::new(width as usize, height as usize, [0u8; 4]);
    out.fill(|x, y, _| {
        let mut sum = [0.0f32; 4];
        for &(j, weight) in &spans[y] {
            let p = rows.data[j * rows.width + x];
            for (s, v) in sum.iter_mut().zip(p) {
                *s += v * weight;
            }
        }
        let alpha = sum[3].max(1e-3);
        let byte = |v: f32| (v / alpha + 0.5).clamp(0.0, 255.0) as u8;
        [byte(sum[0]), byte(sum[1]), byte(sum[2]), (sum[3] + 0.5).clamp(0.0, 255.0) as u8]
    });
    Picture { width, height, rgba: out.data.into_iter().flatten().collect() }
}
