//! Frame by frame: is anybody saying something?

use super::voice::{ABOVE_ROOM_DB, FAINTEST_DB, FRAME, VOICE, loudness_db};

/// Voice frames in a row that begin a word (48 ms): the detector's single hits are noise.
const VOICE_BEGINS: usize = 3;
/// Other loud frames in a row that begin a word (112 ms): longer than a click or a cup put down.
const SOUND_BEGINS: usize = 7;
/// How fast the idea of the room follows a quieter and a louder frame; the louder so slowly that a word does not lift it.
const ROOM_FALLS: f32 = 0.2;
const ROOM_RISES: f32 = 0.01;
const ROOM_RISES_IN_WORD: f32 = 0.001;

/// What the gate thinks after a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// This frame sounds.
    pub sounds: bool,
    /// So many frames in a row have sounded that a word has begun.
    pub begins: bool,
}

/// Voice by the detector `earshot`, other sounds by loudness above the room.
pub(super) struct Gate {
    detector: Box<earshot::Detector>,
    any_sound: bool,
    room_db: Option<f32>,
    voice_run: usize,
    sound_run: usize,
}

impl Gate {
    /// `any_sound`: what is loud but no voice counts too.
    pub fn new(any_sound: bool) -> Self {
        let detector = earshot::Detector::default_boxed();
        Self { detector, any_sound, room_db: None, voice_run: 0, sound_run: 0 }
    }

    /// Frames before a word's beginning is noticed.
    pub fn delay() -> usize {
        SOUND_BEGINS.max(VOICE_BEGINS)
    }

    /// Hears the next 16 ms. `in_word`: a word is going on.
    pub fn hear(&mut self, frame: &[f32; FRAME], in_word: bool) -> Verdict {
        let db = loudness_db(frame);
        let room = *self.room_db.get_or_insert(db);
        let is_loud = db >= (room + ABOVE_ROOM_DB).max(FAINTEST_DB);
        let is_voice = self.detector.predict_f32(frame) > VOICE && db >= FAINTEST_DB;
        self.voice_run = if is_voice { self.voice_run + 1 } else { 0 };
        self.sound_run = if is_loud && self.any_sound { self.sound_run + 1 } else { 0 };
        let rises = if in_word || is_voice { ROOM_RISES_IN_WORD } else { ROOM_RISES };
        self.room_db = Some(room + (db - room) * if db < room { ROOM_FALLS } else { rises });
        Verdict {
            sounds: is_voice || self.sound_run > 0,
            begins: self.voice_run >= VOICE_BEGINS || self.sound_run >= SOUND_BEGINS,
        }
    }

    /// Takes what it hears now for the room: something went on too long to be a word.
    pub fn accept_as_room(&mut self) {
        self.room_db = None;
    }
}
