//! Boards, in the terms of the Open Board Format (open-board-0.1).

mod button;
pub mod edit;
mod link;
mod media;
mod own;
mod place;
mod set;

pub use button::{Button, LEVEL_KEY, LoadBoard, MAX_LEVEL, Placement, SYMBOL_KEY};
pub use link::{Links, clean_path, resolve};
pub use media::{Image, License, Sound};
pub use own::{is_own_set, own_set, undo_list_of_boards};
pub use place::{BACKGROUND_KEY, Background, Cell, Span};
pub use set::{BUILTIN_SET, BoardSet};

use super::id::{BoardId, ButtonId, ImageId, SetId, SoundId};
use super::locale::LocalText;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Rows of cells; a cell names a button of the board or is empty. Positions are for life.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Number of rows, at least 1.
    pub rows: usize,
    /// Number of columns, at least 1.
    pub columns: usize,
    /// `rows` lists of `columns` cells.
    pub order: Vec<Vec<Option<ButtonId>>>,
    /// Keys of the file that we do not know; kept.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// Unique on this device.
    pub id: BoardId,
    /// The id inside its file (what `load_board.id` of its neighbours says).
    pub local_id: String,
    /// The set it belongs to.
    pub set: SetId,
    /// Its path inside the OBZ it came from (what `load_board.path` of its neighbours says); empty: it came alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Its name in both languages (imported boards: the same in both).
    pub name: LocalText,
    /// The language of its labels, as the file said (BCP 47); empty: none given.
    #[serde(default)]
    pub locale: String,
    /// The cells.
    pub grid: Grid,
    /// The buttons, in the order of the file (later ones draw on top of earlier ones).
    pub buttons: Vec<Button>,
    /// Pictures.
    #[serde(default)]
    pub images: Vec<Image>,
    /// Sounds.
    #[serde(default)]
    pub sounds: Vec<Sound>,
    /// OBF `strings`: locale -> key -> text. Keys are label or vocalization values.
    #[serde(default)]
    pub strings: BTreeMap<String, BTreeMap<String, String>>,
    /// Goes home by itself after a word was chosen.
    #[serde(default)]
    pub returns_home: bool,
    /// Keys of the file that we do not know (`ext_*`, url, license, background, …); kept.
    #[serde(default)]
    pub extra: Map<String, Value>,
}

impl Board {
    /// The button with this id.
    pub fn button(&self, id: &str) -> Option<&Button> {
        self.buttons.iter().find(|button| button.id.as_str() == id)
    }

    /// The button in a cell, counted from the top left.
    pub fn button_at(&self, row: usize, column: usize) -> Option<&Button> {
        let id = self.grid.order.get(row)?.get(column)?.as_ref()?;
        self.button(id.as_str())
    }

    /// The picture with this id.
    pub fn image(&self, id: &ImageId) -> Option<&Image> {
        self.images.iter().find(|image| &image.id == id)
    }

    /// The sound with this id.
    pub fn sound(&self, id: &SoundId) -> Option<&Sound> {
        self.sounds.iter().find(|sound| &sound.id == id)
    }
}
