//! A lit doorway behind whoever is inside a house: without it they would stand before the wall.

use super::layers::{Kind, Sheet};
use super::palette::Palette;
use super::pencil::{Pencil, shape};
use crate::art::color::hex;
use crate::domain::scene::{Relation, Role, Scene, SceneObject};

/// First characters of symbols that one can be inside of and see from outside.
const HOUSES: &str = "🏠🏡🏢🏣🏤🏥🏦🏨🏩🏪🏫🏬🏭🏯🏰⛪🕌🏛🏘🛖⛺🎪";

/// Whether a symbol is a house.
pub fn is_house(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(|c| HOUSES.contains(c))
}

/// The doorway of `object`, if it is inside a house of the scene; `sheet` is the object as drawn.
pub fn doorway(
    scene: &Scene,
    object: &SceneObject,
    sheet: &Sheet,
    palette: &Palette,
    size: (u32, u32),
) -> Option<Sheet> {
    let tie = object.tie.as_ref().filter(|tie| tie.how == Relation::Inside)?;
    scene.objects.iter().find(|o| o.word.as_ref() == Some(&tie.to) && is_house(&o.symbol.0))?;
    let mut pencil = Pencil::new(size.0, size.1);
    let (w, h) = (sheet.picture.width as f32, sheet.picture.height as f32);
    let (x, foot) = (sheet.x as f32 + w / 2.0, sheet.y as f32 + h);
    for (grow, tones) in [(1.0, [0x7A4A30, 0x5E3826]), (0.88, [0xFFE7A8, 0xF2B45C])] {
        let (half, tall) = ((w * 0.5 + h * 0.14) * grow, h * 1.22 * (0.4 + 0.6 * grow));
        let arch: Vec<_> = (0..=12)
            .map(|i| (i as f32 / 12.0 * std::f32::consts::PI).sin_cos())
            .map(|(s, c)| (x - half * c, foot - tall + (1.0 - s) * half.min(tall * 0.5) * 0.7))
            .collect();
        let mut door = vec![(x - half, foot)];
        door.extend(arch);
        door.push((x + half, foot));
        let tones = tones.map(|tone| if grow < 1.0 { hex(tone) } else { palette.seen(hex(tone)) });
        pencil.fade(shape(&door), foot - tall, foot, &tones);
    }
    pencil.sheet(Kind::Object(Role::Backdrop))
}
