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
    /// Whether the place of this button stays empty: hidden by the author, or masked for the person; nothing for who wants to see all.
    pub fn is_masked(&self, button: &Button) -> bool {
        self.hides(button) && !self.person().is_some_and(|person| person.sees_all)
    }

    /// Whether it is hidden by the author or masked for the person, also while they see all.
    pub fn hides(&self, button: &Button) -> bool {
        let masked = match (word_of(self, button), self.person()) {
            (Some(word), Some(person)) => person.masks(&word.id, button.level().unwrap_or(word.level)),
            (None, Some(person)) => button.level().is_some_and(|level| level > person.level),
            (_, None) => false,
        };
        button.hidden || masked
    }

    /// Whether a symbol may be shown to others: it is the program's or a person's own, or its licence is known.
    pub fn may_show(&self, symbol: &SymbolRef) -> bool {
        let Some(blob) = symbol.blob() else { return true };
        let images = self.library.boards.values().flat_map(|board| &board.images);
        let mut of_boards = images.filter(|image| image.blob.as_ref().is_some_and(|id| id.as_str() == blob)).peekable();
        of_boards.peek().is_none() || of_boards.any(|image| image.license.is_some())
    }

    /// The picture of a button: the person's own drawing, its own image or symbol, its word's symbol, its phrase's; `None`: the word stands alone.
    pub fn cell_picture(&self, board: &Board, button: &Button) -> Option<CellPicture> {
        if let Some(drawing) = self.drawing_on(button) {
            return Some(CellPicture::Symbol(drawing));
        }
        let image = button.image.as_ref().and_then(|id| board.image(id)).and_then(|image| image.blob.clone());
        if let Some(blob) = image {
            return Some(CellPicture::Blob(blob));
        }
        let own = button.own_symbol();
        let word = || word_of(self, button).map(|word| word.symbol.clone());
        let phrase = || self.words.phrase(button.phrase.as_ref()?.as_str()).map(|phrase| phrase.symbol.clone());
        let same = || self.words.find(&button.label.ko).map(|word| word.symbol.clone());
        let symbol = own.or_else(word).or_else(phrase).or_else(same);
        let symbol = symbol.filter(|symbol| !symbol.0.is_empty()).map(CellPicture::Symbol);
        symbol.or_else(|| deed_of(button, self.lang()).map(CellPicture::Icon))
    }

    /// What a button shows below its word, for somebody who sees two languages together: its label in the other language, if it has one.
    pub fn second_label<'a>(&self, button: &'a Button, lang: Lang) -> Option<&'a str> {
        let (first, second) = match lang {
            Lang::Ko => (&button.label.ko, &button.label.en),
            Lang::En => (&button.label.en, &button.label.ko),
        };
        let wanted = self.person().is_some_and(|person| person.face.both_languages);
        Some(second.as_str()).filter(|_| wanted && !first.is_empty() && !second.is_empty() && first != second)
    }

    /// The group whose colour a button has; `None`: it has its own, or none.
    pub fn cell_tint(&self, button: &Button) -> Option<Tint> {
        if let Some(own) = own_color(&button.background_color) {
            // The colour of a group is right in every theme.
            return Tint::ALL.into_iter().find(|tint| tint.on_paper() == own);
        }
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
