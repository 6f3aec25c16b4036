//! One board.

use super::button::button;
use super::fields::Fields;
use super::grid::grid;
use super::media::{Ids, images, object, sounds};
use super::store::{Files, MediaStore};
use crate::domain::board::{Board, Button};
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use crate::formats::obf::texts::{self, Dictionary, Strings};
use crate::formats::obf::{FORMAT, ext, limits, locale};
use serde_json::Value;
use std::collections::HashSet;

/// A board whose place in its set is still to be found.
pub struct Draft {
    /// The board; `local_id` is its own id, empty if it has none.
    pub board: Board,
    /// The id the manifest gives it.
    pub key: Option<String>,
    /// Its place in the notes.
    pub place: usize,
}

/// What was read so far, over all boards.
#[derive(Default)]
pub struct Totals {
    buttons: usize,
}

/// Reads one board from its parsed JSON.
///
/// # Errors
/// Only limits; see [`ImportError`].
pub fn read_board(
    value: Value,
    files: &mut Files,
    store: &mut MediaStore,
    totals: &mut Totals,
    notes: &mut Notes,
) -> Result<Board, ImportError> {
    let mut fields = Fields::new(value);
    let mut board = Board { local_id: fields.id("id", notes).unwrap_or_default(), ..Board::default() };
    let raw_buttons = list(&mut fields, "buttons", notes);
    at_most(raw_buttons.len(), limits::BUTTONS_PER_BOARD, What::Buttons)?;
    totals.buttons += raw_buttons.len();
    at_most(totals.buttons, limits::BUTTONS, What::Buttons)?;
    format(&mut fields, notes);
    board.locale = language(&mut fields, &raw_buttons, notes);
    board.strings = strings(&mut fields, notes);
    let raw_images = list(&mut fields, "images", notes);
    board.images = images(raw_images, files, store, notes)?;
    let raw_sounds = list(&mut fields, "sounds", notes);
    board.sounds = sounds(raw_sounds, files, store, notes)?;
    let dictionary = Dictionary { strings: &board.strings, locale: &board.locale };
    board.buttons = buttons(raw_buttons, dictionary, notes);
    references(&board, notes);
    board.grid = grid(fields.take("grid"), &board.buttons, notes)?;
    if fields.has(ext::RETURNS_HOME) {
        board.returns_home = fields.flag(ext::RETURNS_HOME, notes);
    }
    let name = fields.text("name", notes);
    let mut extra = fields.rest();
    board.name = texts::read(name, "name", ext::TRANSLATIONS, &mut extra, dictionary);
    board.extra = extra;
    Ok(board)
}

fn list(fields: &mut Fields, key: &str, notes: &mut Notes) -> Vec<Value> {
    if !fields.has(key) {
        notes.fixed(RepairKind::ListMissing, key);
    }
    fields.list(key, notes).unwrap_or_default()
}

fn buttons(list: Vec<Value>, dictionary: Dictionary, notes: &mut Notes) -> Vec<Button> {
    let mut ids = Ids::new("button");
    let mut buttons = Vec::with_capacity(list.len());
    for value in list {
        if let Some(fields) = object(value, notes) {
            buttons.push(button(fields, &mut ids, dictionary, notes));
        }
    }
    buttons
}

/// Another format name than ours is kept.
fn format(fields: &mut Fields, notes: &mut Notes) {
    let format = fields.text("format", notes);
    if format.is_empty() {
        notes.fixed(RepairKind::FormatMissing, "");
    } else if format != FORMAT {
        fields.put("format", Value::String(format));
    }
}

/// The language of the board: as given, made regular, corrected where the labels' script leaves no doubt.
fn language(fields: &mut Fields, buttons: &[Value], notes: &mut Notes) -> String {
    let labels = || buttons.iter().filter_map(|button| button.get("label")?.as_str());
    let given = fields.text("locale", notes);
    if given.trim().is_empty() {
        notes.fixed(RepairKind::LocaleMissing, "");
        return locale::guess(labels()).to_owned();
    }
    let Some(tag) = locale::regular(&given) else {
        notes.fixed(RepairKind::LocaleForm, &given);
        return locale::guess(labels()).to_owned();
    };
    if tag != given && !tag.is_empty() {
        notes.fixed(RepairKind::LocaleForm, &given);
    }
    match locale::correction(&tag, labels()) {
        Some(right) => {
            notes.fixed(RepairKind::LocaleWrong, &format!("{given} -> {right}"));
            right.to_owned()
        }
        None => tag,
    }
}

/// OBF `strings`; values that are no texts are dropped and noted.
fn strings(fields: &mut Fields, notes: &mut Notes) -> Strings {
    let mut strings = Strings::new();
    for (tag, texts) in fields.object("strings", notes).unwrap_or_default() {
        let Value::Object(texts) = texts else {
            notes.lost(LossKind::ValueDropped, &tag);
            continue;
        };
        let place = strings.entry(tag).or_default();
        for (key, text) in texts {
            match text {
                Value::String(text) => drop(place.insert(key, text)),
                _ => notes.lost(LossKind::ValueDropped, &key),
            }
        }
    }
    strings
}

/// Notes pictures and sounds that buttons name and the board does not have.
fn references(board: &Board, notes: &mut Notes) {
    let images: HashSet<&str> = board.images.iter().map(|image| image.id.as_str()).collect();
    let sounds: HashSet<&str> = board.sounds.iter().map(|sound| sound.id.as_str()).collect();
    for button in &board.buttons {
        if let Some(id) = button.image.as_ref().filter(|id| !images.contains(id.as_str())) {
            notes.lost(LossKind::ImageDangling, id.as_str());
        }
        if let Some(id) = button.sound.as_ref().filter(|id| !sounds.contains(id.as_str())) {
            notes.lost(LossKind::SoundDangling, id.as_str());
        }
    }
}
