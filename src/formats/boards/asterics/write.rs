//! Boards as a file of AsTeRICS Grid: the inverse of reading.

use super::text;
use crate::domain::board::{Board, BoardSet, Button, Image, Links, LoadBoard};
use crate::domain::id::{BlobId, ButtonId};
use crate::domain::locale::{Lang, LocalText};
use crate::formats::obf::ExportError;
use crate::formats::obf::base64;
use crate::formats::obf::color;
use crate::formats::obf::limits;
use crate::formats::obf::report::{Loss, LossKind, Notes};
use crate::formats::obf::set::named;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// Pictures and sounds of one file together have no more bytes before they become text; so it can be read again.
const MEDIA_BYTES: usize = limits::FILE_BYTES as usize / 2;

/// The version of the other program's data that is written.
const VERSION: &str = r#"{"major": 6, "minor": 0, "patch": 0}"#;

/// Fetches stored bytes.
type Fetch<'m> = &'m mut dyn FnMut(&BlobId) -> Option<Vec<u8>>;

/// Boards as a `.grd`, opening with the set's root if it is among them, else with the first. Pictures and sounds are inside as base64.
/// Words of our vocabulary become plain texts.
///
/// # Errors
/// See [`ExportError`].
pub fn export_grd(set: &BoardSet, boards: &[&Board], media: Fetch) -> Result<(Vec<u8>, Vec<Loss>), ExportError> {
    let first = *boards.first().ok_or(ExportError::Empty)?;
    let root = *boards.iter().find(|board| board.id == set.root).unwrap_or(&first);
    let links = Links::new(boards.iter().copied());
    let ids = boards.iter().map(|board| (board.id.as_str(), board.local_id.as_str())).collect();
    let mut writer = Writer { links, ids, media, left: MEDIA_BYTES, notes: Notes::new() };
    let mut written = HashSet::new();
    let grids: Vec<Value> =
        boards.iter().filter(|board| written.insert(&board.id)).map(|board| writer.grid(board)).collect();
    let mut metadata =
        json!({"id": "meta-data", "modelName": "MetaData", "modelVersion": VERSION, "homeGridId": root.local_id});
    if !root.locale.is_empty() {
        metadata["localeConfig"] = json!({"contentLang": root.locale});
    }
    let file = json!({"grids": grids, "dictionaries": [], "metadata": metadata});
    Ok((serde_json::to_vec_pretty(&file)?, writer.notes.finish().1))
}

struct Writer<'a> {
    links: Links,
    /// Local ids by id.
    ids: HashMap<&'a str, &'a str>,
    media: Fetch<'a>,
    /// Bytes of media that still find room.
    left: usize,
    notes: Notes,
}

impl Writer<'_> {
    fn grid(&mut self, board: &Board) -> Value {
        self.notes.begin(&board.local_id);
        let placed: HashSet<&ButtonId> = board.grid.order.iter().flatten().flatten().collect();
        for button in board.buttons.iter().filter(|button| !placed.contains(&button.id)) {
            self.notes.lost(LossKind::ButtonUnplaced, &button.label.ko);
        }
        let mut elements = Vec::new();
        let mut times: HashMap<&ButtonId, usize> = HashMap::new();
        for (id, area) in areas(board) {
            let Some(button) = board.button(id.as_str()) else { continue };
            let time = times.entry(id).or_default();
            *time += 1;
            let name = if *time == 1 { id.to_string() } else { format!("{id} {time}") };
            elements.push(self.element(board, button, name, area));
        }
        json!({
            "id": board.local_id, "modelName": "GridData", "modelVersion": VERSION,
            "label": words(&board.name, &board.locale), "rowCount": board.grid.rows,
            "minColumnCount": board.grid.columns, "gridElements": elements,
        })
    }

    fn element(&mut self, board: &Board, button: &Button, id: String, area: Area) -> Value {
        let mut label = words(&button.label, &board.locale);
        let others = button.extra.get("translations").and_then(Value::as_object).into_iter().flatten();
        let others = others.filter(|(tag, _)| Lang::parse(tag).is_none() && **tag != board.locale);
        let others = others.map(|(tag, texts)| (tag.clone(), Value::from(text(texts, "label"))));
        if let Some(label) = label.as_object_mut() {
            label.extend(others);
        }
        let mut element = json!({
            "id": id, "modelName": "GridElement", "modelVersion": VERSION, "type": "ELEMENT_TYPE_NORMAL",
            "x": area.column, "y": area.row, "width": area.columns, "height": area.rows,
            "label": label, "wordForms": [], "hidden": button.hidden,
        });
        for (key, paint) in [("backgroundColor", &button.background_color), ("borderColor", &button.border_color)] {
            if !paint.is_empty() {
                element[key] = hexadecimal(paint).into();
            }
        }
        if let Some(level) = button.level() {
            element["vocabularyLevel"] = level.into();
        }
        if let Some(image) = button.image.as_ref().and_then(|id| board.image(id)) {
            element["image"] = self.image(image);
        }
        let actions: Vec<Value> = self.actions(board, button).into_iter().map(action).collect();
        if actions.is_empty() {
            // The other program puts what has no command of its own among the words that were chosen.
            element["dontCollect"] = true.into();
        }
        element["actions"] = actions.into();
        element
    }

    /// A recording instead of the voice, else what it says; then its own actions; the board opens last.
    fn actions(&mut self, board: &Board, button: &Button) -> Vec<Value> {
        let mut actions: Vec<Value> = self.recording(board, button).into_iter().collect();
        if button.speaks() && button.vocalization != LocalText::default() {
            actions.push(says(&button.vocalization, &board.locale));
        } else if button.speaks() && actions.is_empty() {
            actions.push(json!({"modelName": "GridActionSpeak"}));
        }
        for deed in &button.actions {
            if deed.starts_with('+') {
                // There, letters are said one by one: nothing joins them to a word.
                self.notes.lost(LossKind::Spelling, deed);
            }
            match command(deed, &board.locale) {
                Some(action) => actions.push(action),
                None => self.notes.lost(LossKind::ActionUnknown, deed),
            }
        }
        actions.extend(button.load_board.as_ref().map(|link| self.go(link)));
        actions
    }

    fn go(&mut self, link: &LoadBoard) -> Value {
        let id = self.links.resolve(link).and_then(|id| self.ids.get(id.as_str()));
        if id.is_none() {
            self.notes.lost(LossKind::LinkOutside, named(link));
        }
        let id = id.copied().unwrap_or(&link.id);
        json!({"modelName": "GridActionNavigate", "navType": "navigateToGrid", "toGridId": id})
    }

    fn image(&mut self, image: &Image) -> Value {
        let mut object = Map::new();
        if let Some(bytes) = image.blob.as_ref().and_then(|blob| self.bytes(blob, image.id.as_str())) {
            object.insert("data".to_owned(), base64::write_data(&image.content_type, &bytes).into());
        }
        if !image.url.is_empty() {
            object.insert("url".to_owned(), image.url.as_str().into());
        }
        for (from, to) in [("author_name", "author"), ("author_url", "authorURL")] {
            let told = image.license.as_ref().and_then(|license| license.get(from));
            object.extend(told.map(|told| (to.to_owned(), told.clone())));
        }
        Value::Object(object)
    }

    fn recording(&mut self, board: &Board, button: &Button) -> Option<Value> {
        let sound = board.sound(button.sound.as_ref()?)?;
        let bytes = self.bytes(sound.blob.as_ref()?, sound.id.as_str())?;
        Some(
            json!({"modelName": "GridActionAudio", "dataBase64": base64::encode(&bytes), "mimeType": sound.content_type}),
        )
    }

    /// The bytes of a picture or sound, if they are there and still find room.
    fn bytes(&mut self, blob: &BlobId, id: &str) -> Option<Vec<u8>> {
        let Some(bytes) = (self.media)(blob).filter(|bytes| !bytes.is_empty()) else {
            self.notes.lost(LossKind::MediaFileMissing, id);
            return None;
        };
        let Some(left) = self.left.checked_sub(bytes.len()).filter(|_| bytes.len() as u64 <= limits::ENTRY_BYTES)
        else {
            self.notes.lost(LossKind::MediaTooBig, id);
            return None;
        };
        self.left = left;
        Some(bytes)
    }
}

