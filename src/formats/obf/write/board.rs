//! One board.

use super::button::button;
use super::media::{Fetch, Target, image, sound};
use crate::domain::board::{Board, Grid, LoadBoard};
use crate::formats::obf::report::Notes;
use crate::formats::obf::texts::{self, Dictionary};
use crate::formats::obf::{FORMAT, ext};
use serde_json::{Map, Value};

/// The ids of the media of a board, with their paths in the archive where they have one.
#[derive(Default)]
pub struct MediaPaths {
    /// Of pictures.
    pub images: Vec<(String, Option<String>)>,
    /// Of sounds.
    pub sounds: Vec<(String, Option<String>)>,
}

/// Finds the link to write for a link of the domain.
pub type Relink<'l> = &'l dyn Fn(&LoadBoard) -> LoadBoard;

/// One board as a JSON object.
pub fn board(
    board: &Board,
    relink: Relink,
    target: &mut Target,
    fetch: Fetch,
    notes: &mut Notes,
) -> (Value, MediaPaths) {
    let dictionary = Dictionary { strings: &board.strings, locale: &board.locale };
    let mut object = Map::new();
    object.insert("format".to_owned(), FORMAT.into());
    object.insert("id".to_owned(), board.local_id.as_str().into());
    object.insert("locale".to_owned(), if board.locale.is_empty() { "und" } else { &board.locale }.into());
    object.extend(board.extra.clone());
    texts::write(&board.name, "name", ext::TRANSLATIONS, &mut object, dictionary);
    if board.returns_home {
        object.insert(ext::RETURNS_HOME.to_owned(), true.into());
    }
    if !board.strings.is_empty() {
        object.insert("strings".to_owned(), strings(board));
    }
    let buttons = board.buttons.iter().map(|item| {
        let link = item.load_board.as_ref().map(relink);
        button(item, link.as_ref(), dictionary)
    });
    object.insert("buttons".to_owned(), Value::Array(buttons.collect()));
    object.insert("grid".to_owned(), grid(&board.grid));
    let paths = media(board, &mut object, target, fetch, notes);
    (Value::Object(object), paths)
}

fn media(
    board: &Board,
    object: &mut Map<String, Value>,
    target: &mut Target,
    fetch: Fetch,
    notes: &mut Notes,
) -> MediaPaths {
    let mut found = MediaPaths::default();
    let mut images = Vec::with_capacity(board.images.len());
    for item in &board.images {
        let (value, path) = image(item, target, fetch, notes);
        found.images.push((item.id.0.clone(), path));
        images.push(value);
    }
    let mut sounds = Vec::with_capacity(board.sounds.len());
    for item in &board.sounds {
        let (value, path) = sound(item, target, fetch, notes);
        found.sounds.push((item.id.0.clone(), path));
        sounds.push(value);
    }
    object.insert("images".to_owned(), Value::Array(images));
    object.insert("sounds".to_owned(), Value::Array(sounds));
    found
}

fn grid(grid: &Grid) -> Value {
    let mut object = grid.extra.clone();
    object.insert("rows".to_owned(), grid.rows.into());
    object.insert("columns".to_owned(), grid.columns.into());
    let row = |row: &Vec<Option<crate::domain::id::ButtonId>>| {
        row.iter().map(|cell| cell.as_ref().map_or(Value::Null, |id| id.as_str().into())).collect::<Value>()
    };
    object.insert("order".to_owned(), grid.order.iter().map(row).collect());
    Value::Object(object)
}

fn strings(board: &Board) -> Value {
    let texts = |texts: &std::collections::BTreeMap<String, String>| {
        Value::Object(texts.iter().map(|(key, text)| (key.clone(), text.as_str().into())).collect())
    };
    Value::Object(board.strings.iter().map(|(tag, list)| (tag.clone(), texts(list))).collect())
}
