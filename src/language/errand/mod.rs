//! What is said on errands: sentences with a blank, and boards of answers made from a question.

mod blank;
mod board;
mod english;
mod korean;

pub use blank::fill;
pub use board::{AnswerBoard, AnswerOption, board};
