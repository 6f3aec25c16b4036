//! How a work was made, step by step, in words that name nobody.

use super::technique::style_words;
use crate::domain::provenance::SourceType;
use crate::domain::provenance::making::{Action, Did};
use crate::text::Texts;

impl Did {
    /// In a sentence.
    pub fn words(&self, texts: &Texts) -> String {
        match self {
            Self::Painted(style) => texts.with("making-painted", &[("style", &style_words(texts, style))]),
            Self::PaintedOver(style) => texts.with("making-painted-over", &[("style", &style_words(texts, style))]),
            Self::Drew(strokes) => texts.with("making-drew", &[("count", &strokes.to_string())]),
            Self::Began => texts.get("making-began"),
            Self::Composed => texts.get("making-composed"),
            Self::Photographed => texts.get("making-photographed"),
            Self::Brought => texts.get("making-brought"),
            Self::Found => texts.get("making-found"),
            Self::Toned => texts.get("making-toned"),
            Self::Generated(_) => texts.get("making-generated"),
            Self::Changed(_) => texts.get("making-changed"),
            Self::Outlined => texts.get("making-outlined"),
            Self::Traced => texts.get("making-traced"),
            Self::CutOut => texts.get("making-cut-out"),
            Self::Resized => texts.get("making-resized"),
            Self::Converted => texts.get("making-converted"),
            Self::Published => texts.get("making-published"),
        }
    }
}

impl Action {
    /// What any program means by it, in a sentence.
    pub fn words(self, texts: &Texts) -> String {
        texts.get(match self {
            Self::Created => "making-c2pa-created",
            Self::Opened => "making-c2pa-opened",
            Self::Placed => "making-c2pa-placed",
            Self::Drawing => "making-c2pa-drawing",
            Self::Edited => "making-c2pa-edited",
            Self::Filtered => "making-c2pa-filtered",
            Self::ColorAdjustments => "making-c2pa-colours",
            Self::Resized => "making-resized",
            Self::Converted => "making-converted",
            Self::Published => "making-published",
        })
    }
}

impl SourceType {
    /// In a few words.
    pub fn words(self, texts: &Texts) -> String {
        texts.get(match self {
            Self::DigitalCreation => "making-source-hand",
            Self::AlgorithmicMedia => "making-source-algorithm",
            Self::TrainedAlgorithmicMedia => "making-source-model",
            Self::CompositeWithTrainedAlgorithmicMedia => "making-source-model-changed",
            Self::CompositeSynthetic => "making-source-model-mixed",
            Self::DigitalCapture => "making-source-photo",
            Self::HumanEdits => "making-source-hand-changed",
            Self::AlgorithmicallyEnhanced => "making-source-algorithm-changed",
            Self::Composite => "making-source-mixed",
        })
    }
}
