//! One button: one cell of a board.

use crate::domain::id::{ButtonId, ImageId, PhraseId, SoundId, WordId};
use crate::domain::locale::LocalText;
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A link to another board. Kept as the file wrote it, also when the board is not in the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LoadBoard {
    /// The local id of the board.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its path inside an OBZ.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Keys we do not know (url, data_url, temporary_home, ext_*); kept.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Absolute position, each 0..=1 of the board (OBF top/left/width/height); of its picture where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// From the top edge.
    pub top: f32,
    /// From the left edge.
    pub left: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// One button.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Button {
    /// Unique in its board.
    pub id: ButtonId,
    /// What it shows (imported buttons: the same in both languages).
    #[serde(default)]
    pub label: LocalText,
    /// What it says, where that differs from the label.
    #[serde(default)]
    pub vocalization: LocalText,
    /// A word of our vocabulary: takes part in the grammar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<WordId>,
    /// A phrase of our vocabulary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<PhraseId>,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageId>,
    /// Its sound, played instead of the voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sound: Option<SoundId>,
    /// Opens another board; a button may speak and open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load_board: Option<LoadBoard>,
    /// OBF actions in order (`:clear`, `+a`, `:ext_…`); a single `action` is a list of one.
    #[serde(default)]
    pub actions: Vec<String>,
    /// Hidden by the author: its place stays empty.
    #[serde(default)]
    pub hidden: bool,
    /// CSS colour as the file wrote it, made regular (`rgb(r, g, b)`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub background_color: String,
    /// CSS colour.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub border_color: String,
    /// Absolute position, if all four were given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
    /// Keys we do not know (`translations`, `url`, `ext_*`); kept.
    #[serde(default)]
    pub extra: Map<String, Value>,
}

/// OBF extension key that holds a [`SymbolRef`] for a button without a word.
pub const SYMBOL_KEY: &str = "ext_malgeurim_symbol";

/// The highest level of words and buttons.
pub const MAX_LEVEL: u64 = 4;

/// OBF extension key of the level (1-4) from which on a button is shown.
pub const LEVEL_KEY: &str = "ext_malgeurim_level";

impl Button {
    /// From which level on (1-4) it is shown, where that is its own and not its word's.
    pub fn level(&self) -> Option<u8> {
        let level = self.extra.get(LEVEL_KEY)?.as_u64()?;
        u8::try_from(level).ok().filter(|level| (1..=MAX_LEVEL).contains(&u64::from(*level)))
    }

    /// Gives it a level (1-4) of its own, or that of its word.
    pub(super) fn set_level(&mut self, level: Option<u8>) {
        match level {
            Some(level) => drop(self.extra.insert(LEVEL_KEY.to_owned(), u64::from(level).clamp(1, MAX_LEVEL).into())),
            None => drop(self.extra.remove(LEVEL_KEY)),
        }
    }

    /// The symbol that was chosen for it.
    pub fn own_symbol(&self) -> Option<SymbolRef> {
        self.extra.get(SYMBOL_KEY).and_then(|value| value.as_str()).filter(|text| !text.is_empty()).map(SymbolRef::from)
    }

    /// Whether it adds something to the strip (a pure folder or action button does not).
    pub fn speaks(&self) -> bool {
        self.word.is_some() || self.phrase.is_some() || (self.actions.is_empty() && self.load_board.is_none())
    }
}
