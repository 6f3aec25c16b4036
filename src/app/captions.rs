//! What others say, written down while they speak. Kept nowhere.

use crate::app::effect::EffectId;
use crate::app::state::State;
use crate::app::voices::KnownRecogniser;
use crate::domain::service::Service;

/// The microphone hears others, and their words are written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// The effect that opened the microphone.
    pub id: EffectId,
    /// It is open.
    pub open: bool,
    /// They are written down on this device: what was begun so is never sent anywhere.
    pub(super) here: bool,
    /// Pieces of speech that are being written down.
    pub under_way: usize,
    /// The last piece could not be written down, and that was told.
    pub(super) failed: bool,
}

impl Captions {
    pub(super) fn new(id: EffectId, here: bool) -> Self {
        Self { id, open: false, here, under_way: 0, failed: false }
    }
}

/// Who writes down what others say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Writer<'a> {
    /// A recogniser that somebody added, by its name: nothing leaves the device.
    Here(&'a str),
    /// A service.
    Service(&'a Service),
}

impl State {
    /// Who writes down what others say in the language of now, if anybody can. What is on the device goes first; until that is known,
    /// nobody does.
    pub fn writer(&self) -> Option<Writer<'_>> {
        let can = |known: &&KnownRecogniser| known.lang == Some(self.lang()) && known.fault.is_none();
        let mut added = self.voices.recognisers.as_ref()?.iter().filter(can);
        added.next().map(|known| Writer::Here(&known.name)).or_else(|| self.transcriber().map(Writer::Service))
    }
}
