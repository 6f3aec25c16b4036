//! Documents that leave the device on paper.

mod cards;
mod deck;
mod metrics;

pub use cards::{PrintError, print_cards};
pub use deck::{PrintCard, cards_of};
