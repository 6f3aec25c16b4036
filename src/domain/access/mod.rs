//! Ways to press a button, as state machines with time passed in: no clock, no window.
//!
//! Every way chooses among the same [`Target`]s: touch, a pointer that rests, switches.

mod dwell;
mod hand;
mod head;
mod lens;
pub mod measure;
mod presses;
mod scan;
mod settings;
mod steady;
mod switch;
mod target;
mod touch;
mod trial;

pub use dwell::{Dwell, DwellReply, DwellSettings, Progress};
pub use hand::{Deed, Hand, HandEvent, HandReply, HandSettings, Place, Way};
pub use head::{FaceMeasures, FaceSwitch, GESTURES, HeadPointer, HeadSettings};
pub use lens::Glass;
pub use presses::{Help, Presses};
pub use scan::{Advance, Marked, Node, Scan, ScanReply, ScanSettings, Style, tree};
pub use settings::{AccessSettings, Answering};
pub use steady::{OneEuro, Steady};
pub use switch::{Gesture, Pressed, Role, Side, Source, Switch, SwitchEvent, SwitchFilter, SwitchSettings};
pub use target::{Area, Manner, Target, in_groups};
pub use touch::{SelectOn, TouchEvent, TouchFilter, TouchReply, TouchSettings};
pub use trial::{Helper, Method, PATIENCE_MS, Trial};
