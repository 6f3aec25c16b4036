//! Looking and listening: one thread owns the camera, the microphone, the hand models and what was taught. Only the
//! newest frame is looked at, nothing is kept, and whatever is open closes by itself when nothing is shown for long.

mod cards;
mod deck;
mod session;
mod signs;
mod tools;
mod words;
mod worker;

pub use tools::Devices;
pub use worker::Attention;

use crate::app::Taught;
use crate::domain::shown::Shown;
use crate::io::files::Home;
use crate::recognition::fewshot::Decision;

/// What something shown means to a person: for the command line, without a thread.
pub fn decide(home: &Home, taught: &Taught, shown: &Shown) -> Decision {
    tools::Tools::new(home, Devices::default()).known(shown.way(), taught).decide(shown)
}
