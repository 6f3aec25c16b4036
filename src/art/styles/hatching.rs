//! Hatching: many short strokes side by side, laid coat over coat. Every stroke keeps within its thing and takes the colour
//! of the picture under it, so that a face stays a face. For crayon and coloured pencil.

use super::field::{self, Field};
use super::growing::{Growing, Onward};
use super::ribbon;
use super::texture::{self, Tooth};
use crate::art::color::{self, Color};
use crate::art::draw::Layers;
use crate::art::grid::{Rgb8, floor};
use crate::art::parallel;
use crate::art::rng::{self, Rng};

/// Rows that one worker hatches at a time.
const BAND: usize = 32;
/// How often a coat is shown while it comes.
const BATCHES: usize = 10;

/// One layer of hatching. Lengths in units (a picture is 1024 long).
pub struct Coat {
    /// Half of a stroke's width.
    pub radius: f32,
    /// From stroke to stroke.
    pub gap: f32,
    /// Length of a stroke.
    pub long: f32,
    /// Direction, radians.
    pub angle: f32,
    /// How much the direction differs from thing to thing.
    pub spread: f32,
    /// How much strokes follow the form, 0..1.
    pub form: f32,
    /// How hard the hand presses on light colours, and how much harder on dark ones.
    pub press: f32,
    /// See `press`.
    pub dark: f32,
    /// Lightness of this coat's colour.
    pub tone: f32,
}

/// What is hatched, on which paper.
pub struct Sheet<'a> {
    source: &'a Layers,
    tooth: &'a Tooth,
    scale: f32,
    seed: u64,
    field: Field,
    /// The lines of a drawing are drawn as hard as the tool can.
    firm: f32,
    /// The colours that the strokes take.
    pub colors: Rgb8,
}

impl<'a> Sheet<'a> {
    /// Prepares: a hand that trembles by `tremble` units, colours changed by `dye`.
    pub fn new(
        source: &'a Layers,
        tooth: &'a Tooth,
        tremble: f32,
        seed: u64,
        dye: impl Fn(Color) -> Color + Sync,
    ) -> Self {
        let (lit, scale) = (texture::lit(source), texture::scale(source));
        let field = field::directions(source, &lit, field::COARSE * 2, seed);
        let mut colors = texture::wobbled(&lit, scale, tremble, 22.0, seed);
        colors.fill(|_, _, c| color::to_bytes(dye(color::from_bytes(c))));
        let firm = if texture::is_drawing(source) { 0.5 } else { 0.0 };
        Self { source, tooth, scale, seed, field, firm, colors }
    }

    /// Hardly any paint is needed to leave white paper white.
    fn bare(&self, c: Color) -> f32 {
        1.0 - color::smoothstep(0.90, 0.985, c[0].min(c[1]).min(c[2]))
    }
}

struct Stroke {
    points: Vec<[f32; 2]>,
    force: f32,
    tone: f32,
    when: f32,
}

/// Rubs a light ground (`rub`, 0..1) and lays the coats; at the end `until` of the picture is done. `mark(tooth, press, dark)` is the share of colour that stays
/// on the paper.
pub fn hatch(
    growing: &mut Growing<'_>,
    sheet: &Sheet<'_>,
    coats: &[Coat],
    (rub, until): (f32, f32),
    mark: impl Fn(f32, f32, f32) -> f32 + Sync,
) -> Onward {
    // Lightly first, everywhere: where colours will be.
    growing.stage(0.12, 4, &texture::order(sheet.source, sheet.seed), |x, y, i, under| {
        let c = sheet.colors.color(i);
        let share = rub * (0.55 + 0.9 * sheet.tooth.at(x, y)) * sheet.bare(c) * (0.7 + 0.6 * (1.0 - color::luma(c)));
        color::mix(under, c, share.min(0.9))
    })?;
    for (n, coat) in coats.iter().enumerate() {
        let strokes = strokes(sheet, coat, n as u64);
        for (k, batch) in strokes.chunks(strokes.len().div_ceil(BATCHES).max(1)).enumerate() {
            lay(growing, sheet, coat, batch, &mark);
            let share = (n as f32 + (k + 1) as f32 / BATCHES as f32) / coats.len() as f32;
            growing.show(0.12 + (until - 0.12) * share)?;
        }
    }
    Some(())
}

