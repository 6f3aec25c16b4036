//! Ways to press a button, as state machines with time passed in: no clock, no window.

mod touch;

pub use touch::{SelectOn, TouchEvent, TouchFilter, TouchReply, TouchSettings};
