//! A person: who they are and how they want to talk, touch, hear and see.

use super::access::{AccessSettings, HandSettings, TouchSettings};
use super::board::Button;
use super::calm::{Calm, Stay};
use super::clip::{clip_key, piece_key};
use super::errand::AboutMe;
use super::guardian::Sealed;
use super::id::{BlobId, BoardId, Millis, ProfileId, SetId, WordId};
use super::keyboard::KeyboardSettings;
use super::locale::Lang;
use super::looks::Looks;
use super::own_word::OwnWord;
use super::recognize::RecognizeSettings;
use super::sentence::SpeechLevel;
use super::strip::Piece;
use super::vocabulary::SymbolRef;
use super::voice::VoiceRef;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which fixed grid the person talks with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GridSize {
    /// 8 columns, 5 rows.
    #[default]
    Full,
    /// 4 columns, 3 rows.
    Beginner,
}

/// How a person is addressed, behind their name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Address {
    /// 하늘 님.
    #[default]
    Nim,
    /// 하늘 씨.
    Ssi,
    /// 하늘: the name alone.
    Name,
}

impl Address {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Nim, Self::Ssi, Self::Name];

    /// What stands behind the name in Korean.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Nim => "님",
            Self::Ssi => "씨",
            Self::Name => "",
        }
    }
}

/// Colours of the face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Hanji paper and ink.
    #[default]
    Light,
    /// Ink paper.
    Dark,
    /// Black, white and yellow.
    Contrast,
}

/// Loudest voice: twice its own amplitude (+6 dB); more would only bend what is loud already.
pub const MAX_VOLUME: f32 = 2.0;

/// How it is spoken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpeechSettings {
    /// Words per minute of the voice's own scale, 0.5..=2 of its normal speed.
    pub rate: f32,
    /// 0.5..=2 of its normal pitch.
    pub pitch: f32,
    /// 0..=[`MAX_VOLUME`]; 1 is the voice's own loudness.
    pub volume: f32,
    /// Speak each word when it is tapped (else only the sentence).
    pub each_word: bool,
    /// A new tap cuts off what is being said.
    pub interrupt: bool,
    /// Speech level of sentences.
    pub level: SpeechLevel,
    /// A sentence that calls a friend or someone younger is 반말.
    pub plain_to_friends: bool,
    /// The voice that was chosen for a language; none: the clearest of the machine.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub voices: BTreeMap<Lang, VoiceRef>,
}

impl Default for SpeechSettings {
    fn default() -> Self {
        Self {
            rate: 0.9,
            pitch: 1.0,
            volume: 1.0,
            each_word: true,
            interrupt: false,
            level: SpeechLevel::Polite,
            plain_to_friends: false,
            voices: BTreeMap::new(),
        }
    }
}

/// How it looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FaceSettings {
    /// Colours.
    pub theme: Theme,
    /// 0.8..=2.
    pub scale: f32,
    /// Animations on.
    pub motion: bool,
    /// What stands at the right for most hands stands at the left.
    pub left_handed: bool,
    /// Boards show every word in both languages, the other one small below.
    pub both_languages: bool,
}

impl Default for FaceSettings {
    fn default() -> Self {
        Self { theme: Theme::Light, scale: 1.0, motion: true, left_handed: false, both_languages: false }
    }
}

/// What is offered while the person makes a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuggestSettings {
    /// Next words.
    pub words: bool,
    /// Whole sentences.
    pub sentences: bool,
    /// What the person said before changes what is offered.
    pub learn: bool,
}

