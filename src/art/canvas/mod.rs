//! The sheet under the hand: marks become pixels, live and again, at any size.
//!
//! [`Easel`] is the live engine, [`render()`] the same without a hand. A mark goes through `path` (an even way), a tool of
//! `tools` (touches; what is wet; what colour that gives), `stroke` and `work` (tile by tile) and `history` (what lay there before).

mod area;
mod blend;
mod coverage;
mod easel;
mod fill;
mod ground;
mod history;
mod outline;
mod path;
mod render;
mod stroke;
mod texture;
mod tile;
mod tools;
mod touch;
mod work;

pub use area::Dirty;
pub use coverage::coverage;
pub use easel::Easel;
pub use ground::Stamps;
pub use outline::{outline_of_layers, outline_of_picture};
pub use render::{Backdrop, render, render_steps};
