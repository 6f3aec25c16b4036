//! How a print was made, in words.

use super::Texts;
use crate::domain::exhibition::PrintKind;

impl PrintKind {
    /// As a sentence, for reports and lists.
    pub fn words(self, texts: &Texts) -> String {
        match self {
            Self::Repainted => texts.get("print-repainted"),
            Self::Enlarged { percent } => texts.with("print-enlarged", &[("percent", &percent.to_string())]),
            Self::AsStored => texts.get("print-as-stored"),
        }
    }
}
