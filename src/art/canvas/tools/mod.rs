//! The tools, one file each: how a hand becomes touches, how a touch wets a pixel, what colour wet paint gives.

mod crayon;
mod dry;
mod eraser;
mod ink;
mod marker;
mod medium;
mod outline;
mod pencil;
mod shape;
mod sparkle;
mod stamp;
mod watercolor;

pub(super) use medium::{Brush, Medium, Place, wet_bounds};

use super::fill::Poured;
use super::ground::Ground;
use crate::domain::drawing::{Pen, Point, Tool};

/// The tool that a pen names, ready for one mark that begins at `at`.
pub(super) fn medium(pen: &Pen, at: &Point, ground: &Ground) -> Box<dyn Medium> {
    match &pen.tool {
        Tool::Crayon => Box::new(crayon::crayon(pen)),
        Tool::Pencil => Box::new(pencil::pencil(pen)),
        Tool::Marker => Box::new(marker::Marker::new(pen)),
        Tool::Watercolor => Box::new(watercolor::Watercolor::new(pen)),
        Tool::Ink => Box::new(ink::Ink::new(pen)),
        Tool::Eraser => Box::new(eraser::Eraser::new(pen)),
        Tool::Sparkle => Box::new(sparkle::Sparkle::new(pen)),
        Tool::Stamp(symbol) => Box::new(stamp::Stamp::new(pen, symbol, ground)),
        Tool::Shape { form, filled } => Box::new(shape::Shape::new(pen, *form, *filled)),
        Tool::Fill => Box::new(Poured::new(pen, (at.x(), at.y()), ground)),
    }
}
