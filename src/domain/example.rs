//! What a person taught: examples of their own signs, cards, drawings and sounds, each for a word.

use super::id::{BlobId, ExampleId, Millis, ProfileId};
use super::shown::{Shown, Way};
use super::strip::{Piece, Tile};
use serde::{Deserialize, Serialize};

/// Examples of one word in one way that are kept; a further one takes the place of the most redundant
/// (`facts`: about 12; more cost time and change no answer).
pub const MAX_EXAMPLES: usize = 12;

/// One example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Its id.
    pub id: ExampleId,
    /// Whose: examples are personal.
    pub profile: ProfileId,
    /// What it says: the tile that goes into the strip.
    pub tile: Tile,
    /// What was shown.
    pub shown: Shown,
    /// False: the person said that this was **not** the word.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub is: bool,
    /// When it was shown.
    pub made: Millis,
    /// The sound of a spoken word (WAV), if the person wants it kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sound: Option<BlobId>,
}

fn yes() -> bool {
    true
}

impl Example {
    /// In which way.
    pub fn way(&self) -> Way {
        self.shown.way()
    }

    /// Under which name a recogniser knows its word.
    pub fn meaning(&self) -> String {
        meaning(&self.tile)
    }
}

/// Under which name a recogniser knows what a tile says: `word:water`, `phrase:please-wait`, `text:…`. A button of an
/// imported board with words of its own is known by them, wherever it stands.
pub fn meaning(tile: &Tile) -> String {
    match &tile.piece {
        Piece::Word(id) => format!("word:{id}"),
        Piece::Phrase(id) => format!("phrase:{id}"),
        Piece::Text(text) => format!("text:{text}"),
    }
}

/// The tile of a name that [`meaning`] made; `None` for anything else.
pub fn tile_of(meaning: &str) -> Option<Tile> {
    let (kind, rest) = meaning.split_once(':')?;
    let piece = match kind {
        "word" => Piece::Word(rest.into()),
        "phrase" => Piece::Phrase(rest.into()),
        "text" => Piece::Text(rest.to_owned()),
        _ => return None,
    };
    Some(piece.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_read_back() {
        for piece in [Piece::Word("water".into()), Piece::Phrase("please-wait".into()), Piece::Text("a:b".into())] {
            let tile = Tile::from(piece);
            assert_eq!(tile_of(&meaning(&tile)), Some(tile));
        }
        assert_eq!(tile_of("water"), None);
        assert_eq!(tile_of("other:water"), None);
    }
}
