//! Cuts a person's drawing free from its paper, so that it becomes an object of a scene.
//!
//! The paper's light is measured in blocks and divided out (shadows go with it); what is darker or more colourful than the
//! paper is ink; thin lines that run across the whole sheet are ruling; what the ink encloses stays white paper, what is
//! outside goes; edges keep their softness.

use super::picture::Picture;
use std::collections::VecDeque;

/// Longest side of the result, in pixels; larger pictures are shrunk first.
pub const MAX_SIDE: u32 = 1600;
/// Blocks along the longer side in which the paper is measured.
const BLOCKS: usize = 40;
/// Least and most ink, 0..=1 of full black, that counts as drawn; in between, the noise of the paper decides.
const INK: [f32; 2] = [0.09, 0.30];

/// The darkest that ruling is.
const FAINT: f32 = 0.55;

/// Cuts a drawing free. The photograph, scan or canvas shows it on light (or see-through) paper. The result is see-through around
/// the drawing, white inside closed outlines, cropped; its longer side is at most [`MAX_SIDE`]. `None` when nothing is drawn there.
pub fn cutout(picture: &Picture) -> Option<Picture> {
    if picture.width < 8
        || picture.height < 8
        || picture.rgba.len() != picture.width as usize * picture.height as usize * 4
    {
        return None;
    }
    let picture = picture.thumbnail(MAX_SIDE);
    let sheet = Sheet::read(&picture);
    let mut ink = sheet.ink();
    sheet.without_ruling(&mut ink);
    sheet.without_table(&mut ink);
    sheet.without_specks(&mut ink);
    let drawn = ink.iter().filter(|v| **v).count();
    let mask = sheet.filled(&ink);
    let shown = mask.iter().filter(|v| **v).count();
    let all = mask.len();
    // Nothing drawn, or nothing that could be paper.
    if drawn < (all / 4000).max(12) || shown * 100 > all * 97 && drawn * 2 > all {
        return None;
    }
    sheet.cropped(&mask)
}

/// A picture with its paper made white.
struct Sheet {
    w: usize,
    h: usize,
    /// Red, green, blue over the paper's, 0..=1.
    clean: Vec<[f32; 3]>,
    /// How much ink: 0 paper, 1 black or a full colour.
    dark: Vec<f32>,
    threshold: f32,
}

impl Sheet {
    fn read(picture: &Picture) -> Self {
        let (w, h) = (picture.width as usize, picture.height as usize);
        let over_white = |p: &[u8]| {
            let alpha = f32::from(p[3]) / 255.0;
            [0, 1, 2].map(|i| f32::from(p[i]) / 255.0 * alpha + 1.0 - alpha)
        };
        let seen: Vec<[f32; 3]> = picture.rgba.chunks_exact(4).map(over_white).collect();
        let paper = Paper::of(&seen, w, h);
        let clean: Vec<[f32; 3]> = seen
            .iter()
            .enumerate()
            .map(|(i, c)| {
                let paper = paper.at(i % w, i / w);
                [0, 1, 2].map(|k| (c[k] / paper[k].max(0.05)).min(1.0))
            })
            .collect();
        let dark: Vec<f32> = clean.iter().map(|c| 1.0 - c[0].min(c[1]).min(c[2])).collect();
        // Most of a sheet is paper: its middle value and spread are those of the grain and the camera.
        let middle = quantile(dark.iter().copied(), 0.5);
        let spread = quantile(dark.iter().map(|d| (d - middle).abs()), 0.5);
        let threshold = (middle + 6.0 * 1.48 * spread).clamp(INK[0], INK[1]);
        Self { w, h, clean, dark, threshold }
    }

    fn ink(&self) -> Vec<bool> {
        self.dark.iter().map(|d| *d > self.threshold).collect()
    }

    /// Takes ruled and squared lines away: at least three thin, faint, straight lines in one direction that cross most of the sheet.
    fn without_ruling(&self, ink: &mut [bool]) {
        for across in [true, false] {
            let thin = self.thin_runs(ink, across);
            let side = if across { self.w } else { self.h };
            let parts = components(&grown(&thin, self.w, self.h, 2), self.w, self.h);
            let whole = parts.iter().filter(|line| self.reach(line, across) * 10 > side * 6).count();
            if whole < 3 {
                continue;
            }
            // The paper is ruled: pieces of lines between strokes go too.
            let ruling: Vec<usize> = (0..thin.len()).filter(|i| thin[*i]).collect();
            // Where a stroke crosses a line, it is darker than the line.
            let faint = quantile(ruling.iter().map(|i| self.dark[*i]), 0.5) * 1.5 + 0.05;
            ruling.iter().filter(|i| self.dark[**i] <= faint).for_each(|i| ink[*i] = false);
        }
    }

