//! Colours, sizes and durations. No screen names a raw colour or size.

use crate::domain::profile::Theme;
pub use crate::domain::vocabulary::Tint;
use egui::Color32;

/// Corner of a button, in points.
pub const RADIUS_BUTTON: f32 = 16.0;
/// Corner of a card.
pub const RADIUS_CARD: f32 = 20.0;
/// Corner of the one main action.
pub const RADIUS_MAIN: f32 = 24.0;
/// Space between buttons.
pub const GAP: f32 = 8.0;
/// Space around a screen.
pub const MARGIN: f32 = 12.0;
/// Smallest target of the artist.
pub const TARGET: f32 = 72.0;
/// Smallest target in the instructor's and curator's rooms.
pub const TARGET_STAFF: f32 = 44.0;
/// Greeting.
pub const TYPE_GREETING: f32 = 44.0;
/// Title.
pub const TYPE_TITLE: f32 = 34.0;
/// Sentence.
pub const TYPE_SENTENCE: f32 = 26.0;
/// Button word.
pub const TYPE_WORD: f32 = 20.0;
/// Second words.
pub const TYPE_SECOND: f32 = 18.0;
/// A pressed button dips for this long, in seconds.
pub const DIP_SECONDS: f32 = 0.14;

/// A marked target is larger by so much on each side: half of the space between buttons, so that it lies on none.
pub const MARK_LIFT: f32 = GAP / 2.0 - 1.0;

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colors {
    /// Which theme.
    pub theme: Theme,
    /// Background.
    pub hanji: Color32,
    /// Cards.
    pub paper: Color32,
    /// Quiet borders.
    pub line: Color32,
    /// Words.
    pub ink: Color32,
    /// Second words.
    pub soft_ink: Color32,
    /// The one main action.
    pub main: Color32,
    /// On it.
    pub on_main: Color32,
    /// Chosen tool.
    pub chosen: Color32,
    /// On it.
    pub on_chosen: Color32,
    /// The sentence.
    pub sentence: Color32,
    /// Progress.
    pub progress: Color32,
    /// Done.
    pub done: Color32,
    /// Care.
    pub care: Color32,
    /// The microphone is open: a dot and a frame, never words.
    pub live: Color32,
    /// Veil behind an overlay.
    pub veil: Color32,
    /// Width of borders in points.
    pub border: f32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Hanji paper and ink.
const LIGHT: Colors = Colors {
    theme: Theme::Light,
    hanji: rgb(0xF7F1E5),
    paper: rgb(0xFFFCF6),
    line: rgb(0xDDD3C0),
    ink: rgb(0x2B2A2D),
    soft_ink: rgb(0x6B665E),
    main: rgb(0xCC5522),
    on_main: rgb(0xFFFFFF),
    chosen: rgb(0x1F3A5F),
    on_chosen: rgb(0xFFFFFF),
    sentence: rgb(0x1F3A5F),
    progress: rgb(0xF4C95D),
    done: rgb(0x4C7044),
    care: rgb(0xB0446A),
    live: rgb(0xC8252C),
    veil: Color32::from_rgba_premultiplied(32, 29, 24, 150),
    border: 2.0,
};

/// Ink paper.
const DARK: Colors = Colors {
    theme: Theme::Dark,
    hanji: rgb(0x1E1D20),
    paper: rgb(0x2A282C),
    line: rgb(0x4A464E),
    ink: rgb(0xF3ECDD),
    soft_ink: rgb(0xB9B1A3),
    main: rgb(0xE57A45),
    on_main: rgb(0x1E1D20),
    chosen: rgb(0x9DBBE0),
    on_chosen: rgb(0x1E1D20),
    sentence: rgb(0xBCD3F0),
    progress: rgb(0xF4C95D),
    done: rgb(0x9CC38F),
    care: rgb(0xE08CA8),
    live: rgb(0xFF6B61),
    veil: Color32::from_rgba_premultiplied(0, 0, 0, 180),
    border: 2.0,
};

/// Black, white and yellow.
const CONTRAST: Colors = Colors {
    theme: Theme::Contrast,
    hanji: rgb(0x000000),
    paper: rgb(0x000000),
    line: rgb(0xFFFFFF),
    ink: rgb(0xFFFFFF),
    soft_ink: rgb(0xFFFFFF),
    main: rgb(0xFFD400),
    on_main: rgb(0x000000),
    chosen: rgb(0xFFD400),
    on_chosen: rgb(0x000000),
    sentence: rgb(0xFFD400),
    progress: rgb(0xFFD400),
    done: rgb(0xFFFFFF),
    care: rgb(0xFFFFFF),
    live: rgb(0xFF6B61),
    veil: Color32::from_rgba_premultiplied(0, 0, 0, 220),
    border: 4.0,
};

impl Colors {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            Theme::Contrast => CONTRAST,
        }
    }

    /// The background of a word group. In high contrast all are black: nothing is said by colour alone.
    pub fn tint(&self, tint: Tint) -> Color32 {
        match self.theme {
            Theme::Contrast => self.paper,
            Theme::Light => light_tint(tint),
            Theme::Dark => darker(light_tint(tint)),
        }
    }
}

