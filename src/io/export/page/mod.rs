//! Pages: how text is broken, set and marked with its meaning, for everything that is printed. Lengths are points unless a name says
//! millimetres.

mod breaking;
mod faces;
mod parts;
mod press;
mod set;
mod sheet;

pub(super) use breaking::lines;
pub(super) use faces::Faces;
pub(super) use parts::{Part, Role};
pub(super) use press::{Press, PressInfo};
pub(super) use set::{Block, Pictogram, Scale, SetBlock, Style, height, set, take};
pub(super) use sheet::{Sheet, Symbol};

/// Points in a millimetre.
const POINT: f32 = 72.0 / 25.4;

/// Millimetres in points.
pub(super) const fn mm(millimetres: f32) -> f32 {
    millimetres * POINT
}

/// Pixels of a length in points at 300 dots an inch.
pub(super) fn px(points: f32) -> u32 {
    (points / 72.0 * 300.0).ceil().max(1.0) as u32
}

/// An area of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    /// With less on every side.
    pub fn inner(self, by: f32) -> Self {
        let (width, height) = ((self.width - 2.0 * by).max(0.0), (self.height - 2.0 * by).max(0.0));
        Self { left: self.left + by, top: self.top + by, width, height }
    }

    pub fn right(self) -> f32 {
        self.left + self.width
    }

    pub fn bottom(self) -> f32 {
        self.top + self.height
    }

    /// The largest area of this shape in the middle of it.
    pub fn fitted(self, width_px: u32, height_px: u32) -> Self {
        let (w, h) = (width_px.max(1) as f32, height_px.max(1) as f32);
        let scale = (self.width / w).min(self.height / h);
        let (width, height) = (w * scale, h * scale);
        let left = self.left + (self.width - width) / 2.0;
        Self { left, top: self.top + (self.height - height) / 2.0, width, height }
    }
}
