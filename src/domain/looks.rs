//! How people look in symbols: tones of skin and colours of hair.

use serde::{Deserialize, Serialize};

/// Tones of skin, as Unicode has them (UTS #51, emoji modifiers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skin {
    /// U+1F3FB.
    Light,
    /// U+1F3FC.
    MediumLight,
    /// U+1F3FD.
    Medium,
    /// U+1F3FE.
    MediumDark,
    /// U+1F3FF.
    Dark,
}

impl Skin {
    /// From light to dark.
    pub const ALL: [Self; 5] = [Self::Light, Self::MediumLight, Self::Medium, Self::MediumDark, Self::Dark];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::MediumLight => "medium-light",
            Self::Medium => "medium",
            Self::MediumDark => "medium-dark",
            Self::Dark => "dark",
        }
    }

    /// The character that gives the tone to the emoji before it.
    pub fn modifier(self) -> char {
        match self {
            Self::Light => '\u{1F3FB}',
            Self::MediumLight => '\u{1F3FC}',
            Self::Medium => '\u{1F3FD}',
            Self::MediumDark => '\u{1F3FE}',
            Self::Dark => '\u{1F3FF}',
        }
    }
}

/// Colours of hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hair {
    /// Black.
    Black,
    /// Brown.
    Brown,
    /// Blond.
    Blond,
    /// Red.
    Red,
    /// Grey or white.
    Gray,
}

impl Hair {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Black, Self::Brown, Self::Blond, Self::Red, Self::Gray];

    /// The emoji component for it (UTS #51): there are only two of these colours.
    pub fn component(self) -> Option<char> {
        match self {
            Self::Red => Some('\u{1F9B0}'),
            Self::Gray => Some('\u{1F9B3}'),
            _ => None,
        }
    }
}

/// How people in symbols look; `None`: as they are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Looks {
    /// Skin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skin: Option<Skin>,
    /// Hair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hair: Option<Hair>,
}

impl Looks {
    /// How well a picture with these looks stands for somebody who wants `wanted`; more is better. Skin counts more than hair.
    pub fn fit(self, wanted: Self) -> u8 {
        2 * u8::from(self.skin == wanted.skin) + u8::from(self.hair == wanted.hair)
    }
}
