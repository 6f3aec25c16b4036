//! In which colours and in which mood a picture is painted: chosen beside the style, kept with every painting.

use super::scene::Mood;
use serde::{Deserialize, Serialize};

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Palette {
    /// As they are.
    #[default]
    Own,
    /// Towards yellow and red.
    Warm,
    /// Towards blue.
    Cool,
    /// Light and soft.
    Pastel,
    /// Strong.
    Vivid,
    /// Earth, straw and stone.
    Earth,
    /// As in the light of the moon.
    Night,
    /// Light and dark of one blue.
    Single,
}

impl Palette {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Own, Self::Warm, Self::Cool, Self::Pastel, Self::Vivid, Self::Earth, Self::Night, Self::Single];

    /// Its name in messages and histories.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Warm => "warm",
            Self::Cool => "cool",
            Self::Pastel => "pastel",
            Self::Vivid => "vivid",
            Self::Earth => "earth",
            Self::Night => "night",
            Self::Single => "single",
        }
    }
}

/// Colours and mood of a painting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tone {
    /// Its colours.
    #[serde(default)]
    pub palette: Palette,
    /// Its mood; none: the one that a feeling word gave to the scene.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
}

impl Tone {
    /// The mood that is seen, where the scene feels like `felt`.
    pub fn mood(self, felt: Mood) -> Mood {
        self.mood.unwrap_or(felt)
    }

    /// Whether it leaves everything as it is.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}
