//! What sessions are made with, and what was taught made ready to answer.

use super::cards::Cards;
use super::deck::Deck;
use super::session::Session;
use super::signs::Signs;
use super::words::Words;
use crate::app::Taught;
use crate::domain::example::Example;
use crate::domain::notice::Notice;
use crate::domain::recognize::RecognizeSettings;
use crate::domain::shown::{Shown, Way};
use crate::io::audio::CaptureChoice;
use crate::io::camera::CameraChoice;
use crate::io::files::Home;
use crate::io::models::hands;
use crate::recognition::fewshot::Entry;
use crate::recognition::hand::{Options, Tracker};
use crate::recognition::sketch::SketchFeatures;
use crate::recognition::{Known, Lesson, seed_entries};
use std::cell::OnceCell;
use std::sync::Arc;

/// Drawings of common things, drawn by us.
const SEEDS: &[u8] = include_bytes!("../../../assets/sketches/seeds.jsonl");

/// Where pictures and sound come from.
#[derive(Clone, Default)]
pub struct Devices {
    /// Pictures.
    pub camera: CameraChoice,
    /// Sound.
    pub microphone: CaptureChoice,
}

impl Devices {
    /// The device's own, or the files that `MALGEURIM_CAMERA` and `MALGEURIM_MICROPHONE` name.
    pub fn from_environment() -> Self {
        Self { camera: CameraChoice::from_environment(), microphone: CaptureChoice::from_environment() }
    }
}

/// What sessions are made with.
pub(super) struct Tools {
    devices: Devices,
    home: Home,
    /// Made when they are first needed.
    seeds: OnceCell<Arc<[Entry<SketchFeatures>]>>,
    /// The cards of the boards.
    pub(super) deck: Deck,
}

impl Tools {
    pub(super) fn new(home: &Home, devices: Devices) -> Self {
        Self { devices, home: home.clone(), seeds: OnceCell::new(), deck: Deck::new(home) }
    }

    /// Makes what was taught ready to answer.
    pub(super) fn known(&self, way: Way, taught: &Taught) -> Known {
        match way {
            Way::Sign => Known::signs(lessons(taught, |shown| match shown {
                Shown::Sign(sign) => Some(sign),
                _ => None,
            })),
            Way::Card => self.deck.known(taught),
            Way::Sketch => {
                let own = lessons(taught, |shown| match shown {
                    Shown::Sketch(sketch) => Some(sketch),
                    _ => None,
                });
                Known::sketches(own, Arc::clone(self.seeds.get_or_init(|| seed_entries(SEEDS))))
            }
            Way::Word => Known::words(lessons(taught, |shown| match shown {
                Shown::Word(word) => Some(word),
                _ => None,
            })),
        }
    }

    /// Opens what a way needs.
    ///
    /// # Errors
    /// What the person is told.
    pub(super) fn open(&self, way: Way, settings: &RecognizeSettings) -> Result<Box<dyn Session>, Notice> {
        match way {
            Way::Sign => {
                let models =
                    hands::open(&self.home.models, hands::HandChoice::default()).map_err(|error| no_hands(&error))?;
                let wanted = if settings.both_hands { 2 } else { 1 };
                let tracker = Tracker::new(models, Options { wanted, ..Options::default() });
                Ok(Box::new(Signs::open(&self.devices.camera, tracker, settings)?))
            }
            Way::Card => Ok(Box::new(Cards::open(&self.devices.camera)?)),
            Way::Word => Ok(Box::new(Words::open(&self.devices.microphone, settings)?)),
            // A pad needs no device.
            Way::Sketch => Err(Notice::problem("attention-off")),
        }
    }
}

/// What a person is told when hands cannot be told: not there yet, or there and of no use.
fn no_hands(error: &hands::HandsError) -> Notice {
    tracing::warn!(%error, "no hand models");
    let missing = error.key() == "missing";
    Notice::problem(if missing { "hands-missing" } else { "hands-unusable" })
}

/// Learns from what is taught now without beginning anew. False: it has to be made anew.
pub(super) fn relearn(known: &mut Known, taught: &Taught) -> bool {
    known.relearn(lessons(taught, Some))
}

pub(super) fn lessons<'a, T>(
    taught: &'a Taught,
    of: impl Fn(&'a Shown) -> Option<&'a T> + 'a,
) -> impl Iterator<Item = Lesson<'a, T>>
where
    T: 'a,
{
    taught.examples.iter().filter_map(move |example| {
        let example: &Example = example;
        Some(Lesson { id: example.id.as_str(), word: example.meaning(), shown: of(&example.shown)?, is: example.is })
    })
}
