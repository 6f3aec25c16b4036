//! Why a file is refused.

use super::limits;

/// What a file has too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Entries of the archive.
    Entries,
    /// Boards.
    Boards,
    /// Buttons.
    Buttons,
    /// Pictures and sounds.
    Media,
    /// JSON values.
    Values,
}

impl What {
    fn key(self) -> &'static str {
        match self {
            Self::Entries => "too-many-entries",
            Self::Boards => "too-many-boards",
            Self::Buttons => "too-many-buttons",
            Self::Media => "too-many-media",
            Self::Values => "too-many-values",
        }
    }
}

/// Why a board file is refused. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`limits::FILE_BYTES`].
    #[error("the file has {bytes} bytes, {} are allowed", limits::FILE_BYTES)]
    TooBig {
        /// Its size.
        bytes: u64,
    },
    /// Unpacks to more than [`limits::UNPACKED_BYTES`], or one entry to more than [`limits::ENTRY_BYTES`].
    #[error("the archive unpacks to too many bytes")]
    UnpackedTooBig,
    /// Unpacks to more than [`limits::RATIO`] times its packed size.
    #[error("the archive unpacks to far more than its size")]
    ZipBomb,
    /// An entry that wants to lie outside the archive.
    #[error("the archive names a path outside itself: {0}")]
    BadPath(String),
    /// Too many of something.
    #[error("too many: {what:?}, {limit} are allowed")]
    TooMany {
        /// Of what.
        what: What,
        /// How many are allowed.
        limit: usize,
    },
    /// More than [`limits::GRID`] rows or columns.
    #[error("a grid of {rows} x {columns} cells is too large")]
    GridTooLarge {
        /// Rows.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// JSON nested deeper than [`limits::NESTING`].
    #[error("the JSON is nested too deep")]
    TooDeep,
    /// Locked with a password, or by the program it is licensed for.
    #[error("the archive is encrypted")]
    Encrypted,
    /// An archive of boards without one readable board.
    #[error("no board in the archive can be read")]
    NoBoards,
    /// Cut off or broken: where and how, for the log.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Another communication program's format: `gridset`, `snap`, `touchchat`, `asterics-grid`, `cboard`,
    /// `open-board-log`.
    #[error("another format: {0}")]
    OtherFormat(&'static str),
    /// Anything else.
    #[error("not a board file")]
    NotABoard,
}

impl ImportError {
    /// The key of the sentence for a person, in kebab case.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooBig { .. } => "too-big",
            Self::UnpackedTooBig => "too-big-unpacked",
            Self::ZipBomb => "zip-bomb",
            Self::BadPath(_) => "bad-path",
            Self::TooMany { what, .. } => what.key(),
            Self::GridTooLarge { .. } => "grid-too-large",
            Self::TooDeep => "too-deep",
            Self::Encrypted => "encrypted",
            Self::NoBoards => "no-boards",
            Self::Damaged(_) => "damaged",
            Self::OtherFormat(_) => "other-format",
            Self::NotABoard => "not-a-board",
        }
    }

    /// Every key, so that a test can ask for every sentence.
    pub const KEYS: [&'static str; 17] = [
        "empty",
        "too-big",
        "too-big-unpacked",
        "zip-bomb",
        "bad-path",
        "too-many-entries",
        "too-many-boards",
        "too-many-buttons",
        "too-many-media",
        "too-many-values",
        "grid-too-large",
        "too-deep",
        "encrypted",
        "no-boards",
        "damaged",
        "other-format",
        "not-a-board",
    ];
}

/// Refuses more than `limit` of something.
pub(in crate::formats) fn at_most(count: usize, limit: usize, what: What) -> Result<(), ImportError> {
    if count > limit { Err(ImportError::TooMany { what, limit }) } else { Ok(()) }
}

/// Why a set cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No board to write.
    #[error("there is no board to export")]
    Empty,
    /// The archive could not be written (out of memory, too many entries).
    #[error("writing the archive: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// Bytes could not be added.
    #[error("writing: {0}")]
    Io(#[from] std::io::Error),
    /// A value has no JSON form.
    #[error("writing JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl ExportError {
    /// The key of the sentence for a person, in kebab case.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "nothing-to-export",
            Self::Zip(_) | Self::Io(_) | Self::Json(_) => "cannot-write",
        }
    }
}