    /// Faint ink in runs that are long in one direction and thin in the other; no ruling is as dark as a pen.
    fn thin_runs(&self, ink: &[bool], across: bool) -> Vec<bool> {
        let (long, short) = if across { (self.w, self.h) } else { (self.h, self.w) };
        let at = |along: usize, aside: usize| if across { aside * self.w + along } else { along * self.w + aside };
        let (least, thickest) = ((long / 18).max(8), (short / 110).max(3));
        let mut thin = vec![false; ink.len()];
        for aside in 0..short {
            let mut start = 0;
            for along in 0..=long {
                if along < long && ink[at(along, aside)] && self.dark[at(along, aside)] < FAINT {
                    continue;
                }
                if along - start >= least {
                    (start..along).for_each(|k| thin[at(k, aside)] = true);
                }
                start = along + 1;
            }
        }
        // A filled shape is made of long runs too, many side by side.
        for along in 0..long {
            let mut start = 0;
            for aside in 0..=short {
                if aside < short && thin[at(along, aside)] {
                    continue;
                }
                if aside - start > thickest {
                    (start..aside).for_each(|k| thin[at(along, k)] = false);
                }
                start = aside + 1;
            }
        }
        thin
    }

    /// How far a set of pixels reaches along one direction.
    fn reach(&self, pixels: &[usize], across: bool) -> usize {
        let place = |i: &usize| if across { i % self.w } else { i / self.w };
        let (low, high) = pixels.iter().map(place).fold((usize::MAX, 0), |(l, h), v| (l.min(v), h.max(v)));
        high.saturating_sub(low)
    }

    /// Takes away what lies around the sheet in a photograph: large, and along the edge of the picture.
    fn without_table(&self, ink: &mut [bool]) {
        let perimeter = 2 * (self.w + self.h);
        let edge = |i: &usize| {
            let (x, y) = (i % self.w, i / self.w);
            x == 0 || y == 0 || x + 1 == self.w || y + 1 == self.h
        };
        let found = components(ink, self.w, self.h);
        let is_table = |part: &&Vec<usize>| {
            part.iter().filter(|i| edge(i)).count() * 100 > perimeter * 9 && part.len() * 100 > ink_area(self) * 2
        };
        let tables: Vec<usize> = found.iter().filter(is_table).flatten().copied().collect();
        // A drawing that fills the whole sheet is no table.
        if tables.len() < found.iter().map(Vec::len).sum() {
            tables.iter().for_each(|i| ink[*i] = false);
        }
    }

    fn without_specks(&self, ink: &mut [bool]) {
        let parts = components(ink, self.w, self.h);
        let largest = parts.iter().map(Vec::len).max().unwrap_or(0);
        let least = (largest / 100).clamp(6, (ink.len() / 8000).max(6));
        parts.iter().filter(|part| part.len() < least).flatten().for_each(|i| ink[*i] = false);
    }

    /// Ink and everything it encloses; gaps as wide as a pen's slip are taken as closed.
    fn filled(&self, ink: &[bool]) -> Vec<bool> {
        let slip = (self.w.max(self.h) / 220).max(1);
        let wall = grown(ink, self.w, self.h, slip);
        let mut outside = vec![false; ink.len()];
        let mut queue: VecDeque<usize> = (0..ink.len())
            .filter(|i| {
                let (x, y) = (i % self.w, i / self.w);
                x == 0 || y == 0 || x + 1 == self.w || y + 1 == self.h
            })
            .filter(|i| !wall[*i])
            .collect();
        queue.iter().for_each(|i| outside[*i] = true);
        while let Some(i) = queue.pop_front() {
            for n in neighbours(i, self.w, self.h) {
                if !wall[n] && !outside[n] {
                    outside[n] = true;
                    queue.push_back(n);
                }
            }
        }
        // The wall was thicker than the ink: back to the ink itself.
        let outside = grown(&outside, self.w, self.h, slip);
        // At the very edge of the picture the flood had no room to begin.
        let rim = |i: usize| {
            let (x, y) = (i % self.w, i / self.w);
            x < slip || y < slip || x + slip >= self.w || y + slip >= self.h
        };
        (0..ink.len()).map(|i| ink[i] || (!outside[i] && !rim(i))).collect()
    }

