//! Documents that leave the device on paper.

mod boards;
mod cards;
mod deck;
mod error;
mod metrics;
mod page;
mod supplies;

pub mod about_card;
pub mod catalogue;
pub mod consent_form;
pub mod labels;
pub mod mounting;
pub mod recovery_sheet;

pub use boards::print_boards;
pub use cards::print_cards;
pub use deck::{PrintCard, cards_of};
pub use error::PrintError;
pub use supplies::{Missing, Printed, Supplies, Unfit};
