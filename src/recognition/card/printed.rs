//! Reading the code of a card of ours whose outline was found: its place on the card is known from the layout, so small and
//! blurred squares are measured in grey where they must be, instead of being searched for.

use super::code::{CodeName, QUIET};
use super::geometry::{Homography, Quad};
use super::layout::{Area, Layout, PER_PAGE};
use super::raster::Gray;

/// Side of the straightened card, in pixels.
const STRAIGHT: usize = 320;
/// Sizes of codes that are looked for.
const SIDES: [usize; 3] = [21, 25, 29];
/// Best places that are decoded.
const DECODED: usize = 6;
/// Least likeness (correlation) of the three corner marks.
const ALIKE: f32 = 0.45;

/// A straightened card, perhaps turned.
struct Straight<'a> {
    picture: &'a Gray,
    quarter_turns: usize,
}

/// Where a code might be: left, top, width and height of its squares without quiet zone in parts of the card.
#[derive(Clone, Copy)]
struct Place {
    turns: usize,
    side: usize,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    likeness: f32,
}

/// The name on the card and where its code is in the frame; `None` when it has no code of ours or it cannot be read.
pub(super) fn read_printed(frame: &Gray, card: &Quad) -> Option<(CodeName, Quad)> {
    let map = Homography::from_unit_square(card)?;
    let picture = straightened(frame, &map);
    let mut places: Vec<Place> = Vec::new();
    for turns in 0..4 {
        let straight = Straight { picture: &picture, quarter_turns: turns };
        places.extend(expected(turns).into_iter().filter_map(|place| settled(&straight, place)));
    }
    places.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    places.iter().take(DECODED).find_map(|place| {
        let straight = Straight { picture: &picture, quarter_turns: place.turns };
        decoded(&straight, place).map(|name| (name, in_frame(&map, place)))
    })
}

fn straightened(frame: &Gray, map: &Homography) -> Gray {
    let unit = |v: usize| (v as f32 + 0.5) / STRAIGHT as f32;
    let value = |i: usize| {
        let [x, y] = map.map([unit(i % STRAIGHT), unit(i / STRAIGHT)]);
        frame.at(x, y) as u8
    };
    Gray { width: STRAIGHT, height: STRAIGHT, data: (0..STRAIGHT * STRAIGHT).map(value).collect() }
}

impl Straight<'_> {
    /// The value at a place 0..=1 of the upright card.
    fn at(&self, u: f32, v: f32) -> f32 {
        let (x, y) = back(self.quarter_turns, u, v);
        self.picture.at(x * STRAIGHT as f32 - 0.5, y * STRAIGHT as f32 - 0.5)
    }
}

/// A place of the upright card on the card as it is held.
fn back(turns: usize, u: f32, v: f32) -> (f32, f32) {
    match turns {
        0 => (u, v),
        1 => (1.0 - v, u),
        2 => (1.0 - u, 1.0 - v),
        _ => (v, 1.0 - u),
    }
}

/// Where codes would be if the outline is the edge of the paper, or the frame's outer or inner edge.
fn expected(turns: usize) -> Vec<Place> {
    let mut places = Vec::new();
    for layout in PER_PAGE.into_iter().filter_map(Layout::of) {
        let Some(code) = layout.code else { continue };
        let f = layout.frame;
        let paper = Area { left: 0.0, top: 0.0, width: layout.width, height: layout.height };
        let line = layout.line;
        let inner =
            Area { left: f.left + line, top: f.top + line, width: f.width - 2.0 * line, height: f.height - 2.0 * line };
        for outline in [paper, f, inner] {
            for side in SIDES {
                let quiet = code.width * QUIET as f32 / (side + 2 * QUIET) as f32;
                places.push(Place {
                    turns,
                    side,
                    left: (code.left + quiet - outline.left) / outline.width,
                    top: (code.top + quiet - outline.top) / outline.height,
                    width: (code.width - 2.0 * quiet) / outline.width,
                    height: (code.height - 2.0 * quiet) / outline.height,
                    likeness: 0.0,
                });
            }
        }
    }
    places
}

/// The place moved and resized to where the corner marks fit best; `None` when they are nowhere near.
fn settled(straight: &Straight<'_>, place: Place) -> Option<Place> {
    if !is_hinted(straight, &place) {
        return None;
    }
    let mut best = Place { likeness: likeness(straight, &place), ..place };
    // Two squares each way at first; what looks like nothing at all there is left.
    for (step, rounds) in [(1.5f32, 2), (0.6, 2), (0.3, 2)] {
        for _ in 0..rounds {
            let from = best;
            for change in 0..8 {
                let place = nudged(from, change, step / place.side as f32);
                let likeness = likeness(straight, &place);
                if likeness > best.likeness {
                    best = Place { likeness, ..place };
                }
            }
        }
        if best.likeness < ALIKE * 0.4 {
            return None;
        }
    }
    (best.likeness >= ALIKE).then_some(best)
}

