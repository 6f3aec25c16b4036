//! How everyday things are done, in short steps.

use crate::domain::id::WordId;
use crate::domain::locale::LocalText;

/// A short sentence of a procedure.
pub type Step = LocalText;

/// How one thing is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// Its id, unique in the guide.
    pub id: String,
    /// The place where it is done.
    pub place: String,
    /// The word whose picture stands for it.
    pub symbol: WordId,
    /// What is done.
    pub title: LocalText,
    /// What to bring; may be empty.
    pub bring: Vec<LocalText>,
    /// The steps, in order: three to seven.
    pub steps: Vec<Step>,
    /// Whom to ask.
    pub ask: LocalText,
    /// Year and month in which it was looked through: `2026-11`.
    pub checked: String,
}
