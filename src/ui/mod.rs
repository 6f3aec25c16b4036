//! The face: egui only. Reads `&State`, sends `Command`s. Never touches disk, sound or network.
//!
//! `kit` has tokens, textures, the touch filter and the few widgets; `screens` has one file or folder per room.

mod keyboard;
pub mod kit;
mod refusal;
mod screens;
mod shortcuts;
mod window;

pub use refusal::Refusal;
pub use window::{Engine, Face, HangulFonts, Window};
