//! Boards to files. What reading kept is written back; `ext_malgeurim_*` carries what the format has no key for.

mod board;
mod button;
mod media;
mod package;
mod paths;

pub use package::{export_obf, export_obz};
