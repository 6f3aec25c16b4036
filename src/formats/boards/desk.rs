//! Where the boards of a file are put together.

use super::sheet::Sheet;
use crate::domain::id::{BlobId, SetId};
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::import::{Imported, conclude, stem};
use crate::formats::obf::read::{Draft, Manifest, MediaStore};
use crate::formats::obf::report::{LossKind, Notes};
use crate::formats::obf::{color, limits, locale, set};
use std::collections::HashSet;

/// The file that is read.
pub struct Source<'a> {
    /// Its name; it names the set.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The id of the set.
    pub set: SetId,
}

/// The boards so far, what was noted about them, and the bytes of their pictures.
pub struct Desk {
    /// What was repaired and lost.
    pub notes: Notes,
    /// Pictures and sounds.
    pub store: MediaStore,
    drafts: Vec<Draft>,
    buttons: usize,
    place: usize,
}

impl Desk {
    /// An empty one, with what was noted while the file was opened.
    pub fn new(notes: Notes) -> Self {
        Self { notes, store: MediaStore::default(), drafts: Vec::new(), buttons: 0, place: 0 }
    }

    /// From now on this board is meant.
    pub fn begin(&mut self, board: &str) {
        self.place = self.notes.begin(board);
    }

    /// From now on the file as a whole is meant.
    pub fn whole(&mut self) {
        self.notes.resume(0);
    }

    /// Takes the board that was begun. One without a language gets the one that its letters leave no doubt about.
    ///
    /// # Errors
    /// Limits of number.
    pub fn add(&mut self, sheet: Sheet) -> Result<(), ImportError> {
        let mut board = sheet.finish(&mut self.notes);
        at_most(self.drafts.len() + 1, limits::BOARDS, What::Boards)?;
        at_most(board.buttons.len(), limits::BUTTONS_PER_BOARD, What::Buttons)?;
        self.buttons += board.buttons.len();
        at_most(self.buttons, limits::BUTTONS, What::Buttons)?;
        self.store.count(board.images.len())?;
        self.store.count(board.sounds.len())?;
        let given = locale::regular(&board.locale).unwrap_or_default();
        board.locale = match given.as_str() {
            "" => locale::guess(board.buttons.iter().map(|button| button.label.ko.as_str())).to_owned(),
            _ => given,
        };
        self.drafts.push(Draft { board, key: None, place: self.place });
        Ok(())
    }

    /// The set, opening with the board whose local id is `root`.
    ///
    /// # Errors
    /// There is no board.
    pub fn finish(mut self, source: Source, root: &str) -> Result<Imported, ImportError> {
        if self.drafts.is_empty() {
            return Err(ImportError::NoBoards);
        }
        self.whole();
        let manifest = Manifest { found: true, root: root.to_owned(), ..Manifest::default() };
        let assembled = set::assemble(self.drafts, &manifest, &source.set, stem(source.name), &mut self.notes);
        let mut imported = conclude(source.name, source.bytes, source.set, assembled, self.store, self.notes);
        // The bytes of a picture that cannot be shown are nobody's.
        let images = imported.boards.iter().flat_map(|board| &board.images).filter_map(|image| image.blob.as_ref());
        let sounds = imported.boards.iter().flat_map(|board| &board.sounds).filter_map(|sound| sound.blob.as_ref());
        let used: HashSet<&BlobId> = images.chain(sounds).collect();
        imported.media.retain(|(blob, _)| used.contains(blob));
        Ok(imported)
    }
}

/// A colour as our boards write it; empty where there is none or it cannot be read (noted).
pub fn paint(text: &str, notes: &mut Notes) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    match color::read(text) {
        Some(color) => color.regular,
        None => {
            notes.lost(LossKind::ColorUnknown, text);
            String::new()
        }
    }
}