impl Default for SuggestSettings {
    fn default() -> Self {
        Self { words: true, sentences: true, learn: true }
    }
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Its id.
    pub id: ProfileId,
    /// As the person wants to be called.
    pub name: String,
    /// How they want to be addressed.
    #[serde(skip_serializing_if = "is_usual")]
    pub address: Address,
    /// The group they make art with, by its name; empty: none. The same name on two devices is the same group.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The picture they chose: a symbol or a stored picture. Never given.
    pub picture: SymbolRef,
    /// When it was made; also the order of the list.
    pub made: Millis,
    /// Language of boards and voice.
    pub lang: Lang,
    /// Grid.
    pub grid: GridSize,
    /// Words up to this level are shown (1-4); positions never move.
    pub level: u8,
    /// Words that are masked one by one.
    pub masked: BTreeSet<WordId>,
    /// The person sees every word, whatever is masked for them. Their own choice: nobody else's settings change it.
    #[serde(skip_serializing_if = "is_off")]
    pub sees_all: bool,
    /// The sets of boards they talk with, the first one first; empty: that of `home`, else the built-in one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<SetId>,
    /// The board the person starts on, if not the first one of its set.
    pub home: Option<BoardId>,
    /// Voice.
    pub speech: SpeechSettings,
    /// Words and sentences that are offered.
    pub suggest: SuggestSettings,
    /// Touch.
    pub touch: TouchSettings,
    /// The keyboard on the screen.
    pub keyboard: KeyboardSettings,
    /// Dwell, switches.
    pub access: AccessSettings,
    /// Look.
    pub face: FaceSettings,
    /// How people in symbols look.
    pub looks: Looks,
    /// Signs, cards, drawings, sounds.
    pub recognize: RecognizeSettings,
    /// The person's own recordings (WAV) for buttons, by [`clip_key`]; played instead of the voice.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub clips: BTreeMap<String, BlobId>,
    /// The person's own drawings (PNG) as pictures of words, by [`meaning`](super::example::meaning).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub drawings: BTreeMap<String, BlobId>,
    /// Helps for a hand that draws.
    #[serde(default)]
    pub hand: HandSettings,
    /// Drawings of their own that were cut free, newest first: things for scenes.
    #[serde(default)]
    pub things: Vec<BlobId>,
    /// Words that the vocabulary does not have, the newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<OwnWord>,
    /// A guardian has to agree too before works are shown. The person's own no always stands.
    #[serde(default)]
    pub guardian_agrees: bool,
    /// Whom to call for them, sealed: only an instructor who gave the PIN reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guardian: Option<Sealed>,
    /// Rooms and tools that are hidden, so that nothing distracts.
    #[serde(skip_serializing_if = "Calm::is_empty")]
    pub calm: Calm,
    /// The room in which they stay until an instructor ends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stays: Option<Stay>,
    /// What the card tells others about the person.
    #[serde(skip_serializing_if = "AboutMe::is_empty")]
    pub about: AboutMe,
}

fn is_usual(address: &Address) -> bool {
    *address == Address::default()
}

fn is_off(on: &bool) -> bool {
    !on
}

/// The undo list of what an instructor changes of people in the workshop: no key in a person's rooms takes that back.
pub fn undo_list_of_workshop() -> ProfileId {
    ProfileId("workshop/people".to_owned())
}

/// Words that can never be masked and stand in the same place on every board.
pub const PROTECTED_WORDS: [&str; 7] = ["yes", "no", "stop", "help", "not-know", "hurt", "toilet"];

/// Symbols that stand for a person who has no photograph or drawing yet. Never animals.
pub const PICTURES: [&str; 12] = ["🙂", "🌟", "🌷", "🎧", "🚲", "🎹", "🧢", "⛰️", "☁️", "📚", "⚽", "🎨"];

impl Profile {
    /// A new person with the settings everyone starts with.
    pub fn new(id: ProfileId, name: &str, made: Millis) -> Self {
        Self { id, name: name.to_owned(), made, level: 4, picture: SymbolRef::from(PICTURES[0]), ..Self::default() }
    }

    /// The person as one addresses them: 하늘 님. In English the name alone.
    pub fn called(&self, lang: Lang) -> String {
        match (lang, self.address.suffix()) {
            (Lang::Ko, suffix @ ("님" | "씨")) => format!("{} {suffix}", self.name),
            _ => self.name.clone(),
        }
    }

    /// Whether a word of this level is hidden for the person. Protecting words never are.
    pub fn masks(&self, word: &WordId, level: u8) -> bool {
        !PROTECTED_WORDS.contains(&word.as_str()) && (level > self.level || self.masked.contains(word))
    }

    /// The person's own word that is written like this.
    pub fn own_word(&self, text: &str) -> Option<&OwnWord> {
        self.words.iter().find(|word| word.ko == text.trim())
    }

    /// What the person recorded for a button.
    pub fn clip(&self, board: &BoardId, button: &Button) -> Option<&BlobId> {
        self.clips.get(&clip_key(board, button))
    }

    /// What the person recorded for a word or phrase.
    pub fn clip_of(&self, piece: &Piece) -> Option<&BlobId> {
        self.clips.get(&piece_key(piece)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protecting_words_are_never_masked() {
        let mut person = Profile::new("p".into(), "하늘", 0);
        person.level = 1;
        for word in PROTECTED_WORDS {
            person.masked.insert(word.into());
            assert!(!person.masks(&word.into(), 4), "{word} must stay");
        }
        assert!(person.masks(&"bank".into(), 2));
    }
}