    /// The masked part with soft edges: at the rim the pen's colour, as see-through as the pixel was pale.
    fn cropped(&self, mask: &[bool]) -> Option<Picture> {
        let kept = || (0..mask.len()).filter(|i| mask[*i]);
        let (left, right) = kept().map(|i| i % self.w).fold((usize::MAX, 0), |(l, r), x| (l.min(x), r.max(x)));
        let (top, foot) = (kept().next()? / self.w, kept().next_back()? / self.w);
        let (left, top) = (left.saturating_sub(1), top.saturating_sub(1));
        let (right, foot) = ((right + 1).min(self.w - 1), (foot + 1).min(self.h - 1));
        let mut rgba = Vec::with_capacity((right - left + 1) * (foot - top + 1) * 4);
        for y in top..=foot {
            for x in left..=right {
                rgba.extend(self.pixel(x, y, mask));
            }
        }
        Some(Picture { width: (right - left + 1) as u32, height: (foot - top + 1) as u32, rgba })
    }

    fn pixel(&self, x: usize, y: usize, mask: &[bool]) -> [u8; 4] {
        let around = |reach: usize| {
            let (xs, ys) = (
                x.saturating_sub(reach)..=(x + reach).min(self.w - 1),
                y.saturating_sub(reach)..=(y + reach).min(self.h - 1),
            );
            ys.flat_map(move |y| xs.clone().map(move |x| (x, y))).map(|(x, y)| y * self.w + x)
        };
        let i = y * self.w + x;
        let byte = |v: f32| (v * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
        let color = |c: [f32; 3], alpha: f32| [byte(c[0]), byte(c[1]), byte(c[2]), byte(alpha)];
        let near = around(1).filter(|k| mask[*k]).count();
        let whole = around(1).count();
        if near == 0 {
            return [0; 4];
        }
        if near == whole {
            // Paper inside is white, without its grain.
            let pale = self.dark[i] < self.threshold * 0.8;
            return color(if pale { [1.0; 3] } else { self.clean[i] }, 1.0);
        }
        let Some(pen) = around(2).filter(|k| mask[*k]).max_by(|a, b| self.dark[*a].total_cmp(&self.dark[*b])) else {
            return [0; 4];
        };
        let alpha = (self.dark[i] / self.dark[pen].max(0.05)).clamp(0.0, 1.0);
        color(self.clean[pen], if mask[i] { alpha.max(0.5) } else { alpha })
    }
}

fn ink_area(sheet: &Sheet) -> usize {
    sheet.w * sheet.h
}

/// The light of the paper, block by block.
struct Paper {
    blocks: Vec<[f32; 3]>,
    columns: usize,
    rows: usize,
    side: f32,
}

impl Paper {
    fn of(seen: &[[f32; 3]], w: usize, h: usize) -> Self {
        let side = w.max(h).div_ceil(BLOCKS).max(4);
        let (columns, rows) = (w.div_ceil(side), h.div_ceil(side));
        let bright = |bx: usize, by: usize| {
            let pixels: Vec<[f32; 3]> = (by * side..((by + 1) * side).min(h))
                .step_by(1 + side / 16)
                .flat_map(|y| {
                    (bx * side..((bx + 1) * side).min(w)).step_by(1 + side / 16).map(move |x| seen[y * w + x])
                })
                .collect();
            [0, 1, 2].map(|k| quantile(pixels.iter().map(|c| c[k]), 0.75))
        };
        let raw: Vec<[f32; 3]> = (0..columns * rows).map(|i| bright(i % columns, i / columns)).collect();
        let this = Self { blocks: raw, columns, rows, side: side as f32 };
        this.settled()
    }

