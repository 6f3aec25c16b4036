//! Paper and ink of labels: only pairs that everybody can read.

use serde::{Deserialize, Serialize};

/// Least contrast of words on a label: WCAG 2.2, 1.4.6 (AAA).
pub const LEAST_CONTRAST: f32 = 7.0;

/// What a label is printed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelColors {
    /// Ink on white.
    #[default]
    White,
    /// Ink on the colour of hanji.
    Cream,
    /// Black on yellow.
    Yellow,
    /// White on black.
    Black,
}

impl LabelColors {
    /// Every pair.
    pub const ALL: [Self; 4] = [Self::White, Self::Cream, Self::Yellow, Self::Black];

    /// Its name in texts and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::White => "white",
            Self::Cream => "cream",
            Self::Yellow => "yellow",
            Self::Black => "black",
        }
    }

    /// The paper: sRGB.
    pub fn paper(self) -> [u8; 3] {
        match self {
            Self::White => [255; 3],
            Self::Cream => [250, 246, 236],
            Self::Yellow => [255, 221, 51],
            Self::Black => [0; 3],
        }
    }

    /// Most words.
    pub fn ink(self) -> [u8; 3] {
        match self {
            Self::White | Self::Cream => [35, 34, 37],
            Self::Yellow => [0; 3],
            Self::Black => [255; 3],
        }
    }

    /// What stands back a little.
    pub fn soft(self) -> [u8; 3] {
        match self {
            Self::White | Self::Cream => [82, 77, 70],
            Self::Yellow => [44, 36, 0],
            Self::Black => [225, 222, 214],
        }
    }
}

/// Contrast of two sRGB colours, 1..=21 (WCAG 2.2, "contrast ratio").
pub fn contrast(a: [u8; 3], b: [u8; 3]) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance of an sRGB colour, 0..=1 (WCAG 2.2, "relative luminance").
fn luminance(color: [u8; 3]) -> f32 {
    let linear = |byte: u8| {
        let value = f32::from(byte) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = color.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_gives_the_known_values() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([118; 3], [255; 3]) - 4.54).abs() < 0.01);
        assert!((contrast([255, 0, 0], [255; 3]) - 4.0).abs() < 0.01);
        assert!((contrast([9, 9, 9], [9, 9, 9]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn every_pair_can_be_read_by_everybody() {
        for colors in LabelColors::ALL {
            for ink in [colors.ink(), colors.soft()] {
                let reached = contrast(ink, colors.paper());
                assert!(reached >= LEAST_CONTRAST, "{}: {reached}", colors.name());
            }
        }
    }
}
