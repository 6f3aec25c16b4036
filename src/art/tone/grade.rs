//! What a palette and a mood do to one colour, in OKLab (B. Ottosson, "A perceptual color space for image processing", 2020):
//! lightness, strength and hue can be turned there one by one without the others seeming to change.

use crate::art::color::{self, Color};
use crate::domain::scene::Mood;
use crate::domain::tone::Palette;

/// One turn of all colours.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn {
    /// Power of lightness: below 1 brightens the middle, above 1 darkens it; black and white stay.
    power: f32,
    /// Where black and white come to lie.
    range: [f32; 2],
    /// Factor of the distance from middle grey.
    contrast: f32,
    /// Factor of the strength of colours.
    chroma: f32,
    /// All hues come nearer to this one (degrees; red 29, yellow 110, green 142, blue 264), at most by so many degrees.
    hue: f32,
    reach: f32,
    /// Added to a and b: the colour of the light; black and white get least of it.
    light: [f32; 2],
    /// 0..=1: how far a colour becomes the hue alone, strong in the middle and weak at both ends.
    single: f32,
}

const PLAIN: Turn = Turn {
    power: 1.0,
    range: [0.0, 1.0],
    contrast: 1.0,
    chroma: 1.0,
    hue: 0.0,
    reach: 0.0,
    light: [0.0, 0.0],
    single: 0.0,
};

fn of_palette(palette: Palette) -> Turn {
    match palette {
        Palette::Own => PLAIN,
        Palette::Warm => Turn { hue: 65.0, reach: 30.0, light: [0.014, 0.040], chroma: 1.04, ..PLAIN },
        Palette::Cool => Turn { hue: 245.0, reach: 30.0, light: [-0.016, -0.040], chroma: 0.96, ..PLAIN },
        Palette::Pastel => Turn { range: [0.34, 1.0], power: 0.78, chroma: 0.60, light: [0.006, 0.006], ..PLAIN },
        Palette::Vivid => Turn { chroma: 1.38, contrast: 1.10, ..PLAIN },
        Palette::Earth => {
            Turn { hue: 72.0, reach: 58.0, chroma: 0.62, light: [0.010, 0.034], range: [0.03, 0.95], ..PLAIN }
        }
        Palette::Night => Turn { range: [0.02, 0.74], power: 1.22, chroma: 0.78, light: [-0.010, -0.060], ..PLAIN },
        Palette::Single => Turn { hue: 252.0, single: 1.0, range: [0.22, 0.99], contrast: 1.08, ..PLAIN },
    }
}

fn of_mood(mood: Mood) -> Turn {
    match mood {
        Mood::Calm => PLAIN,
        Mood::Bright => Turn { power: 0.72, range: [0.06, 1.0], chroma: 1.06, light: [0.0, 0.012], ..PLAIN },
        Mood::Happy => Turn { power: 0.82, chroma: 1.22, contrast: 1.05, light: [0.012, 0.030], ..PLAIN },
        Mood::Sad => Turn { range: [0.02, 0.90], chroma: 0.55, light: [-0.006, -0.020], ..PLAIN },
        Mood::Dreamy => Turn {
            range: [0.28, 0.98],
            power: 0.88,
            chroma: 0.78,
            hue: 330.0,
            reach: 16.0,
            light: [0.026, -0.020],
            ..PLAIN
        },
        Mood::Angry => {
            Turn { contrast: 1.26, power: 1.06, chroma: 1.18, hue: 28.0, reach: 14.0, light: [0.022, 0.010], ..PLAIN }
        }
        Mood::Afraid => Turn { range: [0.0, 0.66], power: 1.15, chroma: 0.58, light: [-0.012, -0.010], ..PLAIN },
    }
}

/// What a palette and a mood do together: first the palette, then the mood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grade([Turn; 2]);

impl Grade {
    /// Of this palette and mood.
    pub fn of(palette: Palette, mood: Mood) -> Self {
        Self([of_palette(palette), of_mood(mood)])
    }

    /// Whether every colour stays as it is.
    pub fn is_plain(&self) -> bool {
        self.0 == [PLAIN; 2]
    }

    /// The same light, but a red stays red: half of what happens to lightness, nothing to the hue, little to its strength.
    pub fn keeping_hues(&self) -> Self {
        Self(self.0.map(|turn| Turn {
            power: 1.0 + (turn.power - 1.0) * 0.5,
            range: [turn.range[0] * 0.3, 1.0 + (turn.range[1] - 1.0) * 0.5],
            contrast: 1.0 + (turn.contrast - 1.0) * 0.5,
            chroma: turn.chroma.clamp(0.9, 1.15),
            ..PLAIN
        }))
    }

    /// The colour (sRGB, 0..=1) turned; what no screen shows becomes paler until one can.
    pub fn apply(&self, c: Color) -> Color {
        shown(self.0.iter().fold(color::oklab(c), |lab, turn| turn.apply(lab)))
    }
}

impl Turn {
    fn apply(&self, [l, a, b]: Color) -> Color {
        let l = 0.5 + (l.clamp(0.0, 1.0).powf(self.power) - 0.5) * self.contrast;
        let l = self.range[0] + l.clamp(0.0, 1.0) * (self.range[1] - self.range[0]);
        let [a, b] = self.nearer(a * self.chroma, b * self.chroma);
        // Paper and outlines take less of the light than what lies between.
        let middle = (4.0 * l * (1.0 - l)).clamp(0.25, 1.0);
        let [a, b] = [a + self.light[0] * middle, b + self.light[1] * middle];
        let (sin, cos) = self.hue.to_radians().sin_cos();
        let one = 0.115 * middle;
        // In one colour yellow must stay lighter than the blue beside it: the sun in the sky.
        let l = (l + b * 1.0 * self.single).clamp(0.0, 1.0);
        [l, a + (cos * one - a) * self.single, b + (sin * one - b) * self.single]
    }

    /// Turns the hue towards the liked one. The sine is 0 at the liked hue and at the one across, so that no two
    /// neighbouring hues are torn apart.
    fn nearer(&self, a: f32, b: f32) -> [f32; 2] {
        let chroma = a.hypot(b);
        if chroma < 1e-5 || self.reach <= 0.0 {
            return [a, b];
        }
        let now = b.atan2(a);
        let (sin, cos) = (now + self.reach.to_radians() * (self.hue.to_radians() - now).sin()).sin_cos();
        [chroma * cos, chroma * sin]
    }
}

/// The nearest colour that a screen shows: the same lightness and hue, less strong (Ottosson, "sRGB gamut clipping", 2021).
fn shown([l, a, b]: Color) -> Color {
    let at = |k: f32| color::from_oklab([l.clamp(0.0, 1.0), a * k, b * k]);
    let fits = |c: Color| c.iter().all(|v| (-0.002..=1.002).contains(v));
    let whole = at(1.0);
    if fits(whole) {
        return color::clamp(whole);
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..8 {
        let middle = (low + high) * 0.5;
        if fits(at(middle)) { low = middle } else { high = middle }
    }
    color::clamp(at(low))
}
