//! The objects of a scene as sheets, each with a soft shadow on the ground.

use super::layers::{Kind, Sheet};
use super::own::{self, Symbols};
use super::palette::Palette;
use super::pencil::Pencil;
use super::{figure, motion, opening, scenery};
use crate::art::color::{self, Color};
use crate::art::picture::Picture;
use crate::art::{parallel, svg, symbols};
use crate::domain::scene::{Doing, Ground, Role, Scene, SceneObject};

/// More objects than this are not drawn.
const MAX_OBJECTS: usize = 64;
/// Things that give light keep their colour at night.
const SHINING: &str = "☀🌞🌙🌛🌝🌕🌜⭐🌟💡🔥🕯🌈✨💫☄⚡";

/// How much of a sleeping animal is seen above its legs.
pub const CROUCHED: f32 = 0.70;

/// Shadow, picture and marks of every object, back to front.
pub fn sheets(scene: &Scene, palette: &Palette, symbols: &dyn Symbols, width: u32, height: u32) -> Vec<Sheet> {
    let count = scene.objects.len().min(MAX_OBJECTS);
    let drawn = parallel::collect(count, |i| draw(scene, i, palette, symbols, width, height));
    let mut sheets = Vec::new();
    for (i, (object, sheet)) in scene.objects.iter().zip(drawn).enumerate() {
        let Some(sheet) = sheet else { continue };
        let [behind, before] = motion::marks(scene, object, &sheet, palette, (width, height), look(scene, i));
        let door = opening::doorway(scene, object, &sheet, palette, (width, height));
        sheets.extend(door.or_else(|| shadow(scene, object, &sheet, width, height)));
        sheets.extend(behind);
        sheets.push(sheet);
        sheets.extend(before);
    }
    sheets
}

/// The seed of an object's clothes and leaves.
fn look(scene: &Scene, index: usize) -> u64 {
    match scene.objects.get(index).map_or(0, |object| object.look) {
        0 => crate::art::rng::Rng::new(scene.seed, 100 + index as u64).bits() >> 8,
        look => u64::from(look),
    }
}

fn draw(
    scene: &Scene,
    index: usize,
    palette: &Palette,
    symbols: &dyn Symbols,
    width: u32,
    height: u32,
) -> Option<Sheet> {
    let object = scene.objects.get(index)?;
    let finite = [object.x, object.y, object.size, object.tilt].iter().all(|v| v.is_finite());
    if !finite || object.size <= 0.0 {
        return None;
    }
    let crouched = object.doing == Some(Doing::Sleep) && !object.is_lying();
    let tall = object.size.clamp(0.005, 1.5) * height as f32 / if crouched { CROUCHED } else { 1.0 };
    let (own_seed, widest) = (look(scene, index), width as f32 * 0.98);
    let person = figure::is_person(&object.symbol);
    let mut picture = match scenery::of(object) {
        Some(kind) => redrawn(kind, tall, own_seed)?,
        None if object.symbol.blob().is_some() => {
            own::render(&*symbols.picture(&object.symbol)?, tall, widest, object.tilt, object.flipped)?
        }
        None => drawn(object, person, tall, widest, own_seed)?,
    };
    if crouched {
        picture = own::upper(picture, CROUCHED);
    }
    dye(&mut picture, object, palette, person);
    place(picture, object, width, height)
}

fn redrawn(kind: scenery::Scenery, tall: f32, seed: u64) -> Option<Picture> {
    let side = (tall.round() as u32).max(2);
    let wide = (side as f32 * kind.aspect()).round() as u32;
    let mut pencil = Pencil::new(wide, side);
    scenery::draw(kind, &mut pencil, seed);
    pencil.sheet(Kind::Photo).map(|sheet| sheet.picture)
}

fn drawn(object: &SceneObject, person: bool, tall: f32, widest: f32, seed: u64) -> Option<Picture> {
    let text = if person { figure::svg(object, seed)?.into() } else { symbols::svg_of(&object.symbol)? };
    svg::render_exact(&svg::parse(&text)?, tall, widest, object.tilt, object.flipped)
}

