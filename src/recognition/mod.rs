//! The maths around models: what a camera, a pen or a microphone measured becomes an answer about words.
//! Takes numbers, gives decisions; opens no device, file or model.

pub mod card;
pub mod face;
pub mod fewshot;
pub mod hand;
mod known;
pub mod sign;
pub mod sketch;
pub mod spoken;

pub use known::{CARD_OF_BUTTON, Known, Lesson, meaning_of, redundant, seed_entries};
