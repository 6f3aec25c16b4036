//! Examples of cards that nobody has shown yet, made from the board's own pictures as the printer prints them, and of
//! things that are no card of the board.

use super::code::Modules;
use super::face::{Face, face};
use super::features::{CardFeatures, features};
use super::geometry::Quad;
use super::layout::Layout;
use super::raster::{Gray, Shot};
use super::view::{VIEW_PX, rectify};
use crate::domain::shown::CardView;
use crate::recognition::fewshot::Entry;

/// Pixels to a millimetre of the cards drawn here.
const PX_PER_MM: f32 = 2.0;
/// A card of another maker, in millimetres.
const PLAIN: [(f32, f32); 2] = [(70.0, 70.0), (63.0, 88.0)];

/// What a camera and a hand do to a card. Without it, real cards would be far from all examples, and nothing ever sure.
#[derive(Clone, Copy)]
struct Wear {
    /// How far the corners that were found are off, as part of the card.
    off: f32,
    /// Passes of a blur over three pixels.
    blur: usize,
    /// Light at the left and at the right, red and blue against green.
    light: (f32, f32, f32, f32),
    /// Grain in grey levels.
    grain: f32,
    /// The side that is held (0 top, clockwise), how far along it, how far the fingers reach in.
    held: Option<(usize, f32, f32)>,
}

/// A good view, and four of the middling kind.
const WEARS: [Wear; 5] = [
    Wear { off: 0.0, blur: 0, light: (1.0, 1.0, 1.0, 1.0), grain: 2.0, held: None },
    Wear { off: -0.012, blur: 2, light: (0.9, 0.65, 1.06, 0.92), grain: 6.0, held: Some((2, 0.7, 0.12)) },
    Wear { off: 0.018, blur: 3, light: (0.6, 0.8, 0.95, 1.05), grain: 8.0, held: Some((1, 0.4, 0.08)) },
    Wear { off: 0.012, blur: 2, light: (0.7, 1.0, 1.0, 0.9), grain: 5.0, held: Some((2, 0.3, 0.1)) },
    Wear { off: -0.006, blur: 4, light: (1.0, 0.75, 0.92, 1.0), grain: 8.0, held: Some((3, 0.6, 0.1)) },
];

/// The examples of one word: its picture on cards of ours with and without a code, and on plain white cards, as they look
/// before a camera. `picture`: on white paper; `tint`: of its word class; `letters`: in the word; `code`: what is printed on
/// the cards of this board.
pub fn prototypes(
    word: &str,
    picture: &Shot,
    tint: [u8; 3],
    letters: usize,
    code: Option<&Modules>,
) -> Vec<Entry<CardFeatures>> {
    let written = blocks(letters);
    let own = Layout::of(6);
    let bare = own.map(|own| own.without_code());
    let plain = PLAIN.map(|(width, height)| Some(Layout::plain(width, height)));
    let kinds = [bare, bare, plain[0], plain[1], own.filter(|_| code.is_some())];
    let mut dice = Dice(picture.width as u64 + 5);
    let worn = kinds.into_iter().zip(WEARS).filter_map(|(layout, wear)| {
        let print = Face { picture, tint, word: Some(&written), code };
        let view = worn(cut(&face(&layout?, &print, PX_PER_MM), wear.off)?, wear, &mut dice);
        Some(Entry { word: word.to_owned(), features: features(&view)?, is: true })
    });
    worn.collect()
}

/// The card cut out of itself with corners that are a little off.
fn cut(card: &Shot, off: f32) -> Option<CardView> {
    let (w, h) = (card.width as f32 - 0.5, card.height as f32 - 0.5);
    rectify(card, &Quad([[-0.5, -0.5], [w, -0.5], [w, h], [-0.5, h]]).grown(1.0 + off))
}

/// The view blurred, held, unevenly lit and grainy.
fn worn(mut view: CardView, wear: Wear, dice: &mut Dice) -> CardView {
    if let Some((side, along, reach)) = wear.held {
        let skin = dice.skin();
        for (i, pixel) in view.rgb.chunks_exact_mut(3).enumerate() {
            let (u, v) = ((i % VIEW_PX) as f32 / VIEW_PX as f32, (i / VIEW_PX) as f32 / VIEW_PX as f32);
            let (a, inward) = [(u, v), (v, 1.0 - u), (u, 1.0 - v), (v, u)][side];
            if inward < reach && (a - along).abs() < 0.16 {
                pixel.copy_from_slice(&skin);
            }
        }
    }
    (0..wear.blur).for_each(|_| view.rgb = blurred(&view.rgb));
    let (left, right, red, blue) = wear.light;
    for (i, pixel) in view.rgb.chunks_exact_mut(3).enumerate() {
        let light = left + (right - left) * (i % VIEW_PX) as f32 / VIEW_PX as f32;
        for (value, tone) in pixel.iter_mut().zip([red, 1.0, blue]) {
            let grain = (dice.unit() - 0.5) * 2.0 * wear.grain;
            *value = (12.0 + f32::from(*value) * 0.86 * light * tone + grain).clamp(0.0, 255.0) as u8;
        }
    }
    view
}

