//! Pop: few flat bold colours, Ben-Day dots in the half tones, thick black lines and a white rim around things. The dots are
//! printed first, then the flats of things, then the black plate.

use super::growing::{Growing, Onward, bytes};
use super::{Flow, Progress, Style, texture};
use crate::art::blur;
use crate::art::color::{self, Color, hex};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, floor};
use crate::art::picture::Picture;
use crate::art::rng::Rng;

/// The style.
pub struct Pop;

/// The two inks of a surface: light, and dark or strong.
type Pair = [Color; 2];

/// Sets of inks: sky, land, grass, water; another seed prints another set. Water stays blue and grass stays green or
/// turquoise, or nobody would find the sea again.
const SETS: [[[u32; 2]; 4]; 5] = [
    [[0xBDE9F2, 0x19A7CE], [0xFBE29A, 0xF08A24], [0xC9E265, 0x5BAA3C], [0x3FB8E6, 0x14509E]],
    [[0xFBD0D9, 0xF25C8A], [0xF7D9B0, 0xE08B4E], [0x8FDCC8, 0x1E9C86], [0x58C3E8, 0x1C5FA8]],
    [[0xFFF0B8, 0xFFC83D], [0xF3C9A5, 0xE0703C], [0xA6DA6A, 0x3E9A4E], [0x4C9DF0, 0x1D46A0]],
    [[0xDCCFF8, 0x8F6BE0], [0xF6E0A4, 0xE8A83A], [0xC4E46A, 0x5FA83A], [0x49C4CF, 0x17758F]],
    [[0xFBD5BC, 0xEF6B4B], [0xF5E6B8, 0xD9A441], [0x9ED98A, 0x2F9A6A], [0x5AB4EC, 0x1A5E9A]],
];
const NIGHT: [[u32; 2]; 4] = [[0x1E1B52, 0x4A46B8], [0x7A2A7E, 0xD8408C], [0x14606E, 0x2FA08A], [0x16337A, 0x2C8BD8]];
/// What shines in the night.
const SHINE: u32 = 0xFFE25A;
const RIM: Color = [0.99, 0.98, 0.95];
const BLACK: Color = [0.08, 0.07, 0.09];

impl Style for Pop {
    fn name(&self) -> &'static str {
        "pop"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let paper = Picture::filled(source.width as u32, source.height as u32, [248, 244, 230, 255]);
        let mut growing = Growing::new(paper, progress);
        let _ = print(source, seed, &mut growing);
        growing.picture
    }
}

fn print(source: &Layers, seed: u64, growing: &mut Growing<'_>) -> Onward {
    let (w, h, scale) = (source.width, source.height, texture::scale(source));
    let set = if source.night { NIGHT } else { Rng::new(seed, 77).pick(&SETS, SETS[0]) };
    let inks = set.map(|pair| pair.map(hex));
    let flat = bytes(&source.flat);
    let order = rows(w, h);
    let thing = |x: usize, y: usize| matches!(source.kind(x, y), Kind::Object(_));
    let [sky, land, grass, water] = [Kind::Sky, Kind::Land, Kind::Grass, Kind::Water].map(|kind| mean(source, kind));
    // Lighter or darker than its surface is on the whole: so that drawings within it show. The lightest is not printed on.
    let (more, bright, blank) = if source.night { (-2.6, 0.62, hex(SHINE)) } else { (2.2, 0.90, RIM) };
    let surface = |c: Color, pair: Pair, mean: f32, usual: f32, (x, y): (usize, usize), pitch: f32| {
        let light = color::luma(c);
        if light > bright { blank } else { dotted(pair, usual + (mean - light) * more, x, y, pitch * scale) }
    };
    growing.stage(0.35, 12, &order, |x, y, i, _| {
        let c = flat.color(i);
        match source.kind(x, y) {
            Kind::Object(_) => RIM,
            Kind::Photo => poster(c, [inks[0][0], inks[1][1], inks[3][1]], x, y, scale),
            Kind::Sky => surface(c, inks[0], sky, 0.30, (x, y), 15.0),
            Kind::Land => surface(c, inks[1], land, 0.26, (x, y), 11.0),
            Kind::Water => surface(c, inks[3], water, 0.42, (x, y), 12.0),
            Kind::Shadow | Kind::Grass | Kind::Weather => surface(c, inks[2], grass, 0.30, (x, y), 12.0),
        }
    })?;
    let object = |x: usize, y: usize| f32::from(u8::from(thing(x, y)));
    let rim: Grid<u8> = blur::gaussian_of(w, h, 5.0 * scale, object, |v| (v * 255.0) as u8);
    growing.stage(0.7, 8, &order, |x, y, i, under| {
        if thing(x, y) {
            return printed(flat.color(i), x, y, scale);
        }
        // Things stand out on a white rim, as cut from a magazine.
        color::mix(under, RIM, color::smoothstep(0.06, 0.12, f32::from(rim.data[i]) * (1.0 / 255.0)))
    })?;
    let lines = texture::outlines(source, &flat, 5.0, 0.26, seed);
    growing.stage(1.0, 8, &order, |x, y, i, under| {
        let white = !thing(x, y) && rim.data[i] > 24;
        let ink = if white { 0.0 } else { f32::from(lines.data[i]) * (1.0 / 255.0) };
        color::mix(under, BLACK, ink)
    })
}

