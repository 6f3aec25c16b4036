//! What a style paints from: the sheets of a scene, back to front, and pictures made of them.

use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::grid::{Grid, Plane, Rgb};
use crate::art::parallel;
use crate::art::picture::Picture;
use crate::domain::scene::{Mood, Role};

/// What a sheet shows. Brushes move over each kind in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Sky, and anything far and soft in it.
    Sky,
    /// Hills, floors, walls, buildings far away.
    Land,
    /// Grass and snow: small upright marks.
    Grass,
    /// Water: level marks.
    Water,
    /// A soft shadow on the ground.
    Shadow,
    /// One object of the scene.
    Object(Role),
    /// Rain or snow in front of everything.
    Weather,
    /// A person's own picture, whole.
    Photo,
}

/// One layer: a picture laid at `(x, y)` of the whole.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it shows.
    pub kind: Kind,
    /// Left edge in the whole, pixels.
    pub x: u32,
    /// Upper edge in the whole, pixels.
    pub y: u32,
    /// Its pixels, see-through around its shape.
    pub picture: Picture,
    /// Its colour was asked for by a word (빨간 집): no tone takes it away.
    pub asked: bool,
}

/// A scene drawn flat, or a person's own picture.
#[derive(Clone, Debug)]
pub struct Layers {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Back to front; the first one covers everything.
    pub sheets: Vec<Sheet>,
    /// All sheets together, as drawn.
    pub flat: Rgb,
    /// For every pixel the number of the sheet that is seen there.
    pub ids: Grid<u16>,
    /// How the picture feels.
    pub mood: Mood,
    /// Whether it is night: light objects on a dark ground.
    pub night: bool,
}

impl Layers {
    /// Puts the sheets together. Sheets that leave the picture are cut by it.
    pub fn new(width: u32, height: u32, mood: Mood, night: bool, sheets: Vec<Sheet>) -> Self {
        let (w, h) = (width as usize, height as usize);
        let mut this =
            Self { width: w, height: h, sheets, flat: Rgb::new(w, h, [1.0; 3]), ids: Grid::new(w, h, 0), mood, night };
        let rows = this.flat.data.chunks_mut(w * BAND).zip(this.ids.data.chunks_mut(w * BAND)).enumerate();
        parallel::each(rows, |(band, (flat, ids))| lay(&this.sheets, w, band * BAND, flat, ids));
        this
    }

    /// A person's own picture as a source for painting; see-through places become white paper.
    pub fn from_picture(picture: Picture) -> Self {
        let picture = if picture.is_empty() { Picture::filled(1, 1, [255; 4]) } else { picture };
        let flat = picture.to_rgb([1.0; 3]);
        let (width, height) = (flat.width, flat.height);
        let sheet = Sheet { kind: Kind::Photo, x: 0, y: 0, picture: Picture::from_rgb(&flat), asked: false };
        Self {
            width,
            height,
            sheets: vec![sheet],
            ids: Grid::new(width, height, 0),
            flat,
            mood: Mood::Calm,
            night: false,
        }
    }

    /// What is seen at a pixel.
    pub fn kind(&self, x: usize, y: usize) -> Kind {
        let id = self.ids.data[y * self.width + x] as usize;
        self.sheets.get(id).map_or(Kind::Photo, |sheet| sheet.kind)
    }

    /// 1 where an object of the scene is seen, else 0.
    pub fn object_mask(&self) -> Plane {
        let objects: Vec<bool> = self.sheets.iter().map(|s| matches!(s.kind, Kind::Object(_))).collect();
        self.ids.map(|id| if objects.get(id as usize) == Some(&true) { 1.0 } else { 0.0 })
    }

    /// The drawing with light and shade on every object, so that flat symbols become bodies: the blurred shape of an object
    /// is taken for its height, and the light comes from the upper left.
    pub fn lit(&self) -> Rgb {
        let mut out = self.flat.clone();
        for (id, sheet) in self.sheets.iter().enumerate() {
            if matches!(sheet.kind, Kind::Object(_)) {
                shade(sheet, id as u16, &self.ids, &mut out);
            }
        }
        out
    }
}

/// Rows that one worker lays at a time.
const BAND: usize = 64;

/// Lays every sheet over the rows from `first` on.
fn lay(sheets: &[Sheet], width: usize, first: usize, flat: &mut [Color], ids: &mut [u16]) {
    let rows = first..first + flat.len() / width.max(1);
    for (id, sheet) in sheets.iter().enumerate() {
        let solid = !matches!(sheet.kind, Kind::Shadow | Kind::Weather);
        let (w, top) = (sheet.picture.width as usize, sheet.y as usize);
        let room = w.min(width.saturating_sub(sheet.x as usize));
        for y in rows.start.max(top)..rows.end.min(top + sheet.picture.height as usize) {
            let row = &sheet.picture.rgba[(y - top) * w * 4..][..room * 4];
            let start = (y - first) * width + sheet.x as usize;
            for (i, p) in row.chunks_exact(4).enumerate().filter(|(_, p)| p[3] > 0) {
                let (at, new) = (&mut flat[start + i], color::from_bytes([p[0], p[1], p[2]]));
                *at = if p[3] == 255 { new } else { color::mix(*at, new, f32::from(p[3]) / 255.0) };
                if solid && p[3] > 127 {
                    ids[start + i] = id as u16;
                }
            }
        }
    }
}

/// How strongly the light models an object.
const RELIEF: f32 = 0.34;

fn shade(sheet: &Sheet, id: u16, ids: &Grid<u16>, out: &mut Rgb) {
    let (w, h) = (sheet.picture.width as usize, sheet.picture.height as usize);
    if w < 8 || h < 8 {
        return;
    }
    let mut shape = Plane::new(w, h, 0.0);
    shape.fill(|x, y, _| f32::from(sheet.picture.rgba[(y * w + x) * 4 + 3]) / 255.0);
    let reach = (w.min(h) as f32 * 0.11).max(1.5);
    let height = blur::gaussian(&shape, reach);
    for y in 0..h.min(out.height.saturating_sub(sheet.y as usize)) {
        for x in 0..w.min(out.width.saturating_sub(sheet.x as usize)) {
            let at = (sheet.y as usize + y) * out.width + sheet.x as usize + x;
            if ids.data[at] != id {
                continue;
            }
            let (xi, yi) = (x as i32, y as i32);
            let dx = height.near(xi + 2, yi) - height.near(xi - 2, yi);
            let dy = height.near(xi, yi + 2) - height.near(xi, yi - 2);
            let light = ((dx * 0.62 + dy * 0.78) * reach * 0.55).clamp(-1.0, 1.0);
            // Lower parts lose a little light to the ground.
            let low = (y as f32 / h as f32 - 0.55).max(0.0) * 0.22;
            out.data[at] = lighten(out.data[at], light * RELIEF - low * 0.5);
        }
    }
}

/// Warm towards the light, cool and deeper away from it.
fn lighten(c: Color, by: f32) -> Color {
    let target = if by > 0.0 { [1.0, 0.97, 0.86] } else { [0.16, 0.11, 0.30] };
    color::mix(c, target, by.abs())
}
