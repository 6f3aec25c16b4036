//! From parsed JSON to domain values, field by field.

mod board;
mod button;
mod fields;
mod grid;
mod manifest;
mod media;
mod store;

pub use board::{Draft, Totals, read_board};
pub(in crate::formats) use grid::grid;
pub use manifest::{Manifest, read_manifest};
pub use media::Ids;
pub use store::{Files, MediaStore};