    /// Blocks under paint are no paper: each is compared with the lighter ones around it. A shadow takes from red, green and
    /// blue alike and changes slowly; paint does not, or is darker than any shadow.
    fn settled(mut self) -> Self {
        let light = |c: [f32; 3]| (c[0] + c[1] + c[2]) / 3.0;
        let all = self.blocks.clone();
        let usual = [0, 1, 2].map(|k| quantile(all.iter().map(|c| c[k]), 0.80));
        let is_paper = |c: [f32; 3]| {
            let share = [0, 1, 2].map(|k| c[k] / usual[k].max(0.05));
            let (low, high) = share.iter().fold((f32::MAX, 0.0f32), |(l, h), v| (l.min(*v), h.max(*v)));
            high - low < 0.11 && light(c) > 0.50 * light(usual)
        };
        let mut known: Vec<Option<[f32; 3]>> = all.iter().map(|c| is_paper(*c).then_some(*c)).collect();
        // What is darker than most of its neighbours is drawn there, however grey.
        let (columns, rows) = (self.columns, self.rows);
        let around = |i: usize, reach: usize| {
            let (x, y) = (i % columns, i / columns);
            let (xs, ys) = (
                x.saturating_sub(reach)..=(x + reach).min(columns - 1),
                y.saturating_sub(reach)..=(y + reach).min(rows - 1),
            );
            ys.flat_map(move |y| xs.clone().map(move |x| y * columns + x))
        };
        let judged: Vec<Option<[f32; 3]>> = (0..known.len())
            .map(|i| {
                let nearby = quantile(around(i, 3).filter_map(|k| known[k]).map(light), 0.7);
                known[i].filter(|c| light(*c) > nearby * 0.86)
            })
            .collect();
        known = judged;
        // Unknown blocks take the mean of what is known nearest.
        for i in 0..all.len() {
            let found = (1..columns.max(rows)).find_map(|reach| {
                let near: Vec<[f32; 3]> = around(i, reach).filter_map(|k| known[k]).collect();
                let n = near.len() as f32;
                (!near.is_empty()).then(|| [0, 1, 2].map(|k| near.iter().map(|c| c[k]).sum::<f32>() / n))
            });
            self.blocks[i] = known[i].or(found).unwrap_or(usual);
        }
        self
    }

