//! What every screen is made of.

mod atlas;
mod cx;
mod field;
mod icons;
mod key;
mod label;
mod layout;
pub mod marks;
mod pad;
mod reach;
mod textures;
pub mod tokens;
mod turn;

pub use cx::{Cx, Kit};
pub use field::{TypedInto, area, field, finder, hinted, secret_field};
pub use icons::Icons;
pub use key::{Key, Sign, paint_picture, ring};
pub use label::{Align, Labels, Weight};
pub use layout::{NO_ROW, columns, grid_cell, inset, rows};
pub use pad::{TouchPad, note_line};
pub use reach::{Practice, Reach};
pub use textures::{Textures, side_for, upload};
pub use turn::half_circle;
