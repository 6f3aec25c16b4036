//! What sessions are made with, and what was taught made ready to answer.

use super::cards::Cards;
use super::session::Session;
use super::signs::Signs;
use super::words::Words;
use crate::app::Taught;
use crate::art::picture::Picture;
use crate::domain::board::Board;
use crate::domain::example::Example;
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::recognize::RecognizeSettings;
use crate::domain::shown::{Shown, Way};
use crate::domain::vocabulary::Vocabulary;
use crate::formats::vocabulary;
use crate::io::audio::CaptureChoice;
use crate::io::camera::CameraChoice;
use crate::io::export::cards_of;
use crate::io::files::Home;
use crate::io::models::hands;
use crate::io::store;
use crate::recognition::card::{CardFeatures, Shot, prototypes};
use crate::recognition::fewshot::Entry;
use crate::recognition::hand::{Options, Tracker};
use crate::recognition::sketch::SketchFeatures;
use crate::recognition::{Known, Lesson, meaning_of, seed_entries};
use std::cell::{OnceCell, RefCell};
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
    words: OnceCell<Vocabulary>,
    seeds: OnceCell<Arc<[Entry<SketchFeatures>]>>,
    printed: RefCell<Option<Printed>>,
}

/// What the cards of these boards look like: it takes long to find out, and an example more changes nothing about it.
struct Printed {
    boards: Vec<Arc<Board>>,
    lang: Lang,
    entries: Vec<Entry<CardFeatures>>,
}

impl Tools {
    pub(super) fn new(home: &Home, devices: Devices) -> Self {
        let (words, seeds, printed) = (OnceCell::new(), OnceCell::new(), RefCell::new(None));
        Self { devices, home: home.clone(), words, seeds, printed }
    }

    /// Makes what was taught ready to answer.
    pub(super) fn known(&self, way: Way, taught: &Taught) -> Known {
        match way {
            Way::Sign => Known::signs(lessons(taught, |shown| match shown {
                Shown::Sign(sign) => Some(sign),
                _ => None,
            })),
            Way::Card => {
                let own = lessons(taught, |shown| match shown {
                    Shown::Card(view) => Some(view),
                    _ => None,
                });
                Known::cards(own, self.printed(taught))
            }
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

    /// How the cards of the boards within reach would look before the camera.
    fn printed(&self, taught: &Taught) -> Vec<Entry<CardFeatures>> {
        let (boards, lang) = (taught.boards.clone(), taught.lang);
        let mut printed = self.printed.borrow_mut();
        match &*printed {
            Some(before) if before.boards == boards && before.lang == lang => before.entries.clone(),
            _ => {
                let entries = self.print(taught);
                *printed = Some(Printed { boards, lang, entries: entries.clone() });
                entries
            }
        }
    }

    fn print(&self, taught: &Taught) -> Vec<Entry<CardFeatures>> {
        let boards: Vec<_> = taught.boards.iter().map(AsRef::as_ref).collect();
        let words = self.words.get_or_init(vocabulary::builtin);
        let blob = |id: &BlobId| store::read_blob(&self.home.data, id).ok();
        let mut entries = Vec::new();
        for card in cards_of(&boards, words, taught.lang, &blob) {
            let Some(picture) = card.picture.as_ref().and_then(on_paper) else { continue };
            let (code, letters) = (card.name.modules(), card.label.chars().count());
            entries.extend(prototypes(&meaning_of(&card.name), &picture, card.tint, letters, code.as_ref()));
        }
        entries
    }

    /// Opens what a way needs.
    ///
    /// # Errors
    /// What the person is told.
    pub(super) fn open(&self, way: Way, settings: &RecognizeSettings) -> Result<Box<dyn Session>, Notice> {
        match way {
            Way::Sign => {
                let models = hands::open(&self.home.models, hands::HandChoice::default()).map_err(|error| {
                    tracing::warn!(%error, "no hand models");
                    Notice::problem("hands-missing")
                })?;
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

/// Learns from what is taught now without beginning anew. False: it has to be made anew.
pub(super) fn relearn(known: &mut Known, taught: &Taught) -> bool {
    known.relearn(lessons(taught, Some))
}

fn lessons<'a, T>(
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

/// A picture on white paper, small: cards are compared at 96 pixels.
fn on_paper(picture: &Picture) -> Option<Shot> {
    let small = picture.thumbnail(160);
    Shot::on_paper(&small.rgba, small.width as usize, small.height as usize)
}
