//! Which cards a board has: one for each button that says something.

use crate::art::picture::Picture;
use crate::art::{codec, render_svg, symbols};
use crate::domain::board::{Board, Button};
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::{SymbolRef, Tint, Vocabulary, Word};
use crate::recognition::card::CodeName;
use std::collections::BTreeSet;

/// One card to print.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintCard {
    /// What its code says.
    pub name: CodeName,
    /// The word.
    pub label: String,
    /// The picture; `None`: the word stands alone.
    pub picture: Option<Picture>,
    /// Colour of the band: sRGB.
    pub tint: [u8; 3],
}

/// Side of a picture in pixels: 300 dots to an inch on the largest card.
const PICTURE_PX: u32 = 520;
/// No sheet has more cards.
const MOST: usize = 5000;

/// The cards of these boards in the order of their cells: every button that says something, each word once. `blob` gives the
/// bytes of a stored picture.
pub fn cards_of(
    boards: &[&Board],
    words: &Vocabulary,
    lang: Lang,
    blob: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
) -> Vec<PrintCard> {
    let mut names = BTreeSet::new();
    let mut cards = Vec::new();
    for board in boards {
        for button in board.grid.order.iter().flatten().flatten().filter_map(|id| board.button(id.as_str())) {
            let name = name_of(board, button, words);
            let label = label_of(button, words, lang);
            let is_card = button.speaks() && !button.hidden && !label.is_empty();
            if is_card && cards.len() < MOST && names.insert(name.clone()) {
                let picture = picture_of(board, button, words, blob);
                cards.push(PrintCard {
                    name,
                    label,
                    picture,
                    tint: tint_of(word_of(button, words), button.phrase.is_some()),
                });
            }
        }
    }
    cards
}

fn word_of<'a>(button: &Button, words: &'a Vocabulary) -> Option<&'a Word> {
    words.word(button.word.as_ref()?.as_str())
}

/// The word or phrase, if its id can be printed; else the button itself.
fn name_of(board: &Board, button: &Button, words: &Vocabulary) -> CodeName {
    let word = word_of(button, words).map(|word| CodeName::Word(word.id.clone()));
    let phrase = || button.phrase.clone().map(CodeName::Phrase);
    let named = word.or_else(phrase).filter(|name| name.content().is_some());
    named.unwrap_or_else(|| CodeName::button(&board.id, &button.id))
}

/// What the button shows.
fn label_of(button: &Button, words: &Vocabulary, lang: Lang) -> String {
    let shown = button.label.get(lang);
    let text = if shown.is_empty() { word_of(button, words).map_or("", |word| word.text(lang)) } else { shown };
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// The picture as the board shows it: the button's own, its word's, its phrase's.
fn picture_of(
    board: &Board,
    button: &Button,
    words: &Vocabulary,
    blob: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
) -> Option<Picture> {
    let own = button.image.as_ref().and_then(|id| board.image(id)).and_then(|image| image.blob.as_ref());
    if let Some(id) = own {
        return stored(&blob(id)?);
    }
    let word = word_of(button, words).map(|word| word.symbol.clone());
    let phrase = || words.phrase(button.phrase.as_ref()?.as_str()).map(|phrase| phrase.symbol.clone());
    let same = || words.find(&button.label.ko).map(|word| word.symbol.clone());
    let symbol: SymbolRef = word.or_else(phrase).or_else(|| button.own_symbol()).or_else(same)?;
    match symbol.blob() {
        Some(id) => stored(&blob(&BlobId::from(id))?),
        None => symbols::render(&symbol, PICTURE_PX),
    }
}

/// A stored picture: PNG, JPEG, WebP, GIF or SVG.
fn stored(bytes: &[u8]) -> Option<Picture> {
    match codec::decode(bytes) {
        Ok(picture) => Some(picture.thumbnail(PICTURE_PX)),
        Err(_) => render_svg(std::str::from_utf8(bytes).ok()?, PICTURE_PX),
    }
}

/// The colour of a button's band: that of its word's group, as on the board.
fn tint_of(word: Option<&Word>, is_phrase: bool) -> [u8; 3] {
    let other = if is_phrase { Tint::Social } else { Tint::Little };
    word.map_or(other, Tint::of).on_paper()
}
