//! Cboard: JSON with boards of tiles, as a list, as lists by level, or one board alone.
//!
//! The boards that come with Cboard name their labels (`symbol.animalMammal.cat`) and their pictures
//! (`/symbols/mulberry/cat.svg`); both are inside the program and not in the file.

use super::desk::{Desk, Source, paint};
use super::media::stored;
use super::press::{Deed, equip, go};
use super::sheet::Sheet;
use crate::domain::board::{Button, Image, Sound};
use crate::domain::id::{ImageId, SoundId};
use crate::domain::locale::LocalText;
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::import::Imported;
use crate::formats::obf::limits;
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::{Map, Value};

/// Reads every board of the file; the one called `root` comes first.
///
/// # Errors
/// See [`ImportError`].
pub fn read(source: Source, value: Value, mut desk: Desk) -> Result<Imported, ImportError> {
    let mut boards = Vec::new();
    gather(value, &mut boards);
    let root = boards.iter().map(|board| text(board, "id")).find(|id| *id == "root").unwrap_or_default().to_owned();
    for board in boards {
        desk.begin(text(&board, "id"));
        read_board(&board, &mut desk)?;
    }
    desk.finish(source, &root)
}

/// The boards of a list, of the lists in an object, or the object itself. Tiles are never boards.
fn gather(value: Value, boards: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.into_iter().filter(is_board).for_each(|board| boards.push(board)),
        board if is_board(&board) => boards.push(board),
        Value::Object(lists) => {
            lists.into_iter().filter(|(_, list)| list.is_array()).for_each(|(_, list)| gather(list, boards))
        }
        _ => {}
    }
}

fn is_board(value: &Value) -> bool {
    value.get("tiles").is_some_and(Value::is_array)
}

fn read_board(board: &Value, desk: &mut Desk) -> Result<(), ImportError> {
    let tiles = board.get("tiles").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    at_most(tiles.len(), limits::BUTTONS_PER_BOARD, What::Buttons)?;
    let name = label(board, "name", &mut desk.notes);
    let mut sheet = Sheet::new(text(board, "id"), LocalText::same(name), 0, 0);
    sheet.speaks(text(board, "locale"));
    for tile in tiles.iter().filter(|tile| tile.is_object()) {
        put(tile, &mut sheet, desk)?;
    }
    sheet.arrange(board.get("grid").filter(|grid| !grid.is_null()).cloned(), &mut desk.notes)?;
    desk.add(sheet)
}

fn put(tile: &Value, sheet: &mut Sheet, desk: &mut Desk) -> Result<(), ImportError> {
    let label = label(tile, "label", &mut desk.notes);
    let said = text(tile, "vocalization");
    let mut button = Button {
        id: text(tile, "id").into(),
        label: LocalText::same(label.as_str()),
        image: picture(text(tile, "image"), sheet, desk)?,
        sound: sound(text(tile, "sound"), sheet, desk)?,
        hidden: tile.get("hidden").and_then(Value::as_bool).unwrap_or_default(),
        background_color: paint(text(tile, "backgroundColor"), &mut desk.notes),
        border_color: paint(text(tile, "borderColor"), &mut desk.notes),
        ..Button::default()
    };
    let deed = match (text(tile, "loadBoard"), text(tile, "action")) {
        ("", "") => Deed::Say(if said.is_empty() { label } else { said.to_owned() }),
        ("", action) => act(action),
        (board, _) => go(board),
    };
    equip(&mut button, vec![deed], &mut desk.notes);
    sheet.put(button, None, &mut desk.notes);
    Ok(())
}

/// Cboard writes the actions of OBF.
fn act(action: &str) -> Deed {
    const ACTIONS: [&str; 5] = [":space", ":clear", ":backspace", ":speak", ":home"];
    match (action.strip_prefix('+'), ACTIONS.into_iter().find(|known| *known == action)) {
        (Some(letters), _) => Deed::Say(letters.to_owned()),
        (_, Some(known)) => Deed::Act(known),
        _ => Deed::Foreign(action.trim_start_matches(':').to_owned()),
    }
}

/// The text, else the last part of the name that it has in Cboard: `symbol.emotions.veryHappy` is "very happy".
fn label(value: &Value, key: &str, notes: &mut Notes) -> String {
    let own = text(value, key).trim();
    let named = text(value, &format!("{key}Key"));
    if !own.is_empty() || named.is_empty() {
        return own.to_owned();
    }
    notes.fixed(RepairKind::LabelKey, named);
    let mut words = String::new();
    for letter in named.rsplit('.').next().unwrap_or(named).chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// Bytes of its own, an address, or a place inside Cboard (`/symbols/<collection>/<name>`).
fn picture(text: &str, sheet: &mut Sheet, desk: &mut Desk) -> Result<Option<ImageId>, ImportError> {
    let image = match text {
        "" => return Ok(None),
        data if data.starts_with("data:") => {
            let Some((blob, content_type)) = stored(data, desk)? else { return Ok(None) };
            Image { blob: Some(blob), content_type, ..Image::default() }
        }
        url if url.starts_with("http") => Image { url: url.to_owned(), ..Image::default() },
        place => {
            let (set, name) = place.trim_start_matches("/symbols/").split_once('/').unwrap_or(("cboard", place));
            let symbol = Map::from_iter([("set".to_owned(), set.into()), ("filename".to_owned(), name.into())]);
            Image { symbol: Some(symbol), ..Image::default() }
        }
    };
    let key = image.blob.as_ref().map_or_else(|| text.to_owned(), ToString::to_string);
    Ok(Some(sheet.picture(key, image, &mut desk.notes)))
}

fn sound(text: &str, sheet: &mut Sheet, desk: &mut Desk) -> Result<Option<SoundId>, ImportError> {
    let sound = match text {
        "" => return Ok(None),
        data if data.starts_with("data:") => {
            let Some((blob, content_type)) = stored(data, desk)? else { return Ok(None) };
            Sound { blob: Some(blob), content_type, ..Sound::default() }
        }
        url => {
            desk.notes.lost(LossKind::MediaRemote, url);
            Sound { url: url.to_owned(), ..Sound::default() }
        }
    };
    Ok(Some(sheet.sound(sound)))
}

/// A text; empty where there is none.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
