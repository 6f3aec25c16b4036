//! The sheet with the recovery code.

use super::told::word;
use crate::domain::id::Millis;
use crate::domain::locale::Lang;
use crate::text::{Texts, dates};

/// The words of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryWords {
    /// What it is.
    pub title: String,
    /// What it opens.
    pub what: String,
    /// What to do with it, step by step.
    pub steps: Vec<String>,
    /// When it was made: by that the right sheet is found.
    pub made: String,
}

/// The words of a sheet with a code that was made at this time.
pub fn recovery_sheet(lang: Lang, made: Millis, offset_min: i32) -> RecoveryWords {
    let day = dates::day_and_time(lang, made, offset_min);
    RecoveryWords {
        title: word(lang, "recovery-sheet-title"),
        what: word(lang, "recovery-sheet-what"),
        steps: ["recovery-sheet-use", "recovery-sheet-once", "recovery-sheet-keep", "recovery-sheet-file"]
            .map(|key| word(lang, key))
            .to_vec(),
        made: Texts::new(lang).with("recovery-sheet-made", &[("date", &day)]),
    }
}
