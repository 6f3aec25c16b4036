//! A face in a picture: where it is, its 468 points, and what they measure: smile, brows, mouth, where the nose points.
//!
//! As with hands, a frame goes through two models that somebody else runs ([`Models`]): [`detect`] turns the first one's answer into
//! a face and that into a square; [`mesh`] carries the second one's points back into the picture and says where to look in the
//! next frame; [`measure`] makes numbers of them that do not change with distance, place or tilt of the head.

pub mod detect;
pub mod measure;
pub mod mesh;
mod track;

pub use detect::RawFaces;
pub use measure::measures;
pub use mesh::{POINTS, Points, RawMesh};
pub use track::{Models, Tracker};