/// A press prints from the top down.
fn rows(w: usize, h: usize) -> Grid<u8> {
    let mut out = Grid::new(w, h, 0u8);
    out.fill(|x, y, _| ((y * 4 + x) * 255 / (h * 4 + w)) as u8);
    out
}

/// The mean lightness of what is seen of a kind.
fn mean(source: &Layers, kind: Kind) -> f32 {
    let step = (source.width / 128).max(1);
    let (mut sum, mut count) = (0.0, 0.0);
    for y in (0..source.height).step_by(step) {
        for x in (0..source.width).step_by(step) {
            if source.kind(x, y) == kind {
                sum += color::luma(source.flat.data[y * source.width + x]);
                count += 1.0;
            }
        }
    }
    sum / f32::max(count, 1.0)
}

/// Two inks: the second in dots that grow with `amount` (0..1) on a grid turned by 45 degrees; steps of a tenth.
#[inline]
fn dotted([ground, ink]: Pair, amount: f32, x: usize, y: usize, pitch: f32) -> Color {
    let turn = std::f32::consts::FRAC_1_SQRT_2 / pitch.max(3.0);
    let (u, v) = ((x as f32 + y as f32) * turn, (x as f32 - y as f32) * turn);
    let (du, dv) = (u - floor(u) as f32 - 0.5, v - floor(v) as f32 - 0.5);
    let radius = amount.clamp(0.02, 1.0).sqrt() * 0.66;
    let soft = 0.9 / pitch.max(3.0);
    color::mix(ground, ink, 1.0 - color::smoothstep(radius - soft, radius + soft, (du * du + dv * dv).sqrt()))
}

/// A thing in flat strong colour; its shaded half tones in dots.
fn printed(c: Color, x: usize, y: usize, scale: f32) -> Color {
    let bold = color::clamp(color::saturate(c, 1.5));
    let levels = bold.map(|v| (v * 5.0).round() / 5.0);
    let shade = color::clamp(color::scale(levels, 0.78));
    let dark = 1.0 - color::luma(bold);
    dotted([levels, shade], (dark - 0.25) * 0.5, x, y, 9.0 * scale)
}

/// A photograph or a drawing: what has a colour keeps it, bold; greys are printed in three inks by lightness with dots
/// between the steps; white paper stays white and black stays black.
fn poster(c: Color, [light, middle, dark]: [Color; 3], x: usize, y: usize, scale: f32) -> Color {
    let strong = c[0].max(c[1]).max(c[2]) - c[0].min(c[1]).min(c[2]);
    if strong > 0.22 {
        return printed(c, x, y, scale);
    }
    let steps = [BLACK, dark, middle, light, RIM];
    let at = (color::luma(c) * 1.06).clamp(0.0, 0.999) * 4.0;
    let i = at as usize;
    dotted([steps[i], steps[i + 1]], at - i as f32, x, y, 9.0 * scale)
}