/// Weights 1, 2, 1 across and down.
fn blurred(rgb: &[u8]) -> Vec<u8> {
    let at = |x: usize, y: usize, k: usize| u32::from(rgb[(y.min(VIEW_PX - 1) * VIEW_PX + x.min(VIEW_PX - 1)) * 3 + k]);
    let across = |x: usize, y: usize, k: usize| at(x.saturating_sub(1), y, k) + 2 * at(x, y, k) + at(x + 1, y, k);
    let both =
        |x: usize, y: usize, k: usize| across(x, y.saturating_sub(1), k) + 2 * across(x, y, k) + across(x, y + 1, k);
    (0..rgb.len()).map(|i| (both(i / 3 % VIEW_PX, i / 3 / VIEW_PX, i % 3) / 16) as u8).collect()
}

/// A word as letters look from afar: grey blocks.
fn blocks(letters: usize) -> Gray {
    let letters = letters.clamp(1, 8);
    let (width, height) = (letters * 20, 24);
    let ink = |i: usize| if (3..17).contains(&(i % width % 20)) && (4..20).contains(&(i / width)) { 110 } else { 0 };
    Gray { width, height, data: (0..width * height).map(ink).collect() }
}

/// Things that are no card of the board: cards with pictures that mean nothing, paper, patterns. The same every time.
pub fn background() -> Vec<CardFeatures> {
    let cards = (0..48u64).filter_map(|seed| {
        let mut dice = Dice(seed * 2 + 1);
        let picture = shapes(&mut dice);
        let layout = match seed % 3 {
            0 => Layout::of(6).map(|own| own.without_code()),
            1 => Some(Layout::plain(70.0, 70.0)),
            _ => Some(Layout::plain(63.0, 88.0)),
        }?;
        let (tint, word) = (dice.color(), blocks(1 + dice.below(4)));
        let print = Face { picture: &picture, tint, word: Some(&word), code: None };
        let wear = WEARS[seed as usize % WEARS.len()];
        Some(worn(cut(&face(&layout, &print, PX_PER_MM), wear.off)?, wear, &mut dice))
    });
    let patterns = (0..24u64).map(|seed| pattern(&mut Dice(seed * 2 + 1001)));
    cards.chain(patterns).filter_map(|view| features(&view)).collect()
}

/// Some round and square patches of colour on white.
fn shapes(dice: &mut Dice) -> Shot {
    const SIDE: usize = 64;
    let mut rgb = vec![255u8; SIDE * SIDE * 3];
    for _ in 0..2 + dice.below(6) {
        let (cx, cy) = (8.0 + dice.unit() * 48.0, 8.0 + dice.unit() * 48.0);
        let (rx, ry, round) = (4.0 + dice.unit() * 20.0, 4.0 + dice.unit() * 20.0, dice.unit() < 0.6);
        let color = dice.color();
        for (i, pixel) in rgb.chunks_exact_mut(3).enumerate() {
            let (dx, dy) = (((i % SIDE) as f32 - cx) / rx, ((i / SIDE) as f32 - cy) / ry);
            if if round { dx * dx + dy * dy < 1.0 } else { dx.abs().max(dy.abs()) < 1.0 } {
                pixel.copy_from_slice(&color);
            }
        }
    }
    Shot { width: SIDE, height: SIDE, rgb }
}

/// Waves, lines of writing, a slope of colour, with grain.
fn pattern(dice: &mut Dice) -> CardView {
    let (a, b) = (dice.color(), dice.color());
    let (fx, fy, kind, grain) = (dice.unit() * 0.5, dice.unit() * 0.5, dice.below(3), dice.unit() * 40.0);
    let mut rgb = Vec::with_capacity(96 * 96 * 3);
    for i in 0..96 * 96 {
        let (x, y) = ((i % 96) as f32, (i / 96) as f32);
        let t = match kind {
            0 => ((x * fx + y * fy).sin() + 1.0) / 2.0,
            1 => {
                if (y * (0.2 + fy)).sin() > 0.3 && (x * (0.5 + fx)).sin() > -0.4 {
                    1.0
                } else {
                    0.0
                }
            }
            _ => (x * fx + y * fy) / (96.0 * (fx + fy)).max(1.0),
        };
        let noise = (dice.unit() - 0.5) * grain;
        rgb.extend((0..3).map(|k| (f32::from(a[k]) * (1.0 - t) + f32::from(b[k]) * t + noise).clamp(0.0, 255.0) as u8));
    }
    CardView { side_px: 96, rgb }
}

/// Numbers that are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 40) as f32 / (1u64 << 24) as f32
    }

    fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f32) as usize
    }

    /// A colour of skin, from light to dark.
    fn skin(&mut self) -> [u8; 3] {
        let dark = self.unit();
        [(235.0, 80.0), (195.0, 50.0), (165.0, 35.0)].map(|(light, deep)| (light + (deep - light) * dark) as u8)
    }

    fn color(&mut self) -> [u8; 3] {
        std::array::from_fn(|_| (self.unit() * 255.0) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::card::CardMeasure;
    use crate::recognition::fewshot::Measure;

    #[test]
    fn examples_of_a_word_are_nearer_to_each_other_than_to_other_words() {
        let words: Vec<_> = (0..4u64)
            .map(|seed| prototypes(&seed.to_string(), &shapes(&mut Dice(seed + 9)), [240, 200, 180], 2, None))
            .collect();
        for (i, entries) in words.iter().enumerate() {
            assert_eq!(entries.len(), 4);
            let near = CardMeasure.distance(&entries[0].features, &entries[1].features, f32::INFINITY);
            for other in words.iter().enumerate().filter(|(j, _)| *j != i).flat_map(|(_, entries)| entries) {
                assert!(CardMeasure.distance(&entries[0].features, &other.features, f32::INFINITY) > near * 1.2);
            }
        }
        assert_eq!(background().len(), 72);
    }
}
