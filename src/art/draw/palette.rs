//! The colours of a scene: sky, distance, land and light, chosen by ground, sky and seed.

use crate::art::color::{self, Color, hex};
use crate::art::rng::Rng;
use crate::domain::scene::{Scene, Sky};

/// Colours that fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Sky from the top to the horizon.
    pub sky: [Color; 3],
    /// Clouds: lit side and shaded side.
    pub cloud: [Color; 2],
    /// Far hills.
    pub far: Color,
    /// Land from the horizon to the foreground.
    pub land: [Color; 3],
    /// Water from the horizon to the shore.
    pub water: [Color; 3],
    /// Multiplies the colours of everything that stands in this light.
    pub light: Color,
    /// Flowers and other small bright things.
    pub accents: [Color; 4],
}

const SKIES: [[u32; 3]; 4] = [
    [0x3B7FC4, 0x85BDE6, 0xE4EFEA],
    [0x5C9BD0, 0xA9D0E6, 0xF8E7C9],
    [0x2F86A8, 0x7FC4CE, 0xEFF1D8],
    [0x4A74BF, 0x93B4E4, 0xF6DCD3],
];
const LANDS: [[u32; 3]; 4] = [
    [0xA9CC6A, 0x74AC4C, 0x3C7A3E],
    [0xC3CF6B, 0x86AE4A, 0x4A7A38],
    [0x9CCB86, 0x5DA765, 0x2C6F53],
    [0xDCC56A, 0xA9AC4E, 0x5E7C3A],
];
const WATERS: [[u32; 3]; 3] =
    [[0x7FB9CF, 0x2E86A6, 0x1C5F86], [0x8CCBC9, 0x35A0A0, 0x1F6E80], [0x86AEDD, 0x3C72B4, 0x244C86]];
const ACCENTS: [[u32; 4]; 3] = [
    [0xF7F2E4, 0xF2C230, 0xE2627F, 0xB98BD6],
    [0xFFFFFF, 0xF08A4B, 0xD9415D, 0xF5D97A],
    [0xF6E9F2, 0xE88FB4, 0x7C7FD0, 0xF7D35C],
];

impl Palette {
    /// The colours of `scene`. Another seed is another hour, another season.
    pub fn of(scene: &Scene) -> Self {
        let mut rng = Rng::new(scene.seed, 11);
        let clear = rng.pick(&SKIES, SKIES[0]);
        let (sky, light) = match scene.sky {
            Sky::Clear => (clear, [1.0, 1.0, 1.0]),
            Sky::Cloudy => ([0x7F90A3, 0xAEBBC6, 0xDEE0DC], [0.90, 0.92, 0.95]),
            Sky::Rain => ([0x4C5D72, 0x7C8D9C, 0xB4BDBF], [0.74, 0.80, 0.86]),
            Sky::Snow => ([0x8EA2BC, 0xBECBDA, 0xEDF0F3], [0.92, 0.95, 1.0]),
            Sky::Sunset => ([0x4B4E94, 0xDB6F86, 0xFDC06A], [1.02, 0.86, 0.78]),
            Sky::Night => ([0x0C1536, 0x1E3166, 0x4A6199], [0.60, 0.65, 0.88]),
        };
        let land = rng.pick(&LANDS, LANDS[0]).map(hex);
        let sky = sky.map(hex);
        let water = rng.pick(&WATERS, WATERS[0]).map(hex);
        Self {
            sky,
            cloud: clouds(scene.sky),
            far: color::mix(sky[1], color::multiply(hex(0x4F7F8C), light), 0.55),
            land: land.map(|c| color::multiply(c, light)),
            water: [color::mix(water[0], sky[2], 0.45), water[1], water[2]].map(|c| color::multiply(c, light)),
            light,
            accents: rng.pick(&ACCENTS, ACCENTS[0]).map(|c| color::multiply(hex(c), light)),
        }
    }

    /// A colour as it looks in this light.
    pub fn seen(&self, c: Color) -> Color {
        color::clamp(color::multiply(c, self.light))
    }
}

fn clouds(sky: Sky) -> [Color; 2] {
    match sky {
        Sky::Clear | Sky::Snow => [0xFFFDF6, 0xC9D6E4],
        Sky::Cloudy => [0xE9EAE8, 0x98A6B4],
        Sky::Rain => [0x9AA6B0, 0x56667A],
        Sky::Sunset => [0xFFD9A0, 0xC46A92],
        Sky::Night => [0x5A6CA6, 0x27376B],
    }
    .map(hex)
}
