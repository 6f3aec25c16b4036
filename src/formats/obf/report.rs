//! What was repaired and what is lost: counted by board and kind, with one example each.

use super::limits;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal, $text:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = $text] #[serde(rename = $key)] $variant,)*
        }

        impl $name {
            /// Every kind, so that a test can ask for every sentence.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The key of the sentence for a person, in kebab case; also its name in JSON.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$variant => $text,)* })
            }
        }
    };
}

kinds!(
    /// What a file did not do by the book, and was understood all the same; or what our boards have no place for, and
    /// became the nearest thing.
    RepairKind {
        ByteOrderMark = "byte-order-mark", "a byte order mark before the JSON";
        TextEncoding = "text-encoding", "text that is not UTF-8";
        LooseJson = "loose-json", "JSON with unquoted keys, comments or stray commas";
        FormatMissing = "format-missing", "no format name";
        IdMissing = "id-missing", "no id; one was given";
        IdNumber = "id-number", "an id written as a number";
        IdMismatch = "id-mismatch", "the board's id is not the one in the manifest";
        DuplicateBoard = "duplicate-board", "two boards with the same id; the second was renamed";
        DuplicateButton = "duplicate-button", "two buttons with the same id; the second was renamed";
        DuplicateMedia = "duplicate-media", "two pictures or sounds with the same id; the first is shown";
        LocaleMissing = "locale-missing", "no language given";
        LocaleForm = "locale-form", "a language written another way (en_US)";
        LocaleWrong = "locale-wrong", "a language that the labels are not in";
        ColorForm = "color-form", "a colour written another way (#444, a name, hsl)";
        NumberText = "number-text", "a number written as text";
        NumberRange = "number-range", "a number that is no size; rounded or set to nothing";
        TextNumber = "text-number", "a text written as a number";
        WrongType = "wrong-type", "a value of another kind than expected";
        EmptyId = "empty-id", "an empty picture or sound id; taken as none";
        EmptyText = "empty-text", "an empty web address or licence entry; taken as none";
        MimeForm = "mime-form", "a media type written another way (image/svg)";
        MimeMissing = "mime-missing", "no media type; told from the bytes";
        ListMissing = "list-missing", "no list of buttons, pictures or sounds";
        GridMissing = "grid-missing", "no grid; the buttons were laid out in their order";
        GridShape = "grid-shape", "rows and columns did not match the cells; empty cells were added";
        CellUnknown = "cell-unknown", "a cell that names no button; left empty";
        ButtonRepeated = "button-repeated", "a button in several cells; kept";
        ManifestMissing = "manifest-missing", "no readable manifest; every board of the archive was taken";
        ManifestPlace = "manifest-place", "the manifest lies in a folder of the archive";
        PathsMissing = "paths-missing", "the manifest lists no pictures or sounds";
        RootMissing = "root-missing", "the manifest names no first board; another was taken";
        BoardUnlisted = "board-unlisted", "a board that the manifest does not list; taken";
        PathForm = "path-form", "a path written another way (double or back slashes, letter case)";
        ArchiveJunk = "archive-junk", "files of the packing computer; skipped";
        ButtonSpread = "button-spread", "a button over several cells; it stands in each of them";
        ActionNearest = "action-nearest", "a command of the other program; the nearest one is done";
        RichText = "rich-text", "a text with pictures in it; its words are kept";
        ListSpread = "list-spread", "a list of words; they stand in the cells meant for it";
        VisibilityNearest = "visibility-nearest", "a cell that is switched off or only for some; shown or hidden";
        SizesEven = "sizes-even", "rows or columns of several sizes; all are alike here";
        SharedBoard = "shared-board", "a board that stands beside all others; it stands alone here";
        LayoutChosen = "layout-chosen", "a page laid out for several screens; one layout was taken";
        ColorCategory = "color-category", "a colour told only by the kind of word; a usual one was taken";
        LabelKey = "label-key", "a label that only names a text of the other program; its name is shown";
        PartsStacked = "parts-stacked", "several parts of a page; they stand below each other";
        SetChosen = "set-chosen", "a button that changes with others; its first form was taken";
    }
);

