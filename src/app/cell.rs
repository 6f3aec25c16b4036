//! What a cell of a board shows this person: the same on the screen and on paper.

use super::state::State;
use crate::domain::board::{Board, Button};
use crate::domain::example;
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::strip::Piece;
use crate::domain::vocabulary::{SymbolRef, Tint, Word};

/// The picture of a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellPicture {
    /// A symbol, or the person's own drawing.
    Symbol(SymbolRef),
    /// A picture that came with the board.
    Blob(BlobId),
    /// One of our icons, in the colour of the words.
    Icon(&'static str),
}

impl State {
    /// Whether the place of this button stays empty: hidden by the author, or masked for the person.
    pub fn is_masked(&self, button: &Button) -> bool {
        let masked = match (word_of(self, button), self.person()) {
            (Some(word), Some(person)) => person.masks(&word.id, word.level),
            _ => false,
        };
        button.hidden || masked
    }

    /// The picture of a button: the person's own drawing, its own image, its word's symbol, its phrase's; `None`: the word stands alone.
    pub fn cell_picture(&self, board: &Board, button: &Button) -> Option<CellPicture> {
        if let Some(drawing) = self.drawing_on(button) {
            return Some(CellPicture::Symbol(drawing));
        }
        let image = button.image.as_ref().and_then(|id| board.image(id)).and_then(|image| image.blob.clone());
        if let Some(blob) = image {
            return Some(CellPicture::Blob(blob));
        }
        let word = word_of(self, button).map(|word| word.symbol.clone());
        let phrase = || self.words.phrase(button.phrase.as_ref()?.as_str()).map(|phrase| phrase.symbol.clone());
        let same = || self.words.find(&button.label.ko).map(|word| word.symbol.clone());
        let symbol = word.or_else(phrase).or_else(|| button.own_symbol()).or_else(same);
        let symbol = symbol.filter(|symbol| !symbol.0.is_empty()).map(CellPicture::Symbol);
        symbol.or_else(|| deed_of(button, self.lang()).map(CellPicture::Icon))
    }

    /// The group whose colour a button has; `None`: it has its own, or none.
    pub fn cell_tint(&self, button: &Button) -> Option<Tint> {
        word_of(self, button).map(Tint::of).or_else(|| button.phrase.as_ref().map(|_| Tint::Social))
    }

    /// The person's own drawing of what the button says.
    fn drawing_on(&self, button: &Button) -> Option<SymbolRef> {
        if self.person()?.drawings.is_empty() {
            return None;
        }
        let piece = match (&button.word, &button.phrase) {
            (Some(word), _) => Piece::Word(word.clone()),
            (None, Some(phrase)) => Piece::Phrase(phrase.clone()),
            (None, None) => Piece::Text(button.label.ko.clone()),
        };
        self.drawing_of(&example::meaning(&piece.into()))
    }
}

fn word_of<'a>(state: &'a State, button: &Button) -> Option<&'a Word> {
    state.words.word(button.word.as_ref()?.as_str())
}

/// The name of our text and icon for a button that has no word of its own: other programs' keys for clearing or going home may have a
/// picture only.
pub fn deed_of(button: &Button, lang: Lang) -> Option<&'static str> {
    let of = |action: &String| match action.as_str() {
        ":clear" => Some("clear"),
        ":backspace" | ":deleteword" => Some("delete-last"),
        ":speak" => Some("speak"),
        ":home" => Some("home"),
        _ => None,
    };
    button.actions.iter().find_map(of).filter(|_| button.label.get(lang).is_empty())
}

/// The colours of `rgb(…)` or `rgba(…)`: sRGB.
pub fn own_color(css: &str) -> Option<[u8; 3]> {
    let inside = css.trim().strip_prefix("rgb")?.trim_start_matches('a').trim().strip_prefix('(')?.strip_suffix(')')?;
    let mut parts = inside.split(',').map(|part| part.trim().parse::<f32>().ok());
    let mut part = || parts.next().flatten().filter(|v| (0.0..=255.0).contains(v)).map(|v| v as u8);
    Some([part()?, part()?, part()?])
}