    /// The paper at a pixel, between the middles of the blocks.
    fn at(&self, x: usize, y: usize) -> [f32; 3] {
        let place = |v: usize, most: usize| {
            let v = ((v as f32 + 0.5) / self.side - 0.5).clamp(0.0, most as f32 - 1.0);
            (v as usize, (v as usize + 1).min(most - 1), v.fract())
        };
        let ((x0, x1, fx), (y0, y1, fy)) = (place(x, self.columns), place(y, self.rows));
        let block = |x: usize, y: usize| self.blocks[y * self.columns + x];
        let mix = |a: [f32; 3], b: [f32; 3], t: f32| [0, 1, 2].map(|k| a[k] + (b[k] - a[k]) * t);
        mix(mix(block(x0, y0), block(x1, y0), fx), mix(block(x0, y1), block(x1, y1), fx), fy)
    }
}

/// The value below which the share `q` of the values lies; 0 of no values. Exact to 1/512.
fn quantile(values: impl Iterator<Item = f32>, q: f32) -> f32 {
    let mut bins = [0u32; 513];
    let mut count = 0u32;
    for v in values {
        bins[(v.clamp(0.0, 1.0) * 512.0) as usize] += 1;
        count += 1;
    }
    let wanted = (count as f32 * q) as u32;
    let mut seen = 0;
    let at = bins.iter().position(|n| {
        seen += n;
        seen > wanted
    });
    at.map_or(0.0, |at| at as f32 / 512.0)
}

fn neighbours(i: usize, w: usize, h: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (i % w, i / w);
    let sides =
        [(x > 0).then(|| i - 1), (x + 1 < w).then_some(i + 1), (y > 0).then(|| i - w), (y + 1 < h).then_some(i + w)];
    sides.into_iter().flatten()
}

/// Every true pixel grown by a square of `reach` pixels.
fn grown(mask: &[bool], w: usize, h: usize, reach: usize) -> Vec<bool> {
    let pass = |source: &[bool], across: bool| {
        let (long, short) = if across { (w, h) } else { (h, w) };
        let at = |along: usize, aside: usize| if across { aside * w + along } else { along * w + aside };
        let mut out = vec![false; source.len()];
        for aside in 0..short {
            let mut until = 0;
            for along in 0..long + reach {
                if along < long && source[at(along, aside)] {
                    until = along + 2 * reach + 1;
                }
                if along >= reach && along < until {
                    out[at(along - reach, aside)] = true;
                }
            }
        }
        out
    };
    pass(&pass(mask, true), false)
}

/// The connected parts of a mask, each as its pixels.
fn components(mask: &[bool], w: usize, h: usize) -> Vec<Vec<usize>> {
    let mut seen = vec![false; mask.len()];
    let mut parts = Vec::new();
    for start in 0..mask.len() {
        if !mask[start] || seen[start] {
            continue;
        }
        let (mut part, mut next) = (vec![start], 0);
        seen[start] = true;
        while next < part.len() {
            for n in neighbours(part[next], w, h) {
                if mask[n] && !seen[n] {
                    seen[n] = true;
                    part.push(n);
                }
            }
            next += 1;
        }
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet with a thick blue ring, and what happened to it on the way.
    fn ring(paper: impl Fn(f32, f32) -> [f32; 3]) -> Picture {
        let side = 200u32;
        let mut picture = Picture::filled(side, side, [255; 4]);
        for (i, p) in picture.rgba.chunks_exact_mut(4).enumerate() {
            let (x, y) = ((i as u32 % side) as f32, (i as u32 / side) as f32);
            let r = ((x - 100.0).powi(2) + (y - 110.0).powi(2)).sqrt();
            let paper = paper(x, y);
            let pen = [0.15, 0.25, 0.7];
            let cover = (4.5 - (r - 50.0).abs()).clamp(0.0, 1.0);
            for k in 0..3 {
                p[k] = (255.0 * paper[k] * (1.0 - cover + cover * pen[k])) as u8;
            }
        }
        picture
    }

    fn check(cut: &Picture) {
        assert!(
            (105..=116).contains(&cut.width) && (105..=116).contains(&cut.height),
            "{} x {}",
            cut.width,
            cut.height
        );
        let middle = cut.pixel(cut.width / 2, cut.height / 2);
        assert_eq!(middle, [255, 255, 255, 255], "closed outlines keep white paper");
        assert_eq!(cut.pixel(1, 1)[3], 0, "outside is gone");
        let pen = cut.pixel(cut.width / 2, 5);
        assert!(pen[2] > 120 && pen[0] < 90 && pen[3] == 255, "{pen:?}");
    }

    #[test]
    fn a_drawing_on_white_paper_is_cut_free() {
        check(&cutout(&ring(|_, _| [1.0; 3])).unwrap());
    }

    #[test]
    fn uneven_light_and_a_shadow_do_not_matter() {
        let light = |x: f32, y: f32| {
            let shade = 0.62 + 0.3 * (x / 200.0) - if y > 120.0 { 0.10 * ((y - 120.0) / 60.0).min(1.0) } else { 0.0 };
            [shade, shade * 0.97, shade * 0.90]
        };
        check(&cutout(&ring(light)).unwrap());
    }

    #[test]
    fn ruled_and_squared_paper_goes() {
        let lines =
            |x: f32, y: f32| if x as u32 % 20 == 7 || y as u32 % 20 == 3 { [0.72, 0.80, 0.90] } else { [0.97; 3] };
        let cut = cutout(&ring(lines)).unwrap();
        assert!(cut.width < 120 && cut.height < 120, "{} x {}", cut.width, cut.height);
        assert_eq!(cut.pixel(1, 1)[3], 0);
    }

    #[test]
    fn the_table_around_a_sheet_is_no_part_of_the_drawing() {
        let table = |x: f32, _: f32| if x < 14.0 { [0.45, 0.30, 0.18] } else { [0.93; 3] };
        check(&cutout(&ring(table)).unwrap());
    }

    #[test]
    fn see_through_paper_is_paper_too_and_empty_sheets_give_nothing() {
        let mut picture = Picture::filled(120, 120, [0; 4]);
        for y in 40..80u32 {
            for x in 30..90u32 {
                let at = ((y * 120 + x) * 4) as usize;
                picture.rgba[at..at + 4].copy_from_slice(&[200, 40, 40, 255]);
            }
        }
        let cut = cutout(&picture).unwrap();
        assert!((60..=62).contains(&cut.width) && (40..=42).contains(&cut.height), "{} x {}", cut.width, cut.height);
        assert_eq!(cut.pixel(30, 20), [200, 40, 40, 255]);
        assert!(cutout(&Picture::filled(100, 100, [250, 248, 240, 255])).is_none());
        assert!(cutout(&Picture::filled(100, 100, [0; 4])).is_none());
        assert!(cutout(&Picture::default()).is_none());
        assert!(cutout(&Picture { width: 50, height: 50, rgba: vec![0; 3] }).is_none());
    }
}
