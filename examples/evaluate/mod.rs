//! The protocol of the evaluation (`docs/evaluation.md`), for any way of showing.

mod args;
pub mod draw;
pub mod episodes;
pub mod figures;
mod reading;
mod report;
mod run;

pub use args::{Args, Kind, Split};
pub use reading::{Item, Reading, Unreadable, name, read_text};
pub use run::run;

use malgeurim::recognition::fewshot::{Entry, Measure};
use std::path::Path;

/// How one way of showing plugs into the protocol.
pub trait Way {
    /// What a file holds of one showing.
    type Raw;
    /// How two showings are compared.
    type Measure: Measure + Default;

    /// Reads a file or folder. Bad lines and files are named in the reading, not errors.
    fn read(path: &Path) -> Result<Reading<Self::Raw>, Unreadable>;

    /// What is compared; `None` when the recogniser can make nothing of it.
    fn features(raw: &Self::Raw) -> Option<Features<Self>>;

    /// The shipped background set of the way: showings that are no word.
    fn background() -> Vec<Features<Self>> {
        Vec::new()
    }

    /// What comes with the program and stands beside what is taught: other things that a person may show.
    fn beside(_taught: &[Entry<Features<Self>>]) -> Vec<Features<Self>> {
        Vec::new()
    }
}

/// What the measure of a way compares.
pub type Features<W> = <<W as Way>::Measure as Measure>::Features;
