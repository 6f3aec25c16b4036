//! Open Board Format: `.obf` (one board, JSON) and `.obz` (a ZIP of boards, pictures and sounds). Bytes in, values out.
//!
//! Reading is by content, never by the ending of the file name. What a file does not do by the book is accepted where
//! its meaning is clear and listed as a [`Repair`]; what cannot be shown or heard is listed as a [`Loss`]; what could
//! harm is refused with an [`ImportError`]. Keys that this program does not know stay in `extra` and are written back.
//!
//! Format: <https://www.openboardformat.org/docs>. Domain values it has no key for are written as `ext_malgeurim_*`.

mod archive;
pub(crate) mod base64;
mod color;
mod error;
mod import;
mod json;
pub mod limits;
mod locale;
mod mime;
mod read;
mod report;
mod set;
mod sniff;
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
