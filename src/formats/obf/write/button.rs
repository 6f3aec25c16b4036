//! One button.

use super::media::number;
use crate::domain::board::{Button, LoadBoard, Placement};
use crate::formats::obf::ext;
use crate::formats::obf::texts::{self, Dictionary};
use serde_json::{Map, Value};

/// One button. `link` is its `load_board` with the path the other board has in this archive.
pub fn button(button: &Button, link: Option<&LoadBoard>, dictionary: Dictionary) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), button.id.as_str().into());
    object.extend(button.extra.clone());
    texts::write(&button.label, "label", "translations", &mut object, dictionary);
    texts::write(&button.vocalization, "vocalization", "translations", &mut object, dictionary);
    let mut set = |key: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            object.insert(key.to_owned(), text.into());
        }
    };
    set(ext::WORD, button.word.as_ref().map(|id| id.as_str()));
    set(ext::PHRASE, button.phrase.as_ref().map(|id| id.as_str()));
    set("image_id", button.image.as_ref().map(|id| id.as_str()));
    set("sound_id", button.sound.as_ref().map(|id| id.as_str()));
    set("background_color", Some(&button.background_color));
    set("border_color", Some(&button.border_color));
    actions(&button.actions, &mut object);
    if button.hidden {
        object.insert("hidden".to_owned(), true.into());
    }
    if let Some(placement) = &button.placement {
        place(placement, &mut object);
    }
    if let Some(link) = link {
        object.insert("load_board".to_owned(), load_board(link));
    }
    Value::Object(object)
}

/// One action is `action`; several are `actions`, with the first as `action` for readers that know only that.
fn actions(actions: &[String], object: &mut Map<String, Value>) {
    let Some(first) = actions.first() else { return };
    let differs = object.contains_key("action");
    if !differs {
        object.insert("action".to_owned(), first.as_str().into());
    }
    if differs || actions.len() > 1 {
        object.insert("actions".to_owned(), actions.into());
    }
}

fn place(placement: &Placement, object: &mut Map<String, Value>) {
    let edges =
        [("top", placement.top), ("left", placement.left), ("width", placement.width), ("height", placement.height)];
    for (key, edge) in edges {
        // The shortest decimal that is this f32, not the long one of its f64.
        let edge = edge.to_string().parse().unwrap_or(f64::from(edge));
        object.insert(key.to_owned(), number(edge));
    }
}

fn load_board(link: &LoadBoard) -> Value {
    let mut object = link.extra.clone();
    for (key, text) in [("id", &link.id), ("name", &link.name), ("path", &link.path)] {
        if !text.is_empty() {
            object.insert(key.to_owned(), text.as_str().into());
        }
    }
    Value::Object(object)
}
