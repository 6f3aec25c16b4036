//! Sharing between tablets.

mod erasing;
mod joining;
mod members;
mod place;
mod simulation;
mod tablet;