/// Cells that make a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area {
    column: usize,
    row: usize,
    columns: usize,
    rows: usize,
}

/// Every button with its cells, those of one button together where they make a rectangle; in the order of reading.
fn areas(board: &Board) -> Vec<(&ButtonId, Area)> {
    let cell = |row: usize, column: usize| board.grid.order.get(row)?.get(column)?.as_ref();
    let mut taken = HashSet::new();
    let mut areas = Vec::new();
    for (row, cells) in board.grid.order.iter().enumerate() {
        for (column, id) in cells.iter().enumerate().filter_map(|(column, id)| Some((column, id.as_ref()?))) {
            if taken.contains(&(row, column)) {
                continue;
            }
            let is_free = |row, column| cell(row, column) == Some(id) && !taken.contains(&(row, column));
            let columns = (column..).take_while(|column| is_free(row, *column)).count();
            let rows = (row..).take_while(|row| (column..column + columns).all(|column| is_free(*row, column))).count();
            taken.extend((row..row + rows).flat_map(|row| (column..column + columns).map(move |column| (row, column))));
            areas.push((id, Area { column, row, columns, rows }));
        }
    }
    areas
}

/// A text by language; one that is the same in both of ours stands in the language of the board.
fn words(text: &LocalText, locale: &str) -> Value {
    if text.ko != text.en {
        return json!({"ko": text.ko, "en": text.en});
    }
    if locale.is_empty() { text.ko.as_str().into() } else { json!({locale: text.ko}) }
}

fn says(text: &LocalText, locale: &str) -> Value {
    json!({"modelName": "GridActionSpeakCustom", "speakText": words(text, locale)})
}

/// The other program's command for one of ours; `None`: it has none.
fn command(deed: &str, locale: &str) -> Option<Value> {
    let collect = |what: &str| json!({"modelName": "GridActionCollectElement", "action": what});
    match deed {
        ":clear" => Some(collect("COLLECT_ACTION_CLEAR")),
        ":speak" => Some(collect("COLLECT_ACTION_SPEAK")),
        ":deleteword" => Some(collect("COLLECT_ACTION_REMOVE_WORD")),
        ":backspace" => Some(collect("COLLECT_ACTION_REMOVE_CHAR")),
        ":home" => Some(json!({"modelName": "GridActionNavigate", "navType": "navigateToHomeGrid"})),
        _ => deed.strip_prefix('+').map(|text| says(&LocalText::same(text), locale)),
    }
}

fn action(mut action: Value) -> Value {
    action["modelVersion"] = VERSION.into();
    action
}

/// `#rrggbb`, which the other program's colour chooser knows; a see-through colour stays as it is.
fn hexadecimal(paint: &str) -> String {
    let opaque = paint.trim().strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'));
    let parts: Option<Vec<u8>> =
        opaque.and_then(|parts| parts.split(',').map(|part| part.trim().parse().ok()).collect());
    match parts.as_deref() {
        Some([red, green, blue]) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => color::read(paint).map_or_else(String::new, |color| color.regular),
    }
}
