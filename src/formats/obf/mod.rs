//! Open Board Format: `.obf` (one board, JSON) and `.obz` (a ZIP of boards, pictures and sounds). Bytes in, values out.
//!
//! Reading is by content, never by the ending of the file name. What a file does not do by the book is accepted where
//! its meaning is clear and listed as a [`Repair`]; what cannot be shown or heard is listed as a [`Loss`]; what could
//! harm is refused with an [`ImportError`]. Keys that this program does not know stay in `extra` and are written back.
//!
//! What reading has in common with the formats of other programs is open to [`super::boards`].
//!
//! Format: <https://www.openboardformat.org/docs>. Domain values it has no key for are written as `ext_malgeurim_*`.

pub(in crate::formats) mod archive;
pub(crate) mod base64;
pub(in crate::formats) mod color;
pub(in crate::formats) mod error;
pub(in crate::formats) mod import;
pub(in crate::formats) mod json;
pub mod limits;
pub(in crate::formats) mod locale;
pub(in crate::formats) mod mime;
pub(in crate::formats) mod read;
pub(in crate::formats) mod report;
pub(in crate::formats) mod set;
pub(in crate::formats) mod sniff;
mod texts;
mod write;

pub use crate::domain::board::resolve;
pub use error::{ExportError, ImportError, What};
pub use import::{Imported, import};
pub use report::{Loss, LossKind, Repair, RepairKind};
pub use write::{export_obf, export_obz};

/// The format name that this program writes.
pub const FORMAT: &str = "open-board-0.1";

/// Keys for domain values that OBF has no word for.
mod ext {
    /// `Button::word`.
    pub const WORD: &str = "ext_malgeurim_word";
    /// `Button::phrase`.
    pub const PHRASE: &str = "ext_malgeurim_phrase";
    /// `Board::returns_home`.
    pub const RETURNS_HOME: &str = "ext_malgeurim_returns_home";
    /// The name of a board in the other language (buttons have `translations`, boards have not).
    pub const TRANSLATIONS: &str = "ext_malgeurim_translations";
}
