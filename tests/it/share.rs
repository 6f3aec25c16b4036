//! Sharing between tablets.

mod approving;
mod cost;
mod erasing;
mod joining;
mod keys;
mod members;
mod place;
mod real;
mod simulation;
mod tablet;