/// Colours it was given, and the light of the hour.
fn dye(picture: &mut Picture, object: &SceneObject, palette: &Palette, person: bool) {
    let shining = object.symbol.0.chars().next().is_some_and(|c| SHINING.contains(c));
    let tint = object.tint.filter(|_| !person).map(color::from_bytes);
    let usual = usual_light(picture);
    picture.rgba.chunks_exact_mut(4).filter(|p| p[3] > 0).for_each(|p| {
        let mut c = color::from_bytes([p[0], p[1], p[2]]);
        if let Some(tint) = tint {
            c = tinted(c, tint, usual);
        }
        if !shining {
            // Faces stay warm even at night.
            c = color::mix(c, palette.seen(c), if person { 0.6 } else { 1.0 });
        }
        p[..3].copy_from_slice(&color::to_bytes(c));
    });
}

/// The mean lightness of what is neither outline nor highlight.
fn usual_light(picture: &Picture) -> f32 {
    let lights =
        picture.rgba.chunks_exact(4).filter(|p| p[3] > 127).map(|p| color::luma(color::from_bytes([p[0], p[1], p[2]])));
    let (sum, count) = lights.filter(|y| (0.15..0.9).contains(y)).fold((0.0, 0.0), |(s, n), y| (s + y, n + 1.0));
    if count > 0.0 { sum / count } else { 0.6 }
}

/// The tint takes the place of the colour; black outlines and white lights stay.
fn tinted(c: Color, tint: Color, usual: f32) -> Color {
    let y = color::luma(c);
    let keep = color::smoothstep(0.86, 1.0, y).max(1.0 - color::smoothstep(0.02, 0.22, y));
    let own = (y / usual).clamp(0.0, 1.6);
    let dyed = if own < 1.0 { color::scale(tint, own) } else { color::mix(tint, [1.0; 3], (own - 1.0) * 0.8) };
    color::mix(dyed, c, keep * 0.7)
}

/// Moves the cut picture to its place: centre x, lower edge y. What lies outside the whole is cut off.
fn place(picture: Picture, object: &SceneObject, width: u32, height: u32) -> Option<Sheet> {
    let left = (object.x.clamp(-1.0, 2.0) * width as f32 - picture.width as f32 / 2.0).round() as i64;
    let top = (object.y.clamp(-1.0, 2.0) * height as f32 - picture.height as f32).round() as i64;
    let (x0, y0) = (left.max(0), top.max(0));
    let (x1, y1) = (
        (left + i64::from(picture.width)).min(i64::from(width)),
        (top + i64::from(picture.height)).min(i64::from(height)),
    );
    if x0 >= x1 || y0 >= y1 {
        return None;
    }
    let stride = picture.width as usize * 4;
    let rows = (y0 - top) as usize..(y1 - top) as usize;
    let columns = (x0 - left) as usize * 4..(x1 - left) as usize * 4;
    let rgba = rows.flat_map(|y| picture.rgba[y * stride..][columns.clone()].iter().copied()).collect();
    let picture = Picture { width: (x1 - x0) as u32, height: (y1 - y0) as u32, rgba };
    Some(Sheet { kind: Kind::Object(object.role), x: x0 as u32, y: y0 as u32, picture, asked: object.tint.is_some() })
}

/// Held, ridden on, or standing on something: its shadow is not on the ground.
fn is_upon(object: &SceneObject) -> bool {
    use crate::domain::scene::Relation::{HeldBy, HuggedBy, Inside, On, Riding};
    object.tie.as_ref().is_some_and(|tie| matches!(tie.how, HeldBy | HuggedBy | Inside | On | Riding))
}

/// A soft pool of shade where the object touches the ground, drawn out to the left, away from the light.
fn shadow(scene: &Scene, object: &SceneObject, sheet: &Sheet, width: u32, height: u32) -> Option<Sheet> {
    let aloft = object.role == Role::Sky || object.y < super::backdrop::horizon_of(scene) - 0.06;
    let raised = matches!(object.doing, Some(Doing::Fly | Doing::Jump | Doing::Swim));
    if aloft || raised || object.role == Role::Held || is_upon(object) || width < 16 {
        return None;
    }
    let mut pencil = Pencil::new(width, height);
    let (w, foot) = (sheet.picture.width as f32, (sheet.y + sheet.picture.height) as f32);
    let centre = sheet.x as f32 + w / 2.0;
    let tone = if scene.ground == Ground::Snow { [0.25, 0.36, 0.58] } else { [0.08, 0.10, 0.16] };
    let unit = pencil.unit();
    let flat = (w * 0.13).min(unit * 0.035);
    pencil.glow(centre - w * 0.16, foot - flat * 0.2, w * 0.62, flat, tone, 0.42);
    pencil.glow(centre, foot - flat * 0.15, w * 0.36, flat * 0.5, tone, 0.5);
    pencil.sheet(Kind::Shadow)
}