kinds!(
    /// What of a file cannot be shown, heard or followed. It is kept for export where the format can hold it.
    LossKind {
        ImageDangling = "image-dangling", "a button's picture is not in the file";
        SoundDangling = "sound-dangling", "a button's sound is not in the file";
        MediaFileMissing = "media-file-missing", "a picture or sound whose file is not in the archive";
        MediaRemote = "media-remote", "a picture or sound that is only on the web; it is not fetched";
        MediaSymbol = "media-symbol", "a picture from another program's symbol collection";
        MediaEmpty = "media-empty", "a picture or sound without any content";
        MediaDamaged = "media-damaged", "a picture or sound whose data cannot be read";
        MediaTooBig = "media-too-big", "a picture or sound that is too big";
        ActionUnknown = "action-unknown", "an action that this program does not know";
        LinkOutside = "link-outside", "a link to a board that is not in the file";
        ButtonUnplaced = "button-unplaced", "a button in no cell of the grid";
        ColorUnknown = "color-unknown", "a colour that cannot be read";
        BoardDamaged = "board-damaged", "a board that cannot be read";
        BoardMissing = "board-missing", "a board that the manifest lists but the archive does not hold";
        ValueDropped = "value-dropped", "a value that makes no sense in its place";
        FileUnused = "file-unused", "a file of the archive that no board uses";
        CellProgram = "cell-program", "a part of the other program (its text window, its predictions)";
        ListRest = "list-rest", "words of a list for which there is no cell";
        Spelling = "spelling", "letters that were joined to a word; the other program says them one by one";
        WordForms = "word-forms", "word forms; this program makes its own";
        MediaFormat = "media-format", "a picture in a format that cannot be shown";
    }
);

macro_rules! entry {
    ($(#[$doc:meta])* $name:ident, $kind:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {
            /// The id of the board inside its file (its path where it has no id); empty: the archive as a whole.
            pub board: String,
            /// What.
            pub what: $kind,
            /// How many times on this board.
            pub count: usize,
            /// The first of them, at most [`limits::EXAMPLE_CHARS`] characters.
            #[serde(default, skip_serializing_if = "String::is_empty")]
            pub example: String,
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                if !self.board.is_empty() {
                    write!(f, "{}: ", self.board)?;
                }
                write!(f, "{} ({})", self.what, self.count)
            }
        }
    };
}

entry!(
    /// Something repaired while reading.
    Repair,
    RepairKind
);
entry!(
    /// Something that does not work here.
    Loss,
    LossKind
);

/// How often, and the first example.
type Tally = (usize, String);

/// Collects both lists while a file is read or written.
#[derive(Debug)]
pub(in crate::formats) struct Notes {
    boards: Vec<String>,
    now: usize,
    repaired: BTreeMap<(usize, RepairKind), Tally>,
    lost: BTreeMap<(usize, LossKind), Tally>,
}

impl Notes {
    /// An empty list; what is noted first concerns the archive as a whole.
    pub fn new() -> Self {
        Self { boards: vec![String::new()], now: 0, repaired: BTreeMap::new(), lost: BTreeMap::new() }
    }

    /// From now on a new board is meant; its place for [`Notes::rename`] and [`Notes::resume`].
    pub fn begin(&mut self, board: &str) -> usize {
        self.boards.push(board.to_owned());
        self.now = self.boards.len() - 1;
        self.now
    }

    /// From now on this board is meant again; 0 is the archive.
    pub fn resume(&mut self, place: usize) {
        self.now = place.min(self.boards.len() - 1);
    }

    /// Gives the board its final id.
    pub fn rename(&mut self, place: usize, board: &str) {
        if let Some(name) = self.boards.get_mut(place) {
            *name = board.to_owned();
        }
    }

    /// Something was repaired.
    pub fn fixed(&mut self, what: RepairKind, example: &str) {
        tally(self.repaired.entry((self.now, what)).or_default(), example);
    }

    /// Something does not work here.
    pub fn lost(&mut self, what: LossKind, example: &str) {
        tally(self.lost.entry((self.now, what)).or_default(), example);
    }

    /// Both lists, in the order of the boards.
    pub fn finish(self) -> (Vec<Repair>, Vec<Loss>) {
        let name = |place: usize| self.boards.get(place).cloned().unwrap_or_default();
        let repaired = self.repaired.into_iter().map(|((place, what), (count, example))| Repair {
            board: name(place),
            what,
            count,
            example,
        });
        let repaired = repaired.collect();
        let lost = self.lost.into_iter().map(|((place, what), (count, example))| Loss {
            board: name(place),
            what,
            count,
            example,
        });
        (repaired, lost.collect())
    }
}

fn tally(entry: &mut Tally, example: &str) {
    entry.0 += 1;
    if entry.1.is_empty() {
        entry.1 = example.chars().take(limits::EXAMPLE_CHARS).collect();
    }
}
