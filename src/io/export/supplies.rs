//! What printing needs from outside, and what it gives back.

use super::page::{Faces, Pictogram, Symbol};
use crate::art::picture::Picture;
use crate::art::{codec, render_svg, symbols};
use crate::domain::exhibition::Shown;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::vocabulary::{SymbolRef, Vocabulary};
use crate::formats::paper::Tapped;
use crate::io::fonts::Hangul;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Letters, words, pictures.
#[derive(Clone, Copy)]
pub struct Supplies<'a> {
    /// The installed Hangul family.
    pub fonts: Option<&'a Hangul>,
    /// Words for what was tapped.
    pub vocabulary: &'a Vocabulary,
    /// The picture of a work, its longer side at most so many pixels; `None`: it cannot be read. It is asked for once, when its page is
    /// drawn, and dropped with it.
    pub picture: &'a dyn Fn(&Shown, u32) -> Option<Picture>,
    /// The bytes of a stored picture, for words with pictures of their own.
    pub blob: &'a dyn Fn(&BlobId) -> Option<Vec<u8>>,
}

/// A document, and what of it one should know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The bytes.
    pub pdf: Vec<u8>,
    /// Works of which not everything is printed as it is.
    pub unfit: Vec<Unfit>,
    /// Works without a code, because it is not known where the web exhibition will be, or the address is too long. Only of labels.
    pub without_code: Vec<ArtworkId>,
    /// Fewest dots an inch of a picture that was made smaller so that all of them fit into one document; none: no one was. Only of
    /// catalogues.
    pub least_dpi: Option<u32>,
}

/// A work of which something is missing on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Which.
    pub work: ArtworkId,
    /// What.
    pub what: Missing,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// There was no room for the title.
    Title,
    /// There was no room for the maker.
    Maker,
    /// There was no room for year, technique and size.
    Facts,
    /// There was no room for the notice about AI.
    Notice,
    /// There was no room for who changed what.
    Changes,
    /// There was no room for the maker's own words.
    Words,
    /// There was no room for the easy description.
    Easy,
    /// There was no room for the words that were tapped.
    Tapped,
    /// There was no room for the price.
    Price,
    /// There was no room for whom to thank.
    Credits,
    /// There was no room for English.
    English,
    /// The font lacks letters that somebody wrote; the others are printed.
    Letters,
    /// The picture cannot be read.
    Picture,
}

impl Missing {
    /// Its name in texts and for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Maker => "maker",
            Self::Facts => "facts",
            Self::Notice => "notice",
            Self::Changes => "changes",
            Self::Words => "words",
            Self::Easy => "easy",
            Self::Tapped => "tapped",
            Self::Price => "price",
            Self::Credits => "credits",
            Self::English => "english",
            Self::Letters => "letters",
            Self::Picture => "picture",
        }
    }
}

/// Side of the picture of a word in pixels: 300 dots an inch at 18 mm.
const SYMBOL_PX: u32 = 220;

/// Symbols that have been drawn once.
pub(super) struct Symbols<'a> {
    blob: &'a dyn Fn(&BlobId) -> Option<Vec<u8>>,
    drawn: RefCell<BTreeMap<SymbolRef, Option<Rc<Symbol>>>>,
}

impl<'a> Symbols<'a> {
    pub fn new(blob: &'a dyn Fn(&BlobId) -> Option<Vec<u8>>) -> Self {
        Self { blob, drawn: RefCell::default() }
    }

    /// The picture of a symbol.
    pub fn get(&self, symbol: &SymbolRef) -> Option<Rc<Symbol>> {
        let known = self.drawn.borrow().get(symbol).cloned();
        known.unwrap_or_else(|| {
            let picture = self.draw(symbol).and_then(|picture| Symbol::of(&picture)).map(Rc::new);
            self.drawn.borrow_mut().insert(symbol.clone(), picture.clone());
            picture
        })
    }

    fn draw(&self, symbol: &SymbolRef) -> Option<Picture> {
        let Some(id) = symbol.blob() else { return symbols::render(symbol, SYMBOL_PX) };
        let bytes = (self.blob)(&BlobId::from(id))?;
        match codec::decode(&bytes) {
            Ok(picture) => Some(picture.thumbnail(SYMBOL_PX)),
            Err(_) => render_svg(std::str::from_utf8(&bytes).ok()?, SYMBOL_PX),
        }
    }

    /// Words with their pictures.
    pub fn pictograms(&self, words: &[Tapped]) -> Vec<Pictogram> {
        let one = |tapped: &Tapped| Pictogram {
            word: tapped.word.clone(),
            picture: tapped.symbol.as_ref().and_then(|symbol| self.get(symbol)),
        };
        words.iter().map(one).collect()
    }
}

/// A work whose texts have letters that the font lacks.
pub(super) fn lacking<'a>(
    faces: &Faces<'_>,
    work: &ArtworkId,
    texts: impl IntoIterator<Item = &'a String>,
) -> Option<Unfit> {
    let lacks = texts.into_iter().any(|text| faces.lacks(text));
    lacks.then(|| Unfit { work: work.clone(), what: Missing::Letters })
}