/// The strokes of a coat in the order of the hand: from thing to thing, and there from one side to the other.
fn strokes(sheet: &Sheet<'_>, coat: &Coat, number: u64) -> Vec<Stroke> {
    let scale = sheet.scale;
    let (gap, long) = ((coat.gap * scale).max(1.5), (coat.long * scale).max(4.0));
    let size = [sheet.source.width as f32, sheet.source.height as f32];
    // A lattice turned with the strokes, so that they lie side by side; every second row is shifted.
    let (sin, cos) = coat.angle.sin_cos();
    let reach = (size[0] + size[1]) * 0.75;
    let (rows, columns) = ((2.0 * reach / gap) as i32, (2.0 * reach / (long * 0.8)) as i32);
    let row = |r: usize| {
        let mut rng = Rng::new(sheet.seed ^ (number << 32), r as u64);
        let across = r as f32 * gap - reach;
        let place = |c: i32, rng: &mut Rng| {
            let along = c as f32 * long * 0.8 - reach + rng.unit() * long * 0.8;
            let across = across + rng.jitter() * gap * 0.35;
            [size[0] * 0.5 + along * cos - across * sin, size[1] * 0.5 + along * sin + across * cos]
        };
        (0..columns)
            .filter_map(|c| {
                let from = place(c, &mut rng);
                let (force, tone) = (0.82 + 0.36 * rng.unit(), 1.0 + 0.07 * rng.jitter());
                let long = long * rng.range(0.6, 1.15);
                drawn(sheet, coat, from, long).map(|(points, id)| Stroke {
                    when: f32::from(id) * 4.0 + across / reach,
                    points,
                    force,
                    tone,
                })
            })
            .collect::<Vec<_>>()
    };
    let mut strokes: Vec<Stroke> = parallel::collect(rows.max(0) as usize, row).into_iter().flatten().collect();
    strokes.sort_by(|a, b| a.when.total_cmp(&b.when));
    strokes
}

/// A stroke through a place, both ways until its length is spent or its thing ends.
fn drawn(sheet: &Sheet<'_>, coat: &Coat, middle: [f32; 2], long: f32) -> Option<(Vec<[f32; 2]>, u16)> {
    let id = id_at(sheet, middle)?;
    let angle = coat.angle + (rng::hash(i32::from(id), 7, sheet.seed as u32) - 0.5) * coat.spread;
    let mut points = half(sheet, coat, (middle, id), angle + std::f32::consts::PI, long * 0.5);
    points.reverse();
    points.push(middle);
    points.extend(half(sheet, coat, (middle, id), angle, long * 0.5));
    Some((points, id))
}

/// The points of a stroke from its middle to one end.
fn half(sheet: &Sheet<'_>, coat: &Coat, (from, id): ([f32; 2], u16), angle: f32, long: f32) -> Vec<[f32; 2]> {
    let (sin, cos) = angle.sin_cos();
    let step = (long / 4.0).max(2.0);
    let (mut at, mut points) = (from, Vec::new());
    for _ in 0..(long / step).ceil() as usize {
        let [fx, fy] = sheet.field.at(at[0], at[1]);
        let with = if fx * cos + fy * sin < 0.0 { -coat.form } else { coat.form };
        let (dx, dy) = (cos * (1.0 - coat.form) + fx * with, sin * (1.0 - coat.form) + fy * with);
        let length = (dx * dx + dy * dy).sqrt().max(1e-3);
        at = [at[0] + dx / length * step, at[1] + dy / length * step];
        if id_at(sheet, at) != Some(id) {
            break;
        }
        points.push(at);
    }
    points
}

fn id_at(sheet: &Sheet<'_>, at: [f32; 2]) -> Option<u16> {
    let (x, y) = (floor(at[0]), floor(at[1]));
    let (w, h) = (sheet.source.width, sheet.source.height);
    let inside = x >= 0 && y >= 0 && (x as usize) < w && (y as usize) < h;
    inside.then(|| sheet.source.ids.data[y as usize * w + x as usize])
}

fn lay(
    growing: &mut Growing<'_>,
    sheet: &Sheet<'_>,
    coat: &Coat,
    strokes: &[Stroke],
    mark: &(impl Fn(f32, f32, f32) -> f32 + Sync),
) {
    let (width, radius) = (sheet.source.width, (coat.radius * sheet.scale).max(0.7));
    let bounds: Vec<[f32; 4]> = strokes.iter().map(|s| ribbon::bounds(&s.points, radius)).collect();
    parallel::bands(&mut growing.picture.rgba, width * 4, BAND, |first, band| {
        let pixels = band.as_chunks_mut::<4>().0;
        let last = first + pixels.len() / width;
        for (stroke, bounds) in strokes.iter().zip(&bounds) {
            if bounds[3] < first as f32 || bounds[1] > last as f32 {
                continue;
            }
            ribbon::sweep(&stroke.points, radius, first..last, width, |touch| {
                let c = sheet.colors.color(touch.y * width + touch.x);
                let dark = 1.0 - color::luma(c);
                // The middle of a stroke is pressed harder than its sides.
                let press = (coat.press + coat.dark * dark) * stroke.force * (1.0 - 0.45 * touch.side * touch.side)
                    + sheet.firm;
                let share = mark(sheet.tooth.at(touch.x, touch.y), press, dark) * touch.edge * sheet.bare(c);
                if share > 0.004 {
                    let [r, g, b, a] = &mut pixels[(touch.y - first) * width + touch.x];
                    let new = color::scale(c, stroke.tone * coat.tone);
                    let mixed = color::mix(color::from_bytes([*r, *g, *b]), new, share);
                    ([*r, *g, *b], *a) = (color::to_bytes(mixed), 255);
                }
            });
        }
    });
}
