//! Hands in a picture: the whole MediaPipe Hands pipeline around two models that somebody else runs.
//!
//! A frame goes through these steps: [`crop`] samples it into the input of the palm model (letterbox); [`palm`] turns its
//! raw answer into palms and those into squares; [`crop`] samples each square, turned upright, into the input of the
//! landmark model; [`landmark`] carries the 21 points back and says where to look in the next frame, so that palms are
//! looked for only when a hand is missing ([`track`]). [`smooth`] is a stage of its own, on or off.
//!
//! No model is run here: [`Models`] is what the tracker needs, and a test can answer in its place.

pub mod crop;
pub mod landmark;
pub mod models;
pub mod palm;
pub mod picture;
pub mod rect;
pub mod smooth;
pub mod track;

pub use models::{Models, RawHand, RawPalms};
pub use picture::View;
pub use rect::Rect;
pub use smooth::{OneEuro, Smoother};
pub use track::{Options, Seen, Tracker, hands_at};
