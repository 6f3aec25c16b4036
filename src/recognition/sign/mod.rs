//! Hand signs: handshapes that are held and signs that move, with one or two hands.
//!
//! [`features`] makes of a [`Sign`](crate::domain::shown::Sign) what [`SignMeasure`] compares.

mod embed;
mod features;
mod idle;
pub mod kinematic;
mod listener;
mod measure;
pub mod network;
pub mod random;
pub mod raw;
pub mod shapes;
mod starter;
mod tracks;

pub use embed::Embedding;
pub use features::{SignFeatures, features};
pub use idle::background;
pub use listener::{Heard, Listening, SignListener};
pub use measure::SignMeasure;
pub use starter::{Gesture, starter, starter_beside};
