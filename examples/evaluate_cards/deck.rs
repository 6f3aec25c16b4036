//! The cards that are judged: words of the built-in boards with their pictures, and others that are in no board of the person.

use malgeurim::art::rng::Rng;
use malgeurim::art::symbols;
use malgeurim::domain::vocabulary::{Tint, Vocabulary, Word};
use malgeurim::recognition::card::code::Modules;
use malgeurim::recognition::card::{CodeName, Face, Gray, Layout, Shot, face};
use std::collections::BTreeSet;

/// One card.
pub struct Card {
    pub word: String,
    pub picture: Shot,
    pub tint: [u8; 3],
    pub letters: usize,
    pub modules: Modules,
    written: Gray,
}

/// How a card is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// Our print with its code.
    Coded,
    /// Our print without a code.
    Uncoded,
    /// A plain white card of another maker: picture and word, other proportions.
    Plain,
}

/// Pixels to a millimetre of the printed cards.
pub const PX_PER_MM: f32 = 5.0;

impl Card {
    /// The whole card as pixels.
    pub fn printed(&self, make: Make) -> (Layout, Shot) {
        let own = Layout::of(6).expect("six to a page is one of the layouts");
        let layout = match make {
            Make::Coded => own,
            Make::Uncoded => own.without_code(),
            Make::Plain => Layout::plain(80.0, 96.0),
        };
        let code = (make == Make::Coded).then_some(&self.modules);
        let print = Face { picture: &self.picture, tint: self.tint, word: Some(&self.written), code };
        (layout, face(&layout, &print, PX_PER_MM))
    }
}

/// `count` words of a person's board, and as many others. The first are the home board and what is learnt next.
pub fn decks(vocabulary: &Vocabulary, count: usize, seed: u64) -> (Vec<Card>, Vec<Card>) {
    let mut seen = BTreeSet::new();
    let mut usable: Vec<&Word> = vocabulary
        .words()
        .iter()
        .filter(|word| {
            word.id.as_str().len() <= 26 && symbols::has_picture(&word.symbol) && seen.insert(word.symbol.clone())
        })
        .collect();
    let (first, rest) = usable.split_at_mut((count * 3).min(usable_len(vocabulary)));
    Rng::new(seed, 1).shuffle(first);
    Rng::new(seed, 2).shuffle(rest);
    let known = first.iter().take(count).filter_map(|word| card(word)).collect();
    let others = rest.iter().take(count).filter_map(|word| card(word)).collect();
    (known, others)
}

fn usable_len(vocabulary: &Vocabulary) -> usize {
    vocabulary.words().len() / 2
}

fn card(word: &Word) -> Option<Card> {
    let picture = symbols::render(&word.symbol, 256)?;
    let rgb = picture.to_rgb([1.0; 3]).data.iter().flat_map(|c| c.map(|v| (v * 255.0 + 0.5) as u8)).collect();
    Some(Card {
        word: word.id.0.clone(),
        picture: Shot { width: 256, height: 256, rgb },
        tint: Tint::of(word).on_paper(),
        letters: word.ko.chars().count(),
        modules: CodeName::Word(word.id.clone()).modules()?,
        written: letters(&word.ko),
    })
}

/// A word as pen strokes that look like Hangul from afar: there is no font here. Every letter has strokes of its own.
fn letters(text: &str) -> Gray {
    const PX: usize = 48;
    let count = text.chars().count().max(1);
    let mut page = Gray { width: PX * count, height: PX, data: vec![0; PX * PX * count] };
    for (i, letter) in text.chars().enumerate() {
        let mut rng = Rng::new(letter as u64, 7);
        for _ in 0..5 {
            let grid = |rng: &mut Rng| 8.0 + rng.below(4) as f32 * 10.0;
            let (x, y, length) = (grid(&mut rng), grid(&mut rng), 10.0 + rng.below(3) as f32 * 9.0);
            let across = rng.chance(0.5);
            let (w, h) = if across { (length, 5.0) } else { (5.0, length) };
            for py in y as usize..((y + h) as usize).min(PX - 3) {
                for px in x as usize..((x + w) as usize).min(PX - 3) {
                    page.data[py * PX * count + i * PX + px] = 255;
                }
            }
        }
    }
    page
}