fn light_tint(tint: Tint) -> Color32 {
    let [red, green, blue] = tint.on_paper();
    Color32::from_rgb(red, green, blue)
}

/// The same hue at lower light (about a third), for ink paper.
fn darker(color: Color32) -> Color32 {
    let part = |value: u8, floor: f32| (f32::from(value) * 0.26 + floor) as u8;
    Color32::from_rgb(part(color.r(), 6.0), part(color.g(), 4.0), part(color.b(), 8.0))
}

/// Relative luminance (WCAG 2.2).
fn luminance(color: Color32) -> f32 {
    let linear = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// Contrast ratio of two opaque colours (WCAG 2.2), 1..=21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINTS: [Tint; 9] = [
        Tint::Person,
        Tint::Verb,
        Tint::Description,
        Tint::Thing,
        Tint::Social,
        Tint::Question,
        Tint::Little,
        Tint::Place,
        Tint::Negation,
    ];

    #[test]
    fn words_can_be_read_on_every_background() {
        for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
            let colors = Colors::of(theme);
            for tint in TINTS {
                let ratio = contrast(colors.ink, colors.tint(tint));
                assert!(ratio >= 7.0, "{theme:?} {tint:?}: {ratio}");
            }
            for ground in [colors.paper, colors.hanji] {
                assert!(contrast(colors.soft_ink, ground) >= 4.5, "{theme:?} second words");
                assert!(contrast(colors.sentence, ground) >= 4.5, "{theme:?} sentence");
                assert!(contrast(colors.care, ground) >= 4.5, "{theme:?} care");
                assert!(contrast(colors.live, ground) >= 4.5, "{theme:?} microphone");
                assert!(contrast(colors.done, ground) >= 4.5, "{theme:?} done");
            }
            assert!(contrast(colors.on_main, colors.main) >= 4.5 - 0.3, "{theme:?} main action (large, bold)");
            assert!(contrast(colors.on_chosen, colors.chosen) >= 7.0, "{theme:?} chosen");
        }
    }

    /// How a colour is seen by people who lack one kind of cone (Machado, Oliveira, Fernandes 2009, severity 1; linear light).
    fn seen_by(lacks: usize, color: Color32) -> Color32 {
        const LACKS: [[[f32; 3]; 3]; 3] = [
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
        ];
        let linear = [color.r(), color.g(), color.b()].map(|value| (f32::from(value) / 255.0).powf(2.2));
        let [r, g, b] = LACKS[lacks].map(|row| {
            let value: f32 = row.iter().zip(linear).map(|(weight, value)| weight * value).sum();
            (value.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0) as u8
        });
        Color32::from_rgb(r, g, b)
    }

    #[test]
    fn nothing_needs_a_hue_to_be_told() {
        for (theme, lacks) in
            [Theme::Light, Theme::Dark, Theme::Contrast].into_iter().flat_map(|t| (0..3).map(move |l| (t, l)))
        {
            let (colors, seen) = (Colors::of(theme), |color| seen_by(lacks, color));
            let ratio = |a, b| contrast(seen(a), seen(b));
            for tint in TINTS {
                assert!(ratio(colors.ink, colors.tint(tint)) >= 7.0, "{theme:?} {lacks} {tint:?}: words");
            }
            // Lit or not, the main action or another, open or not: told by lightness (WCAG 2.2, 1.4.11 asks for 3).
            for (what, color) in [("chosen", colors.chosen), ("main", colors.main), ("live", colors.live)] {
                assert!(ratio(color, colors.paper) >= 3.0, "{theme:?} {lacks} {what}: {}", ratio(color, colors.paper));
            }
            // Large bold words: 3 (WCAG 2.2, 1.4.3).
            let main = ratio(colors.on_main, colors.main);
            assert!(main >= 3.0, "{theme:?} {lacks} words on the main action: {main}");
            let chosen = ratio(colors.on_chosen, colors.chosen);
            assert!(chosen >= 7.0, "{theme:?} {lacks} words on what is chosen: {chosen}");
            // The double border of the mark and the focus stands out on every button.
            for tint in TINTS {
                assert!(ratio(colors.ink, colors.tint(tint)).max(ratio(colors.main, colors.tint(tint))) >= 7.0);
            }
        }
    }
}
