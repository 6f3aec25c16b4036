//! The sentence strip: tiles in the order they were tapped, the ending keys that are lit, what was said, and what is kept to be said.

use super::id::{BlobId, Millis, PhraseId, ProfileId, UtteranceId, WordId};
use super::locale::Lang;
use super::sentence::Endings;
use super::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};

/// What a tile stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// A word of the vocabulary: takes part in the grammar.
    Word(WordId),
    /// A whole phrase: said as it stands.
    Phrase(PhraseId),
    /// Text from an imported board or the keyboard: said as it stands.
    Text(String),
}

/// Whether a tile was typed letter by letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Written {
    /// It was tapped whole.
    #[default]
    No,
    /// The next letter joins it.
    Open,
    /// The word has ended.
    Done,
}

impl Written {
    fn is_not(&self) -> bool {
        *self == Self::No
    }
}

/// One tile of the strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// What it stands for.
    pub piece: Piece,
    /// What is said for it when it is not a word; empty: the piece's own text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub vocalization: String,
    /// Its picture; empty: the word's own.
    #[serde(default)]
    pub symbol: SymbolRef,
    /// A recorded clip that is played instead of the voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clip: Option<BlobId>,
    /// It came with a button that opened a board: what is chosen there or further on takes its place (음식▸ 밥 is 밥, not
    /// 음식하고 밥); left alone it stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub folder: bool,
    /// How far it was typed.
    #[serde(default, skip_serializing_if = "Written::is_not")]
    pub written: Written,
}

impl From<Piece> for Tile {
    fn from(piece: Piece) -> Self {
        Self {
            piece,
            vocalization: String::new(),
            symbol: SymbolRef::default(),
            clip: None,
            folder: false,
            written: Written::No,
        }
    }
}

/// The strip of one person. Kept across restarts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    /// Whose.
    pub profile: ProfileId,
    /// Tiles in the order tapped.
    pub tiles: Vec<Tile>,
    /// Keys that are lit.
    #[serde(default)]
    pub endings: Endings,
    /// "누른 낱말만 말하기": say the bare words.
    #[serde(default)]
    pub bare: bool,
    /// The sentence keeps the order in which its words were tapped.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_tapped: bool,
}

/// At most this many tiles in a strip; more would not fit a sentence or a screen.
pub const MAX_TILES: usize = 60;

/// Something that was said: what was tapped is always kept beside what was spoken. One that is kept (`favourite`) has a place in the person's
/// collection of sentences; it may be there before it was ever said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utterance {
    /// Its id.
    pub id: UtteranceId,
    /// Who said it.
    pub profile: ProfileId,
    /// When.
    pub at: Millis,
    /// As tapped.
    pub tiles: Vec<Tile>,
    /// As tapped.
    pub endings: Endings,
    /// As spoken.
    pub text: String,
    /// In which language.
    pub lang: Lang,
    /// Kept in the person's collection.
    #[serde(default)]
    pub favourite: bool,
    /// The folder of the collection in which it lies, by its name; empty: in none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub folder: String,
    /// Its place among the quick ones, less than [`QUICK`]. Nothing else of the person has the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quick: Option<u8>,
    /// It was made for the collection, and not said yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prepared: bool,
    /// Where it was said, as a word for a place, if somebody had told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<WordId>,
}

/// How many places there are for sentences that have to be said quickly.
pub const QUICK: u8 = 8;
/// Letters that the name of a folder may have.
pub const MAX_FOLDER: usize = 40;