/// Whether its first corner has dark beside light. What is an even patch of paper or cloth there is left at once.
fn is_hinted(straight: &Straight<'_>, place: &Place) -> bool {
    let values = (0..49).map(|i| square(straight, place, (i % 7) as f32, (i / 7) as f32));
    let (low, high) = values.fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v), high.max(v)));
    high - low > 24.0
}

fn nudged(mut place: Place, change: usize, by: f32) -> Place {
    let by = if change.is_multiple_of(2) { by } else { -by };
    match change / 2 {
        0 => place.left += by * place.width,
        1 => place.top += by * place.height,
        2 => {
            place.left -= by * place.width / 2.0;
            place.width *= 1.0 + by;
        }
        _ => {
            place.top -= by * place.height / 2.0;
            place.height *= 1.0 + by;
        }
    }
    place
}

/// The value of a square (columns and rows may be just outside).
fn square(straight: &Straight<'_>, place: &Place, column: f32, row: f32) -> f32 {
    let side = place.side as f32;
    straight.at(place.left + (column + 0.5) / side * place.width, place.top + (row + 0.5) / side * place.height)
}

/// Correlation of what is there with the three corner marks and the light lines around them.
fn likeness(straight: &Straight<'_>, place: &Place) -> f32 {
    let far = place.side as isize - 7;
    let (mut n, mut sx, mut sy, mut sxx, mut syy, mut sxy) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for (left, top) in [(0, 0), (far, 0), (0, far)] {
        for i in 0..81 {
            let (column, row) = (i % 9 - 1, i / 9 - 1);
            let ring = (column - 3isize).abs().max((row - 3isize).abs());
            let expected = if ring == 4 || ring == 2 { 1.0 } else { 0.0 };
            let value = square(straight, place, (left + column) as f32, (top + row) as f32);
            n += 1.0;
            sx += expected;
            sy += value;
            sxx += expected * expected;
            syy += value * value;
            sxy += expected * value;
        }
    }
    let (vx, vy) = (sxx - sx * sx / n, syy - sy * sy / n);
    if vy < 1.0 { 0.0 } else { (sxy - sx * sy / n) / (vx * vy).sqrt() }
}

/// Bits as `rqrr` wants them.
struct Bits {
    side: usize,
    dark: Vec<bool>,
}

impl rqrr::BitGrid for Bits {
    fn size(&self) -> usize {
        self.side
    }

    fn bit(&self, y: usize, x: usize) -> bool {
        self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }
}

/// Reads the squares, first as they are, then with more and more of their neighbours' blur taken away.
fn decoded(straight: &Straight<'_>, place: &Place) -> Option<CodeName> {
    let side = place.side;
    let mean = |i: usize| {
        let sub = |k: usize| (k as f32 - 1.0) * 0.28;
        let at = |k: usize| square(straight, place, (i % side) as f32 + sub(k % 3), (i / side) as f32 + sub(k / 3));
        (0..9).map(at).sum::<f32>() / 9.0
    };
    let values: Vec<f32> = (0..side * side).map(mean).collect();
    [0.0f32, 0.35, 0.8].into_iter().find_map(|amount| {
        let grid = rqrr::Grid::new(Bits { side, dark: dark(&unblurred(&values, side, amount), side) });
        // A panic in the library must cost this frame only.
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| grid.decode().ok()));
        CodeName::parse(&read.ok()??.1)
    })
}

/// Every square moved away from the mean of the four beside it.
fn unblurred(values: &[f32], side: usize, amount: f32) -> Vec<f32> {
    let at = |x: usize, y: usize| values[y.min(side - 1) * side + x.min(side - 1)];
    let beside =
        |x: usize, y: usize| at(x.saturating_sub(1), y) + at(x + 1, y) + at(x, y.saturating_sub(1)) + at(x, y + 1);
    (0..values.len()).map(|i| values[i] + amount * (values[i] - beside(i % side, i / side) / 4.0)).collect()
}

/// Darker than halfway between the darkest and the lightest of the squares around it.
fn dark(values: &[f32], side: usize) -> Vec<bool> {
    const AROUND: usize = 4;
    let halfway = |i: usize| {
        let (x, y) = (i % side, i / side);
        let rows = y.saturating_sub(AROUND)..(y + AROUND + 1).min(side);
        let columns = x.saturating_sub(AROUND)..(x + AROUND + 1).min(side);
        let around = rows.flat_map(|row| columns.clone().map(move |column| values[row * side + column]));
        let (low, high) = around.fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v), high.max(v)));
        (low + high) / 2.0
    };
    (0..values.len()).map(|i| values[i] < halfway(i)).collect()
}

/// The corners of the code in the frame, from its own top left.
fn in_frame(map: &Homography, place: &Place) -> Quad {
    let corner = |dx: f32, dy: f32| {
        let (u, v) = back(place.turns, place.left + dx * place.width, place.top + dy * place.height);
        map.map([u, v])
    };
    Quad([corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)])
}
