//! Sharing between tablets: sealed, signed, and merged, through any folder or storage. docs/sharing.md tells the whole of it.

pub mod book;
pub mod circle;
pub mod depot;
pub mod engine;
pub mod local;
pub mod meeting;
pub mod merged;
pub mod ring;
pub mod seal;
pub mod seat;
pub mod wire;

pub use circle::{Circle, CircleError, Erased};
