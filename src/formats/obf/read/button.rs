//! One button.

use super::fields::{Fields, read_id, texts};
use super::media::Ids;
use crate::domain::board::{Button, LoadBoard, Placement, clean_path};
use crate::formats::obf::color;
use crate::formats::obf::ext;
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use crate::formats::obf::texts::{self as local, Dictionary};
use serde_json::{Map, Value};

/// Actions of the format; `+…` spells, and `:native` names are reserved by other programs.
const ACTIONS: [&str; 5] = [":space", ":clear", ":backspace", ":speak", ":home"];

/// Reads one button. Its picture and sound are not looked up here.
pub fn button(mut fields: Fields, ids: &mut Ids, dictionary: Dictionary, notes: &mut Notes) -> Button {
    let mut button = Button { id: ids.next(fields.id("id", notes), notes).into(), ..Button::default() };
    let label = fields.text("label", notes);
    let vocalization = fields.text("vocalization", notes);
    button.word = own(&mut fields, ext::WORD).map(Into::into);
    button.phrase = own(&mut fields, ext::PHRASE).map(Into::into);
    button.image = reference(&mut fields, "image_id", LossKind::ImageDangling, notes).map(Into::into);
    button.sound = reference(&mut fields, "sound_id", LossKind::SoundDangling, notes).map(Into::into);
    button.load_board = load_board(&mut fields, notes);
    button.actions = actions(&mut fields, notes);
    button.hidden = fields.flag("hidden", notes);
    button.background_color = color(&mut fields, "background_color", notes);
    button.border_color = color(&mut fields, "border_color", notes);
    button.placement = placement(&mut fields, notes);
    button.extra = fields.rest();
    button.label = local::read(label, "label", "translations", &mut button.extra, dictionary);
    button.vocalization = local::read(vocalization, "vocalization", "translations", &mut button.extra, dictionary);
    button
}

/// A key that only this program writes; anything but a text is somebody else's and stays.
fn own(fields: &mut Fields, key: &str) -> Option<String> {
    match fields.take(key)? {
        Value::String(text) => Some(text),
        value => {
            fields.put(key, value);
            None
        }
    }
}

/// `image_id` or `sound_id`: an empty one names nothing.
fn reference(fields: &mut Fields, key: &str, loss: LossKind, notes: &mut Notes) -> Option<String> {
    let given = fields.has(key);
    let id = fields.id(key, notes);
    if given && id.is_none() && !fields.has(key) {
        notes.fixed(RepairKind::EmptyId, key);
        notes.lost(loss, "");
    }
    id
}

fn load_board(fields: &mut Fields, notes: &mut Notes) -> Option<LoadBoard> {
    let value = fields.take("load_board")?;
    if let Some(id) =
        Some(&value).filter(|value| !value.is_object()).and_then(|value| read_id(value, "load_board", notes))
    {
        notes.fixed(RepairKind::WrongType, "load_board");
        return Some(LoadBoard { id, ..LoadBoard::default() }).filter(|link| !link.id.is_empty());
    }
    if !value.is_object() {
        notes.lost(LossKind::ValueDropped, &value.to_string());
        return None;
    }
    let mut link = Fields::new(value);
    let id = link.id("id", notes).unwrap_or_default();
    let name = link.text("name", notes);
    let mut path = link.text("path", notes);
    if let Some(clean) = clean_path(&path).filter(|clean| *clean != path) {
        notes.fixed(RepairKind::PathForm, &path);
        path = clean;
    }
    Some(LoadBoard { id, name, path, extra: link.rest() })
}

/// `actions` overrides `action`, which stays in `extra` where it says something else than the first of them.
fn actions(fields: &mut Fields, notes: &mut Notes) -> Vec<String> {
    let single = fields.text("action", notes);
    let listed = match fields.take("actions") {
        Some(Value::Array(list)) => texts(list, notes),
        Some(Value::String(text)) => {
            notes.fixed(RepairKind::WrongType, "actions");
            vec![text]
        }
        Some(value) => {
            notes.lost(LossKind::ValueDropped, &value.to_string());
            Vec::new()
        }
        None => Vec::new(),
    };
    let single = Some(single).filter(|action| !action.is_empty());
    let actions = match single {
        Some(action) if listed.is_empty() => vec![action],
        Some(action) if listed.first() != Some(&action) => {
            fields.put("action", Value::String(action));
            listed
        }
        _ => listed,
    };
    for action in actions.iter().filter(|action| !is_known(action)) {
        notes.lost(LossKind::ActionUnknown, action);
    }
    actions
}

fn is_known(action: &str) -> bool {
    action.starts_with('+') || ACTIONS.contains(&action)
}

/// A colour in the regular notation; one that nobody can read stays as it is.
fn color(fields: &mut Fields, key: &str, notes: &mut Notes) -> String {
    let text = fields.text(key, notes);
    if text.is_empty() {
        return text;
    }
    match color::read(&text) {
        Some(color) => {
            if !color.by_the_book {
                notes.fixed(RepairKind::ColorForm, &text);
            }
            color.regular
        }
        None => {
            notes.lost(LossKind::ColorUnknown, &text);
            text
        }
    }
}

/// All four edges or none; a part of them goes back to the unknown keys.
fn placement(fields: &mut Fields, notes: &mut Notes) -> Option<Placement> {
    const KEYS: [&str; 4] = ["top", "left", "width", "height"];
    let given = KEYS.map(|key| fields.number(key, notes));
    if let [Some(top), Some(left), Some(width), Some(height)] = given {
        let [top, left, width, height] = [top, left, width, height].map(|edge| edge as f32);
        if [top, left, width, height].iter().all(|edge| edge.is_finite()) {
            return Some(Placement { top, left, width, height });
        }
    }
    let edges: Map<String, Value> =
        KEYS.iter().zip(given).filter_map(|(key, edge)| Some(((*key).to_owned(), Value::from(edge?)))).collect();
    for (key, edge) in edges {
        notes.fixed(RepairKind::WrongType, &key);
        fields.put(&key, edge);
    }
    None
}
