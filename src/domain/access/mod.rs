//! Ways to press a button, as state machines with time passed in: no clock, no window.

mod hand;
mod touch;

pub use hand::{Deed, Hand, HandEvent, HandReply, HandSettings, Place, Way};
pub use touch::{SelectOn, TouchEvent, TouchFilter, TouchReply, TouchSettings};
