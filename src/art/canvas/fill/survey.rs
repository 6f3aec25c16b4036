//! The drawing and its outline seen coarsely: one colour for every four units.

use super::super::ground::Ground;
use super::TOLERANCE;
use crate::art::parallel;

/// Side of a cell, units.
pub(super) const CELL: f32 = 4.0;
/// How far from the tap a place beside a line is looked for, cells.
const ASIDE: i32 = 8;

/// One colour for every cell.
pub(super) struct Survey {
    pub width: usize,
    pub height: usize,
    /// Straight colour and cover of drawing and outline together.
    pub cells: Vec<[u8; 4]>,
    /// Cells on a line of the outline.
    pub lines: Vec<bool>,
}

impl Survey {
    pub fn of(ground: &Ground) -> Self {
        let sheet = &ground.sheet;
        let unit = sheet.unit();
        let cells = |pixels: u32| ((pixels as f32 * unit / CELL).ceil() as usize).max(1);
        let (width, height) = (cells(sheet.width), cells(sheet.height));
        let mut both = vec![([0u8; 4], false); width * height];
        let pixels = CELL / unit;
        parallel::bands(&mut both, width, 32, |first, rows| {
            for (i, cell) in rows.iter_mut().enumerate() {
                let (x, y) = (i % width, first + i / width);
                *cell = look(ground, range(x, pixels, sheet.width), range(y, pixels, sheet.height));
            }
        });
        let (cells, lines) = both.into_iter().unzip();
        Self { width, height, cells, lines }
    }

    /// The cell that is meant: the tapped one, or the nearest beside a line of the outline. `None` outside.
    pub fn seed(&self, at: (i32, i32)) -> Option<usize> {
        let is_inside = |x: i32, y: i32| x >= 0 && y >= 0 && x < self.width as i32 && y < self.height as i32;
        if !is_inside(at.0, at.1) {
            return None;
        }
        let around = (-ASIDE..=ASIDE).flat_map(|dy| (-ASIDE..=ASIDE).map(move |dx| (dx, dy)));
        let free = around.filter(|(dx, dy)| is_inside(at.0 + dx, at.1 + dy)).filter_map(|(dx, dy)| {
            let index = (at.1 + dy) as usize * self.width + (at.0 + dx) as usize;
            (!self.lines[index]).then_some((dx * dx + dy * dy, index))
        });
        free.min().map(|(_, index)| index)
    }

    /// Whether a cell belongs to the place of a cell of this colour.
    pub fn is_like(&self, index: usize, seed: [u8; 4]) -> bool {
        if self.lines[index] {
            return false;
        }
        let (a, b) = (self.cells[index], seed);
        let seen = |p: [u8; 4], i: usize| (i32::from(p[i]) * i32::from(p[3]) + 255 * (255 - i32::from(p[3]))) / 255;
        let color = (0..3).map(|i| (seen(a, i) - seen(b, i)).abs()).max().unwrap_or(0);
        let cover = (i32::from(a[3]) - i32::from(b[3])).abs() * 6 / 10;
        color.max(cover) <= TOLERANCE
    }
}

/// The pixels of a cell, at least one.
fn range(cell: usize, pixels: f32, side: u32) -> (usize, usize) {
    let last = (side as usize).saturating_sub(1);
    let from = ((cell as f32 * pixels).round() as usize).min(last);
    let to = (((cell + 1) as f32 * pixels).round() as usize).clamp(from + 1, last.max(from) + 1);
    (from, to)
}

/// Mean colour of some pixels, and whether a line of the outline lies there.
fn look(ground: &Ground, x: (usize, usize), y: (usize, usize)) -> ([u8; 4], bool) {
    let sheet = &ground.sheet;
    let (mut sum, mut line) = ([0u32; 4], 0u32);
    for py in y.0..y.1 {
        sheet.row(x.0, py, x.1 - x.0, |_, _, pixels| {
            for p in pixels.into_iter().flatten() {
                let alpha = u32::from(p[3]);
                (0..3).for_each(|i| sum[i] += u32::from(p[i]) * alpha);
                sum[3] += alpha;
            }
        });
        if let Some(outline) = &ground.outline {
            let row = (py * sheet.width as usize + x.0) * 4..(py * sheet.width as usize + x.1) * 4;
            let pixels = outline.rgba.get(row).unwrap_or_default().as_chunks::<4>().0;
            line += pixels.iter().map(|p| u32::from(p[3])).sum::<u32>();
        }
    }
    let count = ((x.1 - x.0) * (y.1 - y.0)).max(1) as u32;
    let color = |v: u32| v.checked_div(sum[3]).unwrap_or(0) as u8;
    ([color(sum[0]), color(sum[1]), color(sum[2]), (sum[3] / count) as u8], line / count > 96)
}
