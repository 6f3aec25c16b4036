//! Pixels: pictures, symbols, scenes, painting styles and the hand-drawn canvas. Pure: no disk, no clock; progress by
//! callback, and the same input gives the same bytes with any number of threads.

pub mod blur;
pub mod canvas;
pub mod codec;
pub mod color;
pub mod compose;
pub mod cutout;
pub mod draw;
mod enlarge;
pub mod film;
pub mod grid;
pub mod icons;
pub mod noise;
pub mod own_icons;
pub mod own_symbols;
mod paint;
pub mod parallel;
pub mod picture;
pub mod print_file;
mod program_icon;
pub mod rng;
pub mod signature;
pub mod styles;
mod svg;
pub mod symbols;
pub mod tiles;
pub mod tone;

pub use canvas::Dirty;
pub use codec::PictureError;
pub use compose::{alt_text, compose};
pub use cutout::cutout;
pub use draw::{Layers, Symbols, draw_scene, draw_scene_toned, draw_scene_with};
pub use enlarge::enlarged;
pub use icons::icon;
pub use paint::{SIDES, paint, paint_picture, paint_with};
pub use picture::Picture;
pub use program_icon::program_icon;
pub use styles::{Flow, Progress, STYLES, Style, style};
pub use svg::{MAX_SVG, render_svg};
pub use symbols::{render, svg_of};
pub use tone::toned;
