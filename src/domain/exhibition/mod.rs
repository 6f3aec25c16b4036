//! An exhibition: which works hang in which room, in which order, where and when; its drafts, and what of it may leave the device.

mod check;
mod colors;
mod edition;
mod options;
mod outing;
mod print;
mod pyramid;
mod rooms;

pub use check::{
    Fix, LOW_DPI, MAX_LABEL_WORDS, MAX_LINE_CHARS, MAX_SENTENCE_WORDS, Problem, Wanted, check, longest_sentence,
    longest_word, print_px, words,
};
pub use colors::{LEAST_CONTRAST, LabelColors, contrast};
pub use edition::{Edition, LeftOut, Shown, Source};
pub use options::{
    CatalogueFormat, ExportOptions, LabelStock, PAPERS, PaperOptions, PictureFormat, PrintOptions, web_base,
};
pub use outing::{Outing, Product};
pub use print::{DRAWN_PX, PrintKind, REPAINTED_PX, true_dpi};
pub use pyramid::{Pyramid, TILE_PX, Tile};
pub use rooms::Room;

use super::id::{ArtworkId, ExhibitionId, Millis};
use super::locale::LocalText;
use serde::{Deserialize, Serialize};

/// Most kept versions; the oldest go first.
const MAX_VERSIONS: usize = 50;

/// An exhibition. It is a draft that can always be changed; [`Version`]s keep how it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, from = "Stored")]
pub struct Exhibition {
    /// Its id.
    pub id: ExhibitionId,
    /// Its title; also its name on the command line.
    pub title: String,
    /// Where.
    pub place: String,
    /// When, as the curator wrote it (2027. 5. 20.~6. 2.).
    pub dates: String,
    /// When it was made.
    pub made: Millis,
    /// Its rooms (sections) in the order one walks through them.
    pub rooms: Vec<Room>,
    /// What it is about, in easy words.
    pub about: LocalText,
    /// Who holds it: a facility, a museum.
    pub host: String,
    /// Whom to thank.
    pub credits: String,
    /// Under which terms the pictures may be used: a Creative Commons or RightsStatements.org address; empty: all rights are the
    /// makers'.
    pub rights: String,
    /// The notice where generative AI took part, in the curator's own wording; empty: the program's.
    pub ai_notice: LocalText,
    /// The curator's notes. They never leave the device.
    pub notes: String,
    /// How it was at moments that the curator kept, oldest first.
    pub versions: Vec<Version>,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// An exhibition as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// What the curator calls it.
    pub name: String,
    /// When it was kept.
    pub at: Millis,
    /// All of it but its versions.
    pub was: Box<Exhibition>,
}

impl Exhibition {
    /// Keeps how it is now.
    pub fn keep_version(&mut self, name: String, at: Millis) {
        let was = Box::new(Self { versions: Vec::new(), ..self.clone() });
        self.versions.push(Version { name, at, was });
        let over = self.versions.len().saturating_sub(MAX_VERSIONS);
        self.versions.drain(..over);
    }

    /// As it was in that version; the versions stay. What is unknown changes nothing.
    pub fn back_to(&mut self, version: usize) {
        let Some(kept) = self.versions.get(version) else { return };
        let was = Self { versions: self.versions.clone(), ..(*kept.was).clone() };
        *self = was;
    }

    /// A draft of its own with the same works, under another name.
    pub fn copy(&self, id: ExhibitionId, title: String, made: Millis) -> Self {
        Self { id, title, made, versions: Vec::new(), ..self.clone() }
    }

    /// The works in the order they hang, room after room.
    pub fn works(&self) -> impl Iterator<Item = &ArtworkId> {
        self.rooms.iter().flat_map(|room| &room.works)
    }

    /// How many hang.
    pub fn count(&self) -> usize {
        self.rooms.iter().map(|room| room.works.len()).sum()
    }

    /// Whether a work hangs.
    pub fn has(&self, work: &str) -> bool {
        self.works().any(|other| other.as_str() == work)
    }
}

/// What is in the store: exhibitions of older versions had no rooms.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Stored {
    id: ExhibitionId,
    title: String,
    place: String,
    dates: String,
    made: Millis,
    works: Vec<ArtworkId>,
    rooms: Vec<Room>,
    about: LocalText,
    host: String,
    credits: String,
    rights: String,
    ai_notice: LocalText,
    notes: String,
    versions: Vec<Version>,
    #[serde(flatten)]
    extra: serde_json::Map<String, serde_json::Value>,
}

impl From<Stored> for Exhibition {
    fn from(stored: Stored) -> Self {
        let Stored { id, title, place, dates, made, works, rooms, about, .. } = stored;
        let Stored { host, credits, rights, ai_notice, notes, versions, extra, .. } = stored;
        let rooms = if rooms.is_empty() && !works.is_empty() { vec![Room { works, ..Room::default() }] } else { rooms };
        Self { id, title, place, dates, made, rooms, about, host, credits, rights, ai_notice, notes, versions, extra }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exhibition_of_an_older_version_has_one_room() {
        let old = r#"{"id": "x", "title": "봄", "works": ["a", "b"], "later": 7}"#;
        let show: Exhibition = serde_json::from_str(old).unwrap();
        assert_eq!((show.rooms.len(), show.count(), show.has("b")), (1, 2, true));
        assert_eq!(show.extra["later"], 7);
        let again: Exhibition = serde_json::from_str(&serde_json::to_string(&show).unwrap()).unwrap();
        assert_eq!(again, show);
    }

    #[test]
    fn a_version_brings_back_what_was_and_loses_no_other_version() {
        let mut show = Exhibition { title: "봄".to_owned(), ..Exhibition::default() };
        show.add("a".into(), None);
        show.keep_version("first".to_owned(), 1);
        show.add("b".into(), None);
        show.keep_version("second".to_owned(), 2);
        show.back_to(0);
        assert_eq!((show.count(), show.versions.len()), (1, 2));
        show.back_to(1);
        assert_eq!(show.count(), 2);
        show.back_to(9);
        assert_eq!(show.count(), 2);
        for at in 0..60 {
            show.keep_version(String::new(), at);
        }
        assert_eq!((show.versions.len(), show.versions[0].at), (MAX_VERSIONS, 10));
        assert!(show.copy("y".into(), "여름".to_owned(), 3).versions.is_empty());
    }
}
