//! Own spoken words: any sound of a person's own can be a word. Sound comes in as samples, is cut to the voice, kept as
//! loudness of bands ([`hear`]), and compared as cepstra over time ([`features`], [`SpokenMeasure`]).

mod background;
mod bands;
mod features;
mod gate;
mod hear;
mod listener;
mod measure;
mod quality;
mod rate;
mod voice;

pub use background::background;
pub use features::{SpokenFeatures, features};
pub use hear::{HearError, LONGEST_S, PAD_MS, hear};
pub use listener::{Heard, ListenerSettings, Listening, SpokenListener};
pub use measure::SpokenMeasure;
pub use quality::Problem;
