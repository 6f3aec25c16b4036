//! Sharing between tablets: where they meet.

pub mod depot;
