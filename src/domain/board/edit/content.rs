//! What a button says and shows.

use super::{Copied, EditError, Face, Meaning};
use crate::domain::board::{Board, Button, Image, SYMBOL_KEY, Sound};
use crate::domain::id::{BlobId, ButtonId};
use crate::domain::locale::LocalText;
use crate::domain::vocabulary::SymbolRef;

pub(super) fn button<'a>(board: &'a mut Board, id: &ButtonId) -> Result<&'a mut Button, EditError> {
    board.buttons.iter_mut().find(|button| button.id == *id).ok_or(EditError::NoButton)
}

/// Another word brings its own picture; another text keeps the picture that was chosen for it.
pub(super) fn mean(board: &mut Board, id: &ButtonId, meaning: Meaning) -> Result<(), EditError> {
    if !matches!(meaning, Meaning::Text(..)) {
        picture(board, id, Face::Plain)?;
    }
    button(board, id)?.mean(meaning);
    Ok(())
}

pub(super) fn picture(board: &mut Board, id: &ButtonId, face: Face) -> Result<(), EditError> {
    if let Face::Image(image) = &face
        && board.image(&image.id).is_some()
    {
        return Err(EditError::Taken);
    }
    let button = button(board, id)?;
    button.extra.remove(SYMBOL_KEY);
    button.image = None;
    match face {
        Face::Image(image) => {
            button.image = Some(image.id.clone());
            board.images.push(*image);
        }
        Face::Symbol(symbol) => button.show(symbol),
        Face::Plain => {}
    }
    tidy(board);
    Ok(())
}

pub(super) fn sound(board: &mut Board, id: &ButtonId, sound: Option<Sound>) -> Result<(), EditError> {
    if sound.as_ref().is_some_and(|sound| board.sound(&sound.id).is_some()) {
        return Err(EditError::Taken);
    }
    button(board, id)?.sound = sound.as_ref().map(|sound| sound.id.clone());
    board.sounds.extend(sound);
    tidy(board);
    Ok(())
}

/// Pictures that were put in here and that nothing shows any more go; what came with a file stays in it.
pub(super) fn tidy(board: &mut Board) {
    let background = board.background().map(|picture| picture.image);
    let Board { buttons, images, sounds, .. } = board;
    images.retain(|image| {
        let shown = buttons.iter().any(|button| button.image.as_ref() == Some(&image.id));
        shown || background.as_ref() == Some(&image.id) || !image.id.as_str().starts_with(OWN)
    });
    sounds.retain(|sound| {
        let heard = buttons.iter().any(|button| button.sound.as_ref() == Some(&sound.id));
        heard || !sound.id.as_str().starts_with(OWN)
    });
}

/// How ids of pictures and sounds begin that were put in here.
pub(super) const OWN: &str = "own-";

impl Button {
    /// Says something else from now on.
    fn mean(&mut self, meaning: Meaning) {
        (self.word, self.phrase, self.vocalization) = (None, None, LocalText::default());
        // What other programs read for the old words.
        self.extra.remove("translations");
        match meaning {
            Meaning::Word(word, label) => (self.word, self.label) = (Some(word), label),
            Meaning::Phrase(phrase, label, says) => {
                (self.phrase, self.label, self.vocalization) = (Some(phrase), label, says);
            }
            Meaning::Text(label, says) => (self.label, self.vocalization) = (label, says),
        }
    }

    /// Shows this symbol.
    pub fn show(&mut self, symbol: SymbolRef) {
        if !symbol.0.is_empty() {
            self.extra.insert(SYMBOL_KEY.to_owned(), symbol.0.into());
        }
    }

    /// A new one that says this.
    pub fn saying(id: ButtonId, meaning: Meaning) -> Self {
        let mut button = Self { id, ..Self::default() };
        button.mean(meaning);
        button
    }
}

impl Board {
    /// A button with what it needs, to be put elsewhere.
    pub fn copied(&self, id: &ButtonId) -> Option<Copied> {
        let button = self.button(id.as_str())?.clone();
        let image = button.image.as_ref().and_then(|id| self.image(id)).cloned();
        let sound = button.sound.as_ref().and_then(|id| self.sound(id)).cloned();
        Some(Copied { button, image, sound })
    }
}

impl Image {
    /// A stored picture that is put on a board here; `id` is one that no picture has yet.
    pub fn own(id: &str, blob: BlobId, (width, height): (u32, u32)) -> Self {
        let content_type = "image/png".to_owned();
        Self { id: format!("{OWN}{id}").into(), width, height, content_type, blob: Some(blob), ..Self::default() }
    }
}

impl Copied {
    /// The same with ids that no board has yet: of the button, its picture and its sound.
    #[must_use]
    pub fn renamed(mut self, id: ButtonId) -> Self {
        if let Some(image) = &mut self.image {
            image.id = format!("{OWN}{id}").into();
            // Where it lay in the file it came from is of no use on another board.
            image.path.clear();
        }
        if let Some(sound) = &mut self.sound {
            sound.id = format!("{OWN}{id}").into();
            sound.path.clear();
        }
        self.button.image = self.image.as_ref().map(|image| image.id.clone());
        self.button.sound = self.sound.as_ref().map(|sound| sound.id.clone());
        self.button.id = id;
        self
    }
}
